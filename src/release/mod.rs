//! The document: plain data and its addresses.
//!
//! A [`Release`] is all that a file holds. Every place in it has a
//! [`FieldPath`]; [`Release::part`] follows one, [`Release::visit`] goes
//! through all of them in the order of the page. Nothing here changes a
//! release: that is `edit`'s. There is no I/O, no window, no typesetting, no
//! clock and no randomness, and deliberately no `Option` around whole parts: a
//! part that is empty is one that the release doesn't use.

mod address;
mod carried;
mod comment;
mod conflict;
mod edition;
mod foot;
mod footnotes;
mod head;
mod id;
mod image_file;
mod issued;
mod item;
mod kept;
mod line;
mod list;
mod marks;
mod node;
mod path;
mod prose;
mod referred;
mod section;
mod soundness;
pub mod spelling;
mod stretches;
mod value;

use jiff::civil;
use serde::Deserialize;

pub use address::{AddressKind, dead_addresses, link_address, mail_address};
pub use carried::within_holder;
pub use comment::{Comment, CommentState, Reply, Subject, comments_list};
pub use conflict::{Conflict, Content, Side, conflicts_list};
pub use edition::{
    Edition, LeftOut, OwnImage, Segment, SegmentState, Source, SourceKind, editions_list,
};
pub use foot::{
    Boilerplate, Contact, ContactGroup, FixedWordOverride, Footnote, Link, MediaAsset, Style,
};
pub use footnotes::{FootnoteMark, footnotes_list};
pub use head::{Banner, Dateline, LanguageVersion, Organizer, Revision};
pub use id::{BadId, Id, LONGEST_ID};
pub use image_file::Image;
pub use issued::Issued;
pub use item::{Item, ItemRef};
pub use line::{Line, Lines, PlainText};
pub use list::{Identified, Items, List};
pub use marks::{FOOTNOTE_CHAR, Fragment, Mark, MarkKind, addresses_length};
pub use node::{Node, Part, PartMut, TextKind};
pub use path::{BadPath, DEEPEST_PATH, FieldPath};
pub use prose::{DEEPEST_LEVEL, Paragraph, ParagraphKind, Position, Prose};
pub use section::{
    Block, Cell, Column, KeyPoints, Picture, ProseBlock, Quote, Row, Section, Table,
};
pub use soundness::{Fault, FaultKind};
pub use stretches::Stretch;
pub use value::{Align, Colour, Kind, Paper, RevisionKind, Role, Setting, Timing, Value};

use crate::language::{Conventions, Tag};
use node::{as_node, node};

/// The version of the file format that this program writes.
pub const FORMAT: u32 = 3;

/// A press release, with everything in it. Its fields stand in the order of
/// the page, which is also that of the file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Release {
    /// The version of the file format.
    pub format: u32,
    /// What names this release wherever it is copied to.
    pub id: Id,
    /// The language it's written in.
    pub language: Tag,
    /// What it is.
    pub kind: Kind,
    /// The label it prints instead of its kind's; empty for the kind's.
    pub label: Line,
    /// Its number or symbol: 'SC/12345'.
    pub reference: Line,
    /// The day of issue, where it stands apart from the dateline.
    pub issue_date: Option<civil::Date>,
    /// When it may be used.
    pub timing: Timing,
    /// How it changes an earlier release.
    pub revision: Revision,
    /// The line that tops every page.
    pub banner: Banner,
    /// Whom it comes from.
    pub organizers: List<Organizer>,
    /// The same in other languages.
    pub language_versions: List<LanguageVersion>,
    /// The headline.
    pub headline: Line,
    /// The line below the headline.
    pub subheadline: Line,
    /// The release in a sentence or two.
    pub summary: Prose,
    /// Where and when it was written.
    pub dateline: Dateline,
    /// The body.
    pub sections: List<Section>,
    /// What readers should do.
    pub call_to_action: Prose,
    /// The mark that says that the text for publication ends here.
    pub end_mark: Line,
    /// What editors should know and needn't print.
    pub notes_to_editors: Prose,
    /// What the organizations always say of themselves.
    pub boilerplates: List<Boilerplate>,
    /// Whom the media may ask.
    pub contacts: List<ContactGroup>,
    /// What editors can print.
    pub media_assets: List<MediaAsset>,
    /// Where to read on.
    pub links: List<Link>,
    /// Texts for social media, a paragraph each.
    pub social_posts: Prose,
    /// What the law wants said.
    pub disclaimer: Prose,
    /// The footnotes.
    pub footnotes: List<Footnote>,
    /// How it looks.
    pub style: Style,
    /// How it's printed where its language has more than one way.
    pub conventions: Conventions,
    /// Fixed words that it prints otherwise.
    pub fixed_words: List<FixedWordOverride>,
    /// The release in other languages.
    pub editions: List<Edition>,
    /// What people say to each other of its texts.
    pub comments: List<Comment>,
    /// What several people changed at once, and nobody has settled yet.
    pub conflicts: List<Conflict>,
    /// What was issued of it, the latest last.
    pub issued: List<Issued>,
    /// Its images: last, because they're long.
    pub images: List<Image>,
}
node!(Release { format, id } [language, kind]
    label, reference, issue_date, timing, revision, banner, organizers, language_versions,
    headline, subheadline, summary, dateline, sections, call_to_action, end_mark,
    notes_to_editors, boilerplates, contacts, media_assets, links, social_posts, disclaimer,
    footnotes, style, conventions, fixed_words, editions, comments, conflicts, issued, images);
as_node!(Release);

impl Default for Release {
    fn default() -> Self {
        Self::new(Id::default(), Tag::english())
    }
}

impl Release {
    /// An empty release.
    pub fn new(id: Id, language: Tag) -> Self {
        Self {
            format: FORMAT,
            id,
            language,
            kind: Kind::default(),
            label: Line::default(),
            reference: Line::default(),
            issue_date: None,
            timing: Timing::default(),
            revision: Revision::default(),
            banner: Banner::default(),
            organizers: List::default(),
            language_versions: List::default(),
            headline: Line::default(),
            subheadline: Line::default(),
            summary: Prose::default(),
            dateline: Dateline::default(),
            sections: List::default(),
            call_to_action: Prose::default(),
            end_mark: Line::default(),
            notes_to_editors: Prose::default(),
            boilerplates: List::default(),
            contacts: List::default(),
            media_assets: List::default(),
            links: List::default(),
            social_posts: Prose::default(),
            disclaimer: Prose::default(),
            footnotes: List::default(),
            style: Style::default(),
            conventions: Conventions::default(),
            fixed_words: List::default(),
            editions: List::default(),
            comments: List::default(),
            conflicts: List::default(),
            issued: List::default(),
            images: List::default(),
        }
    }
}
