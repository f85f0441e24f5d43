//! From the scopes of a syntax to the few classes that the stylesheet colours.

use syntect::parsing::Scope;

/// Scopes that decide wherever they stand in the stack: what is inside of them keeps their class.
const ENCLOSING: &[(&str, &str)] = &[("comment", "hl-comment"), ("meta.mapping.key", "hl-attribute")];

/// Scopes by prefix, the more exact before the more general; without a class the scope around it decides.
const INNERMOST: &[(&str, Option<&str>)] = &[
    ("punctuation.definition.string", None),
    ("punctuation.definition.variable", None),
    ("punctuation.definition.parameter", None),
    ("punctuation.definition.inserted", None),
    ("punctuation.definition.deleted", None),
    ("punctuation", Some("hl-punctuation")),
    ("string.regexp", Some("hl-string")),
    ("string", Some("hl-string")),
    ("constant.numeric", Some("hl-number")),
    ("constant", Some("hl-constant")),
    ("variable.function", Some("hl-function")),
    ("variable.parameter.option", Some("hl-attribute")),
    ("variable", Some("hl-variable")),
    ("support.function", Some("hl-function")),
    ("support.constant", Some("hl-constant")),
    ("support.type", Some("hl-type")),
    ("support.class", Some("hl-type")),
    ("storage.type.function", Some("hl-keyword")),
    ("storage.type.rust", Some("hl-type")),
    ("storage", Some("hl-keyword")),
    ("keyword.operator.word", Some("hl-keyword")),
    ("keyword.operator", Some("hl-operator")),
    ("keyword", Some("hl-keyword")),
    ("entity.name.function", Some("hl-function")),
    ("entity.name.tag.toml", Some("hl-attribute")),
    ("entity.name.tag.yaml", Some("hl-attribute")),
    ("entity.name.tag", Some("hl-tag")),
    ("entity.name.table", Some("hl-tag")),
    ("entity.section", Some("hl-tag")),
    ("entity.other.attribute-name", Some("hl-attribute")),
    ("entity.name", Some("hl-type")),
    ("markup.inserted", Some("hl-inserted")),
    ("markup.deleted", Some("hl-deleted")),
    ("meta.diff.header", Some("hl-comment")),
    ("meta.diff.range", Some("hl-comment")),
];

/// The classes by scope, made once for all blocks.
#[derive(Debug)]
pub(in crate::prose) struct Classes {
    enclosing: Vec<(Scope, &'static str)>,
    innermost: Vec<(Scope, Option<&'static str>)>,
}

impl Classes {
    pub(in crate::prose) fn new() -> Classes {
        Classes {
            enclosing: ENCLOSING.iter().map(|(name, class)| (scope(name), *class)).collect(),
            innermost: INNERMOST.iter().map(|(name, class)| (scope(name), *class)).collect(),
        }
    }

    /// Returns the class of a text by its scopes, the innermost last.
    pub(in crate::prose) fn of(&self, stack: &[Scope]) -> Option<&'static str> {
        let encloses = |(prefix, _): &&(Scope, &str)| stack.iter().any(|scope| prefix.is_prefix_of(*scope));
        if let Some((_, class)) = self.enclosing.iter().find(encloses) {
            return Some(class);
        }
        let class_of = |scope: &Scope| {
            let entry = self.innermost.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
            entry.and_then(|(_, class)| *class)
        };
        stack.iter().rev().find_map(class_of)
    }
}

fn scope(name: &str) -> Scope {
    Scope::new(name).expect("a scope of the tables has at most eight parts")
}
