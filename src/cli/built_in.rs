//! `lucarne built-in`.

use crate::cli::arguments::BuiltInArguments;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::host;
use crate::text::SourceFile;
use crate::text::nearest_path;

pub(in crate::cli) fn run(terminal: &Terminal, arguments: &BuiltInArguments) -> Result<(), Failure> {
    let files = host::built_in();
    let Some(path) = &arguments.path else { return files.iter().try_for_each(|file| terminal.result(&file.path)) };
    let file = files.iter().find(|file| file.path.as_str() == path).ok_or_else(|| unknown(path, &files))?;
    terminal.file(&file.bytes)
}

fn unknown(path: &str, files: &[SourceFile]) -> Failure {
    let failure = Failure::usage(format!("there is no built-in file `{}`", path.escape_debug()));
    let name = |path: &str| path.rsplit('/').next().map(str::to_owned);
    let same_name = || files.iter().find(|file| name(file.path.as_str()) == name(path)).map(|file| file.path.as_str());
    match nearest_path(path, files.iter().map(|file| file.path.as_str())).or_else(same_name) {
        Some(known) => failure.hint(format!("there is `{known}`")),
        None => failure.hint("`lucarne built-in` lists them"),
    }
}
