//! Pieces of a window of our own, for any program: they know `egui` and
//! nothing of releases.

mod calendar;
mod long_list;
mod opening;
mod option_list;
mod row_end;
pub mod text;

pub use calendar::{Calendar, DayCursor};
pub use long_list::LongList;
pub use opening::opens_now;
pub use option_list::option_list;
pub use row_end::RowEnd;
