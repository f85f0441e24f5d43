//! `lucarne man`.

use clap::CommandFactory;
use clap_mangen::Man;

use crate::cli::arguments::Arguments;
use crate::cli::arguments::ManArguments;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::host::create_folder;
use crate::host::write_atomic;

pub(in crate::cli) fn run(terminal: &Terminal, arguments: &ManArguments) -> Result<(), Failure> {
    let mut program = Arguments::command();
    let Some(out) = &arguments.out else { return terminal.file(&page(&program)) };
    create_folder(out)?;
    // The names of the pages hold those of the commands above.
    program.build();
    for (name, page) in pages(&program) {
        write_atomic(&out.join(&name), &page)?;
        terminal.result(name)?;
    }
    Ok(())
}

/// Lists the pages of a command and of those below it, by file name.
fn pages(command: &clap::Command) -> Vec<(String, Vec<u8>)> {
    let name = command.get_display_name().unwrap_or(command.get_name());
    let below = command.get_subcommands().filter(|command| command.get_name() != "help");
    [(format!("{name}.1"), page(command))].into_iter().chain(below.flat_map(pages)).collect()
}

fn page(command: &clap::Command) -> Vec<u8> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page).expect("a list of bytes takes all that is written");
    page
}
