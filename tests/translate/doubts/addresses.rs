//! Addresses of pages and mailboxes in plain letters.

use communique::translate::checks::FindingKind;

use super::{assert_quiet, assert_told, divided};

#[test]
fn addresses_that_got_lost_are_named() {
    let lost = |(pair, missing)| (pair, FindingKind::Addresses(divided(missing)));
    assert_told(
        [
            (
                (
                    "en",
                    "Write to press@un.org.",
                    "fr",
                    "Écrivez à pres@un.org.",
                ),
                "press@un.org",
            ),
            (
                ("en", "Write to press@un.org.", "ar", "اكتبوا إلى المكتب."),
                "press@un.org",
            ),
            (
                (
                    "en",
                    "Write to press@un.org.",
                    "zh",
                    "请写信至press@un.com。",
                ),
                "press@un.org",
            ),
            (
                (
                    "en",
                    "See www.unodc.org, please.",
                    "ru",
                    "См. www.undoc.org, пожалуйста.",
                ),
                "www.unodc.org",
            ),
            (
                (
                    "en",
                    "See (https://www.who.int/news).",
                    "es",
                    "Véase (https://www.who.org/news).",
                ),
                "https://www.who.int/news",
            ),
            (
                (
                    "en",
                    "See un.org/en/news for more.",
                    "fr",
                    "Pour en savoir plus, voir le site.",
                ),
                "un.org/en/news",
            ),
            (
                (
                    "en",
                    "Write to a@un.org, b@un.org or c@un.org.",
                    "fr",
                    "Écrivez à a@un.org ou à d@un.org.",
                ),
                "b@un.org|c@un.org",
            ),
        ]
        .map(lost),
    );
}

#[test]
fn the_same_address_is_left_alone() {
    assert_quiet(&[
        (
            "en",
            "Write to press@un.org.",
            "fr",
            "Écrivez à press@un.org.",
        ),
        (
            "en",
            "Write to Press@UN.org.",
            "fr",
            "Écrivez à press@un.org.",
        ),
        ("en", "E-mail: press@un.org", "zh", "电子邮件：press@un.org"),
        (
            "en",
            "Write (press@un.org), or call.",
            "ar",
            "اكتبوا إلى press@un.org، أو اتصلوا.",
        ),
        (
            "en",
            "Write to a@un.org/b@un.org.",
            "ru",
            "Пишите по адресам a@un.org и b@un.org.",
        ),
        (
            "en",
            "Write to mailto:press@un.org.",
            "fr",
            "Écrivez à press@un.org.",
        ),
        // Each language has its page.
        (
            "en",
            "See https://www.un.org/en/about-us.",
            "fr",
            "Voir https://www.un.org/fr/about-us.",
        ),
        ("en", "See www.un.org/en/.", "ru", "См. http://un.org/ru."),
        (
            "en",
            "See en.unesco.org now.",
            "fr",
            "Voir fr.unesco.org maintenant.",
        ),
        ("en", "See un.org.", "zh", "见un.org。"),
        (
            "en",
            "See https://un.org/a_(b).",
            "es",
            "Véase https://un.org/a_(b).",
        ),
        // No addresses.
        (
            "en",
            "It was 5 p.m. in the U.S. then.",
            "ru",
            "В США было 17 часов.",
        ),
        (
            "en",
            "See and/or tell e.g. Node.js",
            "fr",
            "Voir ou dire par ex. Node",
        ),
        ("en", "Booking.com took part.", "ar", "شاركت شركة بوكينغ."),
        ("en", "Follow @unodc now.", "zh", "请关注我们。"),
        (
            "en",
            "It is in A/RES/L.x now.",
            "fr",
            "C’est dans la résolution.",
        ),
    ]);
}
