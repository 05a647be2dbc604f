//! Files as other people's tools write them, and files that aren't as they should be: brought in
//! right, or refused with the reason.

use communique::edit::{applied, insert};
use communique::language::Tag;
use communique::release::{FieldPath, Fragment, Id, Paragraph, Release, SegmentState, SourceKind};
use communique::translate::exchange::{Bringing, Refusal, Remark, UnitChange, Why, read};

use super::editions::{Desk, tag};

pub const BANNER: &str = "banner/event";
const ASLANOVA: &str = "sections/voices-huqk/blocks/aslanova-cc3j/words/p-qtsy";
pub const NOTED: &str = "sections/opening-5acy/blocks/text-dp9c/text/p-mmcg";
const NOTE: &str = "note-technical-guide-6ye4";

pub fn french() -> Release {
    Desk::of("fr").release
}

pub fn look(release: &Release, file: &str) -> Result<Bringing, Refusal> {
    let parcel = read(file.as_bytes())?;
    let brought = Bringing::new(release, &parcel, None, false)?;
    // Whatever it says, the release is sound with it.
    if let Some(edit) = brought.edit(release, &|_| true) {
        let after = applied(release, &edit).expect("it applies");
        assert_eq!(after.faults(), []);
    }
    Ok(brought)
}

pub fn brought(file: &str) -> Bringing {
    look(&french(), file).unwrap_or_else(|refusal| panic!("{refusal}"))
}

pub fn refused(file: &str) -> Refusal {
    look(&french(), file).expect_err("it isn't as it should be")
}

pub fn only(brought: &Bringing) -> &UnitChange {
    match brought.changes.as_slice() {
        [only] => only,
        others => panic!("{others:#?}, {:#?}", brought.refused),
    }
}

/// What can't be brought in, and why.
pub fn reasons(brought: &Bringing) -> Vec<(&str, &Why)> {
    let refused = brought.refused.iter();
    refused.map(|one| (one.key.as_str(), &one.why)).collect()
}

pub fn said(change: &UnitChange) -> String {
    change.after.as_ref().expect("it says something").plain()
}

/// An XLIFF 1.2 file into French with these units.
pub fn xliff(units: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
        <file original="ct-week-2021-djvt" source-language="en" target-language="fr" datatype="plaintext"><body>
        {units}</body></file></xliff>"#
    )
}

/// A unit of it whose target is this.
pub fn unit(id: &str, target: &str) -> String {
    let source = "2021 Counter-Terrorism Week";
    format!(r#"<trans-unit id="{id}"><source>{source}</source>{target}</trans-unit>"#)
}

/// An XLIFF 2.1 file into French with these units.
pub fn xliff2(units: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><xliff version="2.1" srcLang="en" trgLang="fr" xmlns="urn:oasis:names:tc:xliff:document:2.0">
        <file id="f1" original="ct-week-2021-djvt">{units}</file></xliff>"#
    )
}

/// A PO file into French with these entries.
pub fn po(entries: &str) -> String {
    format!(
        "msgid \"\"\nmsgstr \"\"\n\"Language: fr\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n{entries}"
    )
}

#[test]
fn prefixes_and_windows_line_ends_are_as_good_as_any() {
    let plain = xliff(&unit(BANNER, "<target>Semaine 2021</target>"));
    let prefixed = plain
        .replace("xmlns=", "xmlns:x=")
        .replace("</", "\u{1}")
        .replace('<', "<x:")
        .replace("<x:?", "<?")
        .replace('\u{1}', "</x:");
    for file in [&plain, &prefixed, &plain.replace('\n', "\r\n")] {
        assert_eq!(said(only(&brought(file))), "Semaine 2021", "{file}");
    }
    let of_two = format!(
        r#"<x:xliff version="2.0" srcLang="en" trgLang="fr" xmlns:x="urn:oasis:names:tc:xliff:document:2.0">
        <x:file id="f"><x:unit id="u7" name="{BANNER}"><x:segment><x:source>2021 Counter-Terrorism Week</x:source>
        <x:target>Semaine 2021</x:target></x:segment></x:unit></x:file></x:xliff>"#
    );
    assert_eq!(said(only(&brought(&of_two))), "Semaine 2021");
}

#[test]
fn letters_may_be_in_utf_16_or_begin_with_a_mark_of_their_order() {
    let file = xliff(&unit(BANNER, "<target>Semaine — été</target>"));
    let mut wide = vec![0xff, 0xfe];
    wide.extend(file.encode_utf16().flat_map(u16::to_le_bytes));
    let mut big = vec![0xfe, 0xff];
    big.extend(file.encode_utf16().flat_map(u16::to_be_bytes));
    let marked = format!("\u{feff}{file}").into_bytes();
    for bytes in [wide, big, marked] {
        let parcel = read(&bytes).expect("it can be read");
        let brought = Bringing::new(&french(), &parcel, None, false).expect("it's of it");
        assert_eq!(said(only(&brought)), "Semaine — été");
    }
    assert_eq!(read(b"<xliff>\xff\xfe\xff</xliff>"), Err(Refusal::Letters));
}

#[test]
fn cdata_comments_and_entities_of_xml_are_read() {
    let file = unit(
        BANNER,
        "<target><![CDATA[Semaine <2021>]]><!-- no --> &amp; &#233;t&#xE9;</target>",
    );
    assert_eq!(said(only(&brought(&xliff(&file)))), "Semaine <2021> & été");
}

#[test]
fn proposals_and_notes_beside_a_translation_arent_it() {
    let target = r#"<target>Semaine</target><note>Semaine ou week-end ?</note>
        <alt-trans match-quality="90%"><source>Week</source><target>Hebdomadaire</target></alt-trans>"#;
    assert_eq!(
        said(only(&brought(&xliff(&unit(BANNER, target))))),
        "Semaine"
    );
    // A proposal alone isn't one either.
    let target = "<alt-trans><target>Hebdomadaire</target></alt-trans>";
    let brought = brought(&xliff(&unit(BANNER, target)));
    assert_eq!((brought.changes.len(), brought.untranslated), (0, 1));
}

#[test]
fn notes_of_all_kinds_are_read_and_this_programs_own_arent() {
    let notes = |file: &str| {
        let brought = brought(file);
        let notes = brought.notes.iter();
        let notes = notes.map(|(_, note)| format!("{}: {}", note.by, note.text));
        notes.collect::<Vec<_>>()
    };
    let target = r#"<target>La <mrk mtype="x" comment="Which one?">Semaine</mrk></target>
        <note from="Chen">One.</note><note from="translator">Two.</note><note> </note><note>Two.</note>"#;
    assert_eq!(
        notes(&xliff(&unit(BANNER, target))),
        [": Which one?", "Chen: One.", ": Two.", ": Two."]
    );
    let two = format!(
        r#"<unit id="u1" name="{BANNER}"><notes><note id="n1">One.</note><note id="n2">Two.</note></notes>
        <segment state="final"><source>2021 Counter-Terrorism Week</source>
        <target>La <mrk id="m1" type="comment" value="Which one?">Semaine</mrk> <mrk id="m2" type="term" value="week">x</mrk></target></segment></unit>"#
    );
    assert_eq!(notes(&xliff2(&two)), [": One.", ": Two.", ": Which one?"]);
}

#[test]
fn a_line_break_that_is_lost_is_told() {
    let release = french();
    let mut organizers = release.organizers.iter();
    let organizer = organizers.find(|one| one.name.lines().count() == 3);
    let at = format!(
        "organizers/{}/name",
        organizer.expect("one of three lines").id
    );
    let target = r#"<target state="final">Conseil<x id="br1" ctype="lb"/>de sécurité</target>"#;
    let brought = brought(&xliff(&unit(&at, target)));
    let change = only(&brought);
    assert_eq!(change.remarks, [Remark::LineBreaks(1, 2)]);
    assert_eq!(change.state, SegmentState::Draft);
}

#[test]
fn segments_of_a_text_come_back_as_one() {
    let target = r#"<seg-source><mrk mtype="seg" mid="0">2021 </mrk><mrk mtype="seg" mid="1">Counter-Terrorism Week</mrk></seg-source>
        <target><mrk mtype="seg" mid="0">Semaine </mrk><mrk mtype="seg" mid="1">de 2021</mrk></target>"#;
    assert_eq!(
        said(only(&brought(&xliff(&unit(BANNER, target))))),
        "Semaine de 2021"
    );
    let two = format!(
        r#"<unit id="u1" name="{BANNER}"><segment id="a" state="translated"><source>2021 Counter-Terrorism</source><target>Semaine</target></segment>
        <ignorable><source> </source><target> </target></ignorable>
        <segment id="b" state="final"><source>Week</source><target>de 2021</target></segment></unit>"#
    );
    let brought = brought(&xliff2(&two));
    assert_eq!(said(only(&brought)), "Semaine de 2021");
}

#[test]
fn states_are_kept() {
    use SegmentState::{Draft, Final};
    for (state, wanted) in [
        (r#"<target state="translated">S</target>"#, Final),
        (r#"<target state="signed-off">S</target>"#, Final),
        (r#"<target state="final">S</target>"#, Final),
        (r#"<target state="new">S</target>"#, Draft),
        (r#"<target state="needs-translation">S</target>"#, Draft),
        (
            r#"<target state="needs-review-translation">S</target>"#,
            Draft,
        ),
        (r#"<target state="needs-adaptation">S</target>"#, Draft),
        (r#"<target state="x-own">S</target>"#, Draft),
    ] {
        assert_eq!(
            only(&brought(&xliff(&unit(BANNER, state)))).state,
            wanted,
            "{state}"
        );
    }
    let approved =
        unit(BANNER, "<target>S</target>").replace("<trans-unit", r#"<trans-unit approved="yes""#);
    assert_eq!(only(&brought(&xliff(&approved))).state, Final);
    for (state, wanted) in [
        ("initial", Draft),
        ("translated", Final),
        ("reviewed", Final),
        ("final", Final),
    ] {
        let unit = format!(
            r#"<unit id="u1" name="{BANNER}"><segment state="{state}"><source>2021 Counter-Terrorism Week</source><target>S</target></segment></unit>"#
        );
        assert_eq!(only(&brought(&xliff2(&unit))).state, wanted, "{state}");
    }
}

#[test]
fn codes_that_were_lost_or_doubled_are_named_and_leave_a_draft() {
    let source = format!(r#"<source>It has one.<x id="{NOTE}"/></source>"#);
    let with = |target: &str| {
        let unit = format!(
            r#"<trans-unit id="{NOTED}" approved="yes">{source}<target state="final">{target}</target></trans-unit>"#
        );
        let brought = brought(&xliff(&unit));
        let only = only(&brought).clone();
        assert_eq!(only.state, SegmentState::Draft, "{target}");
        only
    };
    let lost = with("Sans note.");
    assert!(matches!(lost.remarks.as_slice(), [Remark::Lacks(chips)] if chips.len() == 1));
    let doubled = with(&format!(r#"Deux.<x id="{NOTE}"/><x id="{NOTE}"/>"#));
    assert!(matches!(doubled.remarks.as_slice(), [Remark::HasMore(chips)] if chips.len() == 1));
    let foreign = with(&format!(r#"Un.<x id="{NOTE}"/><x id="77"/>"#));
    assert_eq!(foreign.remarks, [Remark::UnknownCode("77".to_owned())]);
    let unknown = with(&format!(
        r#"Un.<x id="{NOTE}"/><x id="note-of-nobody-2222"/>"#
    ));
    assert!(
        matches!(unknown.remarks.as_slice(), [Remark::UnknownNote(_)]),
        "{:?}",
        unknown.remarks
    );
    assert_eq!(said(&unknown), "Un.");
}

#[test]
fn what_was_translated_before_the_source_moved_on_is_out_of_date() {
    let file = xliff(&unit(BANNER, "<target>Semaine</target>"));
    let mut desk = Desk::of("fr");
    desk.rewrite(BANNER, "2021", "The second 2021");
    let brought = look(&desk.release, &file).expect("it's of it");
    let (was, now) = only(&brought).moved_on.clone().expect("it moved on");
    assert_eq!(was.plain(), "2021 Counter-Terrorism Week");
    assert_eq!(now.plain(), "The second 2021 Counter-Terrorism Week");
    let edit = brought.edit(&desk.release, &|_| true);
    desk.change(edit);
    assert!(desk.standing(BANNER).1);
}

#[test]
fn units_that_cant_be_brought_in_are_named_with_the_reason() {
    let gone = "sections/opening-5acy/blocks/text-dp9c/text/p-gone";
    let units = [
        unit(BANNER, "<target>Semaine</target>"),
        unit(BANNER, "<target>Encore</target>"),
        unit(gone, "<target>Rien</target>"),
        unit("../../etc/passwd", "<target>Rien</target>"),
    ];
    let brought = brought(&xliff(&units.concat()));
    assert_eq!(said(only(&brought)), "Semaine");
    assert_eq!(
        reasons(&brought),
        [
            (BANNER, &Why::Twice),
            (gone, &Why::NotInRelease),
            ("../../etc/passwd", &Why::NotInRelease),
        ]
    );
}

#[test]
fn words_that_were_spoken_in_the_language_arent_translated() {
    let mut desk = Desk::of("ru");
    // Ms. Aslanova spoke Russian, and here her words are known.
    let original = "sections/voices-huqk/blocks/aslanova-cc3j/original";
    let words = Paragraph::new(
        Id::parse("p-russ").expect("an id"),
        Fragment::plain("По-русски."),
    );
    let original: FieldPath = original.parse().expect("an address");
    desk.change(Some(insert(&original, None, words)));
    let file = xliff(&unit(ASLANOVA, "<target>Другое.</target>"))
        .replace(r#"target-language="fr""#, r#"target-language="ru""#);
    let brought = look(&desk.release, &file).expect("it's of it");
    assert_eq!(brought.changes, []);
    assert_eq!(brought.refused[0].why, Why::Spoken);
}

#[test]
fn the_wrong_language_and_the_wrong_release_are_refused() {
    let file = xliff(&unit(BANNER, "<target>Woche</target>"));
    let into = |language: &str| file.replace(r#"target-language="fr""#, language);
    assert_eq!(
        refused(&into(r#"target-language="de""#)),
        Refusal::NoEdition("de".to_owned())
    );
    assert_eq!(refused(&into("")), Refusal::NoLanguage);
    assert_eq!(
        refused(&into(r#"target-language="***""#)),
        Refusal::NoEdition("***".to_owned())
    );
    // The territory is the tool's own.
    assert_eq!(
        brought(&into(r#"target-language="fr-FR""#)).language,
        tag("fr")
    );
    let traditional = file.replace(r#"target-language="fr""#, r#"target-language="zh-Hant""#);
    let refusal = look(&Desk::of("zh").release, &traditional).expect_err("it's another script");
    assert_eq!(refusal, Refusal::NoEdition("zh-Hant".to_owned()));
    let from = file.replace(r#"source-language="en""#, r#"source-language="de""#);
    assert_eq!(refused(&from), Refusal::OtherSource("de".to_owned()));
    // What this program has written says of which release it is.
    let other = file
        .replace("ct-week-2021-djvt", "flood-warning-2222")
        .replace("plaintext", "x-communique");
    let refusal = look(&french(), &other).expect_err("it's another's");
    assert_eq!(
        refusal,
        Refusal::OtherRelease("flood-warning-2222".to_owned())
    );
    let parcel = read(file.as_bytes()).expect("it can be read");
    let wanted: Tag = tag("es");
    let refusal = Bringing::new(&french(), &parcel, Some(&wanted), false);
    assert!(matches!(refusal, Err(Refusal::OtherLanguage { .. })));
    // Nothing of it is of the release.
    let foreign = po("msgid \"Open file\"\nmsgstr \"Ouvrir\"\n");
    assert_eq!(refused(&foreign), Refusal::Foreign);
}

#[test]
fn what_isnt_whole_is_refused_with_its_line() {
    let file = xliff(&unit(BANNER, "<target>Semaine"));
    let Refusal::Damaged { line, .. } = refused(&file) else {
        panic!("it's cut off");
    };
    assert!(line >= 3, "{line}");
    assert_eq!(refused("{\"headline\": 1}"), Refusal::Unknown);
    assert_eq!(refused("<html><body/></html>"), Refusal::Unknown);
    assert_eq!(refused(""), Refusal::Unknown);
    let open = po("msgctxt \"banner/event\nmsgid \"x\"\nmsgstr \"y\"\n");
    assert!(
        matches!(refused(&open), Refusal::Damaged { line: 6, .. }),
        "{:?}",
        refused(&open)
    );
}

#[test]
fn entries_of_po_come_back_as_they_are() {
    let entry = |flags: &str, said: &str| {
        po(&format!(
            "{flags}msgctxt \"{BANNER}\"\nmsgid \"2021 Counter-Terrorism Week\"\nmsgstr {said}\n"
        ))
    };
    let change = |file: &str| only(&brought(file)).clone();
    let whole = change(&entry("", "\"Semaine\""));
    assert_eq!(
        (said(&whole).as_str(), whole.state),
        ("Semaine", SegmentState::Final)
    );
    let lines = entry("", "\"\"\n\"Semaine \"\n\"de \\\"2021\\\"\"");
    assert_eq!(said(&change(&lines)), "Semaine de \"2021\"");
    assert_eq!(
        said(&change(&lines.replace('\n', "\r\n"))),
        "Semaine de \"2021\""
    );
    let fuzzy = change(&entry(
        "# Hm.\n#, fuzzy, c-format\n#| msgid \"Old\"\n",
        "\"Semaine\"",
    ));
    assert_eq!(fuzzy.state, SegmentState::Draft);
    // What is obsolete isn't in the release; what has plurals isn't in any.
    let rest = format!(
        "#~ msgid \"Gone\"\n#~ msgstr \"Parti\"\n\nmsgctxt \"{BANNER}\"\nmsgid \"one\"\nmsgid_plural \"many\"\nmsgstr[0] \"un\"\nmsgstr[1] \"des\"\n"
    );
    let brought = brought(&po(&rest));
    assert_eq!(brought.changes, []);
    assert_eq!(brought.refused.len(), 1);
    assert_eq!(brought.refused[0].why, Why::Plurals);
}

#[test]
fn a_back_translation_is_still_told_as_one() {
    let desk = Desk::of("ru");
    let file = xliff(&unit(ASLANOVA, "<target>Обратно.</target>"))
        .replace(r#"target-language="fr""#, r#"target-language="ru""#);
    let brought = look(&desk.release, &file).expect("it's of it");
    let edit = brought.edit(&desk.release, &|_| true).expect("it changes");
    let after = applied(&desk.release, &edit).expect("it applies");
    let segments = &after.editions.first().expect("one").segments;
    let source = segments
        .first()
        .expect("one")
        .source
        .clone()
        .expect("known");
    assert_eq!(source.from, SourceKind::Back);
}

#[test]
fn several_files_in_one_are_refused_where_they_arent_of_one_language_and_release() {
    let file = |original: &str, language: &str| {
        let unit = unit(BANNER, "<target>Semaine</target>");
        format!(
            r#"<file original="{original}" source-language="en" target-language="{language}" datatype="plaintext"><body>{unit}</body></file>"#
        )
    };
    let both = |one: String, other: String| {
        format!(
            r#"<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">{one}{other}</xliff>"#
        )
    };
    let own = || file("ct-week-2021-djvt", "fr");
    let spanish = both(own(), file("ct-week-2021-djvt", "es"));
    assert_eq!(refused(&spanish), Refusal::SeveralFiles);
    let others = both(own(), file("other", "fr"));
    assert_eq!(refused(&others), Refusal::SeveralFiles);
    // The same twice is one; what it says twice differently counts once.
    assert_eq!(brought(&both(own(), own())).refused, []);
    let other = own().replace("Semaine", "Autre");
    assert_eq!(brought(&both(own(), other)).refused[0].why, Why::Twice);
}

#[test]
fn the_language_may_be_said_where_the_file_doesnt() {
    let file =
        xliff(&unit(BANNER, "<target>Semaine</target>")).replace(r#" target-language="fr""#, "");
    let parcel = read(file.as_bytes()).expect("it can be read");
    let brought = Bringing::new(&french(), &parcel, Some(&tag("fr")), false).expect("it's of it");
    assert_eq!(said(only(&brought)), "Semaine");
    // What the file says otherwise is told.
    let canadian = xliff(&unit(BANNER, "<target>Semaine</target>"))
        .replace(r#"target-language="fr""#, r#"target-language="fr-CA""#);
    assert_eq!(
        look(&french(), &canadian)
            .expect("it's of it")
            .written
            .as_deref(),
        Some("fr-CA")
    );
}

#[test]
fn units_say_of_themselves_what_they_arent() {
    let why = |unit: &str| {
        let brought = brought(&xliff(unit));
        assert_eq!(brought.changes, [], "{unit}");
        brought.refused.first().map(|one| one.why.clone())
    };
    let spanish = unit(BANNER, r#"<target xml:lang="es">Semana</target>"#);
    assert_eq!(why(&spanish), Some(Why::Language("es".to_owned())));
    let protected = unit(BANNER, "<target>Semaine</target>")
        .replace("<trans-unit", r#"<trans-unit translate="no""#);
    assert_eq!(why(&protected), Some(Why::Protected));
    assert_eq!(why(&protected.replace("Semaine", "")), None);
    let two = unit(BANNER, "<target>Semaine</target><target>Autre</target>");
    assert_eq!(
        only(&brought(&xliff(&two))).remarks,
        [Remark::SeveralTargets]
    );
    let half = format!(
        r#"<unit id="u1" name="{BANNER}"><segment state="final"><source>2021</source><target>2021</target></segment>
        <segment><source> Week</source></segment></unit>"#
    );
    assert_eq!(
        only(&brought(&xliff2(&half))).remarks,
        [Remark::HalfTranslated]
    );
}

#[test]
fn formatting_in_a_text_that_has_none_is_told() {
    let bold = unit(
        BANNER,
        r#"<target>La <g id="b1" ctype="bold">Semaine</g></target>"#,
    );
    let brought = brought(&xliff(&bold));
    assert_eq!(said(only(&brought)), "La Semaine");
    assert_eq!(only(&brought).remarks, [Remark::Plain]);
}

#[test]
fn words_of_another_script_are_told_and_nothing_of_them_is_final() {
    let russian = unit(
        NOTED,
        r#"<target state="final">Участники отметили важность работы с гражданским обществом.</target>"#,
    );
    let brought = brought(&xliff(&russian));
    let change = only(&brought);
    let is_told = |remark: &Remark| matches!(remark, Remark::OtherScript(_));
    assert!(change.remarks.iter().any(is_told), "{:?}", change.remarks);
    assert_eq!(change.state, SegmentState::Draft);
}

#[test]
fn signs_that_turn_letters_round_are_told() {
    let turned = unit(BANNER, "<target>La \u{202e}eniames</target>");
    assert_eq!(
        only(&brought(&xliff(&turned))).remarks,
        [Remark::Deceptive(vec!['\u{202e}'])]
    );
    // Those that only say which way others run belong to Arabic and Hebrew.
    let marked = unit(BANNER, "<target>La \u{200f}semaine\u{200e}</target>");
    assert_eq!(only(&brought(&xliff(&marked))).remarks, []);
}

#[test]
fn old_words_behind_the_new_ones_are_told_where_the_file_had_the_source() {
    let tail = format!(r#"<x id="{NOTE}"/> and this went on for more than a page of words."#);
    let unit = format!(
        r#"<trans-unit id="{NOTED}"><source>In the beginning{tail}</source><target state="final">Au commencement{tail}</target></trans-unit>"#
    );
    let brought = brought(&xliff(&unit));
    assert_eq!(only(&brought).remarks, [Remark::OldWords]);
    assert_eq!(only(&brought).state, SegmentState::Draft);
}

#[test]
fn a_file_that_ends_before_its_end_is_told_as_one() {
    let whole = xliff(&unit(BANNER, "<target>Semaine</target>"));
    for length in [whole.len() / 2, whole.len() - 3] {
        let cut = &whole[..length];
        let refusal = refused(cut);
        assert!(
            matches!(refusal, Refusal::CutOff | Refusal::Damaged { .. }),
            "{refusal:?}"
        );
    }
    assert_eq!(refused(whole.trim_end_matches("</xliff>")), Refusal::CutOff);
}

#[test]
fn entries_of_po_may_spell_letters_by_their_bytes_and_lack_their_context() {
    let file = po(&format!(
        "msgctxt \"{BANNER}\"\nmsgid \"x\"\nmsgstr \"S\\145maine d\\'\\xc3\\xa9t\\303\\251\"\n"
    ));
    assert_eq!(said(only(&brought(&file))), "Semaine d'été");
    let file = po(&format!(
        "msgctxt \"{BANNER}\"\nmsgid \"x\"\nmsgstr \"Semaine\"\n\nmsgid \"Press release\"\nmsgstr \"Communiqué\"\n"
    ));
    let brought = brought(&file);
    assert_eq!(said(only(&brought)), "Semaine");
    let refused = brought.refused.first().expect("it has no address");
    assert_eq!(refused.why, Why::NoAddress);
    assert_eq!(refused.source, "Press release");
}

#[test]
fn codes_that_cross_each_other_end_where_they_end() {
    let unit = format!(
        r#"<unit id="u1" name="{NOTED}"><segment state="final"><source>x</source><target><pc id="b1">A<sc id="i1"/>B</pc>C<ec startRef="i1"/>D</target></segment></unit>"#
    );
    let brought = brought(&xliff2(&unit));
    let after = only(&brought).after.as_ref().expect("a text");
    let paragraphs = after.paragraphs();
    let marks: Vec<_> = paragraphs[0]
        .marks()
        .iter()
        .map(|mark| mark.range())
        .collect();
    assert_eq!(paragraphs[0].text(), "ABCD");
    assert_eq!(marks, [0..2, 1..3]);
    let unknown = |remark: &Remark| matches!(remark, Remark::UnknownCode(_));
    assert!(!only(&brought).remarks.iter().any(unknown));
}

#[test]
fn files_of_po_for_several_languages_are_refused() {
    let french = po(&format!(
        "msgctxt \"{BANNER}\"\nmsgid \"x\"\nmsgstr \"Semaine\"\n"
    ));
    let spanish = french.replace("Language: fr", "Language: es");
    assert_eq!(
        refused(&format!("{french}\n{spanish}")),
        Refusal::SeveralFiles
    );
}

#[test]
fn whoever_approves_a_text_confirms_it() {
    let approved = unit(
        BANNER,
        r#"<target state="needs-translation">Semaine</target>"#,
    )
    .replace("<trans-unit", r#"<trans-unit approved="yes""#);
    assert_eq!(only(&brought(&xliff(&approved))).state, SegmentState::Final);
    let group = format!(r#"<group translate="no">{approved}</group>"#);
    assert_eq!(brought(&xliff(&group)).refused[0].why, Why::Protected);
}
