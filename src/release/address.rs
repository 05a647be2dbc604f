//! What can be an address that a link leads to: a page of the web, a mail or a
//! telephone. Anything else, as a file or a script, never becomes a link.

use super::{FieldPath, Line, Release};

/// The schemes of addresses that a link may lead to.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

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
    let (name, host) = text.split_once('@')?;
    let address = format!("mailto:{text}");
    (!name.is_empty() && !host.is_empty() && has_known_scheme(&address)).then_some(address)
}

fn has_known_scheme(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let known = SCHEMES
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    let plain = !text.chars().any(|c| c.is_control() || c.is_whitespace());
    known && plain && !rest.trim_matches('/').is_empty()
}

/// The fields of addresses in `release` that say something to which no link can lead.
pub fn dead_addresses(release: &Release) -> Vec<FieldPath> {
    let root = FieldPath::root();
    let mut dead = Vec::new();
    let mut look = |path: FieldPath, text: &Line, leads_to: fn(&str) -> Option<String>| {
        if !text.is_blank() && leads_to(text.as_str()).is_none() {
            dead.push(path);
        }
    };
    let versions = root.field("language_versions");
    for version in &release.language_versions {
        let path = versions.item(&version.id).field("url");
        look(path, &version.url, link_address);
    }
    let groups = root.field("contacts");
    for group in &release.contacts {
        let people = groups.item(&group.id).field("people");
        for person in &group.people {
            let path = people.item(&person.id).field("email");
            look(path, &person.email, mail_address);
        }
    }
    let assets = root.field("media_assets");
    for asset in &release.media_assets {
        look(
            assets.item(&asset.id).field("url"),
            &asset.url,
            link_address,
        );
    }
    let links = root.field("links");
    for link in &release.links {
        look(links.item(&link.id).field("url"), &link.url, link_address);
    }
    dead
}
