//! Names and addresses that stand for any, so that each language may have its own.

use crate::check::drift::code_words::is_foreign;
use crate::check::drift::lexicon::Lexicon;

/// Whether a name stands for any, as RFC 3092 lists them, or says that it is the reader's: `foo`, `libfoo`, `mybar`,
/// `your-host`. The lexicon is that of its language.
pub(in crate::check::drift) fn is_name(name: &str, lexicon: &Lexicon) -> bool {
    let lower = name.to_lowercase();
    let readers = ["my-", "my_", "your"];
    if readers.iter().any(|start| lower.starts_with(start))
        || lower.strip_prefix("my").is_some_and(|bare| lexicon.has("variable", bare))
    {
        return true;
    }
    let bare = ["lib", "my", "l"].iter().find_map(|start| lower.strip_prefix(start)).unwrap_or(&lower);
    let is_any = ["foo", "baz", "qux"].iter().any(|end| lower.ends_with(end)) || lexicon.has("sample", bare);
    // `Hello` begins a sentence, and `"hello"` is a value that says nothing.
    is_any || lexicon.has("greeting", name)
}

/// Whether two addresses are the reader's own, for which each language has a name: `your-name@example.org`, `jdoe@…`, of
/// one host or, where that is the reader's, of none that the web has.
pub(in crate::check::drift) fn is_address(own: &str, other: &str, lexicon: &Lexicon) -> bool {
    let is_own = |piece: &str| ["your", "you-", "my-"].iter().any(|start| piece.starts_with(start));
    let is_mine = |piece: &str| piece.starts_with("my.") || is_own(piece);
    let host = |address: &str| {
        let rest = address.split("://").last().unwrap_or_default();
        rest.split('/').next().and_then(|place| place.rsplit('@').next()).unwrap_or_default().to_owned()
    };
    let (place, other_place) = (host(own), host(other));
    let is_anybody = own.split_once('@').is_some_and(|(name, _)| is_name(name, lexicon)) && other.contains('@');
    let is_readers = own.split_once('@').is_some_and(|(name, host)| is_mine(name) && is_mine(host));
    is_anybody && place == other_place
        || is_readers && other.contains('@')
        || own.split(['/', '@', '.', ':', '~']).any(is_own)
            && (place == other_place || is_own(&place) && !other_place.contains('.'))
}

/// Whether names in a command or a path are in letters that no program has, such as `dpkg -i パッケージ名.deb`: what
/// readers fill in. Of such a name all that is no such letter is the source's too, in its order.
pub(in crate::check::drift) fn is_filled_in(own: &str, other: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (own.split_whitespace().collect(), other.split_whitespace().collect());
    let is_name = |own: &str, other: &str| {
        let mut runs = ascii_runs(own);
        // A word of a command is what the program reads: `disable` is no name.
        own.contains(['_', '-', '.'])
            && other.contains(is_foreign)
            && ascii_runs(other).all(|run| runs.any(|own| own == run))
            && ascii_runs(own).filter(|run| has_digit(run)).eq(ascii_runs(other).filter(|run| has_digit(run)))
            && (!other.contains('.') || own.rsplit('.').next() == other.rsplit('.').next())
    };
    let is_word = |own: &str, other: &str| {
        let (a, b): (Vec<&str>, Vec<&str>) = (own.split('/').collect(), other.split('/').collect());
        a.len() == b.len() && a.iter().zip(&b).all(|(own, other)| own == other || is_name(own, other))
    };
    let is_command = |at: usize| at == 0 && a.len() > 1;
    own.is_ascii()
        && a.len() == b.len()
        && a.iter()
            .zip(&b)
            .enumerate()
            .all(|(at, (own, other))| own == other || !is_command(at) && !own.starts_with('-') && is_word(own, other))
}

fn ascii_runs(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|run| !run.is_empty())
}

fn has_digit(run: &str) -> bool {
    run.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_fill_in_keeps_the_rest_of_its_name() {
        let check = |own: &str, other: &str, expected: bool| {
            assert_eq!(is_filled_in(own, other), expected, "{own}, {other}");
        };
        check("dpkg -i package_name_version-1.deb", "dpkg -i パッケージ名_バージョン-1.deb", true);
        check("dpkg -i package_name_version-1.deb", "dpkg -i パッケージ名_バージョン-2.deb", false);
        check("/var/lib/name.list", "/var/lib/名前.conf", false);
        check("rm -r folder", "rm -f répertoire", false);
        check("agent diag disable", "agent diag 無効", false);
        check("rm -r folder", "détruire -r folder", false);
    }

    #[test]
    fn anybody_has_a_name_in_each_language_and_a_host_none() {
        let lexicon = Lexicon::new(&"en".parse().unwrap());
        let check = |own: &str, other: &str, expected: bool| {
            assert_eq!(is_address(own, other, &lexicon), expected, "{own}, {other}");
        };
        check("jdoe@example.org", "toto@example.org", true);
        check("jdoe@example.org", "toto@example.net", false);
        check("security@example.org", "secu@example.org", false);
        check("your-name@example.org", "votre-nom@example.org", true);
    }
}
