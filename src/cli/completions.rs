//! `lucarne completions`.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::arguments::Arguments;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;

pub(in crate::cli) fn run(terminal: &Terminal, shell: Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "lucarne", &mut script);
    terminal.file(&script)
}
