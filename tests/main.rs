//! What people rely on, as one test program: a module a room or a journey.

mod compare;
mod edits;
mod faults;
mod formats;
mod images;
mod import;
mod journeys;
mod language;
mod release;
mod review;
mod session;
mod support;
mod text;
mod texts;
mod tidy;
mod translate;
mod typeset;
