//! What a release's file keeps beside what stands on its page.

use communique::compare::{Names, merge};
use communique::language::Tag;
use communique::release::{
    Conflict, Content, Issued, Item, Link, ParagraphKind, Side, Timing, Value,
};
use communique::storage;

use super::arbitrary::id;
use super::sample_text;

/// A file in which two people's words are at odds, which was issued before, and whose conflicts
/// hold items and values of kinds that are rarely at odds.
pub fn with_all_that_is_kept() -> String {
    let text = sample_text("ct-week-2021.ron");
    let with = |tag: &str| {
        let text = text.replace("SIDE EVENT", tag);
        storage::read(text.as_bytes()).expect("it opens").release
    };
    let names = Names {
        ours: "Anna".into(),
        theirs: "Boris".into(),
    };
    let (base, ours, theirs) = (with("SIDE EVENT"), with("MAIN EVENT"), with("OPEN EVENT"));
    let mut release = merge(&base, &ours, &theirs, &names)
        .expect("it merges")
        .release;
    let at = "2026-11-26T12:00:00Z".parse().expect("a moment");
    let issued = Issued::of(&base, id("issued-q2w3"), at);
    let image = release.images.first().expect("an image").clone();
    let wholes = [
        ("issued/issued-q2w3", Item::Issued(issued.clone())),
        ("images/image-q2w3", Item::Image(image)),
        ("links/link-q2w3", Item::Link(Link::default())),
    ];
    let last = release.conflicts.last().expect("a conflict").clone();
    let odd = wholes
        .into_iter()
        .enumerate()
        .map(|(index, (at, item))| Conflict {
            id: id(&format!("conflict-{index}")),
            at: at.parse().expect("an address"),
            base: Content::Nothing,
            ours: Side::default(),
            theirs: Side {
                says: Content::Item(Box::new(item)),
                ..last.theirs.clone()
            },
        });
    let language = Tag::parse("pt-BR").expect("a tag");
    let values = [
        Value::Paragraph(ParagraphKind::Bullet(3)),
        Value::Language(language),
        Value::Timing(Timing::Embargoed {
            until: "2026-11-27T09:00".parse().expect("a time"),
            zone: "Europe/Zurich".into(),
        }),
    ];
    let values = values
        .into_iter()
        .enumerate()
        .map(|(index, value)| Conflict {
            id: id(&format!("conflict-v{index}")),
            at: format!("summary/p-{index}/kind")
                .parse()
                .expect("an address"),
            base: Content::Value(value.clone()),
            ours: Side::default(),
            theirs: Side {
                says: Content::Value(value),
                ..Side::default()
            },
        });
    release.conflicts = [last.clone()]
        .into_iter()
        .chain(odd)
        .chain(values)
        .collect();
    release.issued = [issued].into_iter().collect();
    let file = storage::write(&release).expect("it can be written");
    // As one writes by hand.
    file.replace("          id: \"\",\n", "")
}
