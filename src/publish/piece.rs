//! A piece of a release's text as a piece of a web page, for the clipboard.
//!
//! It holds what was copied and nothing else: emphasis, links, lists, footnotes with their
//! notes. Word processors and browsers read it, and so does `import`.

use crate::release::{Footnote, Fragment, Id, ParagraphKind};

/// Blanks stay as they are.
const KEPT: &str = "style=\"white-space: pre-wrap\"";

/// `paragraphs` with the `notes` of the footnotes in them.
pub fn html_piece(paragraphs: &[(ParagraphKind, Fragment)], notes: &[Footnote]) -> String {
    let mut html = String::from("<meta charset=\"utf-8\">");
    let numbers: Vec<&Id> = notes.iter().map(|note| &note.id).collect();
    let mut open: Vec<&str> = Vec::new();
    // Words go into the paragraph that they're pasted into.
    if let [(ParagraphKind::Plain, content)] = paragraphs {
        html.push_str(&format!("<span {KEPT}>"));
        write_content(&mut html, content, &numbers);
        html.push_str("</span>");
        write_notes(&mut html, notes);
        return html;
    }
    for (kind, content) in paragraphs {
        let list = match kind {
            ParagraphKind::Plain => None,
            ParagraphKind::Bullet(level) => Some(("ul", *level)),
            ParagraphKind::Numbered(level) => Some(("ol", *level)),
        };
        lists(&mut html, &mut open, list);
        let tag = if list.is_some() { "li" } else { "p" };
        html.push_str(&format!("<{tag} {KEPT}>"));
        write_content(&mut html, content, &numbers);
        html.push_str(&format!("</{tag}>"));
    }
    lists(&mut html, &mut open, None);
    write_notes(&mut html, notes);
    html
}

fn write_notes(html: &mut String, notes: &[Footnote]) {
    for (index, note) in notes.iter().enumerate() {
        let number = index + 1;
        html.push_str(&format!("<div id=\"note-{number}\">"));
        for (place, paragraph) in note.text.iter().enumerate() {
            html.push_str("<p>");
            if place == 0 {
                html.push_str(&format!(
                    "<a name=\"sign-{number}\" href=\"#mark-{number}\">{number}</a> "
                ));
            }
            html.push_str(&format!("<span {KEPT}>"));
            write_content(html, &paragraph.content, &[]);
            html.push_str("</span></p>");
        }
        html.push_str("</div>");
    }
}

/// Opens and closes lists, so that an item of `list` can follow.
fn lists(html: &mut String, open: &mut Vec<&'static str>, list: Option<(&'static str, u8)>) {
    let depth = list.map_or(0, |(_, level)| usize::from(level) + 1);
    while open.len() > depth || (open.len() == depth && open.last().copied() != list.map(|l| l.0)) {
        let Some(tag) = open.pop() else {
            break;
        };
        html.push_str(&format!("</{tag}>"));
    }
    if let Some((tag, _)) = list {
        while open.len() < depth {
            html.push_str(&format!("<{tag}>"));
            open.push(tag);
        }
    }
}

fn write_content(html: &mut String, content: &Fragment, notes: &[&Id]) {
    for stretch in content.stretches() {
        if let Some(id) = stretch.footnote() {
            if let Some(index) = notes.iter().position(|note| *note == id) {
                let number = index + 1;
                html.push_str(&format!(
                    "<a name=\"mark-{number}\" href=\"#sign-{number}\"><sup>{number}</sup></a>"
                ));
            }
            continue;
        }
        let mut ends = Vec::new();
        let mut begin = |html: &mut String, tag: &str, end: &'static str| {
            html.push_str(tag);
            ends.push(end);
        };
        if let Some(url) = stretch.link() {
            let tag = format!("<a href=\"{}\">", escaped(url));
            begin(html, &tag, "</a>");
        }
        if stretch.is_strong() {
            begin(html, "<b>", "</b>");
        }
        if stretch.is_emphasised() {
            begin(html, "<i>", "</i>");
        }
        let text = content.text().get(stretch.range.clone());
        html.push_str(&escaped(text.unwrap_or_default()));
        for end in ends.into_iter().rev() {
            html.push_str(end);
        }
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("<br>"),
            c => escaped.push(c),
        }
    }
    escaped
}
