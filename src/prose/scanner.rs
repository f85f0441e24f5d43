//! Code of one language, marked line by line.
//!
//! Blocks of one language share most of their lines. What a line becomes is settled by the line and by the state that
//! the lines before it leave, so a line that was met in the same state is not parsed again.

use std::collections::BTreeMap;
use std::rc::Rc;

use syntect::parsing::ParseState;
use syntect::parsing::ScopeStack;
use syntect::parsing::SyntaxReference;
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use crate::prose::html::escape;
use crate::prose::scope::Classes;

/// How many brackets and quotes may stand in each other; code beyond that stays plain, since each step costs as much
/// as there are.
const DEEPEST: usize = 200;

/// So many states between lines are known at a time, so that finding one costs little beside parsing a line.
const MOST_STATES: usize = 64;

/// Marks texts of one language.
pub(in crate::prose) struct Scanner<'s> {
    syntaxes: &'s SyntaxSet,
    classes: &'s Classes,
    /// The states between lines; the first one is that before a text.
    states: Vec<State>,
    /// What lines became, by the state before them; `None` for what stays plain.
    lines: Vec<BTreeMap<String, Option<Line>>>,
}

/// What the lines before a line leave.
#[derive(Clone, PartialEq, Eq)]
struct State {
    parser: ParseState,
    scopes: ScopeStack,
}

/// What a line became.
#[derive(Clone)]
struct Line {
    /// The classes of its parts and where each part ends, in bytes.
    parts: Rc<[(Option<&'static str>, usize)]>,
    /// The state behind it.
    next: usize,
}

impl<'s> Scanner<'s> {
    pub(in crate::prose) fn new(
        syntaxes: &'s SyntaxSet,
        classes: &'s Classes,
        syntax: &SyntaxReference,
    ) -> Scanner<'s> {
        let first = State { parser: ParseState::new(syntax), scopes: ScopeStack::new() };
        Scanner { syntaxes, classes, states: vec![first], lines: vec![BTreeMap::new()] }
    }

    /// Returns a text as HTML; `None` where it stays plain.
    pub(in crate::prose) fn mark(&mut self, text: &str) -> Option<String> {
        let mut runs = Runs::default();
        let mut state = 0;
        for line in LinesWithEndings::from(text) {
            let mut start = 0;
            let Line { parts, next } = self.line(state, line)?;
            for (class, end) in parts.iter() {
                runs.push(*class, line.get(start..*end)?);
                start = *end;
            }
            state = next;
        }
        Some(runs.finish())
    }

    fn line(&mut self, state: usize, text: &str) -> Option<Line> {
        if let Some(known) = self.lines[state].get(text) {
            return known.clone();
        }
        let mut after = self.states[state].clone();
        let parts = self.parse(&mut after, text).map(Rc::from);
        if parts.is_some() && self.states.len() == MOST_STATES && !self.states.contains(&after) {
            // The state of the line itself is among what is forgotten, so nothing is noted of it.
            self.states.truncate(1);
            self.lines = vec![BTreeMap::new()];
            return Some(Line { parts: parts?, next: self.number(after) });
        }
        let line = parts.map(|parts| Line { parts, next: self.number(after) });
        self.lines[state].insert(text.to_owned(), line.clone());
        line
    }

    /// Returns the number of a state, which is a new one where it is not known.
    fn number(&mut self, state: State) -> usize {
        self.states.iter().position(|known| *known == state).unwrap_or_else(|| {
            self.states.push(state);
            self.lines.push(BTreeMap::new());
            self.states.len() - 1
        })
    }

    fn parse(&self, state: &mut State, line: &str) -> Option<Vec<(Option<&'static str>, usize)>> {
        let mut parts = Vec::new();
        for (end, operation) in state.parser.parse_line(line, self.syntaxes).ok()? {
            if state.scopes.len() > DEEPEST {
                return None;
            }
            parts.push((self.classes.of(state.scopes.as_slice()), end));
            state.scopes.apply(&operation).ok()?;
        }
        parts.push((self.classes.of(state.scopes.as_slice()), line.len()));
        Some(parts)
    }
}

/// HTML in which neighbours of one class share an element.
#[derive(Default)]
struct Runs {
    html: String,
    class: Option<&'static str>,
    text: String,
}

impl Runs {
    fn push(&mut self, class: Option<&'static str>, text: &str) {
        if text.is_empty() {
            return;
        }
        // White space has no colour, so it need not end a run.
        let is_blank = text.chars().all(char::is_whitespace);
        if class != self.class && (self.text.is_empty() || !is_blank) {
            self.flush();
            self.class = class;
        }
        self.text.push_str(text);
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let inner = text.trim_end();
        let space = &text[inner.len()..];
        match self.class {
            Some(class) if !inner.is_empty() => {
                self.html.push_str(&format!("<span class=\"{class}\">{}</span>{space}", escape(inner)));
            }
            Some(_) | None => self.html.push_str(&escape(&text)),
        }
    }

    fn finish(mut self) -> String {
        self.flush();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_do_not_depend_on_those_before_them() {
        let syntaxes = two_face::syntax::extra_newlines();
        let classes = Classes::new();
        let syntax = |token| syntaxes.find_syntax_by_token(token).unwrap();
        let strings: String = (0..2 * MOST_STATES).map(|at| format!("a = r{}\"\n", "#".repeat(at))).collect();
        let texts = ["/* a\n", "b */ fn f() {}\n", "fn f() {}\n", "/* a\nb */ fn f() {}\n", &strings, "fn f() {}\n"];
        let mut shared = Scanner::new(&syntaxes, &classes, syntax("rs"));
        for text in texts {
            let alone = Scanner::new(&syntaxes, &classes, syntax("rs")).mark(text);
            assert_eq!(shared.mark(text), alone, "{text}");
        }
    }
}
