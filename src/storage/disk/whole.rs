//! Small files of our own, written so that they're there whole or not at all.

use std::io;
use std::path::Path;

use super::{Disk, Rights};

/// What they end with before they're whole.
pub(in crate::storage) const PART: &str = "part";

/// Makes `bytes` the file at `path`, for its owner alone; what was there gives way.
///
/// # Errors
/// If it can't; what was there is there still.
pub(in crate::storage) fn write_whole(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
) -> io::Result<()> {
    let part = path.with_added_extension(PART);
    // One that was cut off earlier is nobody's: who writes here is alone.
    let _ = disk.remove(&part);
    let mut file = disk.create(&part, Rights::Private)?;
    let written = file.write(bytes).and_then(|()| file.sync());
    drop(file);
    let written = written.and_then(|()| disk.rename(&part, path));
    if written.is_err() {
        let _ = disk.remove(&part);
        return written;
    }
    match path.parent() {
        Some(folder) => disk.sync_folder(folder),
        None => Ok(()),
    }
}
