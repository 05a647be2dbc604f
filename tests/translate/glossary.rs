//! Terms of a glossary are found in a text, whatever form they're in; glossaries of other tools
//! are read.

use std::time::{Duration, Instant};

use communique::language::UN_LANGUAGES;
use communique::translate::exchange::Refusal;
use communique::translate::glossary::{Beyond, Glossary, read_table, read_tbx, sample};

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
        Err(Refusal::NoLanguages.into())
    );
    assert_eq!(read_table(b"en\na\n"), Err(Refusal::NoLanguages.into()));
    assert_eq!(read_table(b""), Err(Refusal::NoLanguages.into()));
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
    assert_eq!(read_tbx(b"<xliff/>"), Err(Refusal::Unknown.into()));
    assert_eq!(read_tbx(b"<martif/>"), Err(Refusal::NoLanguages.into()));
    let bomb = martif.replace("SYSTEM \"TBXcoreStructV02.dtd\"", "[<!ENTITY a \"b\">]");
    assert_eq!(read_tbx(bomb.as_bytes()), Err(Refusal::Entities.into()));
}

/// What is found of these terms in a text, and what is wanted for it.
fn found(table: &str, text: &str, from: &str, into: &str) -> Vec<(String, Vec<String>, String)> {
    let glossary = Glossary::new(read_table(table.as_bytes()).expect("a table"));
    let found = glossary.terms_in(text, &tag(from), &tag(into)).into_iter();
    found
        .map(|found| (found.term.said, found.term.wanted, found.note))
        .collect()
}

/// What is found of these terms in a text.
fn said(table: &str, text: &str, from: &str, into: &str) -> Vec<String> {
    let found = found(table, text, from, into).into_iter();
    found.map(|(said, ..)| said).collect()
}

#[test]
fn a_term_isnt_found_within_a_word_nor_in_one_that_begins_like_it() {
    let table = "en,fr\nUN,ONU\nState,État\nNGO,ONG\nparty,partie\nUN-Women,ONU-Femmes\n";
    let none: &[&str] = &[
        "The fund is under review.",
        "He stated it, statedly.",
        "Statesman",
        "unfounded ngos",
        "partyy",
    ];
    for text in none {
        assert_eq!(
            said(table, text, "en", "fr"),
            Vec::<String>::new(),
            "{text}"
        );
    }
    assert_eq!(
        said(
            table,
            "NGOs, the States’ parties, a non-State party at UN-Women (UN)",
            "en",
            "fr"
        ),
        [
            "NGOs", "States", "parties", "State", "party", "UN-Women", "UN"
        ]
    );
}

#[test]
fn terms_are_found_in_capitals_and_across_any_blanks() {
    let table = "en,fr\nUN,ONU\nMember State,État Membre\nState,État\nUN-Women,ONU-Femmes\n";
    assert_eq!(
        said(table, "UN-WOMEN AND MEMBER STATES: AS STATED", "en", "fr"),
        ["UN-WOMEN", "MEMBER STATES"]
    );
    assert_eq!(
        said(table, "a Member\u{a0}State, a Member\n State", "en", "fr"),
        ["Member\u{a0}State", "Member\n State"]
    );
}

#[test]
fn every_language_has_its_own_forms() {
    let table = "en,fr,es,ru,ar,zh,th,de\n\
        Member State,État Membre,Estado Miembro,государство-член,دولة عضو,会员国,รัฐสมาชิก,Mitgliedstaat\n\
        General Assembly,Assemblée générale,Asamblea General,Генеральная Ассамблея,الجمعية العامة,大会,สมัชชา,Generalversammlung\n\
        UN,ONU,ONU,ООН,الأمم المتحدة,联合国,,UNO\n\
        council,conseil,consejo,совет,مجلس,理事会,สภา,Rat\n\
        voice,voix,voz,голос,صوت,声,,Stimme\n";
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "fr",
            "les États Membres de l’ONU",
            &["États Membres", "ONU"],
        ),
        ("es", "los Estados Miembros", &["Estados Miembros"]),
        ("es", "dos voces", &["voces"]),
        (
            "ru",
            "государствами-членами Генеральной Ассамблеи ООН, советник",
            &["государствами-членами", "Генеральной Ассамблеи", "ООН"],
        ),
        (
            "ar",
            "وقالت الأمم المتّحدة للجمعية العامة والمجلس",
            &["الأمم المتّحدة", "للجمعية العامة", "والمجلس"],
        ),
        (
            "zh",
            "联合国大会第75届会员国",
            &["联合国", "大会", "会员国"],
        ),
        ("zh", "经UN联合国理事会", &["联合国", "理事会"]),
        ("th", "ประชุมสมัชชาและสภา", &["สมัชชา", "สภา"]),
        (
            "de",
            "den Mitgliedstaaten, dem Rate",
            &["Mitgliedstaaten", "Rate"],
        ),
    ];
    for (from, text, terms) in cases {
        assert_eq!(said(table, text, from, "en"), *terms, "{text}");
    }
    // A word in other letters ends where theirs begin.
    assert_eq!(said(table, "在UN会议上", "en", "fr"), ["UN"]);
}

#[test]
fn a_concept_of_two_territories_is_one_with_one_note() {
    let table = "en-US,en-GB,fr,zh-Hans,note\n\
        organization|body,organisation|body,organisation,组织,any of them\n";
    for text in ["organization", "organisation", "body"] {
        let found = found(table, text, "en", "fr");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, ["organisation"]);
        assert_eq!(found[0].2, "any of them", "{text}");
    }
    let wanted = |from: &str, text: &str, into: &str| {
        let mut found = found(table, text, from, into).into_iter();
        found.next().map(|(_, wanted, _)| wanted)
    };
    // In its own territory it's called what it's called there.
    assert_eq!(
        wanted("fr", "organisation", "en-GB"),
        Some(vec!["organisation".to_owned(), "body".to_owned()])
    );
    assert_eq!(
        wanted("fr", "organisation", "en"),
        Some(vec![
            "organization".to_owned(),
            "body".to_owned(),
            "organisation".to_owned()
        ])
    );
    assert_eq!(wanted("en", "body", "zh"), Some(vec!["组织".to_owned()]));
    assert_eq!(wanted("en", "body", "zh-Hant"), None);
    assert_eq!(
        wanted("en-GB", "organisation", "en-US"),
        Some(vec!["organization".to_owned(), "body".to_owned()])
    );
}

#[test]
fn tables_are_read_as_other_programs_write_them() {
    for file in [
        // As UNTERM exports them: numbers, names of languages, synonyms.
        "ID,Subject,English,French,Chinese (Simplified),Remark\n12,health,WHO; World Health Organization,OMS,世卫组织,an agency\n",
        "\u{feff}Record No;English term;Terme;French (synonyms);Français;Notes\r\n7;\"WHO\nWorld Health Organization\";x;;OMS;an agency\r\n",
        "sep=;\r\n\"EN\";\"FR\";\"note\"\r\n\"WHO|World Health Organization\";\"OMS\";\"an agency\"\r\n",
        "\n\nen-GB\tTerm (fr)\tref\tnote\nWHO|World Health Organization\tOMS\tUN/12\tan agency\n",
        "no,English,العربية,fr,description\n1,WHO|World Health Organization,منظمة الصحة العالمية,OMS,an agency\n",
    ] {
        let concepts = read_table(file.as_bytes()).expect("it can be read");
        assert_eq!(concepts.len(), 1, "{file}");
        assert_eq!(concepts[0].note, "an agency", "{file}");
        let languages = concepts[0].terms.iter().map(|(tag, _)| tag.language());
        let languages: Vec<&str> = languages.collect();
        assert!(
            !languages
                .iter()
                .any(|it| ["id", "no", "nb", "ref"].contains(it)),
            "{languages:?}"
        );
        let glossary = Glossary::new(concepts);
        let found = glossary.terms_in("the World Health Organization", &tag("en"), &tag("fr"));
        assert_eq!(found[0].term.wanted, ["OMS"], "{file}");
    }
    // Norwegian and Indonesian where there are words.
    let concepts = read_table(b"en,id,no\nmeeting,rapat,samling\n").expect("a table");
    assert_eq!(concepts[0].terms.len(), 3);
    let utf16: Vec<u8> = std::iter::once(0xfeff_u16)
        .chain("English\tFrench\r\nWHO\tOMS\r\n".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read_table(&utf16).expect("a table").len(), 1);
    let traditional = read_table("en,Chinese (Traditional)\nmeeting,會議\n".as_bytes());
    let tags = &traditional.expect("a table")[0].terms;
    assert_eq!(tags[1].0, tag("zh-Hant"));
    assert_eq!(read_table(b"en,fr\n"), Err(Refusal::NoLanguages.into()));
}

#[test]
fn tables_are_headed_in_any_language_of_the_united_nations() {
    let languages = |heads: &str| {
        let row = vec!["WHO"; heads.split(';').count()].join(";");
        let concepts = read_table(format!("{heads}\n{row}\n").as_bytes());
        let concepts = concepts.unwrap_or_else(|refusal| panic!("{heads}: {refusal:?}"));
        let terms = concepts[0].terms.iter().map(|(tag, _)| tag.to_string());
        (
            terms.collect::<Vec<_>>().join(";"),
            concepts[0].note.clone(),
        )
    };
    for (heads, wanted) in [
        ("Anglais;Français", "en;fr"),
        ("ANGLAIS;FRANÇAIS", "en;fr"),
        (
            "anglais;francais;arabe;chinois;russe;espagnol",
            "en;fr;ar;zh;ru;es",
        ),
        ("Inglés;Francés;Alemán", "en;fr;de"),
        ("Ingles;Frances", "en;fr"),
        ("Английский;Французский;Китайский", "en;fr;zh"),
        ("Английский язык;Русский язык", "en;ru"),
        ("الإنجليزية;الفرنسية", "en;fr"),
        ("الإنكليزية;العربية", "en;ar"),
        ("اللغة الانجليزية;عربي", "en;ar"),
        ("英文;法文", "en;fr"),
        ("英语;法语;西班牙语", "en;fr;es"),
        ("英文/英语;法文/法语", "en;fr"),
        ("英文（术语）;中文（简体）", "en;zh"),
        ("English;中文（繁体）", "en;zh-Hant"),
        ("Anglais;Chinois (traditionnel)", "en;zh-Hant"),
        ("English;Deutsch;Português;日本語", "en;de;pt;ja"),
        ("Terme anglais;Langue cible : français", "en;fr"),
        // A column of both says nothing of either.
        ("English;French;English/French", "en;fr"),
    ] {
        assert_eq!(languages(heads), (wanted.to_owned(), String::new()));
    }
    for heads in [
        "Anglais;Français;Remarque",
        "Inglés;Francés;Observaciones",
        "Английский;Французский;Комментарий",
        "الإنجليزية;الفرنسية;ملاحظات",
        "英文;法文;备注",
    ] {
        assert_eq!(languages(heads), ("en;fr".to_owned(), "WHO".to_owned()));
    }
    for heads in ["Mot;Sens", "Слово;Смысл", "كلمة;معنى", "词;义"] {
        let table = format!("{heads}\na;b\n");
        let refused = read_table(table.as_bytes());
        assert_eq!(refused, Err(Refusal::NoLanguages.into()), "{heads}");
    }
}

#[test]
fn tbx_with_elements_of_its_own_is_read() {
    let dct = r#"<?xml version="1.0"?><?xml-model href="x"?>
        <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
        <conceptEntry id="1"><min:subjectField>health</min:subjectField><basic:definition>of health</basic:definition><langSec xml:lang="en-US"><termSec><term>WHO</term></termSec></langSec>
        <langSec xml:lang="fr"><termSec><term>Santé mondiale</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
        <termSec><term>Organisation mondiale de la Santé</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
        <termSec><term>OMS</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>"#;
    let prefixed = dct
        .replace("<tbx type", "<c:tbx type")
        .replace("xmlns=", "xmlns:c=")
        .replace("</tbx>", "</c:tbx>")
        .replace("<conceptEntry", "<c:conceptEntry")
        .replace("</conceptEntry", "</c:conceptEntry");
    let min = r#"<TBX dialect="TBX-Min"><header><languages source="en" target="fr"/></header><body>
        <entry id="1"><subjectField>health</subjectField><note>of health</note><langGroup xml:lang="en"><termGroup><term>WHO</term></termGroup></langGroup>
        <langGroup xml:lang="fr"><termGroup><term>Santé mondiale</term><termStatus>notRecommended</termStatus></termGroup>
        <termGroup><term>Organisation mondiale de la Santé</term></termGroup>
        <termGroup><term>OMS</term><termStatus>preferred</termStatus></termGroup></langGroup></entry></body></TBX>"#;
    let dca = r#"<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
        <conceptEntry id="1"><descrip type="subjectField">health</descrip><descripGrp><descrip type="definition">of health</descrip></descripGrp><langSec xml:lang="en"><termSec><term>WHO</term></termSec></langSec>
        <langSec xml:lang="fr"><termSec><term>Santé mondiale</term><termNote type="normativeAuthorization">supersededTerm</termNote></termSec><termSec><term>Organisation mondiale de la Santé</term></termSec>
        <termSec><term>OMS</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec></conceptEntry></body></text></tbx>"#;
    for file in [dct, &prefixed, min, dca] {
        let concepts = read_tbx(file.as_bytes()).expect("it can be read");
        assert_eq!(concepts[0].note, "of health", "{file}");
        let glossary = Glossary::new(concepts);
        let found = glossary.terms_in("at WHO", &tag("en"), &tag("fr"));
        assert_eq!(
            found[0].term.wanted,
            ["OMS", "Organisation mondiale de la Santé"],
            "{file}"
        );
    }
}

/// A text in Windows-1252, or in whatever coding gives these signs these bytes.
fn narrow(text: &str, bytes: &[(char, u8)]) -> Vec<u8> {
    let letters = text.chars().map(|c| {
        let known = bytes.iter().find(|(sign, _)| *sign == c);
        known.map_or_else(|| u8::try_from(c).expect("it has one"), |(_, byte)| *byte)
    });
    letters.collect()
}

#[test]
fn a_table_in_the_coding_of_western_windows_is_read_where_nothing_speaks_against_it() {
    let signs = [('’', 0x92), ('œ', 0x9c), ('€', 0x80)];
    for separator in [",", ";", "\t"] {
        let table = [
            "English",
            "Français\r\ncreated",
            "créée\r\nheart’s",
            "cœur d’État\r\n",
        ];
        let file = narrow(&table.join(separator), &signs);
        let concepts = read_table(&file).expect("it can be read");
        let terms = concepts.iter().map(|one| one.terms[1].1[0].as_str());
        assert_eq!(
            terms.collect::<Vec<_>>(),
            ["créée", "cœur d’État"],
            "{separator:?}"
        );
    }
    let undecidable: &[&[u8]] = &[
        // Its languages aren't written in that: Russian, Polish.
        b"en,ru\nWHO,\xc2\xce\xc7\n",
        b"en,pl\nroad,drog\xb9\n",
        // Cyrillic in a column of something else.
        b"en,fr,note\nWHO,OMS,\xc7\xe4\xf0\xe0\xe2\n",
        // As a Mac writes 'café' and 'Évian'; bytes that stand for nothing.
        b"en,fr\ncoffee,caf\x8e l\x87\n",
        b"en,fr\ncoffee,caf\x81\n",
    ];
    for file in undecidable {
        assert_eq!(read_table(file), Err(Refusal::Letters.into()), "{file:?}");
    }
}

#[test]
fn wide_letters_are_read_in_either_order() {
    let table = "en;fr\r\nschool;école\r\n";
    let marked = || std::iter::once(0xfeff_u16).chain(table.encode_utf16());
    let files: [Vec<u8>; 2] = [
        marked().flat_map(u16::to_le_bytes).collect(),
        marked().flat_map(u16::to_be_bytes).collect(),
    ];
    for file in files {
        let concepts = read_table(&file).expect("it can be read");
        assert_eq!(concepts[0].terms[1].1, ["école"]);
    }
}

#[test]
fn tables_made_to_be_slow_are_refused_with_the_place() {
    let begun = Instant::now();
    let wide = |cell: &str| vec![cell; 100_000].join(",");
    assert_eq!(
        read_table(format!("{}\n{}\n", wide("en"), wide("a")).as_bytes()),
        Err(Beyond::Columns {
            columns: 100_000,
            most: 500
        }
        .into())
    );
    let long = "a".repeat(10 * 1024 * 1024);
    for table in [
        format!("en,fr\nyes,oui\nno,{long}\n"),
        // A quotation mark that isn't closed.
        format!("en,fr\nyes,oui\n\"no,{}\n", "non,nein\n".repeat(10_000)),
        format!("en,fr,note\nyes,oui,\nno,non,{long}\n"),
    ] {
        assert_eq!(
            read_table(table.as_bytes()),
            Err(Beyond::Long { line: 3 }.into())
        );
    }
    let many: String = (0..10_000).map(|number| format!("{number}|")).collect();
    assert_eq!(
        read_table(format!("en,fr\nno,{many}\n").as_bytes()),
        Err(Beyond::Terms { line: 2, most: 100 }.into())
    );
    let terms = (0..101).map(|number| format!("<tig><term>{number}</term></tig>"));
    let tbx = format!(
        "<martif><text><body>\n<termEntry>\n<langSet xml:lang=\"en\">{}</langSet></termEntry></body></text></martif>",
        terms.collect::<String>()
    );
    assert_eq!(
        read_tbx(tbx.as_bytes()),
        Err(Beyond::Terms { line: 3, most: 100 }.into())
    );
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn a_long_tbx_is_read_in_time_and_what_is_wrong_at_its_end_is_told_with_its_line() {
    let entries: String = (0..60_000)
        .map(|n| {
            format!(
                "<termEntry>\n<langSet xml:lang=\"en\"><tig><term>thing {n}</term></tig></langSet>\n<langSet xml:lang=\"fr\"><tig><term>chose {n}</term></tig></langSet>\n</termEntry>\n"
            )
        })
        .collect();
    let last = format!(
        "<termEntry>\n<descrip type=\"definition\">{}</descrip></termEntry>",
        "long ".repeat(20_000)
    );
    let tbx = |last: &str| {
        format!("<martif><text><body>\n{entries}{last}</body></text></martif>").into_bytes()
    };
    let (whole, wrong) = (tbx(""), tbx(&last));
    let begun = Instant::now();
    assert_eq!(read_tbx(&whole).map(|concepts| concepts.len()), Ok(60_000));
    assert_eq!(read_tbx(&wrong), Err(Beyond::Long { line: 240_002 }.into()));
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn what_is_called_something_in_too_many_languages_is_told_so() {
    let letters = || (b'a'..=b'z').map(char::from);
    let tags = letters().flat_map(|one| letters().map(move |two| format!("q{one}{two}")));
    let sets = tags
        .take(201)
        .map(|tag| format!("<langSet xml:lang=\"{tag}\"><tig><term>yes</term></tig></langSet>\n"));
    let tbx = format!(
        "<martif><text><body>\n<termEntry>\n{}</termEntry></body></text></martif>",
        sets.collect::<String>()
    );
    assert_eq!(
        read_tbx(tbx.as_bytes()),
        Err(Beyond::Languages {
            line: 203,
            most: 200
        }
        .into())
    );
}

#[test]
fn a_run_of_letters_without_blanks_is_looked_through_in_time() {
    let terms: String = (0..2_000)
        .map(|n| format!("aaa{n},b{n}\n大会{n},c{n}\nمسؤ{n},d{n}\n"))
        .collect();
    let glossary =
        Glossary::new(read_table(format!("en,fr\n{terms}").as_bytes()).expect("a table"));
    let begun = Instant::now();
    for letter in ["a", "大", "م"] {
        let text = letter.repeat(1024 * 1024 / letter.len());
        assert_eq!(glossary.terms_in(&text, &tag("en"), &tag("fr")), []);
    }
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
}
