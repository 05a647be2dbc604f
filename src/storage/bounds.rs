//! Whether what was read from a file keeps within the limits.

use super::limits::{
    LARGEST_FIELD, MOST_CONFLICTS, MOST_EDITIONS, MOST_IN_CONFLICTS, MOST_IN_EDITION, MOST_ITEMS,
    MOST_TEXT_READ, READ_BEYOND, Taken,
};
use super::places::place_of;
use super::{ReadError, Reason};
use crate::release::{Content, Part, Release, TextKind};

/// Checks that a release keeps within the limits of what is read from a file; `text` is that
/// file's.
pub(super) fn check_size(release: &Release, text: &str) -> Result<(), ReadError> {
    check_size_of(release, text)?;
    let mut issued = release.all_issued();
    issued.try_for_each(|(_, issued)| check_size_of(&issued.release, text))
}

fn check_size_of(release: &Release, text: &str) -> Result<(), ReadError> {
    let count = release.editions.len();
    if count > MOST_EDITIONS {
        return Err(ReadError::of_file(Reason::ManyEditions(count)));
    }
    let mut own = All::default();
    release.walk_own(&mut |part| own.add(part));
    let All {
        mut items,
        text: whole,
        mut is_long,
    } = own;
    // Each edition has as much room as the release, whose pages are made one at a time.
    for edition in &release.editions {
        let mut all = All::default();
        let part: Part<'_> = edition.into();
        part.walk(&mut |part| all.add(part));
        is_long |= all.is_long;
        if all.items > MOST_ITEMS {
            return Err(ReadError::of_file(Reason::ManyItems(all.items)));
        }
        if all.text > MOST_IN_EDITION + READ_BEYOND {
            return Err(ReadError::of_file(Reason::LongEdition(all.text)));
        }
    }
    // Where it is takes longer to find than that there is none.
    let mut long = None;
    if is_long {
        release.visit(&mut |path, part| {
            let taken = Taken::by(part);
            if taken.is_too_long() && long.is_none() {
                let reason = match part {
                    Part::Text(..) => Reason::LongLine(taken.text),
                    _ => Reason::LongField(taken.text),
                };
                long = Some((path.clone(), reason));
            }
        });
    }
    if release.conflicts.len() > MOST_CONFLICTS {
        return Err(ReadError::of_file(Reason::ManyConflicts(
            release.conflicts.len(),
        )));
    }
    let mut in_conflicts = 0;
    for conflict in &release.conflicts {
        for name in conflict.names() {
            let taken = Taken::by(&Part::Text(name, TextKind::Line));
            if taken.is_too_long() && long.is_none() {
                long = Some((conflict.path(), Reason::LongLine(taken.text)));
            }
        }
        for content in conflict.contents() {
            let taken = taken_by(content);
            items += taken.items;
            in_conflicts += taken.text;
            if taken.is_too_long() && long.is_none() {
                long = Some((conflict.path(), Reason::LongField(taken.text)));
            }
        }
    }
    if in_conflicts > MOST_IN_CONFLICTS {
        return Err(ReadError::of_file(Reason::LongTexts(in_conflicts)));
    }
    if items > MOST_ITEMS {
        return Err(ReadError::of_file(Reason::ManyItems(items)));
    }
    if let Some((path, reason)) = long {
        let place = place_of(text, &path.to_string());
        return Err(ReadError::at(place, reason));
    }
    if whole > MOST_TEXT_READ {
        return Err(ReadError::of_file(Reason::LongTexts(whole)));
    }
    Ok(())
}

/// What parts take together.
#[derive(Default)]
struct All {
    items: usize,
    text: usize,
    /// Whether a text is longer than its field may be.
    is_long: bool,
}

impl All {
    fn add(&mut self, part: &Part<'_>) {
        let taken = Taken::by(part);
        self.items += taken.items;
        self.text += taken.text;
        self.is_long |= taken.is_too_long();
    }
}

/// What a version of a conflict takes: what is said in it may be as long as the field that it's
/// about.
fn taken_by(content: &Content) -> Taken {
    let mut all = Taken {
        longest: match content {
            Content::Item(_) => MOST_TEXT_READ,
            _ => LARGEST_FIELD,
        },
        ..Taken::default()
    };
    content.walk(&mut |part| {
        all.items += Taken::by(part).items;
        all.text += match part {
            Part::Text(text, _) => text.text().len(),
            Part::Paragraph(paragraph) => paragraph.text_length(),
            _ => 0,
        };
    });
    all
}
