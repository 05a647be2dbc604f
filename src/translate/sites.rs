//! The sites of pages' addresses: each language may have pages of its own on one.

/// The site that an address is on, with or without its scheme: 'un.org' of 'https://www.un.org/en'.
pub(super) fn site_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
    place.strip_prefix("www.").unwrap_or(place)
}
