//! Arbitrary texts, releases and edits, for laws that hold for all of them.

use communique::edit::{self, Edit};
use communique::language::{BackTranslations, Digits, Months, Spacing, Tag};
use communique::release::{
    Block, Boilerplate, Cell, Colour, Column, Comment, CommentState, Contact, ContactGroup,
    FOOTNOTE_CHAR, FieldPath, Footnote, Fragment, Id, Identified, Item, Kind, Lines, Link, List,
    Mark, MarkKind, Organizer, Paper, Paragraph, ParagraphKind, Part, Prose, ProseBlock, Quote,
    Release, Reply, Role, Row, Section, SegmentState, Source, SourceKind, Subject, Table, TextKind,
    Timing, Value, footnotes_list,
};
use communique::translate::{Text, Translation, add_edition, units, usual_source, write};
use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;

/// Text of the kinds that go wrong: marks' own characters, scripts, blanks.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z ]{0,8}",
        2 => r"[*_\[\]()\\^~`#.0-9 -]{0,6}",
        1 => "[ابجد ،؛]{0,5}",
        1 => "[你好。“”]{0,4}",
        1 => Just("\u{200f}\u{202e}\u{2066}e\u{301}👩‍👩‍👧".to_owned()),
        1 => Just("[^note]".to_owned()),
        1 => Just("](x".to_owned()),
        1 => Just("- ".to_owned()),
        1 => Just("\t\u{a0}\u{2028}\"#".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..8).prop_map(|pieces| {
        let unwanted = |c: char| c == FOOTNOTE_CHAR || (c.is_control() && c != '\t');
        pieces.concat().replace(unwanted, "")
    })
}

/// Content with marks over any stretches of it.
pub fn content() -> impl Strategy<Value = Fragment> {
    let kind = prop_oneof![
        Just(MarkKind::Strong),
        Just(MarkKind::Emphasis),
        "[a-z:/.()\\\\_*]{0,8}".prop_map(MarkKind::Link),
        Just(MarkKind::Footnote(id("note"))),
    ];
    (
        vec(text(), 1..5),
        vec((any::<u16>(), any::<u16>(), kind), 0..8),
        any::<bool>(),
    )
        .prop_map(|(pieces, marks, breaks)| {
            let notes = pieces.join(&FOOTNOTE_CHAR.to_string());
            let text = if breaks {
                notes.replace(' ', "\n")
            } else {
                notes
            };
            let mut all: Vec<Mark> = marks
                .into_iter()
                .map(|(a, b, kind)| {
                    let [a, b] = [a, b].map(|at| usize::from(at) % (text.len() + 1));
                    Mark::new(a.min(b)..a.max(b), kind)
                })
                .collect();
            all.extend(
                text.match_indices(FOOTNOTE_CHAR)
                    .map(|(at, c)| Mark::new(at..at + c.len(), MarkKind::Footnote(id("note")))),
            );
            Fragment::new(text, all)
        })
}

/// What a paragraph may be.
pub fn paragraph_kind() -> impl Strategy<Value = ParagraphKind> {
    prop_oneof![
        Just(ParagraphKind::Plain),
        (0..=5u8).prop_map(ParagraphKind::Bullet),
        (0..=5u8).prop_map(ParagraphKind::Numbered),
    ]
}

fn prose() -> impl Strategy<Value = Prose> {
    vec((paragraph_kind(), content()), 0..4).prop_map(|paragraphs| {
        let named = paragraphs.into_iter().enumerate();
        named
            .map(|(index, (kind, content))| Paragraph {
                id: id(&format!("p-{index}")),
                kind,
                content,
            })
            .collect()
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        prose().prop_map(|text| Block::Prose(ProseBlock {
            id: Id::default(),
            text
        })),
        (prose(), text(), text(), any::<bool>()).prop_map(|(words, speaker, title, translated)| {
            Block::Quote(Quote {
                words,
                speaker: speaker.as_str().into(),
                title: title.as_str().into(),
                translated_from: translated.then(|| Tag::parse("ru").expect("a tag")),
                ..Quote::default()
            })
        }),
        text().prop_map(|text| {
            let cell = Cell {
                id: id("c"),
                text: text.as_str().into(),
            };
            Block::Table(Table {
                columns: [Column {
                    id: id("c"),
                    ..Column::default()
                }]
                .into_iter()
                .collect(),
                rows: [Row {
                    id: id("r"),
                    cells: [cell].into_iter().collect(),
                }]
                .into_iter()
                .collect(),
                ..Table::default()
            })
        }),
    ]
}

/// A release with something in most of its parts, but for editions.
fn release_alone() -> impl Strategy<Value = Release> {
    let sections = vec((text(), vec(block(), 0..4)), 0..3);
    let head = (text(), text(), vec(text(), 0..3), prose());
    let foot = (prose(), vec(text(), 0..3), vec((text(), text()), 0..2));
    (sections, head, foot).prop_map(|(sections, head, foot)| {
        let mut release = Release::new(id("release"), Tag::parse("en").expect("a tag"));
        let sections = sections.into_iter().enumerate().collect();
        release.sections = numbered(sections, "s", |(index, (heading, blocks))| Section {
            heading: heading.as_str().into(),
            blocks: numbered(blocks, &format!("b{index}"), |block| block),
            ..Section::default()
        });
        let (headline, reference, names, summary) = head;
        release.headline = headline.as_str().into();
        release.reference = reference.as_str().into();
        release.summary = summary;
        release.organizers = numbered(names, "o", |name| Organizer {
            name: Lines::new(name.replace(' ', "\n")),
            ..Organizer::default()
        });
        let (notes, boilerplates, contacts) = foot;
        release.notes_to_editors = notes;
        release.boilerplates = numbered(boilerplates, "b", |name| Boilerplate {
            organization: name.as_str().into(),
            ..Boilerplate::default()
        });
        release.contacts = numbered(contacts, "g", |(group, name)| ContactGroup {
            name: group.as_str().into(),
            people: numbered(vec![name], "c", |name| Contact {
                name: name.as_str().into(),
                ..Contact::default()
            }),
            ..ContactGroup::default()
        });
        let note = Footnote {
            id: id("note"),
            ..Footnote::default()
        };
        release.footnotes = [note].into_iter().collect();
        release
    })
}

/// A comment on the headline or on a text that isn't there, with an answer.
fn comment() -> impl Strategy<Value = Comment> {
    (any::<[bool; 3]>(), text(), text()).prop_map(
        |([is_there, is_of_source, is_open], said, answer)| {
            let at = match is_there {
                true => FieldPath::root().field("headline"),
                false => FieldPath::root()
                    .field("sections")
                    .item(&id("gone"))
                    .field("heading"),
            };
            let mut comment = new_comment(id("unset"), at);
            if is_of_source {
                comment.about = Subject::Text;
            }
            if !is_open {
                comment.state = CommentState::Resolved;
            }
            comment.text = said.as_str().into();
            comment.replies = numbered(vec![answer], "r", |answer| Reply {
                text: answer.as_str().into(),
                ..new_reply(id("unset"))
            });
            comment
        },
    )
}

fn new_comment(id: Id, at: FieldPath) -> Comment {
    Comment {
        id,
        at,
        about: Subject::Translation(Tag::parse("fr").expect("a tag")),
        made: Some(Timestamp::UNIX_EPOCH),
        by: "Anna".into(),
        state: CommentState::Open,
        text: Lines::default(),
        replies: List::default(),
    }
}

fn new_reply(id: Id) -> Reply {
    Reply {
        id,
        made: Some(Timestamp::UNIX_EPOCH),
        by: "Boris".into(),
        text: Lines::default(),
    }
}

/// A release with something in most of its parts, and with an edition in French in which some of
/// it is translated.
pub fn release() -> impl Strategy<Value = Release> {
    let comments = vec((comment(), any::<Option<prop::sample::Index>>()), 0..3);
    (release_with_edition(), comments).prop_map(|(mut release, comments)| {
        let french = Tag::parse("fr").expect("a tag");
        let units = units(&release, &french);
        release.comments = numbered(comments, "comment", |(mut comment, which)| {
            // On any of its texts, or on what the comment says.
            if let Some(which) = which.filter(|_| !units.is_empty()) {
                comment.at = which.get(&units).at.clone();
            }
            comment
        });
        release
    })
}

fn release_with_edition() -> impl Strategy<Value = Release> {
    let translated = vec(
        (any::<prop::sample::Index>(), content(), any::<bool>()),
        0..6,
    );
    (release_alone(), translated).prop_map(|(mut release, translated)| {
        let french = Tag::parse("fr").expect("a tag");
        let add = add_edition(&release, &french).expect("there is none");
        release = edit::applied(&release, &add).expect("it applies");
        for (which, content, is_final) in translated {
            let edition = release.editions.first().expect("an edition");
            let translation = Translation::new(&release, edition);
            let units = translation.units();
            if units.is_empty() {
                break;
            }
            let unit = which.get(&units);
            let content = match unit.at.is_within(&footnotes_list()) {
                true => Fragment::plain(content.text().replace(FOOTNOTE_CHAR, "")),
                false => content,
            };
            let state = match is_final {
                true => SegmentState::Final,
                false => SegmentState::Draft,
            };
            let from = usual_source(&release, unit, &french);
            let text = Text::Prose(vec![content]);
            let edit = write(&release, &translation, unit, &text, (state, &from));
            release =
                edit::applied(&release, &edit.expect("it can be written")).expect("it applies");
        }
        release
    })
}

fn numbered<T, U: Identified>(items: Vec<T>, stem: &str, make: impl Fn(T) -> U) -> List<U> {
    let made = items.into_iter().enumerate().map(|(index, item)| {
        let mut item = make(item);
        *item.id_mut() = id(&format!("{stem}-{index}"));
        item
    });
    made.collect()
}

/// The id that reads so.
pub fn id(text: &str) -> Id {
    Id::parse(text).expect("an id")
}

/// What makes some edit of whatever release it meets.
#[derive(Clone, Debug)]
pub struct Wish {
    place: usize,
    action: usize,
    numbers: [usize; 2],
    content: Fragment,
}

/// Makes one paragraph of two.
fn join(release: &Release, path: &FieldPath) -> Option<Edit> {
    let (list, name) = path.split_last()?;
    let prose = release.prose(&list)?;
    let at = prose.position(name)?;
    let (first, second) = (prose.nth(at)?, prose.nth(at + 1)?);
    let end = first.text().len();
    Some(Edit::Group(vec![
        edit::remove(release, &list.item(&second.id))?,
        edit::splice(release, path, end..end, second.content.clone())?,
    ]))
}

/// Any wish.
pub fn wish() -> impl Strategy<Value = Wish> {
    (
        any::<usize>(),
        any::<usize>(),
        any::<[usize; 2]>(),
        content(),
    )
        .prop_map(|(place, action, numbers, content)| Wish {
            place,
            action,
            numbers,
            content,
        })
}

impl Wish {
    /// An edit that the release allows, at one of all its places.
    pub fn edit(&self, release: &Release) -> Option<Edit> {
        let mut places = Vec::new();
        release.visit(&mut |path, _| places.push(path.clone()));
        let path = places.get(self.place % places.len())?;
        match release.part(path)? {
            Part::Text(text, kind) => {
                let range = self.range(text.text());
                let new = self.content.text().replace(FOOTNOTE_CHAR, "");
                let new = if kind == TextKind::Line {
                    new.replace('\n', " ")
                } else {
                    new
                };
                edit::splice(release, path, range, Fragment::plain(new))
            }
            Part::Paragraph(paragraph) => {
                let range = self.range(paragraph.text());
                match self.action % 5 {
                    0 => {
                        let marks = self.content.marks();
                        edit::restyle(release, path, range, marks)
                    }
                    1 => edit::remove(release, path),
                    2 => self.split(release, path, range.start),
                    3 => join(release, path),
                    _ => edit::splice(release, path, range, self.content.clone()),
                }
            }
            Part::Value(value) => edit::set(release, path, self.value(&value)?),
            Part::List(list) => {
                let ids = list.ids();
                let after = ids.get(self.numbers[0] % (ids.len() + 1)).cloned();
                match self.action % 2 {
                    0 => Some(edit::insert(path, after, self.item(path)?)),
                    _ => edit::clear(release, path),
                }
            }
            Part::Node(_) => {
                let (list, _) = path.split_last()?;
                let Some(Part::List(items)) = release.part(&list) else {
                    return edit::clear(release, path);
                };
                let ids = items.ids();
                match self.action % 4 {
                    0 => edit::remove(release, path),
                    1 => {
                        let after = ids.get(self.numbers[0] % (ids.len() + 1)).cloned();
                        edit::move_item(release, path, after)
                    }
                    2 => self.carry(release, path),
                    _ => {
                        let mut drawn = self.numbers[1] % 1000;
                        edit::duplicate(release, path, &mut |_| {
                            drawn += 1;
                            id(&format!("copy-{drawn}-{}", self.place % 100_000))
                        })
                    }
                }
            }
        }
    }

    /// Carries a block or a contact into another collection.
    fn carry(&self, release: &Release, path: &FieldPath) -> Option<Edit> {
        let (list, name) = path.split_last()?;
        let (holder, inner) = list.split_last()?;
        let (holders, _) = holder.split_last()?;
        let Some(Part::List(all)) = release.part(&holders) else {
            return None;
        };
        let ids = all.ids();
        let other = ids.get(self.numbers[0] % ids.len())?;
        let target = holders.item(other).field(inner);
        let (Part::List(items), Part::List(there)) = (release.part(&list)?, release.part(&target)?)
        else {
            return None;
        };
        let there = there.ids();
        let after = there.get(self.numbers[1] % (there.len() + 1)).cloned();
        Some(Edit::Group(vec![
            edit::remove(release, path)?,
            edit::insert(&target, after, items.copy(name)?),
        ]))
    }

    /// Makes two paragraphs of one.
    fn split(&self, release: &Release, path: &FieldPath, at: usize) -> Option<Edit> {
        let (list, _) = path.split_last()?;
        let Some(Part::Paragraph(paragraph)) = release.part(path) else {
            return None;
        };
        let end = paragraph.text().len();
        let second = Paragraph {
            id: id(&format!("half-{}", self.numbers[1] % 100_000)),
            kind: paragraph.kind,
            content: paragraph.content.slice(at..end)?,
        };
        let behind = Some(paragraph.id.clone());
        Some(Edit::Group(vec![
            edit::splice(release, path, at..end, Fragment::default())?,
            edit::insert(&list, behind, second),
        ]))
    }

    fn range(&self, text: &str) -> std::ops::Range<usize> {
        let [a, b] = self.numbers.map(|number| {
            let mut at = number % (text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        });
        a.min(b)..a.max(b)
    }

    fn value(&self, value: &Value) -> Option<Value> {
        let number = self.numbers[0];
        let tag = || Tag::parse(["fr", "ar", "zh"][number % 3]).expect("a tag");
        let date = jiff::civil::Date::constant(2026, 1 + (number % 12) as i8, 1);
        Some(match value {
            Value::Language(_) => tag().into(),
            Value::OptionalLanguage(_) => number.is_multiple_of(2).then(tag).into(),
            Value::Kind(_) => Kind::ALL[number % 5].into(),
            Value::Date(_) => number.is_multiple_of(2).then_some(date).into(),
            Value::Timing(_) => Timing::Embargoed {
                until: date.at(11, 0, 0, 0),
                zone: "Africa/Nairobi".into(),
            }
            .into(),
            Value::Role(_) => Role::ALL[number % 3].into(),
            Value::Paper(_) => Paper::ALL[number % 2].into(),
            Value::Colour(_) => Some(Colour {
                rgb: [number as u8, 0, 1],
            })
            .into(),
            Value::Paragraph(_) => ParagraphKind::Bullet((number % 6) as u8).into(),
            Value::Digits(_) => Digits::ALL[number % 3].into(),
            Value::Months(_) => Months::ALL[number % 4].into(),
            Value::Spacing(_) => Spacing::ALL[number % 3].into(),
            Value::BackTranslations(_) => BackTranslations::ALL[number % 2].into(),
            Value::Segment(_) => {
                use SegmentState::{Draft, Final, Joined};
                [Draft, Final, Joined][number % 3].into()
            }
            Value::Source(_) => Value::Source(Some(Source {
                from: SourceKind::Release,
                said: self.content.text().replace(FOOTNOTE_CHAR, ""),
            })),
            Value::Comment(_) => match number.is_multiple_of(2) {
                true => CommentState::Open.into(),
                false => CommentState::Resolved.into(),
            },
            Value::Revision(_) | Value::Image(_) | Value::Align(_) => return None,
        })
    }

    /// An item of the kind that the collection at `path` holds.
    fn item(&self, path: &FieldPath) -> Option<Item> {
        let id = id(&format!("new-{}", self.numbers[1] % 10_000));
        let item: Item = match path.last()? {
            "sections" => Section {
                id,
                ..Section::default()
            }
            .into(),
            "blocks" => Block::Quote(Quote {
                id,
                ..Quote::default()
            })
            .into(),
            "organizers" => Organizer {
                id,
                ..Organizer::default()
            }
            .into(),
            "links" => Link {
                id,
                ..Link::default()
            }
            .into(),
            "comments" => new_comment(id, FieldPath::root().field("headline")).into(),
            "replies" => new_reply(id).into(),
            "words" | "text" | "summary" | "notes_to_editors" => {
                Paragraph::new(id, self.content.clone()).into()
            }
            _ => return None,
        };
        Some(item)
    }
}
