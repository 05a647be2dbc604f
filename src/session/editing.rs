//! Changing texts: typing, emphasis, links, lists, footnotes.

use std::ops::Range;

use super::clipboard::Clip;
use super::writing::{FieldEdit, Labelled};
use super::{
    Caret, ListKind, Means, Message, Request, Session, TextChange, Typed, TypingStyle, footnotes,
    limits, marking, pictures, reopening, writing,
};
use crate::edit::{self, Document, Edit, Join, Label};
use crate::language::sanitize;
use crate::release::{
    FOOTNOTE_CHAR, FieldPath, Fragment, MarkKind, Part, Position, Prose, Value, footnotes_list,
};

impl Session {
    pub(super) fn apply(&mut self, labelled: Option<Labelled>) -> bool {
        self.apply_joined(labelled, Join::Separate)
    }

    /// Applies an edit, with what goes along with it: notes without marks,
    /// images that nothing shows, translations that are to be confirmed anew.
    pub(super) fn apply_joined(&mut self, labelled: Option<Labelled>, join: Join) -> bool {
        let Some((label, edit)) = labelled else {
            return false;
        };
        let release = self.document.release();
        let edit = reopening::with_reopened(release, edit);
        let edit = footnotes::with_orphaned_notes(release, edit);
        let edit = pictures::with_orphaned_images(release, edit);
        if let Err(too_much) = limits::check(release, &edit) {
            self.messages.push(too_much);
            return false;
        }
        match self.document.apply(label, edit, join) {
            Ok(()) => {
                self.taken_back.clear();
                true
            }
            Err(refused) => {
                self.messages.push(Message::Refused(refused));
                false
            }
        }
    }

    /// Changes a field's text. What is put in may be another text than was typed (what was
    /// copied, with its notes), so the caret may belong elsewhere than the field thinks, and
    /// so do changes that came with this one.
    pub(super) fn type_changes(&mut self, field: &FieldPath, changes: Vec<Typed>) {
        let (mut moved, mut caret) = (0_isize, None);
        let mut was = self.caret.clone().filter(|caret| caret.field == *field);
        for typed in changes {
            let before = self.before_edit();
            let shifted = |at: usize| at.saturating_add_signed(moved);
            let (from, expected, at) = match typed {
                Typed::Text(change, means) => {
                    let range = shifted(change.range.start)..shifted(change.range.end);
                    let change = TextChange { range, ..change };
                    let length = writing::shown_length(&change.inserted);
                    let at = self.type_led(field, &change, means);
                    (change.range.end, change.range.start + length, at)
                }
                Typed::Outdented(at) => {
                    let at = shifted(at);
                    (at, at, self.outdent_item(field, at))
                }
            };
            if let Some(at) = at {
                moved += at as isize - expected as isize;
                caret = Some(at);
                let here = |at: usize| Caret::at(field.clone(), at);
                let was = was.take().unwrap_or_else(|| here(from));
                self.remember_carets(before, was, here(at));
            }
        }
        if let Some(at) = caret.filter(|_| moved != 0) {
            self.focus(Caret::at(field.clone(), at));
        }
    }

    /// Makes room for what is typed into a translation. Answers whether that was a step, which is
    /// one with what is typed.
    fn lead_to(&mut self, field: &FieldPath) -> bool {
        let lead = self.lead_to_typing(field);
        self.apply(lead.map(|edit| (Label::Typing(field.clone()), edit)))
    }

    /// Changes a field's text, which need not be there yet where it's a translation's; answers
    /// where the caret is after it.
    fn type_led(&mut self, field: &FieldPath, change: &TextChange, means: Means) -> Option<usize> {
        let is_led = self.lead_to(field);
        let at = self.type_change(field, change, means);
        match (is_led, at) {
            (true, Some(_)) => self.document.join_last(),
            // Room for nothing is no step.
            (true, None) => self.document.withdraw(),
            (false, _) => {}
        }
        at
    }

    /// Changes a field's text; answers where the caret is after it.
    fn type_change(
        &mut self,
        field: &FieldPath,
        change: &TextChange,
        means: Means,
    ) -> Option<usize> {
        let (_, removed) = sanitize(&change.inserted);
        if removed > 0 {
            self.messages.push(Message::ControlCharacters(removed));
        }
        let is_pasted = matches!(means, Means::Pasting | Means::PastingWords);
        // Only what is pasted is what was copied, whatever else has its letters.
        let known = self.clip.as_ref().filter(|_| is_pasted);
        let known = known.filter(|clip| clip.is(&change.inserted));
        let clip = known.filter(|_| means == Means::Pasting);
        let is_prose = self.is_prose(field);
        let inserted = match clip {
            Some(clip) if !is_prose => clip.words(),
            None if is_prose && is_pasted && !known.is_some_and(Clip::is_own) => {
                writing::without_blank_lines(&change.inserted)
            }
            _ => change.inserted.clone(),
        };
        let change = TextChange {
            range: change.range.clone(),
            inserted,
        };
        let release = self.document.release();
        let written = writing::in_field(release, field, &change, self.typing_style, clip)?;
        self.apply_written(written, field, means)
    }

    fn is_prose(&self, field: &FieldPath) -> bool {
        self.release().prose(field).is_some()
    }

    /// Takes an item of a list a level out; answers where the caret is after it.
    fn outdent_item(&mut self, field: &FieldPath, at: usize) -> Option<usize> {
        let written = writing::outdented(self.document.release(), field, at)?;
        self.apply_written(written, field, Means::Keys)
    }

    fn apply_written(
        &mut self,
        written: FieldEdit,
        field: &FieldPath,
        means: Means,
    ) -> Option<usize> {
        let applied = self.apply_typed(written.edit, field, means);
        applied.then(|| written.caret.in_field(self.release(), field))
    }

    fn apply_typed(&mut self, (label, edit): Labelled, field: &FieldPath, means: Means) -> bool {
        let (label, join) = match means {
            Means::Keys => (label, Join::IfContiguous),
            Means::Pasting | Means::PastingWords => (Label::Paste(field.clone()), Join::Separate),
            Means::Cutting => (Label::Cut(field.clone()), Join::Separate),
        };
        self.apply_joined(Some((label, edit)), join)
    }

    /// Applies what changes the look of what is selected, which stays so: a list's
    /// dots come before letters of the field that stay the same ones.
    fn apply_to_selection(&mut self, labelled: Option<Labelled>, was: Caret) {
        let before = self.before_edit();
        let ends = [was.anchor, was.head].map(|at| self.address_of(&was.field, at));
        if !self.apply(labelled) {
            return;
        }
        let release = self.release();
        let prose = release.prose(&was.field);
        let first = prose.and_then(|prose| prose.iter().next());
        let first = first.map(|paragraph| (was.field.item(&paragraph.id), 0));
        let [anchor, head] = ends.map(|end| {
            let (path, offset) = end.or_else(|| first.clone())?;
            Some(self.caret_at(&path, offset)?.head)
        });
        let is = Caret {
            field: was.field.clone(),
            anchor: anchor.unwrap_or(was.anchor),
            head: head.unwrap_or(was.head),
        };
        self.remember_carets(before, was.clone(), is.clone());
        if is != was {
            self.focus(is);
        }
    }

    /// Sets a value that is being typed. As long as the keyboard stays where it is,
    /// that is one step.
    pub(super) fn set_typed(&mut self, path: FieldPath, value: Value) {
        let join = if self.typed_value == Some(self.document.state()) {
            Join::IfContiguous
        } else {
            Join::Separate
        };
        let set = edit::set(self.release(), &path, value);
        let steps = self.document.steps();
        if self.apply_joined(set.map(|edit| (Label::Change(path), edit)), join) {
            // Typed back to what it was, it's no step any more.
            let is_step = self.document.steps() >= steps;
            self.typed_value = is_step.then(|| self.document.state());
        }
    }

    /// Puts a text in the place of a field's whole text, as one change.
    pub(super) fn set_text(&mut self, field: FieldPath, text: String) {
        let Some(Part::Text(old, _)) = self.release().part(&field) else {
            return;
        };
        let range = 0..old.text().len();
        let set = edit::splice(self.release(), &field, range, Fragment::plain(text));
        self.apply(set.map(|edit| (Label::Change(field), edit)));
    }

    pub(super) fn type_at_caret(&mut self, text: &str) {
        let Some(caret) = self.caret.clone() else {
            return;
        };
        let change = TextChange {
            range: caret.range(),
            inserted: text.to_owned(),
        };
        let before = self.before_edit();
        if let Some(at) = self.type_led(&caret.field, &change, Means::Keys) {
            let after = Caret::at(caret.field.clone(), at);
            self.remember_carets(before, caret, after.clone());
            self.focus(after);
        }
    }

    /// Selects all of the text that the caret is in.
    pub(super) fn select_all(&mut self) {
        let Some(field) = self.caret.as_ref().map(|caret| caret.field.clone()) else {
            return;
        };
        let release = self.release();
        let length = match release.part(&field) {
            Some(Part::Text(text, _)) => text.text().len(),
            _ => release.prose(&field).map_or(0, Prose::whole_length),
        };
        self.focus(Caret {
            field,
            anchor: 0,
            head: length,
        });
    }

    pub(super) fn set_caret(&mut self, caret: Option<Caret>) {
        let moved = match (&self.caret, &caret) {
            (Some(old), Some(new)) => old.field != new.field || old.head.abs_diff(new.head) > 1,
            _ => true,
        };
        if moved
            || caret
                .as_ref()
                .is_some_and(|caret| !caret.range().is_empty())
        {
            self.typing_style = None;
        }
        self.leave_for(caret.as_ref());
        self.control = None;
        self.typed_value = None;
        self.caret = caret;
    }

    /// Ends a step where its field is left, and keeps the place of the part that the
    /// caret comes to.
    fn leave_for(&mut self, caret: Option<&Caret>) {
        let field = |caret: &Caret| caret.field.clone();
        if self.caret.as_ref().map(field) != caret.map(field) {
            self.document.seal();
        }
        if let Some(caret) = caret {
            self.keep_place_of(&caret.field);
        }
    }

    /// A control of the part at `path` has the keyboard, and no text has.
    pub(super) fn set_control(&mut self, path: FieldPath) {
        self.set_caret(None);
        self.control = Some(path);
    }

    /// Puts the caret somewhere, in the window too.
    pub(super) fn focus(&mut self, caret: Caret) {
        self.turn_to_caret(&caret.field);
        self.leave_for(Some(&caret));
        self.control = None;
        self.typed_value = None;
        self.caret = Some(caret.clone());
        self.requests.push(Request::Focus(caret));
    }

    pub(super) fn toggle(&mut self, kind: &MarkKind) {
        let Some(caret) = self.caret.clone() else {
            return;
        };
        if caret.range().is_empty() {
            let mut style = self.typing_style.unwrap_or_else(|| self.style_at(&caret));
            match kind {
                MarkKind::Strong => style.strong = !style.strong,
                _ => style.emphasis = !style.emphasis,
            }
            self.typing_style = Some(style);
            return;
        }
        let toggled = marking::toggle(self.release(), &caret.field, &caret.range(), kind);
        self.apply_to_selection(toggled, caret);
    }

    /// The look that letters will have that are typed at the caret.
    pub(super) fn style_at(&self, caret: &Caret) -> TypingStyle {
        let inherited = self.inherited_at(caret).unwrap_or_default();
        TypingStyle {
            strong: inherited.contains(&MarkKind::Strong),
            emphasis: inherited.contains(&MarkKind::Emphasis),
        }
    }

    fn inherited_at(&self, caret: &Caret) -> Option<Vec<MarkKind>> {
        let prose = self.release().prose(&caret.field)?;
        let Position { paragraph, offset } = prose.position_at(caret.head)?;
        let paragraph = prose.nth(paragraph)?;
        Some(writing::inherited(paragraph, offset, offset))
    }

    pub(super) fn toggle_list(&mut self, list: ListKind) {
        if let Some(caret) = self.caret.clone() {
            let toggled = marking::toggle_list(self.release(), &caret.field, &caret.range(), list);
            self.apply_to_selection(toggled, caret);
        }
    }

    /// Moves the caret's items of lists a level in or out.
    pub(super) fn indent(&mut self, inwards: bool) {
        if let Some(caret) = self.caret.clone() {
            let moved = marking::indent(self.release(), &caret.field, &caret.range(), inwards);
            self.apply_to_selection(moved, caret);
        }
    }

    pub(super) fn ask_link(&mut self) {
        let Some(caret) = self.caret.clone() else {
            return;
        };
        let around = marking::link_at(self.release(), &caret.field, caret.head);
        let (range, url) = match around {
            Some((range, url)) if caret.range().is_empty() => (range, Some(url)),
            Some((_, url)) => (caret.range(), Some(url)),
            None => (caret.range(), None),
        };
        self.requests.push(Request::AskLink {
            field: caret.field,
            range,
            url,
        });
    }

    pub(super) fn link(
        &mut self,
        field: &FieldPath,
        range: Range<usize>,
        words: &str,
        url: Option<String>,
    ) {
        let mut range = range;
        let (before, was) = (self.before_edit(), self.caret.clone());
        if range.is_empty() {
            let change = TextChange {
                range: range.clone(),
                inserted: words.to_owned(),
            };
            if let Some((edit, linked)) = self.linked_words(field, &change, url.as_deref()) {
                self.apply(Some(edit));
                range = linked;
            }
        } else {
            let linked = marking::link(self.release(), field, &range, url.as_deref());
            self.apply(linked);
        }
        let after = Caret::at(field.clone(), range.end);
        let was = was.filter(|caret| caret.field == *field);
        self.remember_carets(before, was.unwrap_or_else(|| after.clone()), after.clone());
        self.focus(after);
    }

    /// New words that are a link, as one step, and where they'll stand, in bytes of
    /// the field.
    fn linked_words(
        &self,
        field: &FieldPath,
        change: &TextChange,
        url: Option<&str>,
    ) -> Option<(Labelled, Range<usize>)> {
        let release = self.release();
        let written = writing::in_field(release, field, change, self.typing_style, None)?;
        let (label, typed) = written.edit;
        let mut with_words = Document::new(release.as_ref().clone());
        let done = with_words.apply(label, typed.clone(), Join::Separate);
        done.ok()?;
        // Signs may have been left out.
        let end = written.caret.in_field(with_words.release(), field);
        let (words, _) = sanitize(&change.inserted);
        let range = end.checked_sub(writing::shown_length(&words))?..end;
        let (label, linked) = marking::link(with_words.release(), field, &range, url)?;
        Some(((label, Edit::Group(vec![typed, linked])), range))
    }

    pub(super) fn insert_footnote(&mut self) {
        let Some(caret) = self.caret.clone() else {
            return;
        };
        let inserted = footnotes::insert(self.release(), &caret.field, caret.range().end);
        let before = self.before_edit();
        if let Some((edit, text)) = inserted
            && self.apply(Some(edit))
        {
            let note = Caret::at(text, 0);
            self.remember_carets(before, caret, note.clone());
            self.focus(note);
        }
    }

    /// Where a jump between a footnote's mark and its text leads.
    pub(super) fn footnote_target(&self) -> Option<(FieldPath, usize)> {
        let caret = self.caret.as_ref()?;
        let notes = footnotes_list();
        let release = self.release();
        if caret.field.is_within(&notes) {
            let id = caret.field.segments().nth(1)?;
            let marks = release.footnote_marks();
            let mark = marks.into_iter().find(|mark| mark.footnote == *id)?;
            // Behind it, where one goes on writing.
            return Some((mark.paragraph, mark.offset + FOOTNOTE_CHAR.len_utf8()));
        }
        let (path, offset) = self.address_of(&caret.field, caret.head)?;
        let Some(Part::Paragraph(paragraph)) = release.part(&path) else {
            return None;
        };
        // The mark at the caret, or the nearest one before it in the paragraph.
        let mut marks = paragraph.content.footnotes();
        let (_, id) = marks
            .by_ref()
            .filter(|(at, _)| *at <= offset)
            .last()
            .or_else(|| paragraph.content.footnotes().next())?;
        let text = notes.item(id).field("text");
        release.prose(&text)?;
        Some((text, 0))
    }
}
