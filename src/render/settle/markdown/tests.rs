use std::collections::BTreeMap;

use crate::model::Locale;
use crate::phrase::Phrasebook;

use super::*;

fn in_locale(locale: &str, html: &str) -> String {
    let locale: Locale = locale.parse().unwrap();
    let phrasebook = Phrasebook::new(&BTreeMap::from([(locale.clone(), vec![""])]));
    of_html(html, phrasebook.locale(&locale)).unwrap()
}

#[track_caller]
fn check(html: &str, expected: &str) {
    assert_eq!(in_locale("en", html), expected);
}

#[test]
fn table_keeps_its_rows_and_lists_in_cells_become_sentences() {
    let table = "<div class=\"table\" role=\"region\" tabindex=\"0\"><table><caption class=\"unseen\">T</caption><thead><tr>\
                 <th scope=\"col\">A</th>\n<th>B</th></tr></thead><tbody><tr><th scope=\"row\"><span class=\"severity\"><svg>\
                 <path/></svg>High</span></th><td>Any:<ul><li>one|two</li><li><p>three</p></li></ul></td></tr></tbody></table>\
                 </div>";
    check(table, "| A | B |\n| --- | --- |\n| High | Any: one\\|two and three |");
    assert!(in_locale("ja", table).ends_with("| High | Any: one\\|two、three |"), "{}", in_locale("ja", table));
    check("<table><caption>T</caption><tr><td><p>a</p><p>b</p></td></tr></table>", "T\n\n| a b |\n| --- |");
}

#[test]
fn descriptions_become_a_list() {
    check(
        "<dl class=\"rows\"><div><dt>Email</dt><dd><a href=\"mailto:a@x.example\">a@x.example</a><span>English &amp; \
         French</span></dd></div><div><dt><a href=\"https://x.example/keys/a.asc\">Key</a></dt><dd><code>8D22 A</code></dd></div></dl>",
        "* **Email** [a@x.example](mailto:a@x.example) – English \\& French\n\
         * **[Key](https://x.example/keys/a.asc)** `8D22 A`",
    );
    check("<dl><dt>A</dt><dd><p>b</p><ul><li>c</li><li>d</li></ul></dd></dl>", "* **A** b c and d");
}

#[test]
fn links_side_by_side_become_a_sentence() {
    let links = "<dl><dt>C</dt><dd><a href=\"https://a.example/\">A</a> <a href=\"https://b.example/\">B</a> \
                 <a href=\"https://c.example/\">C</a> </dd></dl>";
    let [a, b, c] = ["[A](https://a.example/)", "[B](https://b.example/)", "[C](https://c.example/)"];
    check(links, &format!("* **C** {a}, {b}, and {c}"));
    assert_eq!(in_locale("fr", links), format!("* **C** {a}, {b} et {c}"));
    assert_eq!(in_locale("ja", links), format!("* **C** {a}、{b}、{c}"));
}

#[test]
fn signs_that_repeat_words_are_left_out() {
    check(
        "<p class=\"label\"><span class=\"mark\" aria-hidden=\"true\">✓</span> In scope</p>\n<ul>\n<li>App</li>\n<li>Web\
         <br>site</li>\n</ul>\n",
        "In scope\n\n* App\n* Web site",
    );
}

#[test]
fn lists_stand_in_the_items_that_hold_them() {
    check(
        "<p>Rules</p><ol start=\"9\"><li>A<ul><li>b</li><li><p>c</p><p>d</p></li></ul></li><li>E<ol><li>f</li></ol>g</li></ol>\
         <p>End</p>",
        "Rules\n\n9. A\n   * b\n   * c d\n10. E\n    1. f\n\n    g\n\nEnd",
    );
    check("<ul><li></li><li>a</li></ul><ul><li>b</li></ul>", "* a\n\n* b");
}

#[test]
fn marks_stand_at_their_words() {
    check("<p>a <strong> b </strong>, <em>c</em><strong></strong> <code>d`e</code>.</p>", "a **b** , *c* ``d`e``.");
    check("<p>a&nbsp;b &lt;&eacute;&#233;</p>", "a&nbsp;b \\<&eacute;é");
    check("<table><tr><td><code>a|b</code></td></tr></table>", "| `a\\|b` |\n| --- |");
    check(
        "<p><a href=\"https://x.example/\"><b>x</b> <code>y</code></a> <a>z</a></p>",
        "[**x** `y`](https://x.example/) z",
    );
    check("<p>a</strong></p></li><h3>b</h3>c</p>", "a\n\nb\n\nc");
}

#[test]
fn what_is_no_html_is_an_error() {
    let locale: Locale = "en".parse().unwrap();
    let phrasebook = Phrasebook::new(&BTreeMap::from([(locale.clone(), vec![""])]));
    for html in ["<p>a</p><b", "a<!-- b", "<"] {
        assert!(of_html(html, phrasebook.locale(&locale)).is_err(), "{html}");
    }
}

#[test]
fn marks_that_end_in_one_another_keep_their_words() {
    check("<p><em>é<a href=\"https://x.example/\">x</em></a></p>", "[*éx*](https://x.example/)");
}

#[test]
fn what_is_left_out_ends_with_its_own_tag() {
    check("<p>a</p><template><li>b</template><p>c</p>", "a\n\nc");
    check("<p>a<button>b<button>c</button></button>d</p>", "ad");
}
