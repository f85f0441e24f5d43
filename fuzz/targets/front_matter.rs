//! Any text as an advisory: it is read to its end, and printed with places that are in it.
#![no_main]

mod site;

use libfuzzer_sys::fuzz_target;
use lucarne::diag;
use lucarne::diag::Format;
use lucarne::diag::Style;

const ADVISORY: &str = "content/advisories/2026/EX-2026-0001.md";

fuzz_target!(|bytes: &[u8]| {
    let fenced = [b"+++\n", bytes].concat();
    for bytes in [bytes, fenced.as_slice()] {
        let (snapshot, outcome) = site::check(&[(ADVISORY, bytes)]);
        assert_eq!(outcome.value.is_none(), outcome.report.has_errors(), "there is an edition where there is no error");
        diag::print(&outcome.report, &snapshot, Format::Human, Style::Plain, "");
        diag::print(&outcome.report, &snapshot, Format::Sarif, Style::Plain, "");
    }
});
