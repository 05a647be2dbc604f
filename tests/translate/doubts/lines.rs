//! Lines that got lost or came to be.

use communique::language::Conventions;
use communique::release::Fragment;
use communique::translate::Text;
use communique::translate::checks::FindingKind;

use super::told;

fn kinds(source: &Text, target: &Text) -> Vec<FindingKind> {
    let conventions = Conventions::default();
    told(("en", source), ("fr", target), conventions, &[])
}

#[test]
fn a_text_of_lines_has_as_many_as_its_source() {
    let lines = |source: &str, target: &str| {
        let text = |text: &str| Text::Lines(text.to_owned());
        kinds(&text(source), &text(target))
    };
    let organizer = "UNITED NATIONS\nOFFICE OF COUNTER-TERRORISM";
    assert_eq!(
        lines(
            organizer,
            "NATIONS UNIES BUREAU DE LUTTE CONTRE LE TERRORISME"
        ),
        [FindingKind::Lines { ours: 2, theirs: 1 }]
    );
    assert_eq!(
        lines(
            organizer,
            "NATIONS UNIES\nBUREAU DE LUTTE\nCONTRE LE TERRORISME"
        ),
        [FindingKind::Lines { ours: 2, theirs: 3 }]
    );
    let same = "NATIONS UNIES\nBUREAU DE LUTTE CONTRE LE TERRORISME";
    assert_eq!(lines(organizer, same), []);
    assert_eq!(lines(organizer, &format!("{same}\n")), []);
    assert_eq!(lines("New York", "New York"), []);
}

#[test]
fn a_paragraph_keeps_lines_within_it() {
    let prose = |paragraphs: &[&str]| {
        Text::Prose(
            paragraphs
                .iter()
                .map(|text| Fragment::plain(*text))
                .collect(),
        )
    };
    let kinds = |source: &[&str], target: &[&str]| kinds(&prose(source), &prose(target));
    let address = &["Palais des Nations\nRoom 20\nGeneva"];
    assert_eq!(
        kinds(address, &["Palais des Nations, salle 20, Genève"]),
        [FindingKind::Lines { ours: 3, theirs: 1 }]
    );
    assert_eq!(
        kinds(address, &["Palais des Nations\nSalle 20\nGenève"]),
        []
    );
    assert_eq!(
        kinds(address, &["Palais des Nations, salle 20\nGenève"]),
        []
    );
    assert_eq!(
        kinds(address, &["Palais des Nations", "Salle 20", "Genève"]),
        []
    );
    // A translation may have more, and two paragraphs may be one.
    assert_eq!(kinds(&["Room 20, Geneva"], &["Salle 20\nGenève"]), []);
    assert_eq!(
        kinds(
            &["It is over.", "They left."],
            &["C’est fini et ils sont partis."]
        ),
        []
    );
}
