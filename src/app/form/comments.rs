//! What people say to each other of a text, with what answers it: one's own words as fields,
//! others' to be read. Who writes has what is said of the release below its fields; who
//! translates has it at the text at hand, with what is said of its translation.

use egui::{Frame, Key, Margin, RichText, Stroke, Ui, WidgetInfo};

use super::below::Meant;
use super::fields::{self, Foreign, Options};
use super::{Form, quietly};
use crate::app::theme;
use crate::language::Tag;
use crate::release::{Comment, CommentState, FieldPath, Id, Line, Lines, comments_list};
use crate::review::comments_on;
use crate::session::{Action, CommentAction};
use crate::texts::{
    comment_about, comment_name, comment_place, reply_name, said_by, say, say_with,
};
use crate::widgets::text::Written;

/// How many comments are shown at a time of those that stand together.
const MOST: usize = 30;
/// How far answers are set in, in points.
const INDENT: i8 = 12;

/// The comments on these fields of the release, under what they're on where that may be
/// another's.
pub(super) fn cards(ui: &mut Ui, form: &mut Form<'_>, meant: Meant<'_>, is_named: bool) {
    let session = form.session;
    let known = session.commented();
    if session.is_translating() || known.of_fields.is_empty() {
        return;
    }
    let (at, ids): (&FieldPath, Vec<&Id>) = match meant {
        Meant::Field(at) => (at, known.of_fields.get(at).into_iter().flatten().collect()),
        Meant::Within(at) => {
            let fields = known.of_fields.iter();
            let within = fields.filter(|(field, _)| field.is_within(at));
            (at, within.flat_map(|(_, ids)| ids).collect())
        }
    };
    if ids.is_empty() {
        return;
    }
    let release = session.release();
    let is_whole = release.prose(at).is_none_or(|prose| prose.len() <= 1);
    let place = match is_named || !is_whole {
        true => Place::Said,
        false => Place::Clear,
    };
    let comments = ids.iter();
    let comments = comments.filter_map(|id| release.comments.get(id.as_str()));
    let of = at.to_string();
    ui.scope(|ui| {
        // A field's own measures aren't those of what is below it.
        ui.reset_style();
        ui.spacing_mut().item_spacing.y = theme::GRID * 2.0;
        listed(ui, form, &of, comments, place);
    });
}

/// Draws the comments on a text, for who works on the edition in this language.
pub(super) fn on_text(ui: &mut Ui, form: &mut Form<'_>, at: &FieldPath, edition: &Tag) {
    let comments = comments_on(form.session.release(), at, edition);
    listed(ui, form, &at.to_string(), comments, Place::Clear);
}

/// Draws the comments that are on none of the texts that are seen, under what they're on.
pub(super) fn show_aside(ui: &mut Ui, form: &mut Form<'_>) {
    let session = form.session;
    let aside: Vec<Id> = match session.is_translating() {
        true => session.overview().set_aside.clone(),
        false => {
            let known = session.commented();
            // What says nothing any more may have no place.
            let fields = known.of_fields.iter();
            let hidden = fields.filter(|(field, _)| session.is_hidden(field));
            let hidden = hidden.flat_map(|(_, ids)| ids);
            known.aside.iter().chain(hidden).cloned().collect()
        }
    };
    let comments = &session.release().comments;
    let aside = aside.iter().filter_map(|id| comments.get(id.as_str()));
    let mut aside = aside.filter(|one| is_seen(form, one)).peekable();
    if aside.peek().is_some() {
        super::group_heading(ui, &say("comments-aside"));
        let aside: Vec<&Comment> = aside.collect();
        listed(ui, form, "aside", aside.into_iter(), Place::Said);
    }
}

/// Whether what a comment is on is said in its card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It is.
    Said,
    /// It's clear from where the card stands.
    Clear,
}

/// These comments, the resolved ones folded. `of` tells them from others.
fn listed<'a>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    of: &str,
    comments: impl Iterator<Item = &'a Comment>,
    place: Place,
) {
    let seen = comments.filter(|one| is_seen(form, one));
    let (open, resolved): (Vec<&Comment>, Vec<&Comment>) =
        seen.partition(|comment| comment.state == CommentState::Open);
    some_of(ui, form, &open, place);
    if resolved.is_empty() {
        return;
    }
    let title = say_with("comments-resolved", &[("count", resolved.len().into())]);
    let header = egui::CollapsingHeader::new(RichText::new(title).size(theme::LABEL))
        .id_salt(("resolved comments", of))
        .show_unindented(ui, |ui| some_of(ui, form, &resolved, place))
        .header_response;
    form.control(&comments_list(), &header);
}

fn some_of(ui: &mut Ui, form: &mut Form<'_>, comments: &[&Comment], place: Place) {
    let notes = form.session.footnote_order();
    for comment in comments.iter().take(MOST) {
        let place =
            (place == Place::Said).then(|| comment_place(form.session.release(), &notes, comment));
        card(ui, form, comment, place.as_deref());
    }
    let more = comments.len().saturating_sub(MOST);
    if more > 0 {
        let told = say_with("comments-more", &[("count", more.into())]);
        quietly(ui, &told, theme::palette(ui).muted);
    }
}

/// What somebody else has begun and not said yet isn't for other eyes; what nobody's name is at
/// is anybody's.
fn is_seen(form: &Form<'_>, comment: &Comment) -> bool {
    !comment.is_blank() || comment.by.is_blank() || form.session.is_own(&comment.id, &comment.by)
}

/// A comment with its answers. `place` is said where it doesn't stand by its text.
fn card(ui: &mut Ui, form: &mut Form<'_>, comment: &Comment, place: Option<&str>) {
    let palette = theme::palette(ui);
    let name = comment_name(form.session.release(), comment);
    let frame = Frame::new()
        .fill(palette.field)
        .stroke(Stroke::new(1.0, palette.hairline))
        .corner_radius(theme::FIELD_CORNER)
        .inner_margin(Margin::symmetric(10, 6));
    let card = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = theme::GRID / 2.0;
        if let Some(place) = place {
            quietly(ui, place, palette.muted);
        }
        let by = match form.session.is_translating() {
            true => comment_about(comment),
            false => said_by(&comment.by, comment.made),
        };
        quietly(ui, &by, palette.muted);
        let own = (&comment.id, &comment.by, &comment.text);
        said(ui, form, comment, own, &comment.path());
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
                    let own = (&reply.id, &reply.by, &reply.text);
                    said(ui, form, comment, own, &path);
                    if is_own || reply.by.is_blank() {
                        let of = [
                            ("comment", name.as_str().into()),
                            ("reply", reply_name(comment, reply).into()),
                        ];
                        let spoken = say_with("comment-remove-reply-of", &of);
                        remove(ui, form, path, &say("comment-remove"), &spoken);
                    }
                });
        }
        ui.horizontal_wrapped(|ui| tools(ui, form, comment, &name));
    });
    let wanted = form.state.reveal.as_ref();
    if wanted.is_some_and(|(wanted, _)| wanted.is_within(&comment.path())) {
        form.state.reveal = None;
        ui.scroll_to_rect(card.response.rect, None);
    }
}

/// What is said there by somebody, in a comment or in an answer to it: a field for who said it.
fn said(
    ui: &mut Ui,
    form: &mut Form<'_>,
    comment: &Comment,
    (id, by, text): (&Id, &Line, &Lines),
    at: &FieldPath,
) {
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
    let field = at.field("text");
    fields::text(ui, form, &field, options);
    let is_here = ui.memory(|memory| memory.has_focus(super::field_id(&field)));
    if is_here && ui.input(|input| input.key_pressed(Key::Escape)) {
        let leave = CommentAction::Leave(comment.id.clone());
        form.actions.push(Action::Comment(leave));
    }
}

fn tools(ui: &mut Ui, form: &mut Form<'_>, comment: &Comment, name: &str) {
    let id = || comment.id.clone();
    let ((text, of), state) = match comment.state {
        CommentState::Open => (
            ("comment-resolve", "comment-resolve-of"),
            CommentState::Resolved,
        ),
        CommentState::Resolved => (("comment-reopen", "comment-reopen-of"), CommentState::Open),
    };
    let path = comment.path();
    // There is nothing yet to answer, or to be seen to.
    if !comment.is_blank() {
        let spoken = |id: &str| say_with(id, &[("comment", name.into())]);
        let to = spoken("comment-reply-of");
        if button(ui, form, &path, &say("comment-reply"), &to) {
            let reply = CommentAction::Reply(id());
            form.actions.push(Action::Comment(reply));
        }
        if button(ui, form, &path.field("state"), &say(text), &spoken(of)) {
            let resolve = CommentAction::Resolve(id(), state);
            form.actions.push(Action::Comment(resolve));
        }
    }
    // What nobody has said is anybody's to take out.
    if form.session.is_own(&comment.id, &comment.by) || comment.by.is_blank() {
        let said = comment.replies.iter().filter(|one| !one.text.is_blank());
        let answers = said.count();
        let of = [("comment", name.into()), ("answers", answers.into())];
        match answers {
            0 => {
                let spoken = say_with("comment-remove-of", &of);
                remove(ui, form, path, &say("comment-remove"), &spoken);
            }
            _ => {
                let spoken = say_with("comment-remove-all-of", &of);
                remove(
                    ui,
                    form,
                    path,
                    &say_with("comment-remove-all", &of),
                    &spoken,
                );
            }
        }
    }
}

/// What takes back what was said there.
fn remove(ui: &mut Ui, form: &mut Form<'_>, path: FieldPath, text: &str, spoken: &str) {
    if button(ui, form, &path, text, spoken) {
        form.actions.push(Action::Remove(path));
    }
}

/// A small button of what is at `path`, and by a screen reader what it's for.
fn button(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, text: &str, spoken: &str) -> bool {
    let button = ui.button(RichText::new(text).size(theme::LABEL));
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, spoken));
    form.control(path, &button);
    button.clicked()
}
