//! What comes back, beside what there is: which texts would change, which can't be brought in,
//! and why.

use std::collections::{HashMap, HashSet};

use super::Refusal;
use super::content::{Code, Content, Token, tokens};
use super::parcel::{Packed, Packing, Parcel, Refused, Why, address, has_footnote};
use crate::edit::Edit;
use crate::language::{Tag, is_written_alike, sanitize};
use crate::release::{Edition, FieldPath, Release, SegmentState, Source, SourceKind, link_address};
use crate::translate::changes::{put, usual_source};
use crate::translate::standing::within_holder;
use crate::translate::{
    Need, SourceChip, Standing, Text, Translation, Unit, add_edition, chips, is_same_but_spacing,
    missing_chips, said_in, unit_at,
};

/// What would change if a parcel's translations were brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bringing {
    /// The edition's language.
    pub language: Tag,
    /// Whether there is no edition in it yet.
    pub adds_edition: bool,
    /// The texts that would change, in the order of the page.
    pub changes: Vec<UnitChange>,
    /// The texts that can't be brought in.
    pub refused: Vec<Refused>,
    /// How many are as they're here.
    pub unchanged: usize,
    /// How many nobody has translated.
    pub untranslated: usize,
}

/// A text whose translation would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitChange {
    /// The text.
    pub unit: Unit,
    /// What its translation says now.
    pub before: Option<Text>,
    /// What it would say; none where it's said in the one before.
    pub after: Option<Text>,
    /// How it stands now.
    pub standing: Standing,
    /// How far it would be.
    pub state: SegmentState,
    /// What was translated, and what that says by now, where it has moved on.
    pub moved_on: Option<(Text, Text)>,
    /// What is to be looked at.
    pub remarks: Vec<Remark>,
    source: Option<Source>,
}

/// Something in a text that came back that somebody should look at. What comes from another
/// program with any is brought in as a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A code that means nothing here was left out.
    UnknownCode(String),
    /// A footnote's mark was left out, as the release has no such footnote.
    UnknownNote(String),
    /// It lacks these of its source.
    Lacks(Vec<SourceChip>),
    /// It has these more often than its source.
    HasMore(Vec<SourceChip>),
    /// The old words seem to stand behind the new ones, as some programs leave them.
    OldWords,
}

impl Bringing {
    /// What bringing a parcel in comes to. Of `wanted`, if anything, the translation has to be;
    /// an edition that isn't there is added only if `adds_editions`.
    ///
    /// # Errors
    /// Why none of it can be brought in.
    pub fn new(
        release: &Release,
        parcel: &Parcel,
        wanted: Option<&Tag>,
        adds_editions: bool,
    ) -> Result<Self, Refusal> {
        is_of_release(release, parcel)?;
        let (language, is_there) = language_of(release, parcel, wanted, adds_editions)?;
        let new = Edition::new(language.clone());
        let mut editions = release.editions.iter();
        let edition = editions.find(|edition| edition.language == language);
        let translation = Translation::new(release, edition.unwrap_or(&new));
        let mut bringing = Self {
            adds_edition: !is_there,
            changes: Vec::new(),
            refused: parcel.refused.clone(),
            unchanged: 0,
            untranslated: 0,
            language,
        };
        let carried = carried(&translation);
        let mut seen: HashSet<FieldPath> = HashSet::new();
        for packed in &parcel.units {
            match bringing.look_at(release, &translation, packed, &carried, &mut seen) {
                Ok(change) => bringing.changes.extend(change),
                Err(why) => bringing.refused.push(Refused {
                    key: packed.key.clone(),
                    why,
                }),
            }
        }
        let is_known = !seen.is_empty() || parcel.units.is_empty();
        if !is_known && parcel.release.is_none() {
            return Err(Refusal::Foreign);
        }
        let order: HashMap<FieldPath, usize> = translation
            .units()
            .into_iter()
            .enumerate()
            .map(|(place, unit)| (unit.at, place))
            .collect();
        bringing
            .changes
            .sort_by_key(|change| order.get(&change.unit.at).copied());
        Ok(bringing)
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The edit that brings in the changes for which `is_taken`; `None` where there are none.
    pub fn edit(&self, release: &Release, is_taken: &dyn Fn(&UnitChange) -> bool) -> Option<Edit> {
        let taken: Vec<&UnitChange> = self.changes.iter().filter(|one| is_taken(one)).collect();
        if taken.is_empty() {
            return None;
        }
        let mut edits = Vec::new();
        let new = Edition::new(self.language.clone());
        let mut editions = release.editions.iter();
        let edition = editions.find(|edition| edition.language == self.language);
        if edition.is_none() {
            edits.push(add_edition(release, &self.language)?);
        }
        let translation = Translation::new(release, edition.unwrap_or(&new));
        let mut last = translation
            .edition()
            .segments
            .last()
            .map(|last| last.id.clone());
        for change in taken {
            let empty = Text::Prose(Vec::new());
            let text = change.after.as_ref().unwrap_or(&empty);
            let how = (change.state, change.source.clone());
            edits.push(put(
                release,
                &translation,
                &change.unit,
                text,
                how,
                &mut last,
            )?);
        }
        Some(Edit::Group(edits))
    }

    fn look_at(
        &mut self,
        release: &Release,
        translation: &Translation<'_>,
        packed: &Packed,
        carried: &HashMap<Vec<String>, Option<FieldPath>>,
        seen: &mut HashSet<FieldPath>,
    ) -> Result<Option<UnitChange>, Why> {
        let unit = find(release, translation, &packed.key, carried).ok_or(Why::NotInRelease)?;
        if !seen.insert(unit.at.clone()) {
            return Err(Why::Twice);
        }
        if unit.need == Need::Spoken {
            return Err(Why::Spoken);
        }
        if packed.state == Packing::Empty {
            self.untranslated += 1;
            return Ok(None);
        }
        let mut remarks = packed.remarks.clone();
        let target = packed.target.as_ref();
        let before = translation.target(&unit);
        let now = said_in(release, &unit.at, &SourceKind::Release);
        let known: Vec<&Text> = now.iter().chain(&before).collect();
        let after = target.map(|content| arrived(release, &unit, content, &known, &mut remarks));
        let standing = translation.standing(&unit);
        let is_same = is_same(before.as_ref(), after.as_ref())
            && standing.is_joined == (packed.state == Packing::Joined);
        if packed.state == Packing::Joined && !has_before(release, &unit.at) {
            return Err(Why::NothingBefore);
        }
        let known = translation.segment(&unit.at);
        let source = source_of(release, &unit, packed, &self.language);
        let moved_on = source
            .as_ref()
            .and_then(|source| moved_on(release, &unit, source));
        if is_same {
            let state = known.map(|segment| segment.state);
            let is_settled = standing.is_out_of_date && moved_on.is_none();
            let changes = match packed.state {
                // It's as it was handed out.
                Packing::OutOfDate | Packing::Empty => false,
                Packing::Draft => state != Some(SegmentState::Draft),
                Packing::Final => state != Some(SegmentState::Final) || is_settled,
                Packing::Joined => is_settled,
            };
            if !changes {
                self.unchanged += 1;
                return Ok(None);
            }
        } else if let (Some(after), Some(now)) = (&after, &now) {
            look_at_codes(now, before.as_ref(), after, &mut remarks);
        }
        // Whoever has confirmed it in a copy of the release has seen it as it stands there.
        let is_of_copy = matches!(packed.target, Some(Content::Said(_)));
        let state = match packed.state {
            Packing::Joined => SegmentState::Joined,
            Packing::Final if remarks.is_empty() || is_of_copy => SegmentState::Final,
            _ => SegmentState::Draft,
        };
        // Of what it was made stays where only its state has changed.
        let own = known.and_then(|segment| segment.source.clone());
        let is_made_elsewhere = own.as_ref().is_some_and(|own| !own.from.is_of_release());
        let source = match is_same && is_made_elsewhere {
            true => own,
            false => source,
        };
        Ok(Some(UnitChange {
            unit,
            before,
            after,
            standing,
            state,
            moved_on,
            remarks,
            source,
        }))
    }
}

/// Whether two texts are the same, but for empty paragraphs at their ends.
fn is_same(before: Option<&Text>, after: Option<&Text>) -> bool {
    let paragraphs = |text: Option<&Text>| {
        let mut paragraphs = text.map(Text::paragraphs).unwrap_or_default();
        while paragraphs.pop_if(|last| last.is_empty()).is_some() {}
        paragraphs
    };
    before == after || paragraphs(before) == paragraphs(after)
}

/// Whether a parcel may be of the release.
fn is_of_release(release: &Release, parcel: &Parcel) -> Result<(), Refusal> {
    if let Some(other) = &parcel.release
        && other != release.id.as_str()
    {
        return Err(Refusal::OtherRelease(other.clone()));
    }
    if let Some(from) = &parcel.from {
        let tag = Tag::parse(from).ok();
        if tag.is_none_or(|tag| tag.language() != release.language.language()) {
            return Err(Refusal::OtherSource(from.clone()));
        }
    }
    Ok(())
}

/// The language of the edition that a parcel is for, and whether there is one.
fn language_of(
    release: &Release,
    parcel: &Parcel,
    wanted: Option<&Tag>,
    adds_editions: bool,
) -> Result<(Tag, bool), Refusal> {
    let said = parcel.into.as_deref().filter(|said| !said.is_empty());
    let said = said.ok_or(Refusal::NoLanguage)?;
    let tag = Tag::parse(said).map_err(|_| Refusal::NoEdition(said.to_owned()))?;
    let mut editions = release.editions.iter().map(|edition| &edition.language);
    let exact = editions.clone().find(|language| **language == tag);
    // Tools add a territory, or take it off; a copy of the release has its own.
    let mut alike = editions
        .by_ref()
        .filter(|other| !adds_editions && is_written_alike(other, &tag));
    let only = alike.next().filter(|_| alike.next().is_none());
    let found = exact.or(only).cloned();
    let is_there = found.is_some();
    let language = match found {
        Some(language) => language,
        None if adds_editions && tag != release.language => tag,
        None => return Err(Refusal::NoEdition(said.to_owned())),
    };
    match wanted {
        Some(wanted) if *wanted != language => Err(Refusal::OtherLanguage {
            is: said.to_owned(),
            wanted: wanted.clone(),
        }),
        _ => Ok((language, is_there)),
    }
}

/// Where texts are that may have been carried into another section since, by where they are in
/// whatever holds them; `None` where that may be several.
fn carried(translation: &Translation<'_>) -> HashMap<Vec<String>, Option<FieldPath>> {
    let mut carried: HashMap<Vec<String>, Option<FieldPath>> = HashMap::new();
    for unit in translation.units() {
        if let Some(within) = within(&unit.at) {
            let known = carried.entry(within);
            known
                .and_modify(|known| *known = None)
                .or_insert(Some(unit.at));
        }
    }
    carried
}

fn within(at: &FieldPath) -> Option<Vec<String>> {
    let within = within_holder(at)?;
    Some(within.into_iter().map(str::to_owned).collect())
}

/// The text that a file calls so.
fn find(
    release: &Release,
    translation: &Translation<'_>,
    key: &str,
    carried: &HashMap<Vec<String>, Option<FieldPath>>,
) -> Option<Unit> {
    let at = address(key)?;
    let language = &translation.edition().language;
    unit_at(release, language, &at).or_else(|| {
        let elsewhere = carried.get(&within(&at)?)?.as_ref()?;
        unit_at(release, language, elsewhere)
    })
}

/// Whether a paragraph has one before it.
fn has_before(release: &Release, at: &FieldPath) -> bool {
    let place = at.split_last().and_then(|(prose, id)| {
        let paragraphs = release.prose(&prose)?;
        paragraphs.position(id)
    });
    place.is_some_and(|place| place > 0)
}

/// What a translation that comes back was made of.
fn source_of(release: &Release, unit: &Unit, packed: &Packed, into: &Tag) -> Option<Source> {
    if packed.made_of.is_some() {
        return packed.made_of.clone();
    }
    let from = usual_source(release, unit, into);
    let said = packed.source.as_ref()?.as_text(unit.kind).said();
    Some(Source { from, said })
}

/// What was translated and what that says by now, where it has moved on.
fn moved_on(release: &Release, unit: &Unit, source: &Source) -> Option<(Text, Text)> {
    let now = said_in(release, &unit.at, &source.from)?;
    let was = now.read_alike(&source.said);
    (!is_same_but_spacing(&was, &now)).then_some((was, now))
}

/// What a content says, as a text of a release: without control characters, marks of footnotes
/// that aren't there and links that lead nowhere, unless the texts that are `known` have them.
fn arrived(
    release: &Release,
    unit: &Unit,
    content: &Content,
    known: &[&Text],
    remarks: &mut Vec<Remark>,
) -> Text {
    // What was opened as a release has been looked at.
    let is_of_stranger = !matches!(content, Content::Said(_));
    let mut arrived = content.as_tokens_of(unit.kind);
    let own: Vec<SourceChip> = known.iter().flat_map(|text| chips(text)).collect();
    let is_own = |url: &str| {
        let mut own = own.iter();
        own.any(|chip| matches!(chip, SourceChip::Link(_, there) if there == url))
    };
    arrived.retain_mut(|token| {
        match token {
            Token::Text(text) => *text = sanitize(text).0.into_owned(),
            Token::Lone(Code::Footnote(id)) if !has_footnote(release, id) => {
                remarks.push(Remark::UnknownNote(id.to_string()));
                return false;
            }
            Token::Open(code) => {
                if let Code::Link(url) = code
                    && is_of_stranger
                    && !is_own(url)
                    && link_address(url).is_none()
                {
                    remarks.push(Remark::UnknownCode(url.clone()));
                    // Around nothing else than it is: it's closed where it was.
                    *code = Code::LineBreak;
                }
            }
            Token::Lone(_) | Token::Close => {}
        }
        true
    });
    Content::Coded(arrived).as_text(unit.kind)
}

/// What of a translation's links and notes isn't as in its source, and whether words were left
/// over in it.
fn look_at_codes(source: &Text, before: Option<&Text>, after: &Text, remarks: &mut Vec<Remark>) {
    let lacks = missing_chips(source, Some(after));
    if !lacks.is_empty() {
        remarks.push(Remark::Lacks(lacks));
    }
    let more = missing_chips(after, Some(source));
    if !more.is_empty() {
        remarks.push(Remark::HasMore(more));
    }
    if before.is_some_and(|before| keeps_old_words(before, after)) {
        remarks.push(Remark::OldWords);
    }
}

/// Whether a translation seems to have the old words behind the new ones: some programs put a
/// new text before the first code, and leave what stood from there on.
fn keeps_old_words(before: &Text, after: &Text) -> bool {
    let (before, after) = (tokens(before), tokens(after));
    let split = |tokens: &[Token]| {
        let first = tokens
            .iter()
            .position(|token| !matches!(token, Token::Text(_)))?;
        let (head, tail) = tokens.split_at(first);
        Some((length(head), length(tail), tail.to_vec()))
    };
    let (Some((old, rest, old_tail)), Some((new, _, new_tail))) = (split(&before), split(&after))
    else {
        return false;
    };
    old_tail == new_tail && rest > 0 && new > old + old / 2 + 8 && new * 10 > (old + rest) * 6
}

fn length(tokens: &[Token]) -> usize {
    let lengths = tokens.iter().map(|token| match token {
        Token::Text(text) => text.chars().count(),
        Token::Open(_) | Token::Close | Token::Lone(_) => 0,
    });
    lengths.sum()
}
