//! What others have changed, marked until somebody has seen it.

use std::ops::Range;
use std::sync::Arc;

use super::Session;
use crate::compare::{Change, Difference, Piece, pieces};
use crate::edit::{Edit, moved_range};
use crate::release::{FieldPath, Item, Part, Release};

/// How many marks there are at most: where more has changed, marks show nothing.
const MOST: usize = 500;

/// Something that somebody else has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The text, paragraph, value or item.
    pub at: FieldPath,
    /// What of a text is new, in bytes of it; `None` where all of it is, or it's none.
    pub range: Option<Range<usize>>,
    /// The colour of whoever changed it, by its place among those that are offered; `None`
    /// where nobody knows who it was.
    pub colour: Option<usize>,
}

/// What others have changed since somebody has seen it last: one thing, however often it was.
#[derive(Clone, Debug)]
pub(super) struct Unseen {
    /// The release before the first of it.
    before: Arc<Release>,
    places: Vec<FieldPath>,
}

impl Unseen {
    /// All that was changed until now, with what `differences` have led from `ours` to `now`.
    pub fn with(
        earlier: Option<Self>,
        ours: &Arc<Release>,
        differences: &[&Difference],
        now: &Release,
    ) -> Self {
        let mut unseen = earlier.unwrap_or_else(|| Self {
            before: Arc::clone(ours),
            places: Vec::new(),
        });
        for difference in differences {
            if !unseen.places.contains(&difference.at) {
                unseen.places.push(difference.at.clone());
            }
        }
        let before = Arc::clone(&unseen.before);
        // What was changed back again is as it was.
        unseen.places.retain(|at| differs(&before, now, at));
        unseen
    }

    /// How many things there are.
    pub fn count(&self) -> usize {
        self.places.len()
    }
}

/// Whether two releases say something else at `at`, as far as that's told without comparing all
/// that is in it.
fn differs(one: &Release, other: &Release, at: &FieldPath) -> bool {
    match (one.part(at), other.part(at)) {
        (None, None) => false,
        (Some(Part::Text(one, _)), Some(Part::Text(other, _))) => one.text() != other.text(),
        (Some(Part::Paragraph(one)), Some(Part::Paragraph(other))) => one != other,
        (Some(Part::Value(one)), Some(Part::Value(other))) => one != other,
        _ => true,
    }
}

/// What is new by these differences.
pub(super) fn news_of(differences: &[Difference]) -> Vec<News> {
    let mut all = Vec::new();
    for Difference { at, change } in differences {
        let whole = |at: &FieldPath| News {
            at: at.clone(),
            range: None,
            colour: None,
        };
        match change {
            Change::Text(before, now) => {
                let mut offset = 0;
                for piece in pieces(before, now) {
                    let length = match &piece {
                        Piece::Kept(text) | Piece::New(text) => text.len(),
                        Piece::Gone(_) => 0,
                    };
                    if let Piece::New(_) = piece {
                        all.push(News {
                            at: at.clone(),
                            range: Some(offset..offset + length),
                            colour: None,
                        });
                    }
                    offset += length;
                }
            }
            Change::Added(item) => match &**item {
                Item::Paragraph(paragraph) => all.push(News {
                    at: at.clone(),
                    range: Some(0..paragraph.text().len()),
                    colour: None,
                }),
                _ => all.push(whole(at)),
            },
            Change::Looks | Change::Value(..) | Change::Replaced(_) | Change::Moved(_) => {
                all.push(whole(at));
            }
            Change::Removed(_) => {}
        }
    }
    all.truncate(MOST);
    all
}

impl Session {
    /// What others have changed since this was last forgotten.
    pub fn news(&self) -> &[News] {
        &self.news
    }

    /// A number that changes whenever they do.
    pub fn news_number(&self) -> u64 {
        self.news_number
    }

    /// It was seen.
    pub(super) fn forget_news(&mut self) {
        self.news_number += 1;
        self.news.clear();
        self.unseen = None;
    }

    pub(super) fn add_news(&mut self, news: Vec<News>) {
        self.news_number += 1;
        let colour = self.only_other().and_then(|other| other.colour);
        let news = news.into_iter().map(|news| News { colour, ..news });
        self.news.extend(news);
        self.news.truncate(MOST);
    }

    /// Keeps the marks on the letters that they're about.
    pub(super) fn follow_with_news(&mut self, edit: &Edit) {
        if self.news.is_empty() {
            return;
        }
        self.news_number += 1;
        self.news = followed(std::mem::take(&mut self.news), edit);
    }
}

/// Marks on the letters that they're about, after `edit`.
pub(super) fn followed(mut news: Vec<News>, edit: &Edit) -> Vec<News> {
    for News { at, range, .. } in &mut news {
        if let Some(range) = range {
            *range = moved_range(edit, at, range.clone());
        }
    }
    news.retain(|news| match &news.range {
        Some(range) => !range.is_empty(),
        None => true,
    });
    news
}
