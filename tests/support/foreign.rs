//! Programs of others that open what this one makes.

use std::io::Write;
use std::process::{Command, Stdio};

/// Whether `program` is here. Where it isn't, the test that needs it says so
/// and passes, unless `COMMUNIQUE_FOREIGN` is set, as it is where all of them
/// are installed.
pub fn has(program: &str) -> bool {
    let found = Command::new(program)
        .arg("-v")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok();
    if !found {
        assert!(
            std::env::var_os("COMMUNIQUE_FOREIGN").is_none(),
            "{program} isn't installed"
        );
        // Past the test runner's capture, which would keep it quiet.
        let said = format!("\nSKIPPED: a test needs {program}, which isn't installed here\n");
        std::io::stderr().write_all(said.as_bytes()).ok();
    }
    found
}

/// What `program` prints.
pub fn output(program: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .expect("it can be started");
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}
