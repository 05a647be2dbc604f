//! Letters that a field's fonts have, and those that are found elsewhere.

use std::sync::Arc;

use communique::widgets::text::{
    Editor, FoundFont, InstalledFonts, Look, Place, Selection, TextDirection, TextFonts,
    TextParagraph, TextSpan,
};

use super::{editor, fonts, style};
use crate::support::fonts::with_letter;

const ALEF: char = '\u{5d0}';

/// How far the caret behind the text is from its start.
fn width(editor: &mut Editor, fonts: &mut TextFonts) -> f32 {
    let end = editor.text().len();
    editor.select(Selection::caret(Place::new(end)));
    editor.spot(fonts).x
}

#[test]
fn a_letter_that_no_font_has_is_asked_for_once_and_drawn_with_the_font_that_is_found() {
    let mut fonts = fonts();
    let mut editor = editor("\u{5d0}", style(500.0, Some(TextDirection::LeftToRight)));
    let missing = width(&mut editor, &mut fonts);
    assert_eq!(fonts.take_wanted(), [ALEF]);
    width(&mut editor, &mut fonts);
    assert!(fonts.take_wanted().is_empty());
    fonts.add([FoundFont {
        bytes: Arc::new(with_letter(ALEF)),
        index: 0,
    }]);
    let found = width(&mut editor, &mut fonts);
    assert!(found > 0.0 && found != missing, "{found} and {missing}");
}

#[test]
fn every_letter_of_the_six_languages_is_there() {
    let mut fonts = fonts();
    let texts = [
        "وأكدت منظمات المجتمع المدني (CSOs) وفقاً للقرار ٢٣٩٦ «2017»؟ لا، ﷺ",
        "安理会第2396(2017)号决议重申，会员国必须防止恐怖主义。“‘’”——……《》",
        "“Let me stress”—it’s £5, €6 • 50 % № 7 § 8 … © ®",
        "« L’État », a-t-elle dit\u{202f}: œuvre, à Noël\u{202f}! ÀÉÈÊËÎÏÔŒÙÛÇ",
        "Организации гражданского общества — «важные партнёры», № 5. Ѣѣ",
        "¿Qué dijo la señora Aslanova? «Sí, señor». ¡Ñandú! ª º",
    ];
    for text in texts {
        let mut editor = editor(text, style(2_000.0, None));
        width(&mut editor, &mut fonts);
        assert_eq!(fonts.take_wanted(), Vec::<char>::new(), "{text}");
    }
}

#[test]
fn of_a_folder_of_fonts_those_are_found_that_have_the_letters() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.path().join(name), bytes).expect("it can be written");
    };
    write("hebrew.ttf", &with_letter(ALEF));
    write("empty.ttf", b"");
    write(
        "cut.ttf",
        with_letter(ALEF).get(..2_000).expect("it's longer"),
    );
    write("notes.txt", b"no font");
    let installed = InstalledFonts::in_folder(folder.path());
    assert_eq!(installed.find(&[ALEF]).len(), 1);
    // Two letters of one font are found together; what none has isn't.
    assert_eq!(installed.find(&[ALEF, 'Ⅷ', '\u{e000}']).len(), 1);
    assert!(installed.find(&['\u{e000}']).is_empty());
    let nowhere = InstalledFonts::in_folder(&folder.path().join("nowhere"));
    assert!(nowhere.find(&[ALEF]).is_empty());
}

/// How wide a text is that looks like this as a whole.
fn width_of(text: &str, look: Look, fonts: &mut TextFonts) -> f32 {
    let mut editor = editor("", style(2_000.0, Some(TextDirection::LeftToRight)));
    let span = TextSpan {
        range: 0..text.len(),
        look,
    };
    let paragraph = TextParagraph {
        spans: vec![span],
        ..TextParagraph::default()
    };
    editor.with_source(|flow| flow.set([(paragraph, text)]));
    width(&mut editor, fonts)
}

#[test]
fn what_is_emphasised_in_scripts_without_italics_is_bold_with_its_numbers() {
    let mut fonts = fonts();
    let strong = || Look {
        strong: true,
        ..Look::default()
    };
    let emphasis = || Look {
        emphasis: true,
        ..Look::default()
    };
    // Signs alone would be narrower than bold ones.
    let text = "مواسم الحر 2023-2025: نتائج";
    let bold = width_of(text, strong(), &mut fonts);
    assert_eq!(width_of(text, emphasis(), &mut fonts), bold);
    assert!(width_of(text, Look::default(), &mut fonts) < bold);
    let latin = "Seasons 2023-2025";
    let bold = width_of(latin, strong(), &mut fonts);
    assert!(width_of(latin, emphasis(), &mut fonts) < bold);
}
