//! `lucarne schema`.

use crate::author::schema::SchemaName;
use crate::author::schema::schema;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;

pub(in crate::cli) fn run(terminal: &Terminal, name: SchemaName) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(&schema(name)).expect("a schema is JSON");
    terminal.result(text)
}
