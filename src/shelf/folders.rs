//! The platform's folders for a program's own files.

use std::io;
use std::path::{Path, PathBuf};

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};

/// Where the program keeps its own files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// For settings and house styles.
    pub settings: PathBuf,
    /// For what can be made again.
    pub cache: PathBuf,
    /// For what a person keeps for good.
    pub data: PathBuf,
    /// For what isn't saved yet, and what was saved before.
    pub state: PathBuf,
}

impl Folders {
    /// The platform's; none where a person has no home.
    pub fn of_platform() -> Option<Self> {
        let strategy = choose_app_strategy(AppStrategyArgs {
            top_level_domain: "org".into(),
            author: "Communique".into(),
            app_name: "communique".into(),
        })
        .ok()?;
        Some(Self {
            settings: strategy.config_dir(),
            cache: strategy.cache_dir(),
            data: strategy.data_dir(),
            // Windows and macOS have no folder for it but that for data.
            state: strategy
                .state_dir()
                .unwrap_or_else(|| strategy.data_dir().join("state")),
        })
    }

    /// All in one folder, as tests have them.
    pub fn within(folder: &Path) -> Self {
        Self {
            settings: folder.join("settings"),
            cache: folder.join("cache"),
            data: folder.join("data"),
            state: folder.join("state"),
        }
    }

    /// The folder for house styles, with the fonts that lie beside them.
    pub fn styles(&self) -> PathBuf {
        self.settings.join("styles")
    }

    /// The folder for PDFs that are only shown, made if it isn't there, readable
    /// by its owner alone. Those of earlier days are swept out.
    ///
    /// # Errors
    /// If it can't be made.
    pub fn for_printing(&self) -> io::Result<PathBuf> {
        let folder = self.cache.join("print");
        make_private(&folder)?;
        sweep(&folder);
        Ok(folder)
    }
}

/// The person's own folder, which paths call '~'.
pub fn home() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

#[cfg(unix)]
pub(super) fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

/// Windows keeps these folders in the person's own profile.
#[cfg(not(unix))]
pub(super) fn make_private(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)
}

/// Removes files that are older than a day; what can't be removed stays.
fn sweep(folder: &Path) {
    const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let age = modified.ok().and_then(|time| time.elapsed().ok());
        if age.is_some_and(|age| age > DAY) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
