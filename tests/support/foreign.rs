//! Programs of others that open what this one makes.

use std::io::Write;
use std::path::Path;
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
        skip(program);
    }
    found
}

/// Says that a test is skipped, since something isn't here.
fn skip(what: &str) {
    assert!(
        std::env::var_os("COMMUNIQUE_FOREIGN").is_none(),
        "{what} isn't installed"
    );
    // Past the test runner's capture, which would keep it quiet.
    let said = format!("\nSKIPPED: a test needs {what}, which isn't installed here\n");
    std::io::stderr().write_all(said.as_bytes()).ok();
}

/// The Python that has the libraries of others.
fn python_itself() -> String {
    // The system's own packages are for this one; a machine may have others before it.
    std::env::var("COMMUNIQUE_PYTHON").unwrap_or_else(|_| "/usr/bin/python3".to_owned())
}

/// The same for a library of Python.
pub fn has_library(library: &str) -> bool {
    let found = Command::new(python_itself())
        .args(["-c", &format!("import {library}")])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !found {
        skip(&format!("Python's {library}"));
    }
    found
}

/// Whether a folder that others install is here.
pub fn has_folder(folder: &str) -> bool {
    let found = Path::new(folder).is_dir();
    if !found {
        skip(folder);
    }
    found
}

/// Runs one of the scripts beside the tests; what it prints.
pub fn python(script: &str, arguments: &[&Path]) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign");
    let script = folder.join(script);
    let mut words = vec!["-W", "ignore", script.to_str().expect("plain")];
    let arguments = arguments.iter();
    words.extend(arguments.map(|argument| argument.to_str().expect("plain")));
    output(&python_itself(), &words)
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
