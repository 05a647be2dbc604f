//! Terms of a glossary are found in a text, whatever form they're in; glossaries of other tools
//! are read.

use communique::language::UN_LANGUAGES;
use communique::translate::exchange::Refusal;
use communique::translate::glossary::{Glossary, read_table, read_tbx, sample};

use super::editions::tag;

fn terms(text: &str, from: &str, into: &str) -> Vec<(String, String)> {
    let glossary = Glossary::new(sample());
    let found = glossary.terms_in(text, &tag(from), &tag(into));
    found
        .into_iter()
        .map(|found| {
            assert_eq!(&text[found.at.clone()], found.term.said);
            (found.term.said, found.term.wanted[0].clone())
        })
        .collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = pairs.iter();
    pairs
        .map(|(said, wanted)| ((*said).to_owned(), (*wanted).to_owned()))
        .collect()
}

#[test]
fn the_glossary_that_comes_with_the_program_is_whole() {
    let concepts = sample();
    assert!(concepts.len() > 50);
    for concept in &concepts {
        let languages: Vec<&str> = concept.terms.iter().map(|(tag, _)| tag.as_str()).collect();
        for language in UN_LANGUAGES {
            assert!(languages.contains(&language), "{concept:?}");
        }
    }
}

#[test]
fn terms_are_found_as_whole_words_the_longest_of_them() {
    assert_eq!(
        terms(
            "WHO and civil society organizations of Member States",
            "en",
            "fr"
        ),
        pairs(&[
            ("WHO", "OMS"),
            (
                "civil society organizations",
                "organisations de la société civile"
            ),
            ("Member States", "États Membres"),
        ])
    );
    assert_eq!(terms("Those who know whoever", "en", "fr"), []);
    assert_eq!(
        terms("Civil Society matters", "en", "es"),
        pairs(&[("Civil Society", "sociedad civil")])
    );
    assert_eq!(
        terms("two resolutions of the UN", "en", "zh"),
        pairs(&[("resolutions", "决议"), ("UN", "联合国")])
    );
    assert_eq!(
        terms("安全理事会和世卫组织", "zh", "en"),
        pairs(&[("安全理事会", "Security Council"), ("世卫组织", "WHO")])
    );
    assert_eq!(
        terms("قرار مجلس الأمن", "ar", "ru"),
        pairs(&[("قرار", "резолюция"), ("مجلس الأمن", "Совет Безопасности")])
    );
    assert_eq!(terms("l’OMS", "fr", "en"), pairs(&[("OMS", "WHO")]));
    // There is nothing in that language.
    assert_eq!(terms("WHO", "en", "de"), []);
}

#[test]
fn tables_of_any_kind_are_read() {
    for file in [
        "en,fr,note\nWHO,OMS|Organisation mondiale de la Santé,health\n",
        "English;French;note\r\nWHO;OMS|Organisation mondiale de la Santé;health\r\n",
        "\u{feff}en\tfr\tnote\nWHO\tOMS|Organisation mondiale de la Santé\thealth\n",
        "en_US,fr-FR,Definition,by\n\"WHO\",\"OMS|Organisation mondiale de la Santé\",health,me\n",
    ] {
        let concepts = read_table(file.as_bytes()).expect("it can be read");
        assert_eq!(concepts.len(), 1, "{file}");
        assert_eq!(concepts[0].note, "health");
        let glossary = Glossary::new(concepts);
        let found = glossary.terms_in("WHO", &tag("en"), &tag("fr"));
        assert_eq!(
            found[0].term.wanted,
            ["OMS", "Organisation mondiale de la Santé"]
        );
    }
    assert_eq!(
        read_table(b"first,second\na,b\n"),
        Err(Refusal::NoLanguages)
    );
    assert_eq!(read_table(b"en\na\n"), Err(Refusal::NoLanguages));
    assert_eq!(read_table(b"en,fr\n\xff,b\n"), Err(Refusal::Letters));
    assert_eq!(read_table(b""), Err(Refusal::NoLanguages));
}

#[test]
fn tbx_of_both_kinds_is_read() {
    let martif = r#"<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en"><text><body>
        <termEntry id="1"><descrip type="definition">of health</descrip>
        <langSet xml:lang="en"><tig><term>WHO</term></tig></langSet>
        <langSet xml:lang="fr"><ntig><termGrp><term>Santé mondiale</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
        <tig><term>Organisation mondiale de la Santé</term></tig>
        <tig><term>OMS</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig></langSet></termEntry></body></text></martif>"#;
    let newer = r#"<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
        <conceptEntry id="1"><note>of health</note><langSec xml:lang="en"><termSec><term>WHO</term></termSec></langSec>
        <langSec xml:lang="fr"><termSec><term>Organisation mondiale de la Santé</term></termSec>
        <termSec><term>OMS</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec></conceptEntry></body></text></tbx>"#;
    for file in [martif, newer] {
        let concepts = read_tbx(file.as_bytes()).expect("it can be read");
        let glossary = Glossary::new(concepts);
        let found = glossary.terms_in("at WHO", &tag("en"), &tag("fr"));
        assert_eq!(
            found[0].term.wanted,
            ["OMS", "Organisation mondiale de la Santé"]
        );
        assert_eq!(found[0].note, "of health");
    }
    assert_eq!(read_tbx(b"<xliff/>"), Err(Refusal::Unknown));
    assert_eq!(read_tbx(b"<martif/>"), Err(Refusal::NoLanguages));
    let bomb = martif.replace("SYSTEM \"TBXcoreStructV02.dtd\"", "[<!ENTITY a \"b\">]");
    assert_eq!(read_tbx(bomb.as_bytes()), Err(Refusal::Entities));
}
