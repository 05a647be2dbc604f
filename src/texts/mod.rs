//! Words for people: what labels, menus, messages and findings say.
//!
//! They stand in Fluent files in `assets/texts`, a file a language, under ids;
//! the lower rooms answer enums and addresses, and here is what those are called.
//! A text that is missing shows as its id, which tests find.

mod checks;
mod commands;
mod comments;
mod differences;
mod exchange;
mod failures;
mod fonts;
mod items;
mod letters;
mod library;
mod messages;
mod moments;
mod pdf;
mod revisions;
mod values;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use checks::{finding, fix_name};
pub use commands::{command_hint, command_name, menu_text, step_name};
pub use comments::{comment_about, comment_name, comment_place, reply_name, said_by};
pub use differences::{ToldDifference, conflict_place, content_texts, difference};
pub use exchange::{
    bringing_note, brought_state_name, chip_name, format_hint, format_name, kept_note, refused_key,
    refused_name, remark, text_refused, texts_not_brought, unit_about,
};
pub use failures::{earlier_failure, failure_reason, keep_failure};
pub use fonts::without_letters;
pub use items::{
    ItemTitle, field_label, field_name, item_name, item_title, owned, part_label, short_name,
    unit_name,
};
pub use letters::{letter_list, sign_list};
pub use library::kept_about;
pub use messages::{message, notice};
pub use moments::{exact_moment_name, moment_name, month_name};
pub use pdf::{PdfRemedy, pdf_failure, pdf_remedies, trouble};
pub use revisions::revision_note;
pub use values::{
    align_name, back_translations_name, digits_name, kind_name, months_name, paper_name,
    revision_name, role_name, spacing_name, timing_name, value_name, word_name,
};

const ENGLISH: &str = include_str!("../../assets/texts/en.ftl");

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let english = LanguageIdentifier::from_bytes(b"en").unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![english]);
    // Names in other directions are isolated where they're shown, not in texts
    // that a screen reader or a file name takes as they are.
    bundle.set_use_isolating(false);
    // What can't be read is left out, and shows as its id.
    let resource = FluentResource::try_new(ENGLISH.to_owned()).unwrap_or_else(|(read, _)| read);
    bundle.add_resource_overriding(resource);
    bundle
});

/// The text called `id`.
pub fn say(id: &str) -> String {
    say_with(id, &[])
}

/// The text called `id` with something put into it.
pub fn say_with(id: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
    find(id, arguments).unwrap_or_else(|| id.to_owned())
}

/// Whether there is a text called `id`.
pub fn has(id: &str) -> bool {
    BUNDLE.has_message(id)
}

fn find(id: &str, arguments: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let pattern = BUNDLE.get_message(id)?.value()?;
    let mut given = FluentArgs::with_capacity(arguments.len());
    for (name, value) in arguments {
        given.set((*name).to_owned(), value.clone());
    }
    let mut errors = Vec::new();
    let text = BUNDLE.format_pattern(pattern, Some(&given), &mut errors);
    Some(text.into_owned())
}
