//! Jobs to HTML through a theme.
//!
//! An [`Engine`] holds the theme's templates, read once; a [`Setting`] what all pages of a build share. [`page()`] and
//! [`entry()`] do one job each and may be called from many threads. Templates see views alone and escape everything but
//! what is marked safe; a fault in one is the author's and becomes a diagnostic at its place. References between the
//! theme's own files (`url(...)` in a stylesheet) are not rewritten.

mod block;
mod cycle;
mod engine;
mod fault;
mod function;
mod page;
mod prose;
mod setting;
mod settle;

pub use engine::Engine;
pub use page::entry;
pub use page::page;
pub use setting::Setting;
pub use settle::settled;
