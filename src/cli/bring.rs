//! `communique bring`: translations that a translator's tool has made, or that a copy of the
//! release holds, brought into it.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use super::pieces;
use crate::compare;
use crate::edit;
use crate::language::{Tag, language_name};
use crate::release::{Id, Lines, Release};
use crate::review::CommentNews;
use crate::session::Brought;
use crate::storage::disk::System;
use crate::storage::{self, Known, Standing, Writer, save_on};
use crate::texts::{
    bringing_note, brought_state_name, comment_about, comment_place, kept_note, refused_key,
    refused_name, remark, said_by, say, say_with, text_refused, texts_not_brought, unit_name,
};
use crate::translate::exchange::{Bringing, UnitChange};

/// What to bring in, and into what.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The release, which is written.
    file: PathBuf,
    /// The translations: XLIFF, PO, a Word table, or a copy of the release.
    units: PathBuf,
    /// Only the translations into this language, such as fr: others are refused.
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<Tag>,
    /// Only tell what would change; change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Bring in what would otherwise be left as it is in FILE too: what was changed there since
    /// the texts were handed out, and what is confirmed there and a draft in UNITS.
    #[arg(long)]
    overwrite: bool,
}

/// Brings them in; answers whether all of them could be.
///
/// # Errors
/// If nothing can be written to the streams.
pub fn run(arguments: &Arguments, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    let Arguments { file, units, .. } = arguments;
    let opened = match storage::open(file) {
        Ok(opened) => opened,
        Err(error) => {
            super::report(&error, err)?;
            return Ok(false);
        }
    };
    let brought = match Brought::look(&opened.release, units, arguments.language.as_ref()) {
        Ok(brought) => brought,
        Err(why) => {
            writeln!(err, "{}: {}", units.display(), texts_not_brought(&why))?;
            return Ok(false);
        }
    };
    let notes = opened.release.footnote_order();
    let is_taken = |change: &UnitChange| arguments.overwrite || change.kept.is_none();
    for bringing in &brought.languages {
        tell(&opened.release, &notes, bringing, out, err)?;
    }
    tell_comments(&opened.release, &notes, &brought.comments, out)?;
    let kept = brought.kept().count();
    if kept > 0 {
        let id = match arguments.overwrite {
            true => "kept-overwritten",
            false => "kept-not-overwritten",
        };
        writeln!(err, "{}", say_with(id, &[("count", kept.into())]))?;
    }
    let mut languages = brought.languages.iter();
    let is_whole = languages.all(|one| one.refused.is_empty() && one.changes.iter().all(is_taken));
    let edit = match brought.edit(&opened.release, &|_, change| is_taken(change), &|_| true) {
        Ok(edit) => edit.filter(|_| !arguments.dry_run),
        Err(why) => {
            writeln!(err, "{}: {}", units.display(), texts_not_brought(&why))?;
            return Ok(false);
        }
    };
    let Some(edit) = edit else {
        return Ok(is_whole);
    };
    let changed = match edit::applied(&opened.release, &edit) {
        Ok(changed) => Arc::new(changed),
        Err(refused) => {
            let why = texts_not_brought(&refused.into());
            writeln!(err, "{}: {why}", units.display())?;
            return Ok(false);
        }
    };
    let (stamp, volume) = (opened.stamp(), opened.volume);
    let standing = Standing {
        lineage: stamp.lineage.clone(),
        seen: vec![Known::new(stamp, Arc::new(opened.release))],
        writer: Some(Writer::default()),
        volume,
        ..Standing::default()
    };
    match save_on(&System, file, &changed, &standing) {
        Ok(_) => {
            writeln!(out, "{}", file.display())?;
            Ok(is_whole)
        }
        Err(error) => {
            writeln!(err, "{error}")?;
            Ok(false)
        }
    }
}

/// Tells what comes in a language.
fn tell(
    release: &Release,
    notes: &[Id],
    bringing: &Bringing,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", bringing_note(bringing))?;
    for change in &bringing.changes {
        tell_change(release, notes, bringing, change, out)?;
    }
    let language = language_name(&bringing.language, &Tag::english());
    for refused in &bringing.refused {
        let name = refused_name(release, notes, &bringing.language, refused);
        let why = text_refused(refused);
        let address = match refused_key(refused) {
            key if key.is_empty() || key == name => String::new(),
            key => format!(" ({key})"),
        };
        writeln!(err, "{language}, {name}{address}: {why}")?;
    }
    Ok(())
}

/// Tells what comes of comments.
fn tell_comments(
    release: &Release,
    notes: &[Id],
    news: &[CommentNews],
    out: &mut dyn Write,
) -> io::Result<()> {
    if news.is_empty() {
        return Ok(());
    }
    let title = say_with("bring-in-comments", &[("count", news.len().into())]);
    writeln!(out, "{title}")?;
    for one in news {
        let place = comment_place(release, notes, one.comment());
        let (said, text) = match one {
            CommentNews::Comment(comment) => (comment_about(comment), &comment.text),
            CommentNews::Reply(_, reply) => (said_by(&reply.by, reply.made), &reply.text),
            CommentNews::Resolved(comment) => (say("bring-in-resolved"), &comment.text),
        };
        writeln!(out, "{place}: {said}")?;
        tell_said(text, out)?;
        if let CommentNews::Comment(comment) = one {
            for reply in &comment.replies {
                writeln!(out, "  {}", said_by(&reply.by, reply.made))?;
                tell_said(&reply.text, out)?;
            }
        }
    }
    Ok(())
}

fn tell_said(text: &Lines, out: &mut dyn Write) -> io::Result<()> {
    text.lines().try_for_each(|line| writeln!(out, "  {line}"))
}

fn tell_change(
    release: &Release,
    notes: &[Id],
    bringing: &Bringing,
    change: &UnitChange,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = unit_name(release, notes, &change.unit);
    let state = brought_state_name(change);
    writeln!(out, "{}, {name}: {state}", bringing.language)?;
    let [before, after] = change.shown();
    pieces::tell(compare::pieces(&before, &after), out)?;
    if let Some(kept) = change.kept {
        writeln!(out, "  {}", kept_note(kept))?;
    }
    if let Some((was, now)) = &change.moved_on {
        writeln!(out, "  {}", say("unit-moved-on"))?;
        let [was, now] = was.beside(now);
        pieces::tell(compare::pieces(&was, &now), out)?;
    }
    for one in &change.remarks {
        writeln!(out, "  {}", remark(notes, one))?;
    }
    Ok(())
}
