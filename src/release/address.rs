//! What can be an address that a link leads to: a page of the web, a mail or a
//! telephone. Anything else, as a file or a script, never becomes a link.

use super::{FieldPath, Part, Release};

/// The schemes of addresses that a link may lead to.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// How long an address may be, in bytes: as long as web servers take one (RFC 9110,
/// 4.1). Typst makes no link of one of more than 8,000 letters.
const LONGEST: usize = 7_990;

/// The address that a link to `text` leads to, as written in full: 'www.un.org' is one of
/// the web, and 'press@un.org' one of a mail. `None` if it can't be one.
pub fn link_address(text: &str) -> Option<String> {
    let text = text.trim();
    if has_known_scheme(text) {
        return Some(text.to_owned());
    }
    if !text.contains([':', '/']) && text.contains('@') {
        return mail_address(text);
    }
    // With a scheme it would be another address than it says.
    let host = text.split([':', '/']).next().unwrap_or_default();
    let is_bare = host.contains('.') && !host.starts_with('.') && !text.contains("://");
    let bare = is_bare.then(|| format!("https://{text}"));
    bare.filter(|bare| has_known_scheme(bare))
}

/// The address that a mail to `text` goes to, as written in full. `None` if it can't be
/// one.
pub fn mail_address(text: &str) -> Option<String> {
    let text = text.trim();
    // As it's copied from a browser.
    let text = match text.split_at_checked("mailto:".len()) {
        Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto:") => address,
        _ => text,
    };
    let (name, host) = text.split_once('@')?;
    let is_one = !name.is_empty() && !host.is_empty() && !text.contains([':', '/']);
    let address = format!("mailto:{text}");
    (is_one && !host.contains('@') && has_known_scheme(&address)).then_some(address)
}

fn has_known_scheme(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let known = SCHEMES
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    let is_plain = !text.chars().any(|c| c.is_control() || c.is_whitespace());
    known && is_plain && text.len() <= LONGEST && !rest.trim_matches('/').is_empty()
}

/// What a field of an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressKind {
    /// A page of the web, mostly; a mail or a telephone too.
    Link,
    /// A mail.
    Mail,
}

impl AddressKind {
    /// What the field at `path` leads to, if it's one of an address.
    pub fn of(path: &FieldPath) -> Option<Self> {
        match path.last()? {
            "url" => Some(Self::Link),
            "email" => Some(Self::Mail),
            _ => None,
        }
    }

    /// Whether something of this kind can be reached by `text`.
    pub fn is_reached_by(self, text: &str) -> bool {
        match self {
            Self::Link => link_address(text).is_some(),
            Self::Mail => mail_address(text).is_some(),
        }
    }
}

/// The fields of addresses in `release` that say something to which no link can lead.
pub fn dead_addresses(release: &Release) -> Vec<FieldPath> {
    let mut dead = Vec::new();
    for list in ["language_versions", "contacts", "media_assets", "links"] {
        let path = FieldPath::root().field(list);
        let Some(part) = release.part(&path) else {
            continue;
        };
        part.visit(&path, &mut |path, part| {
            if let Part::Text(text, _) = part
                && let Some(kind) = AddressKind::of(path)
                && !text.text().trim().is_empty()
                && !kind.is_reached_by(text.text())
            {
                dead.push(path.clone());
            }
        });
    }
    dead
}
