//! What others have changed in the file: merged into the release that is open, off the
//! window's thread, while somebody goes on writing.

use std::path::PathBuf;
use std::sync::Arc;

use super::anew::{Anew, Come};
use super::news::{News, Unseen, followed, news_of};
use super::{Caret, Compared, Message, Request, Session};
use crate::compare::{self, Difference, Merged, Names};
use crate::edit::{Edit, Join, Label, Refused, moved_offset, rebased, takes_out_referred};
use crate::release::{Conflict, FieldPath, Part, Release, conflicts_list};
use crate::storage::{Known, Lineage, OlderStates, base_of};

/// A state of the file that is to be merged in.
pub(super) struct Incoming {
    /// What both were made of.
    base: Base,
    theirs: Arc<Release>,
    origin: Origin,
    job: Anew<Result<Arrived, Refused>>,
}

/// Where something to be merged in comes from.
pub(super) enum Origin {
    /// It was merged while saving, and is in the file.
    Save,
    /// The file was seen to hold it.
    File(FromFile),
    /// It's in a copy of the file.
    Copy {
        /// Which saves that has come from.
        lineage: Lineage,
        /// Where it is, if it's nobody's and goes once what is in it is saved.
        leftover: Option<PathBuf>,
    },
}

/// What somebody else has put into the file.
pub(super) struct FromFile {
    pub known: Known,
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Whether it holds that word for word.
    pub is_whole: bool,
}

/// What two releases were made of.
#[derive(Clone)]
pub(super) enum Base {
    /// This.
    Known(Arc<Release>),
    /// One of the states of the file, most likely the latest.
    OneOf(Box<FileStates>),
}

/// The states of a file of which somebody else's may be made.
#[derive(Clone)]
pub(super) struct FileStates {
    /// Those that were seen, the latest last.
    seen: Vec<Known>,
    older: Option<OlderStates>,
    /// Which saves ours has come from.
    ours: Lineage,
    /// Which saves theirs has come from.
    theirs: Lineage,
}

/// What a merge has come to.
struct Arrived {
    /// What leads there.
    edit: Edit,
    /// How many conflicts are new in it.
    conflicts: usize,
    /// What differs by it, and by what came before and nobody has seen.
    unseen: Unseen,
    news: Vec<News>,
    /// Whether it comes to what they have.
    is_theirs: bool,
    /// Whether they have what both were made of, and nothing else.
    is_older: bool,
}

impl Arrived {
    /// It, for a document in which all this was written since; `None` where the same letters
    /// were changed.
    fn behind(self, written: &[Edit]) -> Option<Self> {
        if written.is_empty() {
            return Some(self);
        }
        // It may refer to that.
        if written.iter().any(takes_out_referred) {
            return None;
        }
        let (edit, written) = rebased(&self.edit, written)?;
        Some(Self {
            edit,
            news: followed(self.news, &written),
            // There is more in it now.
            is_theirs: false,
            ..self
        })
    }
}

/// Merges `theirs` into `ours`, in which somebody is writing at `at`.
fn merge(
    base: Base,
    ours: &Arc<Release>,
    theirs: &Arc<Release>,
    at: Option<FieldPath>,
    names: &Names,
    unseen: Option<Unseen>,
) -> Result<Arrived, Refused> {
    let base = match base {
        Base::Known(base) => base,
        Base::OneOf(states) => {
            let FileStates {
                seen,
                older,
                ours,
                theirs: lineage,
            } = &*states;
            base_of(seen, older.as_ref(), ours, theirs, lineage)
        }
    };
    let merged = compare::merge(&base, ours, theirs, names)?;
    let Merged { edit, release, .. } = with_ours_standing(merged, ours, at)?;
    // Those that others had met with are new here, too.
    let is_new = |conflict: &&Conflict| ours.conflicts.get(conflict.id.as_str()).is_none();
    let new = release.conflicts.iter().filter(is_new).count();
    let differences = compare::differences(ours, &release)?;
    // That something is at odds is said apart.
    let conflicts = conflicts_list();
    let changed = differences
        .iter()
        .filter(|one| !one.at.is_within(&conflicts));
    let changed: Vec<&Difference> = changed.collect();
    Ok(Arrived {
        unseen: Unseen::with(unseen, ours, &changed, &release),
        news: news_of(&differences),
        is_theirs: release == **theirs,
        is_older: base == *theirs,
        conflicts: new,
        edit,
    })
}

/// What was merged, with what others have put in the place of ours turned about where somebody
/// is writing: their next words go on with their own.
fn with_ours_standing(
    merged: Merged,
    ours: &Release,
    at: Option<FieldPath>,
) -> Result<Merged, Refused> {
    let turned = at.and_then(|at| compare::turned(ours, &merged.release, &at));
    let Some(release) = turned else {
        return Ok(merged);
    };
    Ok(Merged {
        // Not by way of what others have: nothing happens to ours, and it can be taken back.
        edit: compare::between(ours, &release)?,
        release,
        ..merged
    })
}

impl Session {
    /// Merges `theirs`, which was made of `base` as what is open was.
    pub(super) fn bring(&mut self, base: Arc<Release>, theirs: Arc<Release>) {
        self.begin_bringing(Base::Known(base), theirs, Origin::Save);
    }

    /// Merges what somebody else has put into the file.
    pub(super) fn bring_from_file(&mut self, there: FromFile) {
        let base = self.one_of(self.saving.states(), &there.known.lineage);
        let theirs = Arc::clone(&there.known.release);
        self.begin_bringing(base, theirs, Origin::File(there));
    }

    /// One of the states of the file that were `seen`, or an older one, of which something is
    /// made that has come from these saves.
    pub(super) fn one_of(&self, seen: Vec<Known>, theirs: &Lineage) -> Base {
        Base::OneOf(Box::new(FileStates {
            seen,
            older: self.saving.older.clone(),
            ours: self.lineage(),
            theirs: theirs.clone(),
        }))
    }

    pub(super) fn begin_bringing(&mut self, base: Base, theirs: Arc<Release>, origin: Origin) {
        self.name_others();
        self.incoming.push_back(Incoming {
            base,
            theirs,
            origin,
            job: Anew::new(),
        });
        self.poll_incoming();
    }

    /// What was saved was made of, while what others had saved is in the file and not here yet.
    pub(super) fn coming_base(&self) -> Option<Arc<Release>> {
        self.incoming.iter().find_map(|incoming| match incoming {
            Incoming {
                origin: Origin::Save,
                base: Base::Known(base),
                ..
            } => Some(Arc::clone(base)),
            _ => None,
        })
    }

    /// Whether something is being merged in.
    pub(super) fn is_bringing(&self) -> bool {
        !self.incoming.is_empty()
    }

    pub(super) fn poll_incoming(&mut self) {
        let ours = self.document.release();
        let (names, unseen) = (&self.saving.names, &self.unseen);
        let caret = self.caret.as_ref();
        let Some(incoming) = self.incoming.front_mut() else {
            return;
        };
        let (base, theirs) = (&incoming.base, &incoming.theirs);
        // What was saved is in the file as it is.
        let caret = caret.filter(|_| !matches!(incoming.origin, Origin::Save));
        let at = caret.map(|caret| caret.field.clone());
        let work = || {
            let (base, theirs) = (base.clone(), Arc::clone(theirs));
            let (ours, names, unseen) = (Arc::clone(ours), names.clone(), unseen.clone());
            let at = at.clone();
            move || merge(base, &ours, &theirs, at, &names, unseen)
        };
        match incoming.job.poll("merging", &self.wake, work) {
            Come::Nothing => {}
            Come::Done(Ok(arrived), written) => {
                let taken = arrived.behind(&written).map(|it| self.take_arrived(it));
                match taken {
                    Some(Ok(())) => self.end_incoming(),
                    Some(Err(refused)) if written.is_empty() => self.not_brought(Some(refused)),
                    // Once more, with what was written.
                    Some(Err(_)) | None => self.poll_incoming(),
                }
            }
            Come::Done(Err(refused), _) => self.not_brought(Some(refused)),
            Come::Failed => self.not_brought(None),
        }
    }

    /// The document was changed so, while something may be worked out for it.
    pub(super) fn follow_with_incoming(&mut self, changes: &[(Label, Edit)]) {
        if let Some(incoming) = self.incoming.front_mut() {
            incoming.job.follow(changes);
        }
    }

    /// What was to be merged in can't be.
    fn not_brought(&mut self, why: Option<Refused>) {
        let incoming = self.incoming.pop_front();
        match incoming.map(|incoming| incoming.origin) {
            // It's in the file, and isn't to be taken for known by the next save.
            Some(Origin::Save) => self.saving.forget_merge(),
            // What is here may be here alone.
            Some(Origin::File(_)) => {
                self.saving.mark_unsaved();
                self.stand_anew();
            }
            Some(Origin::Copy { .. }) | None => {}
        }
        self.messages.push(Message::NotBrought(why));
        self.end_incoming();
    }

    /// What was to be merged in is dealt with.
    fn end_incoming(&mut self) {
        self.stay_if_unsaved();
        if self.incoming.is_empty()
            && let Some(path) = self.saving.take_next()
        {
            self.save_to(path);
        }
    }

    /// Takes what a merge has come to into the release.
    ///
    /// # Errors
    /// If the release isn't what it was made for; nothing is changed then.
    fn take_arrived(&mut self, arrived: Arrived) -> Result<(), Refused> {
        let before = Arc::clone(self.document.release());
        let edit = &arrived.edit;
        let caret = self.caret.as_ref();
        let followed = caret.and_then(|caret| self.followed(caret, edit));
        let front = self.incoming.front().map(|incoming| &incoming.origin);
        let is_of_copy = matches!(front, Some(Origin::Copy { .. }));
        let lost = match is_of_copy {
            // Whoever wanted it in may want it out again.
            true => {
                let label = Label::MergeCopy(self.number_of_copy());
                self.document.apply(label, edit.clone(), Join::Separate)?;
                self.document.seal();
                Vec::new()
            }
            false => self.document.merge_in(edit)?,
        };
        let Some(incoming) = self.incoming.pop_front() else {
            return Ok(());
        };
        self.take_changes();
        self.carets.forget();
        if let Some(followed) = followed {
            self.follow(followed);
        }
        let after = Arc::clone(self.document.release());
        self.take_noted_since(&before.revision);
        if !edit.is_empty() {
            self.add_news(arrived.news);
            self.unseen = Some(arrived.unseen.clone());
            self.messages.push(Message::Brought {
                is_of_copy,
                changes: arrived.unseen.count(),
                conflicts: arrived.conflicts,
                embargo: before.timing != after.timing,
                compared: vec![Compared::new(before, after)],
            });
        } else if !arrived.is_theirs
            && let Origin::File(there) = &incoming.origin
            && (arrived.is_older || self.saving.has_seen(there.known.digest))
            && self.saving.known().map(|known| &known.release) != Some(&there.known.release)
        {
            let compared = Compared::new(after, Arc::clone(&there.known.release));
            self.messages.push(Message::PutBack(compared));
        }
        if !lost.is_empty() {
            self.messages.push(Message::Kept(lost));
        }
        let is_in_file = match &incoming.origin {
            Origin::Save => arrived.is_theirs,
            Origin::File(there) => arrived.is_theirs && there.is_whole,
            Origin::Copy { .. } => false,
        };
        match is_in_file {
            true => self.saving.mark_saved(self.document.state()),
            // It's another state already.
            false if is_of_copy => {}
            false => self.saving.mark_unsaved(),
        }
        match incoming.origin {
            Origin::File(there) => {
                // Not before: it isn't what it was made of itself.
                self.keep_theirs(there.bytes);
                self.saving.saw(there.known);
                self.stand_anew();
            }
            Origin::Save => self.stand_anew(),
            Origin::Copy { lineage, leftover } => {
                self.note_merged(lineage, leftover);
            }
        }
        Ok(())
    }

    /// Where the ends of a selection are after `edit`.
    pub(super) fn followed(&self, caret: &Caret, edit: &Edit) -> Option<[(FieldPath, usize); 2]> {
        let follow = |at: usize| {
            let (path, offset) = self.address_of(&caret.field, at)?;
            let offset = moved_offset(edit, &path, offset);
            Some((path, offset))
        };
        Some([follow(caret.anchor)?, follow(caret.head)?])
    }

    /// Puts the caret where the letters are now that it was at; where they're gone, it's in
    /// the field still.
    pub(super) fn follow(&mut self, ends: [(FieldPath, usize); 2]) {
        let Some(before) = self.caret.clone() else {
            return;
        };
        let caret = &before;
        let [anchor, head] = ends.map(|(path, offset)| {
            let offset = match self.release().part(&path) {
                Some(Part::Text(text, _)) => text.text().floor_char_boundary(offset),
                Some(Part::Paragraph(paragraph)) => paragraph.text().floor_char_boundary(offset),
                _ => 0,
            };
            let found = self.caret_at(&path, offset);
            found.filter(|found| found.field == caret.field)
        });
        let field = caret.field.clone();
        let (anchor, head) = match (anchor, head) {
            (Some(anchor), Some(head)) => (anchor.head, head.head),
            _ if self.address_of(&field, 0).is_some() => (caret.anchor, caret.head),
            // What it was in is gone.
            _ => return self.set_caret(None),
        };
        let caret = Caret {
            field,
            anchor,
            head,
        };
        // A field that has it where it belongs is left alone: somebody may be composing there.
        if caret != before {
            self.set_caret(Some(caret.clone()));
            self.requests.push(Request::FollowCaret(caret));
        }
    }
}
