//! What can be an address that a link leads to: a page of the web, a mail or a
//! telephone. Anything else, as a file or a script, never becomes a link.

use std::borrow::Cow;

use super::{FieldPath, Part, Release};
use crate::language::is_direction_sign;

/// How long an address may be without its scheme, in bytes: as long as web servers take one (RFC 9110,
/// 4.1). Typst makes no link of one of more than 8,000 letters.
const LONGEST: usize = 7_900;

/// The address that a link to `text` leads to, as written in full: 'www.un.org' is one of
/// the web, and 'press@un.org' one of a mail. `None` if it can't be one.
pub fn link_address(text: &str) -> Option<String> {
    let text = &*seen(text);
    let (scheme, rest) = text.split_once(':').unwrap_or_default();
    let before_query = text.split('?').next().unwrap_or_default();
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => is_web(rest).then(|| text.to_owned()),
        "mailto" => mail_address(text),
        "tel" => telephone(scheme, rest),
        _ if !before_query.contains([':', '/']) && before_query.contains('@') => mail_address(text),
        // With another scheme it would be another address than it says.
        _ => {
            let bare = format!("//{text}");
            let is_bare = host(&bare).is_some_and(|host| host.contains('.')) && is_web(&bare);
            (is_bare && !text.contains("://")).then(|| format!("https:{bare}"))
        }
    }
}

/// The address that a mail to `text` goes to, as written in full: to one address, or to
/// several between commas, with a subject or the like behind a question mark (RFC 6068).
/// `None` if it can't be one.
pub fn mail_address(text: &str) -> Option<String> {
    let text = &*seen(text);
    // As it's copied from a browser.
    let text = match text.split_at_checked("mailto:".len()) {
        Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto:") => address,
        _ => text,
    };
    let is_one = |address: &str| {
        let parts = address.split_once('@');
        let is_whole = |(name, host): (&str, &str)| {
            !name.is_empty() && !host.is_empty() && !host.contains('@')
        };
        parts.is_some_and(is_whole) && !address.contains([':', '/'])
    };
    let addresses = text.split('?').next().unwrap_or_default();
    let is_mail = addresses.split(',').all(is_one) && is_plain(text);
    is_mail.then(|| format!("mailto:{text}"))
}

/// What is seen of an address: without signs that have no width or turn others, which come
/// along when it's copied and have it lead elsewhere than it says.
fn seen(text: &str) -> Cow<'_, str> {
    let is_unseen = |c: char| {
        matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
            || matches!(c, '\u{e0000}'..='\u{e007f}')
            || is_direction_sign(c)
    };
    let text = text.trim();
    match text.contains(is_unseen) {
        true => Cow::Owned(text.replace(is_unseen, "").trim().to_owned()),
        false => Cow::Borrowed(text),
    }
}

/// A telephone's number is written with blanks, and dialled without.
fn telephone(scheme: &str, number: &str) -> Option<String> {
    let number: String = number.split_whitespace().collect();
    let is_one = number.contains(|c: char| c.is_ascii_digit()) && is_plain(&number);
    is_one.then(|| format!("{scheme}:{number}"))
}

/// Whether what follows the scheme is an address of the web.
fn is_web(rest: &str) -> bool {
    let is_host = |host: &str| !host.is_empty() && !host.starts_with('.') && !host.ends_with('.');
    host(rest).is_some_and(is_host) && is_plain(rest)
}

/// The name of the computer in what follows an address's scheme; none where its port
/// can't be one.
fn host(rest: &str) -> Option<&str> {
    let authority = rest.strip_prefix("//")?.split(['/', '?', '#']).next()?;
    // A name and a password may stand before it.
    let host = authority.rsplit('@').next()?;
    match host.rsplit_once(':') {
        // One of figures and colons stands between brackets.
        Some((host, port)) if !port.contains(']') => {
            (port.is_empty() || port.parse::<u16>().is_ok()).then_some(host)
        }
        _ => Some(host),
    }
}

/// Whether nothing but letters, figures and signs is in it, and not too many.
fn is_plain(text: &str) -> bool {
    text.len() <= LONGEST && !text.chars().any(|c| c.is_control() || c.is_whitespace())
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
