//! Taking out of a drawing what isn't drawn: comments, the author's data, the
//! drawing program's notes, its paths on somebody's disk.

use std::ops::Range;

use usvg::roxmltree::{Document, Node, NodeType, ParsingOptions};

use super::PictureError;
use super::limits::MOST_NODES;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Elements that describe a drawing and show nothing.
const SILENT: [&str; 3] = ["metadata", "title", "desc"];

/// Reads a drawing's XML.
pub(super) fn parse(text: &str) -> Result<Document<'_>, PictureError> {
    let options = ParsingOptions {
        // Entities are refused before; drawing programs name a DTD all the same.
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options)
        .map_err(|error| PictureError::Damaged(error.to_string()))
}

/// The drawing without what isn't drawn.
pub(super) fn stripped(text: &str) -> Result<String, PictureError> {
    let document = parse(text)?;
    let root = document.root_element();
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for node in document.root().descendants() {
        if is_silent(&node) {
            cuts.push(node.range());
            continue;
        }
        let foreign = node
            .attributes()
            .filter(|attribute| {
                let known = attribute.namespace();
                known.is_some_and(|name| ![SVG, XLINK, XML].contains(&name))
                    || attribute.name().starts_with("data-")
            })
            .map(|attribute| attribute.range());
        cuts.extend(foreign);
    }
    cuts.sort_by_key(|cut| (cut.start, cut.end));
    // What stands before the drawing is its declaration and its DTD.
    let mut at = root.range().start;
    let end = root.range().end;
    let mut kept = String::with_capacity(text.len());
    for cut in cuts {
        if cut.start >= at && cut.end <= end {
            kept.push_str(text.get(at..cut.start).unwrap_or_default());
            at = cut.end;
        }
    }
    kept.push_str(text.get(at..end).unwrap_or_default());
    Ok(kept)
}

fn is_silent(node: &Node<'_, '_>) -> bool {
    match node.node_type() {
        NodeType::Comment | NodeType::PI => true,
        NodeType::Element => {
            let name = node.tag_name();
            name.namespace() != Some(SVG) || SILENT.contains(&name.name())
        }
        NodeType::Root | NodeType::Text => false,
    }
}
