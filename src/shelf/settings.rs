//! What the window was like when it was last closed, and what files were open.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::Folders;
use super::folders::make_private;

/// How many files are remembered.
const MOST_RECENT: usize = 12;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// All choices, in the order in which they're offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
}

/// How large pages are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Zoom {
    /// As wide as the pane.
    #[default]
    FitWidth,
    /// Whole.
    FitPage,
    /// At a share of their size on paper: 1 is 100 %.
    Share(f32),
}

/// Where a window was.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Its size in points.
    pub size: (f32, f32),
    /// Whether it filled the screen.
    pub maximized: bool,
}

/// Who works with the program. Never in anything that is published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// The name; empty where it wasn't said.
    pub name: String,
    /// Of whom.
    pub organization: String,
    /// What the person changes is marked with it where others have the file open, too: one of
    /// those that are offered, by its place.
    pub colour: usize,
}

/// What is remembered between two runs of the program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Where the window was.
    pub window: Option<WindowPlace>,
    /// How large pages are shown.
    pub zoom: Zoom,
    /// Whether the outline is hidden.
    pub outline_hidden: bool,
    /// Whether fields show blanks and where paragraphs and emphasis end.
    pub shows_marks: bool,
    /// Whether arrows lead to what stands on the left and right, not on and back in the
    /// text, where it runs both ways.
    pub visual_arrows: bool,
    /// Whether the page is hidden.
    pub page_hidden: bool,
    /// How wide the outline is, in points, where a person has said so.
    pub outline_width: Option<f32>,
    /// How much the page has of what the outline leaves, from 0 to 1, where a person
    /// has said so.
    pub page_share: Option<f32>,
    /// Who works with the program.
    pub person: Person,
    /// Whether the person was asked for that.
    pub has_asked_person: bool,
    /// Whether others aren't told that a file is open here.
    pub hides_presence: bool,
    /// Whether translations of releases that are saved aren't remembered for others.
    pub forgets_translations: bool,
    /// Whether the glossary that comes with the program isn't used.
    pub hides_sample_glossary: bool,
    /// The files that were open, the last one first.
    pub recent: Vec<PathBuf>,
}

impl Settings {
    /// Reads them. What is missing or can't be read is as in a new program.
    pub fn read(folders: &Folders) -> Self {
        let text = fs::read_to_string(file(folders)).unwrap_or_default();
        ron::from_str(&text).unwrap_or_default()
    }

    /// Writes them, but for the files that were open: other windows may have
    /// opened some since these were read.
    ///
    /// # Errors
    /// If the folder can't be written into.
    pub fn write(&self, folders: &Folders) -> io::Result<()> {
        let _one = alone();
        let recent = Self::read(folders).recent;
        let merged = Self {
            recent,
            ..self.clone()
        };
        merged.replace(folders)
    }

    /// Puts a file at the head of those that were open, in the folder's own list.
    ///
    /// # Errors
    /// If the folder can't be written into.
    pub fn remember_for_good(folders: &Folders, path: &Path) -> io::Result<()> {
        let _one = alone();
        let mut settings = Self::read(folders);
        settings.remember(path);
        settings.replace(folders)
    }

    fn replace(&self, folders: &Folders) -> io::Result<()> {
        let text =
            ron::ser::to_string_pretty(self, PrettyConfig::new()).map_err(io::Error::other)?;
        make_private(&folders.settings)?;
        let mut new = tempfile::NamedTempFile::new_in(&folders.settings)?;
        io::Write::write_all(&mut new, text.as_bytes())?;
        new.persist(file(folders)).map_err(|error| error.error)?;
        Ok(())
    }

    /// Puts a file at the head of those that were open.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|recent| recent != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT);
    }
}

/// One at a time: each reads what is there before it writes.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn file(folders: &Folders) -> PathBuf {
    folders.settings.join("settings.ron")
}
