//! What a translation was when it was handed out, told beside it in a file: who brings the file
//! in knows then which side has gone on since, and what was done here isn't undone by an older
//! file. Of a file that doesn't say it, and of a copy of the release, only what is confirmed here
//! and is less far there is known to be older.

use std::fmt;
use std::str::FromStr;

use super::parcel::Packing;
use crate::release::Id;
use crate::translate::Text;

/// How many letters of a digest are told: enough that no two states of one text are alike.
const LETTERS: usize = 12;

/// A translation as it was handed out: how far it was, a digest of what it said, and how many of
/// the paragraphs behind it were said in it, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HandedOut {
    state: Packing,
    digest: String,
    /// Files of before it was told don't say it.
    joined: Option<usize>,
}

impl HandedOut {
    /// What is told of a translation that says this and is so far, and says so many of the
    /// paragraphs behind it, too.
    pub fn of(said: Option<&Text>, state: Packing, joined: usize) -> Self {
        let said = said.map(|text| said_paragraphs(text).join("\n"));
        let drawn = Id::drawn("", LETTERS, &[&said.unwrap_or_default()]);
        let digest = drawn.as_str().rsplit('-').next().unwrap_or_default();
        Self {
            state,
            digest: digest.to_owned(),
            joined: Some(joined),
        }
    }

    /// Whether it's still so `here`. One that was out of date was a draft or confirmed besides.
    pub fn is_still(&self, here: &Self) -> bool {
        let is_so_far = match self.state {
            Packing::OutOfDate => matches!(here.state, Packing::Draft | Packing::Final),
            state => state == here.state,
        };
        let is_joined_so = self.joined.is_none() || self.joined == here.joined;
        is_so_far && self.digest == here.digest && is_joined_so
    }

    /// Whether a translation that comes back is as it was handed out.
    pub fn is_as(&self, there: &Self) -> bool {
        self.state == there.state && self.digest == there.digest
    }

    /// How far it was.
    pub fn state(&self) -> Packing {
        self.state
    }

    /// How many of the paragraphs behind it were said in it, too, where that's told.
    pub fn joined(&self) -> Option<usize> {
        self.joined
    }
}

/// Whether a text that says the same as its source may be the copy of it that some tools are
/// given: not where it was handed out as a translation.
pub(super) fn may_be_copy(handed_out: Option<&HandedOut>) -> bool {
    handed_out.is_none_or(|handed_out| handed_out.state == Packing::Empty)
}

/// The paragraphs of a text that say something, in their spelling.
pub(super) fn said_paragraphs(text: &Text) -> Vec<String> {
    let paragraphs = text.paragraphs().into_iter();
    let said = paragraphs.filter(|one| !one.text().trim().is_empty());
    said.map(|one| Text::Prose(vec![one]).said()).collect()
}

/// What the states are called.
const NAMES: [(Packing, &str); 5] = [
    (Packing::Empty, "empty"),
    (Packing::Draft, "draft"),
    (Packing::OutOfDate, "old"),
    (Packing::Final, "final"),
    (Packing::Joined, "joined"),
];

impl fmt::Display for HandedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = NAMES.iter();
        let name = names.find(|(state, _)| *state == self.state);
        let name = name.map_or("", |(_, name)| name);
        let joined = self.joined.unwrap_or_default();
        write!(f, "{name}-{}-{joined}", self.digest)
    }
}

impl FromStr for HandedOut {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (name, rest) = text.trim().split_once('-').ok_or(())?;
        let (digest, joined) = match rest.split_once('-') {
            Some((digest, joined)) => (digest, Some(joined)),
            None => (rest, None),
        };
        let mut names = NAMES.iter();
        let (state, _) = names.find(|(_, own)| *own == name).ok_or(())?;
        let is_digest =
            digest.len() == LETTERS && digest.bytes().all(|b| b.is_ascii_alphanumeric());
        is_digest.then_some(()).ok_or(())?;
        Ok(Self {
            state: *state,
            digest: digest.to_owned(),
            joined: joined.map(str::parse).transpose().map_err(|_| ())?,
        })
    }
}
