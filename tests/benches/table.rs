//! What was measured, as a table.

use std::time::Duration;

/// How often a thing is measured.
pub const RUNS: usize = 20;

/// A measured thing a row.
pub struct Table {
    rows: Vec<[String; 4]>,
}

impl Table {
    pub fn new() -> Self {
        let head = ["", "median", "limit", "ratio"];
        Self {
            rows: vec![head.map(str::to_owned)],
        }
    }

    /// A time, its limit, and what it's compared with.
    pub fn time(
        &mut self,
        what: &str,
        took: Duration,
        limit: Duration,
        peer: Option<(&str, Duration)>,
    ) {
        let over = if took > limit { " OVER" } else { "" };
        let ratio = peer.map(|(name, peer)| {
            format!("{:.2} of {name}", took.as_secs_f64() / peer.as_secs_f64())
        });
        self.rows.push([
            what.to_owned(),
            format!("{:.1} ms", took.as_secs_f64() * 1e3),
            format!("{:.0} ms{over}", limit.as_secs_f64() * 1e3),
            ratio.unwrap_or_default(),
        ]);
    }

    /// Anything else.
    pub fn row(&mut self, what: &str, value: String, limit: &str, ratio: String) {
        let cells = [what.to_owned(), value, limit.to_owned(), ratio];
        self.rows.push(cells);
    }

    pub fn skipped(&mut self, what: &str, why: &str) {
        self.row(what, "SKIPPED".into(), "", why.into());
    }

    pub fn print(&self) {
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or(0)
        };
        let widths = [0, 1, 2].map(width);
        for [what, median, limit, ratio] in &self.rows {
            println!(
                "{what:<0$}  {median:>1$}  {limit:>2$}  {ratio}",
                widths[0], widths[1], widths[2]
            );
        }
    }
}

/// The median of what `run` takes in [`RUNS`] runs.
pub fn median(mut run: impl FnMut() -> Duration) -> Duration {
    let mut took: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    took.sort();
    took[RUNS / 2]
}
