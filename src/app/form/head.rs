//! What stands above the body: kind, banner, organizers, headline, dateline.

use egui::Ui;

use super::buttons::add_button;
use super::fields::{Options, address, hinted, pair, remark, text};
use super::values::{self, choice};
use super::{Form, PART_GAP, add_part, group_heading, optional_part, picture, prose, timing};
use super::{card, far};
use crate::edit::ItemKind;
use crate::release::{FieldPath, Id, Kind, LanguageVersion, RevisionKind, Role};
use crate::session::{Action, Group};
use crate::texts::{kind_name, revision_name, role_name, say};

/// Draws the fields.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>) {
    group_heading(ui, &say("group-head"));
    kind(ui, form);
    let root = FieldPath::root();
    optional_part(ui, form, "banner", |ui, form| {
        let banner = root.field("banner");
        pair(
            ui,
            form,
            |ui, form| text(ui, form, &banner.field("event"), Options::default()),
            |ui, form| text(ui, form, &banner.field("tag"), Options::default()),
        );
    });
    optional_part(ui, form, "organizers", organizers);
    optional_part(ui, form, "revision", revision);
    bare_line(ui, form, "reference", "");
    optional_part(ui, form, "issue_date", |ui, form| {
        values::date(ui, form, &root.field("issue_date"));
    });
    timing::forget_time(form);
    optional_part(ui, form, "timing", timing::show);
    optional_part(ui, form, "language_versions", language_versions);
    bare_line(ui, form, "headline", &say("headline-hint"));
    bare_line(ui, form, "subheadline", "");
    optional_part(ui, form, "summary", |ui, form| {
        let options = Options {
            bare: true,
            lines: 2,
            ..Options::default()
        };
        prose::show(ui, form, &root.field("summary"), options);
    });
    optional_part(ui, form, "dateline", |ui, form| {
        let dateline = root.field("dateline");
        pair(
            ui,
            form,
            |ui, form| {
                hinted(ui, form, &dateline.field("places"), "places-hint");
            },
            |ui, form| values::date(ui, form, &dateline.field("date")),
        );
    });
    add_part(ui, form, Group::Head);
}

/// A part that is one line.
pub(super) fn bare_line(ui: &mut Ui, form: &mut Form<'_>, field: &'static str, hint: &str) {
    optional_part(ui, form, field, |ui, form| {
        let options = Options {
            bare: true,
            hint,
            ..Options::default()
        };
        text(ui, form, &FieldPath::root().field(field), options);
    });
}

fn kind(ui: &mut Ui, form: &mut Form<'_>) {
    let root = FieldPath::root();
    let path = root.field("kind");
    let now = form.session.release().kind;
    let options = Kind::ALL.map(|kind| (kind, kind_name(kind)));
    pair(
        ui,
        form,
        |ui, form| {
            if let Some(chosen) = choice(ui, form, &path, &now, &options) {
                form.actions.push(Action::Set(path.clone(), chosen.into()));
            }
        },
        |ui, form| {
            let release = form.session.release();
            let usual = form.session.release().kind.word();
            let hint = usual.in_language(&release.language);
            let options = Options {
                hint,
                ..Options::default()
            };
            text(ui, form, &root.field("label"), options);
        },
    );
    ui.add_space(PART_GAP);
}

fn organizers(ui: &mut Ui, form: &mut Form<'_>) {
    let list = FieldPath::root().field("organizers");
    let ids: Vec<Id> = form
        .session
        .release()
        .organizers
        .iter()
        .map(|item| item.id.clone())
        .collect();
    for id in ids {
        let path = list.item(&id);
        far::show(ui, form, &path, |ui, form| {
            let before = ui.cursor().top();
            card::show(ui, form, &path, |ui, form| organizer(ui, form, &path));
            let ground = ui.min_rect().with_min_y(before);
            picture::take(ui, form, ground, &path.field("logo"));
        });
    }
    let add = say("add-organizer");
    add_button(ui, form, (&list, ItemKind::Organizer), &add, &add);
}

fn organizer(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    hinted(ui, form, &path.field("name"), "organizer-name-hint");
    role(ui, form, path);
    picture::show(ui, form, &path.field("logo"));
    let alternative_text = path.field("alternative_text");
    hinted(ui, form, &alternative_text, "alternative-text-hint");
}

fn role(ui: &mut Ui, form: &mut Form<'_>, organizer: &FieldPath) {
    let path = organizer.field("role");
    let release = form.session.release();
    let id = organizer.last().unwrap_or_default();
    let Some(now) = release.organizers.get(id).map(|organizer| organizer.role) else {
        return;
    };
    let options = Role::ALL.map(|role| (role, role_name(role)));
    if let Some(chosen) = choice(ui, form, &path, &now, &options) {
        form.actions.push(Action::Set(path, chosen.into()));
    }
}

fn revision(ui: &mut Ui, form: &mut Form<'_>) {
    let revision = FieldPath::root().field("revision");
    let path = revision.field("kind");
    let now = form.session.release().revision.kind;
    let kinds = std::iter::once(None).chain(RevisionKind::ALL.map(Some));
    let options: Vec<_> = kinds.map(|kind| (kind, revision_name(kind))).collect();
    pair(
        ui,
        form,
        |ui, form| {
            if let Some(chosen) = choice(ui, form, &path, &now, &options) {
                form.actions.push(Action::Set(path.clone(), chosen.into()));
            }
        },
        |ui, form| values::date(ui, form, &revision.field("date")),
    );
    text(ui, form, &revision.field("replaces"), Options::default());
    prose::show(ui, form, &revision.field("note"), Options::default());
    let revision = &form.session.release().revision;
    let says_more = !revision.note.is_blank() || !revision.replaces.is_blank();
    if revision.kind.is_none() && (says_more || revision.date.is_some()) {
        remark(ui, &say("revision-without-kind"));
    }
}

fn language_versions(ui: &mut Ui, form: &mut Form<'_>) {
    let list = FieldPath::root().field("language_versions");
    let versions = form.session.release().language_versions.iter();
    let ids: Vec<Id> = versions.map(|item| item.id.clone()).collect();
    for id in ids {
        let path = list.item(&id);
        card::show(ui, form, &path, |ui, form| {
            let none = say("no-language");
            values::optional_language(ui, form, &path.field("language"), &none);
            address(ui, form, &path.field("url"));
            let versions = &form.session.release().language_versions;
            let version = versions.get(path.last().unwrap_or_default());
            let without_language =
                |version: &LanguageVersion| version.language.is_none() && !version.url.is_blank();
            if version.is_some_and(without_language) {
                remark(ui, &say("version-without-language"));
            }
        });
    }
    let add = say("add-language-version");
    add_button(ui, form, (&list, ItemKind::LanguageVersion), &add, &add);
}
