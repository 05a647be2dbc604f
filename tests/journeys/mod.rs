//! What people do with the program, from beginning to end, in the real app.

mod advising;
mod commenting;
mod commenting_writers;
mod compose;
mod conflicts;
mod copies;
mod crashes;
mod dropping;
mod editing;
mod exchanging;
mod files;
mod keyboard;
mod library;
mod page;
mod pasting;
mod pictures;
mod popups;
mod scripts;
mod sharing;
mod tables;
mod timing;
mod translating;
mod translator;
mod undo;
mod versions;
