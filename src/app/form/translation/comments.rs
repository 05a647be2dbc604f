//! What people say to each other of the text at hand, with what answers it: one's own words as
//! fields, others' to be read.

use egui::{Frame, Margin, RichText, Stroke, Ui, WidgetInfo};

use super::super::Form;
use super::super::fields::{self, Foreign, Options};
use super::quietly;
use crate::app::theme;
use crate::language::Tag;
use crate::release::{Comment, CommentState, FieldPath, Id, Line, Lines};
use crate::review::comments_on;
use crate::session::{Action, CommentAction};
use crate::texts::{comment_about, comment_name, comment_place, said_by, say, say_with};
use crate::widgets::text::Written;

/// How many comments that stand by no text are shown at a time.
const MOST: usize = 30;
/// How far answers are set in, in points.
const INDENT: i8 = 12;

/// Draws the comments on a text, for who works on the edition in this language.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, at: &FieldPath, edition: &Tag) {
    let release = form.session.release();
    let seen = comments_on(release, at, edition).filter(|one| is_seen(form, one));
    let (open, resolved): (Vec<&Comment>, Vec<&Comment>) =
        seen.partition(|comment| comment.state == CommentState::Open);
    for comment in open {
        card(ui, form, comment, None);
    }
    folded(ui, &at.to_string(), resolved.len(), |ui| {
        for comment in resolved {
            card(ui, form, comment, None);
        }
    });
}

/// Draws the comments that are on none of the texts that are listed, under what they're on.
pub(super) fn show_aside(ui: &mut Ui, form: &mut Form<'_>) {
    let session = form.session;
    let comments = &session.release().comments;
    let aside = session.overview().set_aside.iter();
    let aside = aside.filter_map(|id| comments.get(id.as_str()));
    let mut aside = aside.filter(|one| is_seen(form, one)).peekable();
    if aside.peek().is_none() {
        return;
    }
    super::super::group_heading(ui, &say("comments-aside"));
    let (open, resolved): (Vec<&Comment>, Vec<&Comment>) =
        aside.partition(|comment| comment.state == CommentState::Open);
    let notes = session.footnote_order();
    let cards = |ui: &mut Ui, form: &mut Form<'_>, comments: &[&Comment]| {
        for comment in comments.iter().take(MOST) {
            let place = comment_place(form.session.release(), &notes, comment);
            card(ui, form, comment, Some(&place));
        }
        let more = comments.len().saturating_sub(MOST);
        if more > 0 {
            let told = say_with("comments-more", &[("count", more.into())]);
            quietly(ui, &told, theme::palette(ui).muted);
        }
    };
    cards(ui, form, &open);
    folded(ui, "aside", resolved.len(), |ui| {
        cards(ui, form, &resolved);
    });
}

/// So many resolved comments, to be seen by who wants to.
fn folded(ui: &mut Ui, of: &str, count: usize, contents: impl FnOnce(&mut Ui)) {
    if count == 0 {
        return;
    }
    let title = say_with("comments-resolved", &[("count", count.into())]);
    egui::CollapsingHeader::new(RichText::new(title).size(theme::LABEL))
        .id_salt(("resolved comments", of))
        .show_unindented(ui, contents);
}

/// What somebody else has begun and not said yet isn't for other eyes.
fn is_seen(form: &Form<'_>, comment: &Comment) -> bool {
    !comment.is_blank() || form.session.is_own(&comment.id, &comment.by)
}

/// A comment with its answers. `place` is said where it doesn't stand by its text.
fn card(ui: &mut Ui, form: &mut Form<'_>, comment: &Comment, place: Option<&str>) {
    let palette = theme::palette(ui);
    let name = comment_name(comment);
    let frame = Frame::new()
        .fill(palette.field)
        .stroke(Stroke::new(1.0, palette.hairline))
        .corner_radius(theme::FIELD_CORNER)
        .inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = theme::GRID / 2.0;
        if let Some(place) = place {
            quietly(ui, place, palette.muted);
        }
        quietly(ui, &comment_about(comment), palette.muted);
        said(
            ui,
            form,
            (&comment.id, &comment.by, &comment.text),
            &comment.path(),
        );
        let replies = comment.path().field("replies");
        for reply in &comment.replies {
            let is_own = form.session.is_own(&reply.id, &reply.by);
            if reply.text.is_blank() && !is_own {
                continue;
            }
            ui.add_space(theme::GRID / 2.0);
            Frame::new()
                .inner_margin(Margin {
                    left: INDENT,
                    ..Margin::ZERO
                })
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let path = replies.item(&reply.id);
                    quietly(ui, &said_by(&reply.by, reply.made), palette.muted);
                    said(ui, form, (&reply.id, &reply.by, &reply.text), &path);
                    if is_own || reply.by.is_blank() {
                        remove(ui, form, path, &name);
                    }
                });
        }
        ui.horizontal_wrapped(|ui| tools(ui, form, comment, &name));
    });
}

/// What is said there by somebody: a field for who said it.
fn said(ui: &mut Ui, form: &mut Form<'_>, (id, by, text): (&Id, &Line, &Lines), at: &FieldPath) {
    if !form.session.is_own(id, by) {
        // Where it would stand in a field.
        Frame::new()
            .inner_margin(Margin::symmetric(theme::FIELD_MARGIN as i8, 2))
            .show(ui, |ui| {
                Written::new(text.as_str()).show(ui);
            });
        return;
    }
    let hint = say("comment-hint");
    let options = Options {
        hint: &hint,
        bare: true,
        foreign: Some(Foreign::Unknown),
        ..Options::default()
    };
    fields::text(ui, form, &at.field("text"), options);
}

fn tools(ui: &mut Ui, form: &mut Form<'_>, comment: &Comment, name: &str) {
    let id = || comment.id.clone();
    let (ids, state) = match comment.state {
        CommentState::Open => (
            ["comment-resolve", "comment-resolve-of"],
            CommentState::Resolved,
        ),
        CommentState::Resolved => (["comment-reopen", "comment-reopen-of"], CommentState::Open),
    };
    // There is nothing yet to answer, or to be seen to.
    if !comment.is_blank() {
        if button(ui, ["comment-reply", "comment-reply-of"], name) {
            let reply = CommentAction::Reply(id());
            form.actions.push(Action::Comment(reply));
        }
        if button(ui, ids, name) {
            let resolve = CommentAction::Resolve(id(), state);
            form.actions.push(Action::Comment(resolve));
        }
    }
    // What nobody has said is anybody's to take out.
    if form.session.is_own(&comment.id, &comment.by) || comment.by.is_blank() {
        remove(ui, form, comment.path(), name);
    }
}

/// What takes back what was said there.
fn remove(ui: &mut Ui, form: &mut Form<'_>, path: FieldPath, name: &str) {
    let spoken = match path.segments().any(|segment| segment == "replies") {
        true => "comment-remove-reply-of",
        false => "comment-remove-of",
    };
    if button(ui, ["comment-remove", spoken], name) {
        form.actions.push(Action::Remove(path));
    }
}

/// A small button, and by a screen reader what it's for.
fn button(ui: &mut Ui, [text, spoken]: [&str; 2], name: &str) -> bool {
    let button = ui.button(RichText::new(say(text)).size(theme::LABEL));
    let spoken = say_with(spoken, &[("comment", name.into())]);
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    button.clicked()
}
