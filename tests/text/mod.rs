//! Text fields in every script, without a window: layout, carets, editing.

mod bidi;
mod carets;
mod editing;
mod fonts;
mod highlights;
mod hostile;
mod recordings;
mod spoken;

use communique::typeset::font_file;
use communique::widgets::text::{
    Editor, FlowStyle, FontFile, TextDirection, TextFonts, TextParagraph, TextShape, install_fonts,
};
use egui::Context;

/// The fonts of fields, as the recordings used them.
pub fn fonts() -> TextFonts {
    TextFonts::new(&font_files())
}

/// Gives the fields of `ctx` these fonts.
pub fn install(ctx: &Context) {
    install_fonts(ctx, &font_files());
}

fn font_files() -> Vec<FontFile> {
    let file = |family, name, bold, italic| FontFile {
        family,
        bold,
        italic,
        chinese: family == "Chinese",
        bytes: font_file(name).expect("a bundled font"),
    };
    vec![
        file("Latin", "NotoSans-Regular.ttf", false, false),
        file("Latin", "NotoSans-Bold.ttf", true, false),
        file("Latin", "NotoSans-Italic.ttf", false, true),
        file("Latin", "NotoSans-BoldItalic.ttf", true, true),
        file("Arabic", "NotoSansArabic-Regular.ttf", false, false),
        file("Arabic", "NotoSansArabic-Bold.ttf", true, false),
        file("Chinese", "NotoSansCJKsc-Regular.otf", false, false),
        file("Chinese", "NotoSansCJKsc-Bold.otf", true, false),
        file("Symbols", "CommuniqueSymbols-Regular.ttf", false, false),
    ]
}

/// Text as large as in the recordings.
pub fn style(width: f32, direction: Option<TextDirection>) -> FlowStyle {
    FlowStyle {
        size: 20.0,
        line_height: 30.0,
        gap: 0.0,
        indent: 0.0,
        width,
        direction,
        usual: TextDirection::LeftToRight,
        is_chinese: false,
    }
}

/// A field of lines that says `text`.
pub fn editor(text: &str, style: FlowStyle) -> Editor {
    let mut editor = Editor::new(TextShape::Lines, style);
    editor.with_source(|flow| flow.set([(TextParagraph::default(), text)]));
    editor
}
