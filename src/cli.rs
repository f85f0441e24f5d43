//! The command line: what it asks for, what it prints, how the program ends.
//!
//! Exit codes: 0 done; 1 problems in the sources; 2 wrong usage; 3 the machine failed. Results go to standard output,
//! everything else to standard error; only `terminal` prints.

mod advisory;
mod arguments;
mod build;
mod built_in;
mod check;
mod completions;
mod csaf_changes;
mod explain;
mod failure;
mod import;
mod init;
mod lock;
mod man;
mod new;
mod place;
mod policy;
mod questions;
mod schema;
mod serve;
mod signing;
mod terminal;
mod time;
mod translate;
mod trial;

use std::process::ExitCode;

use arguments::Arguments;
use arguments::Command;
use clap::Parser;
use failure::Failure;
use place::Place;
use terminal::Terminal;

/// Runs the program with the arguments of its process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return terminal::print_usage(&error),
    };
    let terminal = Terminal::new(arguments.common.loudness(), arguments.common.color);
    match run(&arguments, &terminal) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal.failure(&failure);
            failure.exit_code()
        }
    }
}

fn run(arguments: &Arguments, terminal: &Terminal) -> Result<(), Failure> {
    let place = || Place::find(arguments.common.site.as_deref());
    match &arguments.command {
        Command::Advisory(advisory) => advisory::run(terminal, &place()?, advisory),
        Command::Build(build) => build::run(terminal, &place()?, build),
        Command::BuiltIn(built_in) => built_in::run(terminal, built_in),
        Command::Check(check) => check::run(terminal, &place()?, check),
        Command::Completions { shell } => completions::run(terminal, *shell),
        Command::Explain(explain) => explain::run(terminal, explain),
        Command::Import(import) => import::run(terminal, &place()?, import),
        Command::Init(init) => init::run(terminal, init),
        Command::Man(man) => man::run(terminal, man),
        Command::New(new) => new::run(terminal, &place()?, new),
        Command::Policy(policy) => policy::run(terminal, &place()?, policy),
        Command::Schema { name } => schema::run(terminal, *name),
        Command::Serve(serve) => serve::run(terminal, &place()?, serve),
        Command::Translate(translate) => translate::run(terminal, &place()?, translate),
    }
}
