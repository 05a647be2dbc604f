//! From a release to its page, and from the page back to the release.

mod escaping;
mod pages;
mod pdf;
mod said;
mod styles;
