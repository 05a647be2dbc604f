//! What was measured, as a table that's printed row by row.

use std::time::Duration;

/// How often a thing is measured.
pub const RUNS: usize = 20;

/// A measured thing a row.
pub struct Table;

impl Table {
    pub fn begin() -> Self {
        let table = Self;
        table.row("", "median", "limit", "ratio");
        table
    }

    /// A time, its limit, and what it's compared with.
    pub fn time(
        &self,
        what: &str,
        took: Duration,
        limit: Duration,
        peer: Option<(&str, Duration)>,
    ) {
        let over = if took > limit { " OVER" } else { "" };
        let ratio = peer.map(|(name, peer)| {
            format!("{:.2} of {name}", took.as_secs_f64() / peer.as_secs_f64())
        });
        let median = format!("{:.1} ms", took.as_secs_f64() * 1e3);
        let limit = format!("{:.0} ms{over}", limit.as_secs_f64() * 1e3);
        self.row(what, &median, &limit, &ratio.unwrap_or_default());
    }

    /// Anything else.
    pub fn row(&self, what: &str, median: &str, limit: &str, ratio: &str) {
        println!("{what:<32} {median:>10} {limit:>12}  {ratio}");
    }
}

/// The median of what `run` takes in [`RUNS`] runs.
pub fn median(mut run: impl FnMut() -> Duration) -> Duration {
    let mut took: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    took.sort();
    took[RUNS / 2]
}
