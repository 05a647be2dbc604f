//! What a merge makes of what people do, told by the files that they'd see.

use communique::compare::{Names, Settlement, merge, settle};
use communique::edit::{Edit, applied, apply};
use communique::release::{Conflict, Content, FieldPath, Fragment, Id, Part, Release, Side};
use communique::storage::{read, write};

const BASE: &str = r#"(
  format: 3,
  id: "release-q2w3",
  language: "en",
  kind: PressRelease,
  timing: Embargoed(
    until: "2026-12-01T10:00:00",
    zone: "Europe/Zurich",
  ),
  headline: "Civil society joins the work in prisons",
  sections: [
    (
      id: "opening-a2b3",
      blocks: [
        Prose(
          id: "text-c4d5",
          text: [
            ("p-1", "The council met on Monday in New York. It heard twelve speakers from nine countries."),
            ("p-2", "Nobody voted against the text.[^note-e6f7]"),
            ("p-3", "The next meeting is in May."),
          ],
        ),
        Quote(
          id: "ladeb-g8h9",
          words: [
            ("p-4", "We need partners in every town and in every prison."),
          ],
          speaker: "Mr. Tarek Ladeb",
        ),
        Quote(
          id: "aslanova-j2k3",
          words: [
            ("p-5", "Trust takes years."),
          ],
          speaker: "Ms. Indira Aslanova",
        ),
      ],
    ),
    (
      id: "voices-l4m5",
      heading: "Voices",
      blocks: [
        Prose(
          id: "more-n6p7",
          text: [
            ("p-6", "More was said."),
          ],
        ),
      ],
    ),
  ],
  contacts: [
    (
      id: "press-q8r9",
      people: [
        (
          id: "anna-s2t3",
          name: "Anna Muster",
          telephone: "+41 22 917 0001",
          email: "anna@example.org",
        ),
      ],
    ),
  ],
  footnotes: [
    (
      id: "note-e6f7",
      text: [
        ("p-7", "Two abstained."),
      ],
    ),
  ],
)
"#;

/// What somebody does to a file: these stretches become those.
type Changes<'a> = &'a [(&'a str, &'a str)];

pub fn after(changes: Changes<'_>) -> Release {
    let mut text = BASE.to_owned();
    for (old, new) in changes {
        assert_eq!(text.matches(old).count(), 1, "‘{old}’ stands there once");
        text = text.replace(old, new);
    }
    let opened = read(text.as_bytes());
    opened
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
        .release
}

fn names() -> Names {
    Names {
        ours: "Anna".into(),
        theirs: "Boris".into(),
    }
}

fn merged(ours: Changes<'_>, theirs: Changes<'_>) -> Release {
    let merged = merge(&after(&[]), &after(ours), &after(theirs), &names());
    let release = merged.expect("it merges").release;
    assert_eq!(release.faults(), Vec::new());
    let written = write(&release).expect("it can be written");
    let back = read(written.as_bytes());
    let back = back.unwrap_or_else(|error| panic!("{error}\n{written}"));
    assert_eq!(back.release, release, "{written}");
    release
}

/// Both changes are made, and there is nothing to settle.
fn together(ours: Changes<'_>, theirs: Changes<'_>, expected: Changes<'_>) {
    for (ours, theirs) in [(ours, theirs), (theirs, ours)] {
        let merged = merged(ours, theirs);
        let text = |release| write(release).expect("it can be written");
        assert_eq!(text(&merged), text(&after(expected)));
    }
}

/// There is one thing to settle.
fn at_odds(ours: Changes<'_>, theirs: Changes<'_>) -> (Release, Conflict) {
    let merged = merged(ours, theirs);
    assert_eq!(merged.conflicts.len(), 1, "{:#?}", merged.conflicts);
    let conflict = merged.conflicts.first().expect("it's there").clone();
    (merged, conflict)
}

pub fn settled(release: &Release, conflict: &Conflict, settlement: Settlement) -> Release {
    let edit = settle(release, &conflict.id, settlement).expect("it can be settled so");
    let settled = applied(release, &edit).expect("it applies");
    assert_eq!(settled.faults(), Vec::new());
    settled
}

fn text_of(content: &Content) -> String {
    match content {
        Content::Text(text) => text.as_str().to_owned(),
        Content::Paragraphs(all) => {
            let texts: Vec<&str> = all.iter().map(|one| one.text()).collect();
            texts.join("¶")
        }
        Content::Nothing => "—".into(),
        other => format!("{other:?}"),
    }
}

#[test]
fn words_of_one_sentence_in_different_places() {
    together(
        &[("met on Monday", "met on Tuesday")],
        &[("in New York", "in Geneva")],
        &[("met on Monday in New York", "met on Tuesday in Geneva")],
    );
}

#[test]
fn a_sentence_two_change_while_one_of_them_moves_its_quote() {
    let quote = "        Quote(
          id: \"ladeb-g8h9\",
          words: [
            (\"p-4\", \"We need partners in every town and in every prison.\"),
          ],
          speaker: \"Mr. Tarek Ladeb\",
        ),
";
    let after_it = "            (\"p-5\", \"Trust takes years.\"),
          ],
          speaker: \"Ms. Indira Aslanova\",
        ),
";
    let changed = quote.replace("in every town", "in every village");
    let moved = format!("{after_it}{changed}");
    let both = moved.replace("We need", "We want");
    together(
        &[(quote, ""), (after_it, &moved)],
        &[("We need", "We want")],
        &[(quote, ""), (after_it, &both)],
    );
}

#[test]
fn a_quote_that_is_carried_into_another_section_and_changed_by_somebody_else() {
    let quote = "        Quote(
          id: \"ladeb-g8h9\",
          words: [
            (\"p-4\", \"We need partners in every town and in every prison.\"),
          ],
          speaker: \"Mr. Tarek Ladeb\",
        ),
";
    let there = "        Prose(
          id: \"more-n6p7\",";
    let carried = format!("{quote}{there}");
    let both = carried.replace("We need", "We want");
    together(
        &[(quote, ""), (there, &carried)],
        &[("We need", "We want")],
        &[(quote, ""), (there, &both)],
    );
}

#[test]
fn a_paragraph_divided_by_one_and_changed_by_the_other() {
    let divided = "New York.\"),
            (\"p-8\", \"It heard";
    together(
        &[("New York. It heard", divided)],
        &[
            ("nine countries", "ten countries"),
            ("met on Monday", "met on Tuesday"),
        ],
        &[
            ("nine countries", "ten countries"),
            ("met on Monday", "met on Tuesday"),
            ("New York. It heard", divided),
        ],
    );
}

#[test]
fn paragraphs_joined_by_one_and_changed_by_the_other() {
    let parted = "text.[^note-e6f7]\"),
            (\"p-3\", \"The next";
    together(
        &[(parted, "text.[^note-e6f7] The next")],
        &[("in May", "in June"), ("Nobody", "No member")],
        &[
            (parted, "text.[^note-e6f7] The next"),
            ("in May", "in June"),
            ("Nobody", "No member"),
        ],
    );
}

#[test]
fn a_sentence_at_the_end_and_a_new_paragraph_behind_it() {
    let new = "in May.\"),
            (\"p-9\", \"All are invited.\"),";
    together(
        &[("in May.", "in May. It is public.")],
        &[("in May.\"),", new)],
        &[(
            "in May.\"),",
            &new.replace("in May.", "in May. It is public."),
        )],
    );
}

#[test]
fn new_paragraphs_of_both_in_the_same_place() {
    let of = |id: &str, text: &str| format!("in May.\"),\n            (\"{id}\", \"{text}\"),");
    let (a, b) = (of("p-a", "From Anna."), of("p-b", "From Boris."));
    let both = format!("{a}\n            (\"p-b\", \"From Boris.\"),");
    together(
        &[("in May.\"),", &a)],
        &[("in May.\"),", &b)],
        &[("in May.\"),", &both)],
    );
}

#[test]
fn what_one_puts_into_words_that_the_other_made_bold_is_bold() {
    together(
        &[("twelve speakers", "**twelve speakers**")],
        &[("twelve speakers", "twelve learned speakers")],
        &[("twelve speakers", "**twelve learned speakers**")],
    );
    together(
        &[("twelve speakers", "**twelve speakers**")],
        &[("twelve speakers", "thirteen speakers")],
        &[("twelve speakers", "**thirteen speakers**")],
    );
    // Beside them it isn't.
    together(
        &[("twelve speakers", "**twelve speakers**")],
        &[("twelve speakers", "all twelve speakers here")],
        &[("twelve speakers", "all **twelve speakers** here")],
    );
}

#[test]
fn bold_by_one_and_words_by_the_other() {
    together(
        &[("twelve speakers", "**twelve speakers**")],
        &[("nine countries", "ten countries")],
        &[
            ("twelve speakers", "**twelve speakers**"),
            ("nine countries", "ten countries"),
        ],
    );
}

#[test]
fn the_same_words_by_both_are_at_odds() {
    let (merged, conflict) = at_odds(
        &[("on Monday", "on Tuesday"), ("nine", "ten")],
        &[("on Monday", "on Friday")],
    );
    let kept = conflict.contents().map(text_of);
    let [base, ours, theirs] = kept.each_ref();
    assert!(
        base.contains("on Monday") && base.contains("nine"),
        "{base}"
    );
    assert!(
        ours.contains("on Tuesday") && ours.contains("ten"),
        "{ours}"
    );
    // What isn't at odds is on both sides.
    assert!(
        theirs.contains("on Friday") && theirs.contains("ten"),
        "{theirs}"
    );
    assert_eq!(conflict.ours.by.as_str(), "Anna");
    assert_eq!(conflict.theirs.by.as_str(), "Boris");
    let says = |release: &Release| write(release).expect("it can be written");
    assert!(says(&merged).contains("met on Tuesday"));

    let theirs = settled(&merged, &conflict, Settlement::Theirs);
    assert!(theirs.conflicts.is_empty());
    assert!(says(&theirs).contains("met on Friday in New York. It heard twelve speakers from ten"));
    assert!(!says(&theirs).contains("Tuesday"));
    let base = settled(&merged, &conflict, Settlement::Base);
    assert!(says(&base).contains("met on Monday"));
    let both = says(&settled(&merged, &conflict, Settlement::Both));
    assert!(both.contains("met on Friday Tuesday in New York"), "{both}");
    assert_eq!(both.matches("in New York. It heard").count(), 1, "{both}");
    let stands = settled(&merged, &conflict, Settlement::AsItStands);
    assert_eq!(stands, settled(&merged, &conflict, Settlement::Ours));
}

#[test]
fn settling_leaves_what_was_written_since() {
    let (merged, conflict) = at_odds(
        &[("on Monday", "on Tuesday")],
        &[("on Monday", "on Friday")],
    );
    let says = |release: &Release| write(release).expect("it can be written");
    // In the text, which comes first, and not in what the conflict keeps.
    let later = says(&merged).replacen("It heard twelve", "It then heard thirteen", 1);
    assert_eq!(later.matches("It heard twelve").count(), 3);
    let later = read(later.as_bytes()).expect("a release").release;
    for (settlement, day) in [
        (Settlement::Ours, "Tuesday"),
        (Settlement::Theirs, "Friday"),
        (Settlement::Base, "Monday"),
    ] {
        let settled = says(&settled(&later, &conflict, settlement));
        let sentence = format!("met on {day} in New York. It then heard thirteen speakers");
        assert!(settled.contains(&sentence), "{settlement:?}: {settled}");
    }
}

#[test]
fn what_one_wrote_and_the_other_too_with_more_behind_or_before_it_goes_together() {
    together(
        &[("prisons\"", "prisons today\"")],
        &[("prisons\"", "prisons today and tomorrow\"")],
        &[("prisons\"", "prisons today and tomorrow\"")],
    );
    together(
        &[("on Monday", "on Tuesday")],
        &[("on Monday", "early on Tuesday")],
        &[("on Monday", "early on Tuesday")],
    );
    // Whoever took it out has written nothing of it, nor has whoever put it behind what the
    // other put it in the place of.
    at_odds(&[("on Monday ", "")], &[("on Monday", "on Tuesday")]);
    at_odds(
        &[("work in prisons\"", "today\"")],
        &[("work in prisons\"", "work in prisons today\"")],
    );
}

#[test]
fn words_that_touch_are_at_odds() {
    // Together they'd say what nobody wrote.
    at_odds(
        &[("voted against", "voted for")],
        &[("Nobody voted", "Nobody spoke")],
    );
}

#[test]
fn what_one_took_out_and_the_other_changed_stays() {
    let quote = "        Quote(
          id: \"aslanova-j2k3\",
          words: [
            (\"p-5\", \"Trust takes years.\"),
          ],
          speaker: \"Ms. Indira Aslanova\",
        ),
";
    for (ours, theirs) in [
        ([(quote, "")], [("Trust takes years.", "Trust takes time.")]),
        ([("Trust takes years.", "Trust takes time.")], [(quote, "")]),
    ] {
        let (merged, conflict) = at_odds(&ours, &theirs);
        let text = write(&merged).expect("it can be written");
        assert!(text.contains("Trust takes time."));
        let took = match conflict.ours.says {
            Content::Nothing => Settlement::Ours,
            _ => Settlement::Theirs,
        };
        let gone = settled(&merged, &conflict, took);
        assert!(!write(&gone).expect("text").contains("aslanova"));
    }
}

#[test]
fn a_paragraph_one_took_out_and_the_other_changed_stays() {
    let paragraph = "            (\"p-3\", \"The next meeting is in May.\"),\n";
    let (merged, conflict) = at_odds(&[(paragraph, "")], &[("in May", "in June")]);
    assert!(write(&merged).expect("text").contains("in June"));
    assert_eq!(text_of(&conflict.ours.says), "—");
    let gone = settled(&merged, &conflict, Settlement::Ours);
    assert!(!write(&gone).expect("text").contains("next meeting"));
}

#[test]
fn numbers_and_addresses_are_never_mixed() {
    let (merged, conflict) = at_odds(
        &[("+41 22 917 0001", "+41 22 917 0002")],
        &[("+41 22 917 0001", "+43 22 917 0001")],
    );
    assert!(write(&merged).expect("text").contains("+41 22 917 0002"));
    assert_eq!(text_of(&conflict.theirs.says), "+43 22 917 0001");
    at_odds(
        &[("anna@example.org", "anna@press.example.org")],
        &[("anna@example.org", "a.muster@example.org")],
    );
}

#[test]
fn two_embargoes_are_at_odds() {
    let (merged, conflict) = at_odds(&[("12-01T10", "12-01T11")], &[("12-01T10", "12-02T10")]);
    assert!(write(&merged).expect("text").contains("12-01T11"));
    let theirs = settled(&merged, &conflict, Settlement::Theirs);
    assert!(write(&theirs).expect("text").contains("12-02T10"));
    assert!(settle(&merged, &conflict.id, Settlement::Both).is_none());
}

#[test]
fn a_note_whose_mark_somebody_still_needs_stays() {
    let note = "    (
      id: \"note-e6f7\",
      text: [
        (\"p-7\", \"Two abstained.\"),
      ],
    ),
";
    let release = merged(
        &[("text.[^note-e6f7]", "text."), (note, "")],
        &[("in May.", "in May.[^note-e6f7]")],
    );
    assert!(release.conflicts.is_empty());
    assert!(write(&release).expect("text").contains("Two abstained."));
}

#[test]
fn a_note_that_only_a_conflict_names_goes_when_that_is_settled() {
    let note = "    (
      id: \"note-e6f7\",
      text: [
        (\"p-7\", \"Two abstained.\"),
      ],
    ),
";
    let (merged, conflict) = at_odds(
        &[
            (
                "Nobody voted against the text.[^note-e6f7]",
                "All voted in favour.",
            ),
            (note, ""),
        ],
        &[("against the text", "against the draft")],
    );
    assert!(write(&merged).expect("text").contains("Two abstained."));
    let ours = settled(&merged, &conflict, Settlement::Ours);
    assert!(!write(&ours).expect("text").contains("Two abstained."));
    let theirs = settled(&merged, &conflict, Settlement::Theirs);
    let text = write(&theirs).expect("text");
    assert!(text.contains("against the draft.[^note-e6f7]") && text.contains("Two abstained."));
}

#[test]
fn a_headline_that_one_emptied_and_the_other_changed_stays() {
    let (merged, _) = at_odds(
        &[("\"Civil society joins the work in prisons\"", "\"\"")],
        &[("joins the work", "joins work")],
    );
    assert_eq!(
        merged.headline.as_str(),
        "Civil society joins work in prisons"
    );
}

#[test]
fn a_conflict_that_both_know_is_one_and_is_settled_for_both() {
    let (first, conflict) = at_odds(
        &[("on Monday", "on Tuesday")],
        &[("on Monday", "on Friday")],
    );
    let again = merge(&after(&[]), &first, &first, &names()).expect("it merges");
    assert_eq!(again.release.conflicts.len(), 1);
    // One settles it while the other writes elsewhere.
    let done = settled(&first, &conflict, Settlement::Theirs);
    let edited = {
        let text = write(&first)
            .expect("text")
            .replace("More was said.", "Much was said.");
        read(text.as_bytes()).expect("a release").release
    };
    let merged = merge(&first, &edited, &done, &names())
        .expect("it merges")
        .release;
    assert!(merged.conflicts.is_empty());
    let text = write(&merged).expect("text");
    assert!(text.contains("Friday") && text.contains("Much was said."));
}

#[test]
fn a_long_text_of_which_each_has_changed_every_second_word_is_merged() {
    // As many words as a field of prose holds.
    let text = |changed: usize, letter: char| -> String {
        let words = (0..120_000).map(|at| match at % 2 == changed {
            true => format!("{letter}{at:06}"),
            false => format!("a{at:06}"),
        });
        words.collect::<Vec<String>>().join(" ")
    };
    let with = |text: String| {
        let mut release = after(&[]);
        let path: FieldPath = "sections/opening-a2b3/blocks/text-c4d5/text/p-3"
            .parse()
            .expect("an address");
        let Some(Part::Paragraph(paragraph)) = release.part(&path) else {
            panic!("there is a paragraph");
        };
        let edit = Edit::Splice {
            at: path,
            offset: 0,
            removed: paragraph.content.clone(),
            inserted: Fragment::plain(text),
        };
        apply(&mut release, &edit).expect("it can be written");
        release
    };
    let [base, ours, theirs] = [(2, 'a'), (0, 'b'), (1, 'c')].map(|(at, by)| with(text(at, by)));
    let merged = merge(&base, &ours, &theirs, &Names::default()).expect("it merges");
    let conflict = merged.release.conflicts.first().expect("words that touch");
    let [_, mine, others] = conflict.contents().map(text_of);
    assert!(mine.contains("b119998") && others.contains("c119999"));
    // And where one of them says something else altogether.
    let other = with((0..120_000).map(|at| format!("d{at:06} ")).collect());
    for (ours, theirs) in [(&ours, &other), (&other, &ours)] {
        let merged = merge(&base, ours, theirs, &Names::default()).expect("it merges");
        let conflict = merged.release.conflicts.first().expect("words that touch");
        let says = conflict.contents().map(text_of).concat();
        assert!(says.contains("b119998") && says.contains("d119999"));
    }
}

#[test]
fn what_somebody_has_written_into_a_conflict_that_does_not_fit_keeps_nobody_from_merging() {
    let base = after(&[]);
    let now = base.headline.as_str().to_owned();
    let of = |text: &str| Content::Text(text.into());
    let side = |text: &str| Side {
        says: of(text),
        ..Side::default()
    };
    let conflict = Conflict {
        id: Id::parse("conflict-q2w3").expect("an id"),
        at: "headline".parse().expect("an address"),
        // Two lines, where there is one.
        base: of("Two\nlines"),
        ours: side(&now),
        theirs: side("Another headline"),
    };
    let file = Release {
        conflicts: [conflict.clone()].into_iter().collect(),
        ..base
    };
    let ours = settled(&file, &conflict, Settlement::AsItStands);
    let theirs = settled(&file, &conflict, Settlement::Theirs);
    let merged = merge(&file, &ours, &theirs, &Names::default()).expect("it merges");
    let said = write(&merged.release).expect("it can be written");
    assert!(said.contains("Another headline"), "{said}");
}

#[test]
fn a_paragraph_one_begins_anew_and_the_other_joins_and_divides_elsewhere_keeps_its_words() {
    let third = "\"),
            (\"p-3\", \"The next meeting is in May.\"),";
    let begun = "\"),
            (\"p-3\", \"\"),
            (\"p-9\", \"The next meeting is in May.\"),";
    let joined = "The next meeting\"),
            (\"p-8\", \" is in May.\"),";
    let (merged, conflict) = at_odds(&[(third, begun)], &[(third, joined)]);
    // That theirs is divided elsewhere, too, is at odds with nothing.
    let both = "\"),
            (\"p-3\", \"\"),
            (\"p-9\", \"The next meeting\"),
            (\"p-8\", \" is in May.\"),";
    for (settlement, expected) in [(Settlement::Ours, both), (Settlement::Theirs, joined)] {
        let settled = settled(&merged, &conflict, settlement);
        let text = |release: &Release| write(release).expect("it can be written");
        let expected = text(&after(&[(third, expected)]));
        assert_eq!(text(&settled), expected, "{}", text(&settled));
    }
}
