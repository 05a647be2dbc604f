//! This test program begun again, as a process of its own that does one thing and tells of it
//! line by line.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

/// What a process that was begun here is to do.
const TASK: &str = "COMMUNIQUE_TEST_TASK";
/// What its lines begin with, among those of the test runner.
const SIGN: &str = "> ";

/// A process that was begun, and what it says.
pub struct Process {
    pub child: Child,
    pub said: Lines,
    orders: ChildStdin,
}

/// The lines that a process says, up to its end.
pub struct Lines(BufReader<ChildStdout>);

impl Process {
    /// Begins the ignored test called `test`, as the test runner calls it, with its task.
    pub fn begin(test: &str, task: impl Into<OsString>) -> Self {
        Self::begin_by(&[], test, task)
    }

    /// The same by way of another program, which begins it in surroundings of its own.
    pub fn begin_by(way: &[&str], test: &str, task: impl Into<OsString>) -> Self {
        let program = std::env::current_exe().expect("this program has a path");
        let mut words = way.iter().map(OsString::from).chain([program.into()]);
        let mut child = Command::new(words.next().expect("a program"))
            .args(words)
            .args(["--exact", test, "--ignored", "--nocapture"])
            .env(TASK, task.into())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it can be begun");
        let said = child.stdout.take().expect("it has an output");
        let orders = child.stdin.take().expect("it has an input");
        Self {
            child,
            said: Lines(BufReader::new(said)),
            orders,
        }
    }

    /// Has it read a line.
    pub fn order(&mut self, line: &str) {
        writeln!(self.orders, "{line}").expect("it listens");
    }
}

impl Iterator for Lines {
    type Item = String;

    /// The next whole line; what a killed process has half said is nothing.
    fn next(&mut self) -> Option<String> {
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).ok()?;
            let whole = line.strip_suffix('\n')?;
            if let Some(said) = whole.strip_prefix(SIGN) {
                return Some(said.to_owned());
            }
        }
    }
}

/// What this process was begun for, if another test began it.
pub fn task() -> Option<OsString> {
    std::env::var_os(TASK)
}

/// Tells whoever began this process, at once and whole. Where nobody listens any more the
/// process has nothing more to do.
pub fn say(line: &str) {
    let line = format!("{SIGN}{line}\n");
    let mut out = io::stdout().lock();
    if out
        .write_all(line.as_bytes())
        .and_then(|()| out.flush())
        .is_err()
    {
        std::process::exit(0);
    }
}

/// The moment, in microseconds, by a clock that all processes share.
pub fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let micros = since.expect("it's after 1970").as_micros();
    u64::try_from(micros).expect("it's before the year 500,000")
}

/// The number that a variable of the environment says, for a longer run than the usual one.
pub fn number_in(variable: &str, usual: usize) -> usize {
    match std::env::var(variable) {
        Ok(said) => said.parse().expect("it's a number"),
        Err(_) => usual,
    }
}
