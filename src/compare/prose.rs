//! Paragraphs that two people changed, as one prose.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::common::{SharedParagraph, shared_paragraphs};
use super::styles::Shared;
use super::weave::{By, Stretch, Three, Woven, weave};
use super::words::{Word, Words};
use super::{LETTERS, order, styles};
use crate::release::{Fragment, Id, Paragraph, ParagraphKind};

/// A prose that was made of two.
#[derive(Clone, Debug, Default)]
pub(super) struct MergedProse {
    pub paragraphs: Vec<Paragraph>,
    /// What is at odds, in order.
    pub odds: Vec<Odds>,
}

/// Paragraphs that are at odds: as they were, and as each of the two has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Odds {
    pub base: Vec<Paragraph>,
    pub ours: Vec<Paragraph>,
    pub theirs: Vec<Paragraph>,
}

/// Merges what two made of `base`. What is at odds stays as we have it, unless we took it out.
pub(super) fn merged(
    base: &[&Paragraph],
    ours: &[&Paragraph],
    theirs: &[&Paragraph],
) -> MergedProse {
    merged_with(base, ours, theirs, Choice::Standing)
}

/// What `now` says with what was `chosen` where they're at odds; both were made of `base`.
pub(super) fn chosen(
    base: &[&Paragraph],
    chosen: &[&Paragraph],
    now: &[&Paragraph],
) -> Vec<Paragraph> {
    merged_with(base, chosen, now, Choice::Side(By::Ours)).paragraphs
}

fn merged_with(
    base: &[&Paragraph],
    ours: &[&Paragraph],
    theirs: &[&Paragraph],
    choice: Choice,
) -> MergedProse {
    let shared = shared_paragraphs(base, ours, theirs);
    let mut extended = base.to_vec();
    for SharedParagraph { behind, paragraph } in &shared {
        let at = behind
            .as_ref()
            .and_then(|id| extended.iter().position(|one| one.id == *id));
        extended.insert(at.map_or(0, |at| at + 1), paragraph);
    }
    let base = &*extended;
    // Words are woven in one order of paragraphs; who moved which is seen to afterwards.
    let [our_order, their_order] = [ours, theirs].map(|side| in_order_of(base, side));
    let is_moved = our_order.is_some() || their_order.is_some();
    let versions = [
        base,
        our_order.as_deref().unwrap_or(ours),
        their_order.as_deref().unwrap_or(theirs),
    ];
    let [in_base, in_ours, in_theirs] = versions.map(Words::of_paragraphs);
    let words = Three {
        base: &in_base,
        ours: &in_ours,
        theirs: &in_theirs,
    };
    let pieces = weave(words);
    let build = |choice| Builder::new(versions, words, choice).build(&pieces);
    let built = build(choice);
    // Whoever has chosen doesn't ask what is at odds.
    let odds = match built.odds.is_empty() || choice != Choice::Standing {
        true => Vec::new(),
        false => odds(
            base,
            [
                &built,
                &build(Choice::Side(By::Ours)),
                &build(Choice::Side(By::Theirs)),
            ],
        ),
    };
    let mut paragraphs = with_ids_of_their_own(built.paragraphs);
    if is_moved {
        let [base, ours, theirs] = [base, ours, theirs].map(ids);
        sort_like(&mut paragraphs, &base, &ours, &theirs);
    }
    MergedProse { paragraphs, odds }
}

fn ids<'a>(paragraphs: &[&'a Paragraph]) -> Vec<&'a Id> {
    paragraphs.iter().map(|paragraph| &paragraph.id).collect()
}

/// The paragraphs of `side` with those that were moved back where they were; `None` if none
/// was.
fn in_order_of<'a>(base: &[&Paragraph], side: &[&'a Paragraph]) -> Option<Vec<&'a Paragraph>> {
    let (base_ids, side_ids) = (ids(base), ids(side));
    let stayed = order::stayed(&base_ids, &side_ids);
    let known: HashSet<&Id> = base_ids.iter().copied().collect();
    let is_moved = |id: &Id| known.contains(id) && !stayed.contains(id);
    let by_id: HashMap<&Id, &'a Paragraph> = side
        .iter()
        .map(|paragraph| (&paragraph.id, *paragraph))
        .collect();
    let mut ordered: Vec<&'a Paragraph> = side
        .iter()
        .copied()
        .filter(|paragraph| !is_moved(&paragraph.id))
        .collect();
    if ordered.len() == side.len() {
        return None;
    }
    let mut before: Option<&Id> = None;
    for id in base_ids {
        let Some(paragraph) = by_id.get(id) else {
            continue;
        };
        if is_moved(id) {
            let behind = before.and_then(|id| ordered.iter().position(|other| other.id == *id));
            ordered.insert(behind.map_or(0, |at| at + 1), paragraph);
        }
        before = Some(id);
    }
    Some(ordered)
}

/// Brings paragraphs into the order that two people's moves lead to.
fn sort_like(paragraphs: &mut [Paragraph], base: &[&Id], ours: &[&Id], theirs: &[&Id]) {
    let there: HashSet<Id> = paragraphs.iter().map(|one| one.id.clone()).collect();
    let order = order::merged(base, ours, theirs, &|id| there.contains(id));
    let places: HashMap<&Id, usize> = order.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    // One that is in no order, as it was given an id of its own, stays behind its neighbour.
    let mut last = 0;
    paragraphs.sort_by_cached_key(|paragraph| {
        last = places.get(&paragraph.id).copied().unwrap_or(last);
        last
    });
}

/// Gives paragraphs whose id stands before them already another, the same whoever does it.
pub(super) fn with_ids_of_their_own(mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut taken: HashSet<Id> = HashSet::new();
    for paragraph in &mut paragraphs {
        while !taken.insert(paragraph.id.clone()) {
            paragraph.id = Id::drawn("p", LETTERS, &[paragraph.id.as_str(), paragraph.text()]);
        }
    }
    paragraphs
}

/// Whose words are taken where they're at odds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    /// Those that the release goes on saying.
    Standing,
    Side(By),
}

/// What was put together, and where in it something is at odds: for each time, which of its
/// own paragraphs and which of the base's that concerns.
#[derive(Debug, Default)]
struct Built {
    paragraphs: Vec<Paragraph>,
    odds: Vec<Concerned>,
}

#[derive(Debug, Default)]
struct Concerned {
    here: Vec<usize>,
    base: Vec<usize>,
}

/// Puts pieces together.
struct Builder<'a, 'b> {
    base: &'b [&'a Paragraph],
    ours: &'b [&'a Paragraph],
    theirs: &'b [&'a Paragraph],
    words: Three<'a, 'b>,
    choice: Choice,
    built: Built,
}

impl<'a, 'b> Builder<'a, 'b> {
    fn new(versions: [&'b [&'a Paragraph]; 3], words: Three<'a, 'b>, choice: Choice) -> Self {
        let [base, ours, theirs] = versions;
        Self {
            base,
            ours,
            theirs,
            words,
            choice,
            built: Built::default(),
        }
    }

    fn build(mut self, pieces: &[Woven]) -> Built {
        for piece in pieces {
            match piece {
                Woven::Kept(stretch) => self.add_shared(stretch, true),
                Woven::Both(stretch) => self.add_shared(stretch, false),
                Woven::Ours(stretch) => self.add(By::Ours, stretch),
                Woven::Theirs(stretch) => self.add(By::Theirs, stretch),
                Woven::Odds(stretch) => self.add_odds(stretch),
            }
        }
        self.built
    }

    /// Who has the word where it's at odds and nobody took it out.
    fn side(&self) -> By {
        match self.choice {
            Choice::Side(by) => by,
            Choice::Standing => By::Ours,
        }
    }

    /// Words of one side.
    fn add(&mut self, by: By, stretch: &Stretch) {
        let (paragraphs, words, range) = match by {
            By::Ours => (self.ours, self.words.ours, &stretch.ours),
            By::Theirs => (self.theirs, self.words.theirs, &stretch.theirs),
        };
        let looks = self.looks_around(by, stretch);
        for run in runs(words, range.clone()) {
            let Some(paragraph) = paragraphs.get(run.paragraph) else {
                continue;
            };
            if run.is_start {
                self.begin(paragraph.id.clone(), paragraph.kind);
            }
            if let Some(content) = paragraph.content.slice(run.bytes) {
                self.push(&looks.on(content), paragraph);
            }
        }
    }

    /// The looks that the other side has given to the words which one side changed, or between
    /// which it put some: what is put in there gets them, too.
    fn looks_around(&self, by: By, stretch: &Stretch) -> Shared {
        let other = match by {
            By::Ours => (self.theirs, self.words.theirs, &stretch.theirs),
            By::Theirs => (self.ours, self.words.ours, &stretch.ours),
        };
        let base = (self.base, self.words.base, &stretch.base);
        let [now, before] = [other, base].map(|(paragraphs, words, range)| {
            let fragments = around(paragraphs, words, range);
            Shared::by(&fragments.unwrap_or_default())
        });
        now.without(&before)
    }

    /// Words that both sides have, and the base too where `is_kept`.
    fn add_shared(&mut self, stretch: &Stretch, is_kept: bool) {
        let ours = runs(self.words.ours, stretch.ours.clone());
        let theirs = runs(self.words.theirs, stretch.theirs.clone());
        let base = match is_kept {
            true => runs(self.words.base, stretch.base.clone()),
            false => Vec::new(),
        };
        for (index, (our, their)) in ours.iter().zip(&theirs).enumerate() {
            let was = base.get(index);
            let in_base = was.and_then(|was| self.base.get(was.paragraph).copied());
            let (Some(ours), Some(theirs)) = (
                self.ours.get(our.paragraph).copied(),
                self.theirs.get(their.paragraph).copied(),
            ) else {
                continue;
            };
            if our.is_start {
                let (kind, is_at_odds) = self.kind(in_base, ours, theirs);
                self.begin(ours.id.clone(), kind);
                if is_at_odds {
                    self.concern_last(was);
                }
            }
            let (Some(our), Some(their)) = (
                ours.content.slice(our.bytes.clone()),
                theirs.content.slice(their.bytes.clone()),
            ) else {
                continue;
            };
            let was_said = in_base
                .zip(was)
                .and_then(|(base, was)| base.content.slice(was.bytes.clone()));
            let (content, is_at_odds) =
                styles::merged(was_said.as_ref(), &our, &their, self.side());
            self.push(&content, ours);
            if is_at_odds {
                self.concern_last(was);
            }
        }
    }

    /// What both sides made something of, and not the same.
    fn add_odds(&mut self, stretch: &Stretch) {
        let by = match self.choice {
            Choice::Standing => self.words.standing(stretch),
            Choice::Side(by) => by,
        };
        // What goes on with the words of a paragraph, or has what follows go on with them,
        // concerns that too, whoever of the three it is.
        let goes_on = |words: &Words<'_>, range: &Range<usize>| {
            let first = words.words.get(range.start);
            first.is_some_and(|word| !matches!(word, Word::Start(_)))
        };
        let goes_on = goes_on(self.words.ours, &stretch.ours)
            || goes_on(self.words.theirs, &stretch.theirs)
            || goes_on(self.words.base, &stretch.base);
        let from = self.built.paragraphs.len();
        self.add(by, stretch);
        let from = from.saturating_sub(usize::from(goes_on));
        let start = stretch.base.start.saturating_sub(usize::from(goes_on));
        let spots = self.words.base.spots.get(start..stretch.base.end);
        let spots = spots.unwrap_or_default().iter();
        let mut base: Vec<usize> = spots.map(|spot| spot.paragraph).collect();
        base.dedup();
        let here = from..self.built.paragraphs.len();
        self.built.odds.push(Concerned {
            here: here.collect(),
            base,
        });
    }

    fn begin(&mut self, id: Id, kind: ParagraphKind) {
        self.built.paragraphs.push(Paragraph {
            id,
            kind,
            content: Fragment::default(),
        });
    }

    /// Puts content behind the last paragraph's. `from` is where it comes from.
    fn push(&mut self, content: &Fragment, from: &Paragraph) {
        if self.built.paragraphs.is_empty() {
            self.begin(from.id.clone(), from.kind);
        }
        if let Some(last) = self.built.paragraphs.last_mut() {
            last.content.push(content);
        }
    }

    fn kind(
        &self,
        base: Option<&Paragraph>,
        ours: &Paragraph,
        theirs: &Paragraph,
    ) -> (ParagraphKind, bool) {
        let was = base.map(|base| base.kind);
        if ours.kind == theirs.kind || was == Some(theirs.kind) {
            (ours.kind, false)
        } else if was == Some(ours.kind) {
            (theirs.kind, false)
        } else {
            match self.side() {
                By::Ours => (ours.kind, true),
                By::Theirs => (theirs.kind, true),
            }
        }
    }

    /// Says that the last paragraph is at odds.
    fn concern_last(&mut self, was: Option<&Run>) {
        self.built.odds.push(Concerned {
            here: self
                .built
                .paragraphs
                .len()
                .checked_sub(1)
                .into_iter()
                .collect(),
            base: was.map(|was| was.paragraph).into_iter().collect(),
        });
    }
}

/// Words in a row of one paragraph.
#[derive(Clone, Debug)]
struct Run {
    paragraph: usize,
    /// Whether the paragraph starts with it.
    is_start: bool,
    bytes: Range<usize>,
}

fn runs(words: &Words<'_>, range: Range<usize>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let spots = words.spots.get(range.clone()).unwrap_or_default();
    for (word, spot) in words.at(range).iter().zip(spots) {
        let is_start = matches!(word, Word::Start(_));
        match runs.last_mut() {
            Some(run) if !is_start => run.bytes.end = spot.range.end,
            _ => runs.push(Run {
                paragraph: spot.paragraph,
                is_start,
                bytes: spot.range.clone(),
            }),
        }
    }
    runs
}

/// The words in a range, or, where there are none, those on either side; `None` where they
/// aren't of one paragraph.
fn around(
    paragraphs: &[&Paragraph],
    words: &Words<'_>,
    range: &Range<usize>,
) -> Option<Vec<Fragment>> {
    let range = match range.is_empty() {
        true => range.start.checked_sub(1)?..range.end + 1,
        false => range.clone(),
    };
    let (spots, words) = (words.spots.get(range.clone())?, words.words.get(range)?);
    let paragraph = spots.first()?.paragraph;
    let is_of_one = spots.iter().all(|spot| spot.paragraph == paragraph);
    let is_words = words.iter().all(|word| !matches!(word, Word::Start(_)));
    let content = &paragraphs.get(paragraph)?.content;
    let fragments = spots.iter().map(|spot| content.slice(spot.range.clone()));
    (is_of_one && is_words).then(|| fragments.collect())?
}

/// What is at odds, paragraph by paragraph: what concerns the same paragraphs together.
fn odds(base: &[&Paragraph], built: [&Built; 3]) -> Vec<Odds> {
    let [standing, ours, theirs] = built;
    let mut groups: Vec<[Vec<usize>; 4]> = Vec::new();
    let both = ours.odds.iter().zip(&theirs.odds);
    for (stands, (our, their)) in standing.odds.iter().zip(both) {
        let concerned = [&stands.base, &stands.here, &our.here, &their.here].map(Clone::clone);
        let shared = |group: &[Vec<usize>; 4]| {
            let mut pairs = group.iter().zip(&concerned);
            pairs.any(|(known, new)| new.iter().any(|paragraph| known.contains(paragraph)))
        };
        match groups.last_mut().filter(|group| shared(group)) {
            Some(group) => {
                for (known, new) in group.iter_mut().zip(concerned) {
                    known.extend(new);
                    known.sort_unstable();
                    known.dedup();
                }
            }
            None => groups.push(concerned),
        }
    }
    let of = |paragraphs: &[Paragraph], chosen: &[usize]| -> Vec<Paragraph> {
        let chosen = chosen.iter().filter_map(|index| paragraphs.get(*index));
        chosen.cloned().collect()
    };
    groups
        .iter()
        .map(|[in_base, _, in_ours, in_theirs]| Odds {
            base: in_base
                .iter()
                .filter_map(|index| base.get(*index).map(|paragraph| (*paragraph).clone()))
                .collect(),
            ours: of(&ours.paragraphs, in_ours),
            theirs: of(&theirs.paragraphs, in_theirs),
        })
        .collect()
}
