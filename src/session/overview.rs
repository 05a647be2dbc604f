//! How far the editions of a release are, and which of the texts of one are listed.
//!
//! It's found on a worker: a long release has thousands of texts.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::language::{Tag, Word, without_accents};
use crate::release::{Block, FieldPath, Id, Release, SourceKind};
use crate::review;
use crate::translate::{
    self, Progress, Standing, State, Text, Translation, Unit, said_in, segment_path,
};

/// Which texts are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitFilter {
    /// All.
    #[default]
    All,
    /// Those that nobody has translated.
    Empty,
    /// Those that somebody is working on.
    Draft,
    /// Those whose source has changed.
    OutOfDate,
    /// Those that are confirmed.
    Final,
    /// Those of which somebody has said something that is to be seen to.
    WithComments,
    /// Those that the edition leaves out.
    LeftOut,
}

impl UnitFilter {
    /// All of them, in the order in which they're offered.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Empty,
        Self::Draft,
        Self::OutOfDate,
        Self::Final,
        Self::WithComments,
        Self::LeftOut,
    ];

    /// Whether a text that stands so, and has so many open comments, is among them.
    pub(super) fn takes(self, standing: Standing, comments: usize) -> bool {
        match self {
            Self::All => true,
            Self::WithComments => comments > 0,
            Self::LeftOut => standing.is_left_out,
            _ if standing.is_left_out => false,
            Self::Empty => standing.state == State::Empty,
            Self::Draft => standing.state == State::Draft,
            Self::OutOfDate => standing.is_out_of_date,
            Self::Final => standing.state == State::Final && !standing.is_out_of_date,
        }
    }
}

/// Which texts are listed, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitList {
    /// Which.
    pub filter: UnitFilter,
    /// Whether what people said comes first.
    pub quotes_first: bool,
    /// Only those that say this, in either language.
    pub search: String,
}

impl UnitList {
    /// What is searched, as rows have it.
    pub(super) fn searched(&self) -> String {
        without_accents(self.search.trim())
    }
}

/// A text in the list.
#[derive(Clone, Debug)]
pub struct UnitRow {
    /// Which.
    pub unit: Unit,
    /// Where its row is known by: its [translation's](segment_path).
    pub row: FieldPath,
    /// How far it is.
    pub standing: Standing,
    /// How many comments on it are open.
    pub comments: usize,
    /// Whether it's of a quote.
    pub is_of_quote: bool,
    /// What it says in both languages, as it's searched.
    pub(super) says: String,
}

/// How far the editions of a release are.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// Each edition's progress.
    pub progress: Vec<(Id, Progress)>,
    /// How many comments that concern each edition are open.
    pub comments: Vec<(Id, usize)>,
    /// The texts of the edition at hand, in the order of the page.
    pub rows: Vec<UnitRow>,
    /// The comments that concern it and are on none of those: on what is gone, mostly.
    pub set_aside: Vec<Id>,
    /// The words that the page of the edition at hand prints in English.
    pub unknown_words: Vec<Word>,
    /// The texts that say something else than what was translated, with what that was in each
    /// edition that is out of date by it.
    pub outdated: Vec<(FieldPath, Vec<(Id, Text)>)>,
    /// The edition at hand.
    pub(super) of: Option<Id>,
    pub(super) number: u64,
}

/// Looks at the editions of a release, and at the texts of the one at hand.
pub(super) fn overview(number: u64, release: &Release, at_hand: Option<&Id>) -> Overview {
    let mut overview = Overview {
        number,
        of: at_hand.cloned(),
        ..Overview::default()
    };
    for edition in &release.editions {
        let translation = Translation::new(release, edition);
        let progress = (edition.id.clone(), translation.progress());
        overview.progress.push(progress);
        let comments = open_comments(release, &edition.language);
        let open = (edition.id.clone(), comments.values().sum());
        overview.comments.push(open);
        for unit in translation.units() {
            let standing = translation.standing(&unit);
            if standing.is_out_of_date
                && !standing.is_left_out
                && translate::source_of(release, &translation, &unit).is_of_release()
                && let Some((was, _)) = translation.moved_on(&unit)
            {
                let was = (edition.id.clone(), was);
                let mut known = overview.outdated.iter_mut();
                match known.find(|(at, _)| *at == unit.at) {
                    Some((_, all)) => all.push(was),
                    None => overview.outdated.push((unit.at, vec![was])),
                }
            }
        }
        if at_hand == Some(&edition.id) {
            overview.rows = rows(release, &translation);
            let listed: HashSet<&FieldPath> =
                overview.rows.iter().map(|row| &row.unit.at).collect();
            let is_listed = |at: &FieldPath| listed.contains(at);
            let aside = review::set_aside(release, &edition.language, &is_listed);
            overview.set_aside = aside.map(|comment| comment.id.clone()).collect();
            overview.unknown_words = translate::unknown_words(release, edition);
        }
    }
    overview
}

/// The texts of an edition, in the order of the page.
pub(super) fn rows(release: &Release, translation: &Translation<'_>) -> Vec<UnitRow> {
    let comments = open_comments(release, &translation.edition().language);
    let units = translation.units().into_iter();
    let rows = units.map(|unit| {
        let source = said_in(release, &unit.at, &SourceKind::Release);
        let texts = [source, translation.target(&unit)];
        let says: Vec<String> = texts.iter().flatten().map(Text::plain).collect();
        UnitRow {
            row: segment_path(translation, &unit),
            standing: translation.standing(&unit),
            comments: comments.get(&unit.at).copied().unwrap_or_default(),
            is_of_quote: is_of_quote(release, &unit.at),
            says: without_accents(&says.join("\n")),
            unit,
        }
    });
    rows.collect()
}

/// How many open comments there are on each text, for those who work on an edition.
fn open_comments(release: &Release, language: &Tag) -> HashMap<FieldPath, usize> {
    let mut counts = HashMap::new();
    let comments = release.comments.iter();
    for comment in comments.filter(|one| one.is_open() && one.concerns(language)) {
        let at = release.now_at(&comment.at);
        let at = at.unwrap_or_else(|| comment.at.clone());
        *counts.entry(at).or_default() += 1;
    }
    counts
}

/// Whether something is of a quote: of its words, or of who said them.
pub(super) fn is_of_quote(release: &Release, at: &FieldPath) -> bool {
    let mut segments = at.segments();
    let mut next = || segments.next();
    let (Some("sections"), Some(section), Some("blocks"), Some(block)) =
        (next(), next(), next(), next())
    else {
        return false;
    };
    let section = release.sections.get(section);
    let block = section.and_then(|section| section.blocks.get(block));
    matches!(block, Some(Block::Quote(_)))
}

/// What most translations were made of; of several the first.
pub(super) fn most_common(was: &[(Id, Text)]) -> Option<Text> {
    let count = |text: &Text| was.iter().filter(|(_, other)| other == text).count();
    let mut most: Option<&Text> = None;
    for (_, text) in was {
        if most.is_none_or(|most| count(text) > count(most)) {
            most = Some(text);
        }
    }
    most.cloned()
}

/// The rows that are listed, in their order.
pub(super) fn listed(rows: &[UnitRow], list: &UnitList) -> Rc<[usize]> {
    let search = list.searched();
    let mut listed: Vec<(bool, usize)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| {
            list.filter.takes(row.standing, row.comments) && row.says.contains(&search)
        })
        .map(|(index, row)| (list.quotes_first && !row.is_of_quote, index))
        .collect();
    listed.sort();
    listed.into_iter().map(|(_, index)| index).collect()
}
