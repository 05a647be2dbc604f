//! A plain text that two people changed, as one.

use super::weave::{By, Three, Woven, weave};
use super::words::Words;

/// A text that was made of two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct MergedText {
    pub text: String,
    /// What it would be as either of the two has it, where they're at odds.
    pub odds: Option<(String, String)>,
}

/// Merges what two made of `base`, word by word. What is at odds stays as we have it, unless
/// we took it out.
pub(super) fn merged(base: &str, ours: &str, theirs: &str) -> MergedText {
    let [in_base, in_ours, in_theirs] = [base, ours, theirs].map(Words::of_text);
    let versions = Three {
        base: &in_base,
        ours: &in_ours,
        theirs: &in_theirs,
    };
    let our = |range| ours.get(in_ours.bytes(range)).unwrap_or_default();
    let their = |range| theirs.get(in_theirs.bytes(range)).unwrap_or_default();
    let mut merged = MergedText::default();
    let (mut if_ours, mut if_theirs) = (String::new(), String::new());
    let mut is_at_odds = false;
    for piece in weave(versions) {
        let [standing, ours, theirs] = match piece {
            Woven::Kept(stretch) | Woven::Both(stretch) | Woven::Ours(stretch) => {
                [our(stretch.ours); 3]
            }
            Woven::Theirs(stretch) => [their(stretch.theirs); 3],
            Woven::Odds(stretch) => {
                is_at_odds = true;
                let by = versions.standing(&stretch);
                let (ours, theirs) = (our(stretch.ours), their(stretch.theirs));
                let standing = match by {
                    By::Ours => ours,
                    By::Theirs => theirs,
                };
                [standing, ours, theirs]
            }
        };
        merged.text.push_str(standing);
        if_ours.push_str(ours);
        if_theirs.push_str(theirs);
    }
    merged.odds = is_at_odds.then_some((if_ours, if_theirs));
    merged
}

/// What `now` says with what was `chosen` where they're at odds; both were made of `base`.
pub(super) fn chosen(base: &str, chosen: &str, now: &str) -> String {
    let merged = merged(base, chosen, now);
    match merged.odds {
        Some((chosen, _)) => chosen,
        None => merged.text,
    }
}
