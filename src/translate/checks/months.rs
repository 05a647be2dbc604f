//! Whether a month that Arabic has by two names is one month: 'حزيران/يونيه'.
//!
//! A reader goes by the name of their own country, so that two that differ are two dates.

use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};
use crate::language::{DoubleMonth, double_months, month_by_both_names, months_in};

/// Looks for names of two months that stand as one, and tells the same two once. Which is meant is plain where the source has
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
    let mut findings: Vec<Finding> = Vec::new();
    for double in unlike {
        let Some(written) = target.text.get(double.at.clone()) else {
            continue;
        };
        let put = |month| Mend::letters(target, &double.at, &month_by_both_names(month));
        let fix = meant(&double).and_then(put);
        let kind = FindingKind::TwoMonths(written.to_owned());
        match findings.iter_mut().find(|finding| finding.kind == kind) {
            Some(finding) => finding.fix.extend(fix),
            None => findings.push(Finding {
                at: Some(double.at),
                fix: fix.into_iter().collect(),
                kind,
            }),
        }
    }
    findings
}
