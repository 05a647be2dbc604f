//! Memories of other tools, as TMX has them.

use communique::translate::exchange::Refusal;
use communique::translate::memory::{LONGEST_TEXT, Memory, read_tmx};

use super::editions::tag;
use super::memory::prose;

fn tmx(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n{body}</body></tmx>"
    )
}

#[test]
fn tmx_of_other_tools_is_read() {
    let file = tmx(r#"
        <tu><note>Hm</note><tuv xml:lang="en-US"><seg>Say &amp; do <bpt i="1">&lt;b&gt;</bpt>it<ept i="1">&lt;/b&gt;</ept> &#x41;.</seg></tuv>
            <tuv xml:lang="fr-FR"><prop type="x">p</prop><seg><![CDATA[Dites <et> faites]]><ph x="1">{1}</ph> <hi>bien</hi>.</seg></tuv></tu>
        <tu><tuv lang="EN"><seg>Old</seg></tuv><tuv lang="fr"><seg>Vieux</seg></tuv><tuv lang="***"><seg>?</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>"#);
    for file in [file.clone(), file.replace('\n', "\r\n")] {
        let read = read_tmx(file.as_bytes(), "Tool".to_owned()).expect("it can be read");
        assert_eq!(read.too_long, 0);
        let source = read.source;
        let units: Vec<Vec<&str>> = source
            .units
            .iter()
            .map(|unit| unit.texts.iter().map(|(_, text)| text.as_str()).collect())
            .collect();
        assert_eq!(units.len(), 2);
        assert_eq!(units[0][0], "Say & do it A.");
        assert_eq!(units[1], ["Old", "Vieux"]);
        let memory = Memory::new([source]);
        let found = memory.suggest(&prose("Say & do it A."), &tag("en"), &tag("fr"));
        assert_eq!(found[0].plain(), "Dites <et> faites bien.");
    }
}

#[test]
fn damaged_tmx_is_refused_with_the_reason() {
    let refused = |file: &str| read_tmx(file.as_bytes(), String::new()).expect_err("it's damaged");
    let whole = tmx(
        r#"<tu><tuv xml:lang="en"><seg>A</seg></tuv><tuv xml:lang="fr"><seg>B</seg></tuv></tu>"#,
    );
    assert!(
        matches!(
            refused(&whole[..whole.len() - 20]),
            Refusal::Damaged { line: 4, .. }
        ),
        "{:?}",
        refused(&whole[..whole.len() - 20])
    );
    assert!(matches!(
        refused(&whole.replace("</seg>", "</segg>")),
        Refusal::Damaged { .. }
    ));
    let bomb = whole.replace("SYSTEM \"tmx14.dtd\"", "[<!ENTITY a \"b\">]");
    assert_eq!(refused(&bomb), Refusal::Entities);
    assert_eq!(refused(&whole.replace(">A<", ">&a;<")), Refusal::Entities);
    assert!(matches!(refused("<tmx>"), Refusal::Damaged { .. }));
    assert_eq!(refused("<xliff/>"), Refusal::Unknown);
    assert_eq!(refused("words"), Refusal::Unknown);
}

#[test]
fn files_of_real_tools_are_read_as_they_write_them() {
    // OmegaT's three levels write the same text with more and more codes.
    let seg = |english: &str, french: &str| {
        format!(
            "<tu><tuv xml:lang=\"EN-US\"><seg>{english}</seg></tuv><tuv xml:lang=\"FR_fr\"><seg>{french}</seg></tuv></tu>"
        )
    };
    let omegat = tmx(&[
        seg("Read <it>this</it>now.", "Lis <it>&lt;f0&gt;</it>ceci."),
        seg(
            "Press <bpt i=\"0\" x=\"0\">&lt;f0&gt;</bpt>Enter<ept i=\"0\">&lt;/f0&gt;</ept>.",
            "Pressez <bpt i=\"0\" x=\"0\">&lt;f0&gt;<sub>no</sub></bpt>Entrée<ept i=\"0\">&lt;/f0&gt;</ept>.",
        ),
        // A code that parts two words.
        seg(
            "One<ph x=\"1\">&lt;br/&gt;</ph>two<ph type=\"lb\"/>three",
            "Un<ph x=\"1\">&lt;br/&gt;</ph>deux<ph type=\"lb\"/>trois",
        ),
        // What would be an entity elsewhere.
        seg("<![CDATA[<!ENTITY is declared]]>", "déclarée"),
        seg("", "rien"),
    ]
    .concat());
    let wide = |file: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(file.encode_utf16());
        units.flat_map(bytes).collect()
    };
    let marked = format!("\u{feff}{omegat}");
    for file in [
        omegat.clone().into_bytes(),
        marked.into_bytes(),
        wide(&omegat, u16::to_le_bytes),
        wide(&omegat, u16::to_be_bytes),
    ] {
        let read = read_tmx(&file, String::new()).expect("it can be read");
        let texts: Vec<(&str, &str)> = read
            .source
            .units
            .iter()
            .map(|unit| (unit.texts[0].1.as_str(), unit.texts[1].1.as_str()))
            .collect();
        assert_eq!(
            texts,
            [
                ("Read now.", "Lis ceci."),
                ("Press Enter.", "Pressez Entrée."),
                ("One two three", "Un deux trois"),
                ("<!ENTITY is declared", "déclarée"),
            ]
        );
        let languages = read.source.units[0].texts.iter();
        let languages: Vec<&str> = languages.map(|(tag, _)| tag.as_str()).collect();
        assert_eq!(languages, ["en-US", "fr-FR"]);
    }
    let older = tmx(
        r#"<tu><tuv lang="ZH-CHT"><seg>會議</seg></tuv><tuv lang="zh_CHS"><seg>会议</seg></tuv></tu>"#,
    );
    let read = read_tmx(older.as_bytes(), String::new()).expect("it can be read");
    let languages = read.source.units[0].texts.iter();
    let languages: Vec<&str> = languages.map(|(tag, _)| tag.as_str()).collect();
    assert_eq!(languages, ["zh-Hant", "zh-Hans"]);
}

#[test]
fn a_note_within_a_text_is_a_text_of_its_own() {
    let seg = |english: &str, french: &str| {
        format!(
            "<tu><tuv xml:lang=\"en\"><seg>{english}</seg></tuv><tuv xml:lang=\"fr\"><seg>{french}</seg></tuv></tu>"
        )
    };
    let file = tmx(&[
        seg(
            "The Council<ph x=\"1\">{\\footnote <sub>It met <hi>twice</hi><ph/> in <it pos=\"begin\">x</it>May.</sub>}</ph> agreed.",
            "Le Conseil<ph x=\"1\">{\\footnote <sub>Il s’est réuni deux fois en mai.</sub>}</ph> l’a décidé.",
        ),
        // Which is which isn't known.
        seg(
            "One<ph><sub>first</sub><sub>second</sub></ph>.",
            "Un<ph><sub>premier</sub></ph>.",
        ),
        seg("H<sub>2</sub>O is <hi type=\"b\">water</hi>", "H<sub>2</sub>O, l’<ut>c</ut>eau"),
    ]
    .concat());
    let read = read_tmx(file.as_bytes(), String::new()).expect("it can be read");
    let units = read.source.units.iter();
    let texts: Vec<(&str, &str)> = units
        .map(|unit| (unit.texts[0].1.as_str(), unit.texts[1].1.as_str()))
        .collect();
    assert_eq!(
        texts,
        [
            ("The Council agreed.", "Le Conseil l’a décidé."),
            ("It met twice in May.", "Il s’est réuni deux fois en mai."),
            ("One.", "Un."),
            ("H2O is water", "H2O, l’eau"),
        ]
    );
    let deep = tmx(&seg(&"<hi>".repeat(100_000), "Oui").replace(
        "</seg></tuv><tuv xml:lang=\"fr\">",
        &format!(
            "{}</seg></tuv><tuv xml:lang=\"fr\">",
            "</hi>".repeat(100_000)
        ),
    ));
    assert_eq!(
        read_tmx(deep.as_bytes(), String::new()),
        Err(Refusal::TooMuch)
    );
}

#[test]
fn a_text_is_there_whole_or_its_unit_is_left_out_and_counted() {
    // Its parts come one by one, since there are signs between them.
    let long = "words &amp; ".repeat(LONGEST_TEXT / 8 + 1);
    let short = "words &amp; ".repeat(1_000);
    let unit = |english: &str| {
        format!(
            "<tu><tuv xml:lang=\"en\"><seg>{english}</seg></tuv><tuv xml:lang=\"fr\"><seg>Oui</seg></tuv><tuv xml:lang=\"es\"><seg>Sí</seg></tuv></tu>"
        )
    };
    let file = tmx(&[unit(&long), unit(&short), unit("A")].concat());
    let read = read_tmx(file.as_bytes(), String::new()).expect("it can be read");
    assert_eq!(read.too_long, 1);
    let texts = read.source.units.iter().map(|unit| unit.texts[0].1.clone());
    let whole = "words & ".repeat(1_000).trim().to_owned();
    assert_eq!(texts.collect::<Vec<_>>(), [whole, "A".to_owned()]);
}
