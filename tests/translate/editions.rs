//! Editions of the real release.

use communique::edit::{Edit, applied, insert, remove, splice};
use communique::language::{Tag, Word};
use communique::release::{
    FieldPath, FixedWordOverride, Fragment, Id, Part, Release, SegmentState, SourceKind,
};
use communique::storage::{read, write as written};
use communique::translate::exchange::pack;
use communique::translate::{
    EditionPage, Need, State, Text, Translation, Unit, add_edition, clear, confirm, join_previous,
    leave_out, meaning_unchanged, still_right, unknown_words, usual_source, write,
};

use communique::texts::unit_about;

use super::spoken::quote;
use crate::support::pages::{pages, words};
use crate::support::sample_text;

pub fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("a tag")
}

/// The real release with an empty edition.
pub fn with_edition(language: &str) -> Release {
    let text = sample_text("ct-week-2021.ron");
    let release = read(text.as_bytes()).expect("it opens").release;
    let added = add_edition(&release, &tag(language)).expect("there is none");
    applied(&release, &added).expect("it applies")
}

pub(super) fn path(at: &str) -> FieldPath {
    at.parse().expect("an address")
}

pub(super) const BRANDT: &str = "sections/voices-huqk/blocks/brandt-6scd/words/p-idmj";
pub(super) const ASLANOVA: &str = "sections/voices-huqk/blocks/aslanova-cc3j/words/p-qtsy";
const BODY: &str = "sections/opening-5acy/blocks/text-dp9c/text";

/// A release whose edition somebody works on.
#[derive(Clone)]
pub struct Desk {
    pub release: Release,
    pub id: Id,
}

impl Desk {
    pub fn of(language: &str) -> Self {
        let release = with_edition(language);
        let id = release.editions.first().expect("an edition").id.clone();
        Self { release, id }
    }

    pub fn with<T>(&self, look: impl FnOnce(&Translation<'_>) -> T) -> T {
        let edition = self.release.edition(&self.id).expect("it's there");
        look(&Translation::new(&self.release, edition))
    }

    pub fn unit(&self, at: &str) -> Unit {
        let units = self.with(|translation| translation.units());
        let found = units.into_iter().find(|unit| unit.at == path(at));
        found.unwrap_or_else(|| panic!("{at} is no unit"))
    }

    pub fn change(&mut self, edit: Option<Edit>) {
        let edit = edit.expect("it can be done");
        self.release = applied(&self.release, &edit).expect("it applies");
        assert_eq!(self.release.faults(), Vec::new());
    }

    pub fn translate(&mut self, at: &str, text: &str) {
        let unit = self.unit(at);
        let edit = self.with(|translation| {
            let language = &translation.edition().language;
            let from = usual_source(&self.release, &unit, language);
            let text = Text::Prose(vec![Fragment::plain(text)]);
            let how = (SegmentState::Draft, &from);
            write(&self.release, translation, &unit, &text, how)
        });
        self.change(edit);
    }

    /// What the translation of a text says.
    pub fn said(&self, at: &str) -> String {
        let unit = self.unit(at);
        let said = self.with(|translation| translation.target(&unit));
        said.map(|text| text.plain()).unwrap_or_default()
    }

    pub fn confirm(&mut self, at: &str) {
        let unit = self.unit(at);
        let edit = self.with(|translation| confirm(&self.release, translation, &unit));
        self.change(edit);
    }

    /// A paragraph is said in the translation of the one before.
    pub fn join(&mut self, at: &str) {
        let unit = self.unit(at);
        let edit = self.with(|translation| join_previous(&self.release, translation, &unit));
        self.change(edit);
    }

    /// The quote of Brandt goes into the first section.
    pub(super) fn carry_brandt(&mut self) {
        let from = path("sections/voices-huqk/blocks/brandt-6scd");
        let removed = remove(&self.release, &from).expect("it can be taken out");
        let Edit::Remove { item, .. } = &removed else {
            panic!("{removed:?}");
        };
        let carried = insert(
            &path("sections/opening-5acy/blocks"),
            Some(Id::parse("text-dp9c").expect("an id")),
            (**item).clone(),
        );
        self.change(Some(Edit::Group(vec![removed, carried])));
    }

    /// The source says something else.
    pub fn rewrite(&mut self, at: &str, old: &str, new: &str) {
        let at = path(at);
        let text = match self.release.part(&at) {
            Some(Part::Paragraph(paragraph)) => paragraph.text().to_owned(),
            Some(Part::Text(text, _)) => text.text().to_owned(),
            _ => panic!("{at} has no text"),
        };
        let start = text.find(old).expect("it says that");
        let range = start..start + old.len();
        let edit = splice(&self.release, &at, range, Fragment::plain(new));
        self.change(edit);
    }

    pub fn standing(&self, at: &str) -> (State, bool) {
        let unit = self.unit(at);
        let standing = self.with(|translation| translation.standing(&unit));
        (standing.state, standing.is_out_of_date)
    }

    pub fn page(&self) -> EditionPage {
        let edition = self.release.edition(&self.id).expect("it's there");
        EditionPage::new(&self.release, edition)
    }
}

#[test]
fn a_new_edition_is_whole_and_says_what_is_missing() {
    let desk = Desk::of("fr");
    let page = desk.page();
    assert_eq!(page.release.language, tag("fr"));
    assert_eq!(page.release.headline, desk.release.headline);
    assert!(page.untranslated.contains(&path("headline")));
    assert!(page.untranslated.contains(&path(BRANDT)));
    let progress = desk.with(|translation| translation.progress());
    assert_eq!(progress.empty, progress.units);
    assert!(progress.units > 20 && progress.words > 800, "{progress:?}");
    assert_eq!(progress.final_units, 0);
}

#[test]
fn what_comes_by_itself_is_nobodys_work() {
    for (language, heading, tag_line) in [
        ("fr", "DÉCLARATIONS DES PARTICIPANTS", "ÉVÉNEMENT PARALLÈLE"),
        ("ar", "أقوال المشاركين", "حدث جانبي"),
        ("zh", "与会者发言摘录", "会外活动"),
    ] {
        let desk = Desk::of(language);
        let page = desk.page();
        let voices = page.release.sections.last().expect("sections");
        assert_eq!(voices.heading.as_str(), heading);
        assert_eq!(page.release.banner.tag.as_str(), tag_line);
        assert!(!page.untranslated.contains(&path("banner/tag")));
        for at in ["end_mark", "links/event-sxws/url"] {
            assert_eq!(desk.unit(at).need, Need::Nothing, "{at}");
            assert_eq!(desk.standing(at), (State::Given, false));
        }
        let link = desk.unit("links/event-sxws/text");
        assert_eq!(
            link.need,
            Need::Nothing,
            "an address is the same everywhere"
        );
    }
}

#[test]
fn what_is_translated_stands_on_the_page_and_is_written_elsewhere() {
    let mut desk = Desk::of("fr");
    desk.translate("headline", "Titre");
    desk.translate(BRANDT, "Permettez-moi.");
    let page = desk.page();
    assert_eq!(page.release.headline.as_str(), "Titre");
    let brandt = quote(&page.release, "brandt-6scd");
    assert_eq!(brandt.words.whole_text(), "Permettez-moi.");
    let written_at = page.written(&path("headline"));
    assert!(written_at.is_within(&path("editions/fr/segments")));
    assert_eq!(page.printed(&written_at), path("headline"));
    let target = page.written(&path(BRANDT));
    assert_eq!(page.printed(&target), path(BRANDT));
    assert_eq!(
        page.written(&path("dateline/places")),
        path("dateline/places")
    );
    assert!(!page.untranslated.contains(&path("headline")));
    // What goes out holds nothing else.
    let text = written(&page.release).expect("it can be written");
    assert!(!text.contains("editions") && !text.contains("segments"));
}

#[test]
fn a_change_of_the_source_makes_its_translation_out_of_date_and_no_other() {
    let mut desk = Desk::of("fr");
    for at in ["headline", BRANDT, ASLANOVA] {
        desk.translate(at, "Traduit.");
        desk.confirm(at);
        assert_eq!(desk.standing(at), (State::Final, false));
    }
    desk.rewrite(BRANDT, "Let me stress", "Let us stress");
    assert_eq!(desk.standing(BRANDT), (State::Final, true));
    assert_eq!(desk.standing(ASLANOVA), (State::Final, false));
    // A second change is shown against what was translated, not against the first.
    desk.rewrite(BRANDT, "Let us stress", "Let us underline");
    let unit = desk.unit(BRANDT);
    let (was, now) = desk
        .with(|translation| translation.moved_on(&unit))
        .expect("it has moved on");
    assert!(was.plain().starts_with("Let me stress"));
    assert!(now.plain().starts_with("Let us underline"));
    // Back as it was, nothing is out of date.
    let mut back = desk.clone();
    back.rewrite(BRANDT, "Let us underline", "Let me stress");
    assert_eq!(back.standing(BRANDT), (State::Final, false));
    let edit = desk.with(|translation| still_right(&desk.release, translation, &unit));
    desk.change(edit);
    assert_eq!(desk.standing(BRANDT), (State::Final, false));
}

#[test]
fn blanks_alone_are_no_change_of_the_source() {
    let mut desk = Desk::of("fr");
    desk.translate(BRANDT, "Traduit.");
    desk.confirm(BRANDT);
    desk.rewrite(BRANDT, "Let me stress", "Let  me\u{a0}stress");
    assert_eq!(desk.standing(BRANDT), (State::Final, false));
    desk.rewrite(BRANDT, "accountability.", "accountability!");
    assert_eq!(desk.standing(BRANDT), (State::Final, true));
}

#[test]
fn a_slip_that_is_mended_leaves_what_was_up_to_date_so_in_all_languages() {
    let mut desk = Desk::of("fr");
    let added = add_edition(&desk.release, &tag("ru")).expect("there is none");
    desk.change(Some(added));
    for language in ["fr", "ru"] {
        desk.id = Id::parse(language).expect("an id");
        desk.translate(BRANDT, "Traduit.");
        desk.confirm(BRANDT);
    }
    desk.rewrite(BRANDT, "importance", "importence");
    desk.id = Id::parse("fr").expect("an id");
    // The French one was made of the slip.
    desk.confirm(BRANDT);
    let slip = desk.with(|translation| {
        let unit = desk.unit(BRANDT);
        communique::translate::said_in(&desk.release, &unit.at, &SourceKind::Release)
            .filter(|_| translation.standing(&unit).state == State::Final)
    });
    desk.rewrite(BRANDT, "importence", "importance");
    assert_eq!(desk.standing(BRANDT), (State::Final, true));
    let edit = meaning_unchanged(&desk.release, &path(BRANDT), &slip.expect("it said that"));
    desk.change(edit);
    for language in ["fr", "ru"] {
        desk.id = Id::parse(language).expect("an id");
        assert_eq!(desk.standing(BRANDT), (State::Final, false), "{language}");
    }
}

#[test]
fn two_paragraphs_are_translated_as_one_and_one_as_two() {
    let mut desk = Desk::of("fr");
    let at = |id: &str| format!("{BODY}/{id}");
    let (first, second, third) = (at("p-as6w"), at("p-ttqs"), at("p-mmcg"));
    desk.translate(&first, "Un.");
    desk.translate(&second, "Deux.");
    desk.join(&second);
    let page = desk.page();
    let body = page.release.prose(&path(BODY)).expect("the body");
    assert!(body.whole_text().starts_with("Un. Deux.\n"));
    assert_eq!(body.len(), 7);
    assert_eq!(desk.standing(&second), (State::Final, false));
    desk.rewrite(&second, "reflected", "showed");
    assert_eq!(desk.standing(&second), (State::Final, true));

    let unit = desk.unit(&third);
    let edit = desk.with(|translation| {
        let halves = Text::Prose(vec![
            Fragment::plain("Trois a."),
            Fragment::plain("Trois b."),
        ]);
        let how = (SegmentState::Draft, &SourceKind::Release);
        write(&desk.release, translation, &unit, &halves, how)
    });
    desk.change(edit);
    let page = desk.page();
    let body = page.release.prose(&path(BODY)).expect("the body");
    assert!(
        body.whole_text()
            .starts_with("Un. Deux.\nTrois a.\nTrois b.\n")
    );
    for paragraph in body {
        let printed = path(BODY).item(&paragraph.id);
        let there = page.printed(&page.written(&printed));
        assert_eq!(there, printed);
    }
    let back = read(written(&desk.release).expect("written").as_bytes()).expect("and read");
    assert_eq!(back.release, desk.release);
}

#[test]
fn a_paragraph_that_is_said_in_one_that_says_nothing_any_more_stands_there_itself() {
    let mut desk = Desk::of("fr");
    let (first, second) = (format!("{BODY}/p-as6w"), format!("{BODY}/p-ttqs"));
    desk.translate(&first, "Un.");
    desk.join(&second);
    let segment = desk.with(|translation| {
        let segment = translation.segment(&path(&first)).expect("it's translated");
        translation
            .edition()
            .path()
            .field("segments")
            .item(&segment.id)
    });
    desk.change(remove(&desk.release, &segment));
    let body = desk.page().release;
    let body = body.prose(&path(BODY)).expect("the body");
    assert_eq!(body, desk.release.prose(&path(BODY)).expect("the body"));
    assert_eq!(
        desk.standing(&second),
        (State::Empty, false),
        "nobody says it"
    );
}

#[test]
fn several_paragraphs_are_said_in_one_and_none_of_them_once_that_is_cleared() {
    let mut desk = Desk::of("fr");
    let at = |id: &str| format!("{BODY}/{id}");
    let (first, second, third) = (at("p-as6w"), at("p-ttqs"), at("p-mmcg"));
    desk.translate(&first, "Un.");
    desk.translate(&third, "Trois.");
    desk.join(&second);
    desk.rewrite(&first, "The", "This");
    desk.join(&third);
    let body = desk.page().release;
    let body = body.prose(&path(BODY)).expect("the body").whole_text();
    assert!(body.starts_with("Un. Trois.\n"), "{body}");
    // What it was made of has moved on still.
    assert_eq!(desk.standing(&first), (State::Draft, true));
    let unit = desk.unit(&first);
    let about = desk.with(|translation| unit_about(translation, &[], &unit));
    assert!(about.contains("reflected the concern of"), "{about}");
    desk.change(desk.with(|translation| clear(&desk.release, translation, &unit)));
    desk.translate(&first, "Un.");
    for at in [&second, &third] {
        assert_eq!(desk.standing(at), (State::Empty, false), "{at}");
    }
}

#[test]
fn an_item_that_is_left_out_is_not_printed() {
    let mut desk = Desk::of("fr");
    let at = path("contacts/press-eqhb/people/gerard-8r4u");
    let edit = |desk: &Desk, is_left_out| {
        let edition = desk.release.edition(&desk.id).expect("it's there");
        leave_out(&desk.release, edition, &at, is_left_out)
    };
    desk.change(edit(&desk, true));
    let page = desk.page();
    let group = page.release.contacts.first().expect("a group");
    assert!(group.people.get("gerard-8r4u").is_none() && group.people.len() == 1);
    desk.change(edit(&desk, false));
    assert_eq!(desk.page().release.contacts, desk.release.contacts);
}

#[test]
fn what_is_left_out_is_nobodys_to_translate() {
    let mut desk = Desk::of("fr");
    let note = desk.release.footnotes.first().expect("a footnote");
    let said = note.text.first().expect("it says something");
    let note = path(&format!("footnotes/{}/text/{}", note.id, said.id));
    let all = desk.with(|translation| translation.progress());
    desk.translate(&format!("{BODY}/p-tmqk"), "Des représentants.");
    let block = path("sections/opening-5acy/blocks/text-dp9c");
    let edition = desk.release.edition(&desk.id).expect("it's there");
    desk.change(leave_out(&desk.release, edition, &block, true));
    let unfinished = desk.with(|translation| translation.unfinished());
    let missing: Vec<FieldPath> = unfinished.into_iter().map(|(unit, _)| unit.at).collect();
    // With it goes the footnote whose only mark stands there.
    assert!(
        missing.iter().all(|at| !at.is_within(&block)),
        "{missing:?}"
    );
    assert!(!missing.contains(&note), "{missing:?}");
    let progress = desk.with(|translation| translation.progress());
    assert_eq!(progress.units, missing.len());
    assert_eq!(progress.units + progress.left_out, all.units);
    let edition = desk.release.edition(&desk.id).expect("it's there");
    let parcel = pack(&desk.release, edition, &|_, unit| unit.at.to_string());
    assert_eq!(parcel.len(), missing.len());
    desk.change(leave_out(&desk.release, edition, &block, false));
    let progress = desk.with(|translation| translation.progress());
    assert_eq!((progress.units, progress.drafts), (all.units, 1));
}

#[test]
fn words_that_the_program_has_not_are_named_until_the_edition_says_them() {
    let mut desk = Desk::of("de");
    let unknown = |desk: &Desk| {
        let edition = desk.release.edition(&desk.id).expect("it's there");
        unknown_words(&desk.release, edition)
    };
    assert_eq!(
        unknown(&desk),
        [
            Word::PressRelease,
            Word::ForMoreInformation,
            Word::Web,
            Word::TranslatedFrom
        ]
    );
    assert_eq!(unknown(&Desk::of("ru")), []);
    let list = desk
        .release
        .edition(&desk.id)
        .expect("it's there")
        .path()
        .field("fixed_words");
    let said = [
        ("press-release", "Pressemitteilung"),
        ("for-more-information", "Weitere Auskünfte"),
        ("web", "Im Netz"),
        ("translated-from", "(aus dem Russischen; {language})"),
    ];
    for (key, text) in said {
        let word = FixedWordOverride {
            id: Id::parse(key).expect("an id"),
            text: text.into(),
        };
        desk.change(Some(insert(&list, None, word)));
    }
    assert_eq!(unknown(&desk), []);
    let text = words(&pages(&desk.page().release));
    for said in [
        "Pressemitteilung",
        "Weitere Auskünfte",
        "Im Netz",
        "(aus dem Russischen; Russisch)",
        "„Let me stress",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}
