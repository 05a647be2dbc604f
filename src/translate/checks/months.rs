//! Whether a month that Arabic has by two names is one month: 'حزيران/يونيه'.
//!
//! A reader goes by the name of their own country, so that two that differ are two dates.

use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};
use crate::language::{DoubleMonth, double_months, month_by_both_names, months_in};

/// Looks for names of two months that stand as one. Which is meant is plain where the source has
/// the one and not the other.
pub(super) fn look(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Vec<Finding> {
    if checked.into.language() != "ar" {
        return Vec::new();
    }
    let mut unlike = double_months(&target.text);
    unlike.retain(|double| double.months.0 != double.months.1);
    if unlike.is_empty() {
        return Vec::new();
    }
    let ours = months_in(&source.text, checked.from);
    let meant = |double: &DoubleMonth| {
        let (first, second) = double.months;
        match (ours.contains(&first), ours.contains(&second)) {
            (true, false) => Some(first),
            (false, true) => Some(second),
            _ => None,
        }
    };
    let findings = unlike.into_iter().filter_map(|double| {
        let written = target.text.get(double.at.clone())?.to_owned();
        let fix = meant(&double)
            .and_then(|month| Mend::letters(target, &double.at, &month_by_both_names(month)));
        Some(Finding {
            at: Some(double.at),
            fix: fix.into_iter().collect(),
            ..Finding::of(FindingKind::TwoMonths(written))
        })
    });
    findings.collect()
}
