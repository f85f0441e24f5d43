//! The examples of CommonMark 0.31.2, with raw HTML on: what we add to the parser changes none of them.
//!
//! `COMMONMARK` names a JSON list of `markdown` and `html`; without it nothing is tested. What a site prints otherwise,
//! each deliberately, is listed in `tests/tools/commonmark.txt`.

use std::env;
use std::fs;

use lucarne::read::markdown_options;
use pulldown_cmark::Parser;
use pulldown_cmark::html::push_html;
use serde_json::Value;

#[test]
#[expect(clippy::print_stdout, reason = "a test that checks nothing says so")]
fn every_example_is_printed_as_the_standard_says() {
    let Ok(path) = env::var("COMMONMARK") else {
        println!("skipped: COMMONMARK names no examples");
        return;
    };
    let examples: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let text = |example: &Value, key: &str| example[key].as_str().unwrap().to_owned();
    let differ: Vec<usize> = (1..=examples.len())
        .filter(|number| {
            print(&text(&examples[number - 1], "markdown")) != normal(&text(&examples[number - 1], "html"))
        })
        .collect();
    assert_eq!((examples.len(), differ), (652, Vec::new()));
}

fn print(markdown: &str) -> String {
    let mut html = String::new();
    push_html(&mut html, Parser::new_ext(markdown, markdown_options()));
    normal(&html)
}

/// Returns HTML without what means the same: line ends between elements, escaped quotes, the slash of empty elements.
fn normal(html: &str) -> String {
    html.replace("&quot;", "\"").replace(" />", ">").replace("/>", ">").replace('\n', "")
}
