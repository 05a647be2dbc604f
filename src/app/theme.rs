//! How the window looks: all its colours, sizes and fonts.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke,
    Style, TextStyle, Theme, Ui, Vec2, Visuals,
};

use crate::typeset::font_file;
use crate::widgets::text::{FontFile, install_fonts};

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// What lies behind everything.
    pub background: Color32,
    /// Panes.
    pub pane: Color32,
    /// Fields.
    pub field: Color32,
    /// Text.
    pub ink: Color32,
    /// Labels and what is less important.
    pub muted: Color32,
    /// Lines.
    pub hairline: Color32,
    /// What is at hand.
    pub accent: Color32,
    /// The ground of what is at hand.
    pub accent_soft: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// What must be mended.
    pub must: Color32,
    /// What should be mended.
    pub should: Color32,
    /// What is well.
    pub fine: Color32,
}

const fn rgb(code: u32) -> Color32 {
    Color32::from_rgb((code >> 16) as u8, (code >> 8) as u8, code as u8)
}

const LIGHT: Palette = Palette {
    background: rgb(0x00f4_f5f7),
    pane: rgb(0x00ff_ffff),
    field: rgb(0x00f6_f7f9),
    ink: rgb(0x001c_2430),
    muted: rgb(0x0066_7180),
    hairline: rgb(0x00df_e3e8),
    accent: rgb(0x000b_6ea8),
    accent_soft: rgb(0x00e4_f0f8),
    on_accent: rgb(0x00ff_ffff),
    must: rgb(0x00b3_261e),
    should: rgb(0x0094_5700),
    fine: rgb(0x002c_7a4b),
};

const DARK: Palette = Palette {
    background: rgb(0x0015_181d),
    pane: rgb(0x001b_1f26),
    field: rgb(0x0023_2831),
    ink: rgb(0x00e4_e8ee),
    muted: rgb(0x0093_9eac),
    hairline: rgb(0x002b_313a),
    accent: rgb(0x0058_b3e8),
    accent_soft: rgb(0x0017_344a),
    on_accent: rgb(0x0010_161d),
    must: rgb(0x00f2_877f),
    should: rgb(0x00e0_a64b),
    fine: rgb(0x006c_c08f),
};

/// The colours that people's marks have, each with the id of its name: each is seen on light
/// and dark ground.
pub const PEOPLE: [(&str, Color32); 8] = [
    ("colour-blue", rgb(0x0025_7fc4)),
    ("colour-green", rgb(0x002f_8f57)),
    ("colour-orange", rgb(0x00c9_6a12)),
    ("colour-purple", rgb(0x0083_56c7)),
    ("colour-red", rgb(0x00c8_4a3f)),
    ("colour-teal", rgb(0x001b_8a91)),
    ("colour-pink", rgb(0x00c2_4b8c)),
    ("colour-brown", rgb(0x008a_6a4a)),
];

/// What others have changed on the page, where nobody knows who.
pub const NEWS_ON_PAPER: Color32 = rgb(0x0031_915a);

/// The colour that somebody has chosen of [`PEOPLE`].
pub fn person(colour: Option<usize>) -> Option<Color32> {
    PEOPLE.get(colour?).map(|(_, colour)| *colour)
}

/// The size of text, in points.
pub const TEXT: f32 = 13.0;
/// The size of labels.
pub const LABEL: f32 = 11.5;
/// The size of sections' names.
pub const HEADING: f32 = 15.0;
/// The grid that distances stand on.
pub const GRID: f32 = 4.0;
/// The height of a field of one line.
pub const FIELD_HEIGHT: f32 = 32.0;
/// From a field's left edge to what it says.
pub const FIELD_MARGIN: f32 = 10.0;
/// The corners of fields.
pub const FIELD_CORNER: u8 = 7;
/// The corners of cards.
pub const CARD_CORNER: u8 = 10;

/// The colours of the theme that is on.
pub fn palette(ui: &Ui) -> Palette {
    of(ui.visuals().dark_mode)
}

fn of(dark: bool) -> Palette {
    if dark { DARK } else { LIGHT }
}

/// Has circles and boxes to choose by, and fields, seen on a ground that is as light as they are.
pub fn stand_out(ui: &mut Ui) {
    let palette = palette(ui);
    let inactive = &mut ui.visuals_mut().widgets.inactive;
    inactive.bg_fill = palette.pane;
    inactive.bg_stroke = Stroke::new(1.0, palette.muted);
    ui.visuals_mut().text_edit_bg_color = Some(palette.pane);
}

/// The ground of letters of this colour, soft.
pub fn ground_of(colour: Color32) -> Color32 {
    colour.gamma_multiply(0.14)
}

/// The family of bold text.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The family of italic text.
pub fn italic() -> FontFamily {
    FontFamily::Name("italic".into())
}

/// The family of bold italic text.
pub fn bold_italic() -> FontFamily {
    FontFamily::Name("bold-italic".into())
}

/// Bold text of a size.
pub fn bold_font(size: f32) -> FontId {
    FontId::new(size, bold())
}

/// The family of fields' Chinese fonts.
const CHINESE: &str = "Chinese";

/// Sets fonts and both themes.
pub fn apply(ctx: &Context) {
    ctx.set_fonts(fonts());
    install_fonts(ctx, &field_fonts());
    for (theme, dark) in [(Theme::Light, false), (Theme::Dark, true)] {
        ctx.style_mut_of(theme, |style| restyle(style, &of(dark), dark));
    }
}

/// The fonts of fields, in the order in which they're asked for a letter.
fn field_fonts() -> Vec<FontFile> {
    let files = [
        ("Sans", "NotoSans-Regular.ttf", false, false),
        ("Sans", "NotoSans-Bold.ttf", true, false),
        ("Sans", "NotoSans-Italic.ttf", false, true),
        ("Sans", "NotoSans-BoldItalic.ttf", true, true),
        ("Arabic", "NotoSansArabic-Regular.ttf", false, false),
        ("Arabic", "NotoSansArabic-Bold.ttf", true, false),
        (CHINESE, "NotoSansCJKsc-Regular.otf", false, false),
        (CHINESE, "NotoSansCJKsc-Bold.otf", true, false),
        ("Symbols", "CommuniqueSymbols-Regular.ttf", false, false),
    ];
    let found = files
        .into_iter()
        .filter_map(|(family, name, bold, italic)| {
            Some(FontFile {
                family,
                bold,
                italic,
                chinese: family == CHINESE,
                bytes: font_file(name)?,
            })
        });
    found.collect()
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut family = |family: FontFamily, files: [&str; 4]| {
        let mut names = Vec::new();
        for file in files {
            if let Some(bytes) = font_file(file) {
                let data = FontData::from_static(bytes);
                fonts.font_data.insert(file.to_owned(), Arc::new(data));
                names.push(file.to_owned());
            }
        }
        fonts.families.insert(family, names);
    };
    let arabic = "NotoSansArabic-Regular.ttf";
    let chinese = "NotoSansCJKsc-Regular.otf";
    let symbols = "CommuniqueSymbols-Regular.ttf";
    let regular = ["NotoSans-Regular.ttf", arabic, chinese, symbols];
    family(FontFamily::Proportional, regular);
    family(FontFamily::Monospace, regular);
    let heavy = ["NotoSansArabic-Bold.ttf", "NotoSansCJKsc-Bold.otf"];
    family(bold(), ["NotoSans-Bold.ttf", heavy[0], heavy[1], symbols]);
    // Arabic and Chinese aren't slanted: they're emphasised by weight.
    family(
        italic(),
        ["NotoSans-Italic.ttf", heavy[0], heavy[1], symbols],
    );
    family(
        bold_italic(),
        ["NotoSans-BoldItalic.ttf", heavy[0], heavy[1], symbols],
    );
    fonts
}

fn restyle(style: &mut Style, palette: &Palette, dark: bool) {
    let size = |size: f32| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Body, size(TEXT)),
        (TextStyle::Button, size(TEXT)),
        (TextStyle::Small, size(LABEL)),
        (TextStyle::Heading, bold_font(HEADING)),
        (TextStyle::Monospace, size(TEXT)),
    ]
    .into();
    style.visuals = visuals(palette, dark);
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(2.0 * GRID, GRID);
    spacing.button_padding = Vec2::new(2.0 * GRID, 1.25 * GRID);
    spacing.menu_margin = Margin::same(6);
    spacing.interact_size = Vec2::new(24.0, 24.0);
    spacing.combo_width = 80.0;
    spacing.scroll = egui::style::ScrollStyle::floating();
    style.interaction.selectable_labels = false;
}

fn visuals(palette: &Palette, dark: bool) -> Visuals {
    let mut visuals = if dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let corner = CornerRadius::same(FIELD_CORNER);
    visuals.panel_fill = palette.pane;
    visuals.window_fill = palette.pane;
    visuals.window_stroke = Stroke::new(1.0, palette.hairline);
    visuals.window_corner_radius = CornerRadius::same(CARD_CORNER);
    visuals.menu_corner_radius = CornerRadius::same(CARD_CORNER);
    visuals.extreme_bg_color = palette.field;
    visuals.text_edit_bg_color = Some(palette.field);
    visuals.faint_bg_color = palette.field;
    visuals.weak_text_color = Some(palette.muted);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.should;
    visuals.error_fg_color = palette.must;
    visuals.selection.bg_fill = if dark {
        Color32::from_rgb(0x1f, 0x4f, 0x73)
    } else {
        Color32::from_rgb(0xc4, 0xdf, 0xf0)
    };
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.accent);
    // A blinking caret would keep an idle window busy.
    visuals.text_cursor.blink = false;
    let widgets = &mut visuals.widgets;
    for (widget, ground, edge) in [
        (&mut widgets.noninteractive, palette.pane, palette.hairline),
        (&mut widgets.inactive, palette.field, Color32::TRANSPARENT),
        (&mut widgets.hovered, palette.accent_soft, palette.hairline),
        (&mut widgets.active, palette.accent_soft, palette.accent),
        (&mut widgets.open, palette.accent_soft, palette.hairline),
    ] {
        widget.corner_radius = corner;
        widget.bg_fill = ground;
        widget.weak_bg_fill = ground;
        widget.bg_stroke = Stroke::new(1.0, edge);
        widget.fg_stroke = Stroke::new(1.0, palette.ink);
        widget.expansion = 0.0;
    }
    visuals
}
