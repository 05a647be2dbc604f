//! Exports without a window, as whole processes.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::table::{RUNS, Table, median};

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_communique");
pub const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/sample_releases/ct-week-2021.ron"
);

pub fn measure(table: &Table) {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out.pdf");
    let bare = median(|| ran(Command::new(PROGRAM).arg("--version")).0);
    let mut peaks = Vec::new();
    let export = median(|| {
        let (took, peak) = ran(export_command(&out).stdout(Stdio::null()));
        peaks.push(peak);
        took
    });
    table.time(
        "export of the sample as PDF",
        export,
        Duration::from_millis(150),
        Some(("the program's bare start", bare)),
    );
    peaks.sort_unstable();
    let peak = peaks[RUNS / 2] as f64 / 1024.0;
    table.row("its memory", &format!("{peak:.0} MB"), "100 MB", "");
}

fn export_command(out: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(["export", SAMPLE, "--to", "pdf", "-o"])
        .arg(out);
    command
}

/// How long a program runs, and the most memory that it had, in KiB.
fn ran(command: &mut Command) -> (Duration, u64) {
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().expect("it starts");
    let mut peak = 0;
    loop {
        if let Some(most) = memory(child.id(), "VmHWM") {
            peak = most;
        }
        if let Some(status) = child.try_wait().expect("it can be waited for") {
            assert!(status.success(), "{status}");
            return (begun.elapsed(), peak);
        }
        std::thread::sleep(Duration::from_micros(500));
    }
}

/// A process's memory in KiB, as Linux tells it.
pub fn memory(process: u32, what: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(what))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
