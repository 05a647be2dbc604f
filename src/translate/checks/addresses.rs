//! Whether a translation has the addresses of pages and mailboxes that its source has in plain
//! letters.
//!
//! A page may have an address of its own in each language. What is a link is told with the links.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rapidfuzz::distance::levenshtein;

use super::flat::Flat;
use super::mending::Mend;
use super::{Finding, FindingKind};
use crate::release::MarkKind;
use crate::translate::sites::Page;

/// What a site's name ends with that has neither 'www' before it nor a path behind it.
const DOMAINS: &[&str] = &["org", "int", "com", "net", "edu", "gov", "info", "eu"];

/// How many letters of an address may be others for it to be a slip.
const SLIP: usize = 2;

/// An address in a text.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// Where it stands.
    pub range: Range<usize>,
    is_mail: bool,
}

/// Looks whether the translation has the addresses of its source.
pub(super) fn look(source: &Flat, target: &Flat) -> Option<Finding> {
    let leads_to = |text: &Flat, address: &Address| {
        Page::of(text.text.get(address.range.clone()).unwrap_or_default())
    };
    let known = |text: &Flat| -> Pages {
        let plain = addresses(&text.text).into_iter();
        let plain = plain.map(|address| leads_to(text, &address));
        let links = links(text).map(|(_, url)| Page::of(url));
        Pages::of(plain.chain(links))
    };
    let mut missing = addresses(&source.text);
    if missing.is_empty() {
        return None;
    }
    let linked: Vec<Range<usize>> = links(source).map(|(at, _)| at).collect();
    let is_link = |address: &Address| linked.iter().any(|at| at.contains(&address.range.start));
    let there = known(target);
    let mut told = HashSet::new();
    missing.retain(|address| {
        let page = leads_to(source, address);
        !there.have(&page) && !is_link(address) && told.insert(page)
    });
    if missing.is_empty() {
        return None;
    }
    let ours = known(source);
    let mut instead = addresses(&target.text);
    instead.retain(|address| !ours.have(&leads_to(target, address)));
    let pair = match (missing.as_slice(), instead.as_slice()) {
        ([one], [other]) if one.is_mail == other.is_mail => Some((one, other)),
        _ => None,
    };
    let written = |address: &Address| source.text.get(address.range.clone());
    let fix = pair.and_then(|(one, other)| {
        let there = target.text.get(other.range.clone())?;
        let wanted = written(one)?;
        // What is another altogether may be right: an organization's site of that language.
        let apart = levenshtein::distance(wanted.chars(), there.chars());
        let is_beside = !one.is_mail && Page::of(wanted).site == Page::of(there).site;
        (apart <= SLIP || is_beside).then(|| Mend::letters(target, &other.range, wanted))?
    });
    let names = missing.iter().filter_map(written).map(str::to_owned);
    Some(Finding {
        at: pair.map(|(_, other)| other.range.clone()),
        fix: fix.into_iter().collect(),
        kind: FindingKind::Addresses(names.collect()),
    })
}

/// The links of a text, each with where it leads to.
fn links(text: &Flat) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.marks().filter_map(|(range, kind)| match kind {
        MarkKind::Link(url) => Some((range, url.as_str())),
        _ => None,
    })
}

/// What the addresses of a text lead to: of each site the pages, and the languages that they're in.
struct Pages(HashMap<String, (HashSet<String>, HashSet<String>)>);

impl Pages {
    fn of(pages: impl Iterator<Item = Page>) -> Self {
        let mut sites: HashMap<String, (HashSet<String>, HashSet<String>)> = HashMap::new();
        for page in pages {
            let (rests, languages) = sites.entry(page.site).or_default();
            rests.insert(page.rest);
            languages.insert(page.language);
        }
        Self(sites)
    }

    /// Whether one of them may be a page, in whichever language.
    fn have(&self, page: &Page) -> bool {
        self.0.get(&page.site).is_some_and(|(rests, languages)| {
            let mut languages = languages.iter();
            rests.contains(&page.rest) || languages.any(|other| *other != page.language)
        })
    }
}

/// The addresses in a text, in order, without the signs around them.
pub(super) fn addresses(text: &str) -> Vec<Address> {
    let mut addresses = Vec::new();
    let is_of_address = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>');
    let mut start = 0;
    for stretch in text.split_inclusive(|c| !is_of_address(c)) {
        let word = stretch.trim_end_matches(|c| !is_of_address(c));
        if word.contains(['.', '@']) {
            addresses_in(word, start, &mut addresses);
        }
        start += stretch.len();
    }
    addresses
}

/// A text without the addresses in it.
pub(super) fn without_addresses(text: &str) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut end = 0;
    for address in addresses(text) {
        rest.push_str(text.get(end..address.range.start).unwrap_or_default());
        end = address.range.end;
    }
    rest.push_str(text.get(end..).unwrap_or_default());
    rest
}

/// The addresses in a word that begins at a place.
fn addresses_in(word: &str, start: usize, addresses: &mut Vec<Address>) {
    let lower = word.to_ascii_lowercase();
    let scheme = ["https://", "http://"]
        .iter()
        .find_map(|scheme| lower.find(scheme));
    if let Some(at) = scheme {
        let page = trimmed(word.get(at..).unwrap_or_default());
        if is_page(page) {
            addresses.push(Address {
                range: start + at..start + at + page.len(),
                is_mail: false,
            });
        }
        return;
    }
    let is_mail = word.contains('@');
    let divides = |c: char| {
        matches!(c, ',' | ';' | ':' | '|' | '(' | ')' | '[' | ']')
            || (is_mail && matches!(c, '/' | '?'))
    };
    let mut at = start;
    for piece in word.split_inclusive(divides) {
        let address = trimmed(piece.trim_start_matches(['\'', '*', '_']));
        let from = at + piece.find(address).unwrap_or_default();
        let range = from..from + address.len();
        let is_address = if is_mail {
            is_mailbox(address)
        } else {
            is_page(address)
        };
        if is_address {
            addresses.push(Address { range, is_mail });
        }
        at += piece.len();
    }
}

/// An address without the signs of the sentence behind it.
fn trimmed(address: &str) -> &str {
    let is_closed = !address.contains('(');
    address.trim_end_matches(|c| {
        matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ']' | '}' | '*' | '|'
        ) || (is_closed && c == ')')
    })
}

fn is_mailbox(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || ".-_+%".contains(c);
        !name.is_empty() && name.chars().all(is_of_name) && is_host(host)
    })
}

/// Whether it's the address of a page, not two words with a stop between.
fn is_page(text: &str) -> bool {
    let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    let domain = host.rsplit('.').next().unwrap_or_default();
    let is_plain =
        !host.contains(char::is_uppercase) && (!path.is_empty() || DOMAINS.contains(&domain));
    let is_named = !scheme.is_empty() || host.to_ascii_lowercase().starts_with("www.");
    is_host(host) && (is_named || is_plain)
}

fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let last = text.rsplit('.').next().unwrap_or_default();
    text.contains('.')
        && text.split('.').all(is_label)
        && last.len() > 1
        && last.chars().all(|c| c.is_ascii_alphabetic())
}
