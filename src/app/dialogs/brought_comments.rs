//! What a copy of the release says of its texts, each with a box to leave it out.

use std::collections::HashSet;

use egui::{Margin, RichText, Role, Sense, Ui, WidgetInfo};

use crate::app::theme;
use crate::release::{Id, Release};
use crate::review::CommentNews;
use crate::session::BroughtPart;
use crate::texts::{comment_about, comment_place, said_by, say, say_with};
use crate::widgets::text::{TextDirection, Written};

/// What comes of comments, as it's drawn.
pub(super) struct BroughtComments {
    rows: Vec<Row>,
}

struct Row {
    part: BroughtPart,
    place: String,
    about: String,
    /// What is said, each with who answers so.
    says: Vec<(Option<String>, String)>,
    /// What a screen reader calls its box.
    spoken: String,
}

impl BroughtComments {
    /// What is told of them. `notes` are the release's footnotes in their order.
    pub fn new(release: &Release, notes: &[Id], news: &[CommentNews]) -> Self {
        let rows = news.iter().map(|one| Row::new(release, notes, one));
        Self {
            rows: rows.collect(),
        }
    }

    /// Draws them, `shown` of them at most; `left` are those that aren't wanted. Answers whether
    /// more of them are.
    pub fn show(&self, ui: &mut Ui, left: &mut HashSet<BroughtPart>, shown: usize) -> bool {
        if self.rows.is_empty() {
            return false;
        }
        let title = say_with("bring-in-comments", &[("count", self.rows.len().into())]);
        let heading = ui.label(RichText::new(&title).font(theme::bold_font(theme::TEXT)));
        crate::app::form::heading(ui, &heading, &title);
        for row in self.rows.iter().take(shown) {
            row.show(ui, left);
        }
        let more = self.rows.len().saturating_sub(shown);
        let text = || say_with("more-differences", &[("count", more.into())]);
        let is_more = more > 0 && ui.button(text()).clicked();
        ui.add_space(theme::GRID * 2.0);
        is_more
    }
}

/// A sentence of the program's in small letters, whatever name is in it.
fn quiet(text: &str) -> Written<'_> {
    let text = Written::new(text).direction(TextDirection::LeftToRight);
    text.size(theme::LABEL)
}

impl Row {
    fn new(release: &Release, notes: &[Id], news: &CommentNews) -> Self {
        let comment = news.comment();
        let place = comment_place(release, notes, comment);
        let (about, says) = match news {
            CommentNews::Comment(comment) => {
                let replies = comment.replies.iter();
                let replies = replies.map(|reply| {
                    let by = said_by(&reply.by, reply.made);
                    (Some(by), reply.text.as_str().to_owned())
                });
                let says = [(None, comment.text.as_str().to_owned())].into_iter();
                (comment_about(comment), says.chain(replies).collect())
            }
            CommentNews::Reply(_, reply) => {
                let about = said_by(&reply.by, reply.made);
                (about, vec![(None, reply.text.as_str().to_owned())])
            }
            CommentNews::Resolved(comment) => {
                let said = comment.text.as_str().to_owned();
                (say("bring-in-resolved"), vec![(None, said)])
            }
        };
        let says: Vec<(Option<String>, String)> = says;
        let texts: Vec<&str> = says.iter().map(|(_, text)| text.as_str()).collect();
        let mut spoken = format!("{place}: {}", texts.join(" "));
        if matches!(news, CommentNews::Resolved(_)) {
            spoken = format!("{spoken} ({about})");
        }
        Self {
            part: BroughtPart::Comment(news.key()),
            spoken,
            place,
            about,
            says,
        }
    }

    fn show(&self, ui: &mut Ui, left: &mut HashSet<BroughtPart>) {
        let palette = theme::palette(ui);
        let frame = egui::Frame::new().inner_margin(Margin::symmetric(0, 6));
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let mut is_taken = !left.contains(&self.part);
            ui.horizontal_wrapped(|ui| {
                let taken = ui.checkbox(&mut is_taken, "");
                taken.widget_info(|| {
                    WidgetInfo::selected(Role::CheckBox, true, is_taken, &self.spoken)
                });
                let place = Written::new(&self.place).direction(TextDirection::LeftToRight);
                let is_named = place.show_line(ui, Sense::click()).clicked();
                if is_named {
                    is_taken = !is_taken;
                }
                let about = quiet(&self.about).colour(palette.muted);
                about.show_line(ui, Sense::hover());
                if taken.clicked() || is_named {
                    match is_taken {
                        true => left.remove(&self.part),
                        false => left.insert(self.part.clone()),
                    };
                }
            });
            for (by, said) in &self.says {
                if let Some(by) = by {
                    quiet(by).colour(palette.muted).show(ui);
                }
                Written::new(said).show(ui);
            }
        });
    }
}
