//! Links: to the same page, to that page in another language, elsewhere.

use communique::language::Conventions;
use communique::release::{Fragment, Mark, MarkKind};
use communique::translate::Text;
use communique::translate::checks::{Finding, FindingKind};

/// A text of which the words between two others are a link.
fn linked([before, link, behind]: [&str; 3], url: &str) -> Text {
    let start = before.len();
    let mark = Mark::new(start..start + link.len(), MarkKind::Link(url.to_owned()));
    let text = [before, link, behind].concat();
    Text::Prose(vec![Fragment::new(text, vec![mark])])
}

fn found(ours: &str, theirs: &str) -> Vec<Finding> {
    let source = linked(["See ", "the report", "."], ours);
    let target = linked(["Voir ", "le rapport", "."], theirs);
    super::found(
        ("en", &source),
        ("fr", &target),
        Conventions::default(),
        &[],
    )
}

#[test]
fn a_link_to_that_page_in_whichever_language_is_left_alone() {
    for (ours, theirs) in [
        ("https://example.org/a", "https://example.org/a"),
        ("https://example.org/a", "http://www.example.org/a/"),
        ("https://example.org/a", "https://example.org/a#chapitre-2"),
        (
            "https://example.org/a?utm_source=x",
            "https://example.org/a",
        ),
        // In the name of a page or a file.
        (
            "https://example.org/press-release-en",
            "https://example.org/communique-fr",
        ),
        (
            "https://example.org/Report_EN_2024.pdf",
            "https://example.org/Rapport_FR_2024.pdf",
        ),
        (
            "https://news.un.org/en/story/2021/06/1094772",
            "https://news.un.org/fr/story/2021/06/1098822",
        ),
        // Of many people, or documents with numbers of their own.
        ("https://x.com/UN", "https://x.com/ONU_fr"),
        (
            "https://www.youtube.com/watch?v=abc",
            "https://www.youtube.com/watch?v=def",
        ),
        ("https://undocs.org/A/75/1", "https://undocs.org/N2100001"),
        // In the path.
        (
            "https://www.un.org/en/report",
            "https://www.un.org/fr/report",
        ),
        (
            "https://www.un.org/en/climate-change",
            "https://www.un.org/fr/changement-climatique",
        ),
        ("https://un.org/climate", "https://un.org/fr/climat"),
        ("https://un.org/en/climate", "https://un.org/climate"),
        ("https://un.org/climate", "https://un.org/climate/fr"),
        ("https://un.org/zh-hans/a", "https://un.org/pt-br/b"),
        ("https://ohchr.org/english/a", "https://ohchr.org/french/b"),
        // In the site's name.
        (
            "https://en.unesco.org/news/a",
            "https://fr.unesco.org/news/b",
        ),
        (
            "https://example.org/news/a",
            "https://fr.example.org/actualites/b",
        ),
        (
            "https://en.wikipedia.org/wiki/Flood",
            "https://fr.wikipedia.org/wiki/Inondation",
        ),
        // In what is asked of it.
        (
            "https://example.org/a?lang=en",
            "https://example.org/a?lang=fr",
        ),
        ("https://example.org/a", "https://example.org/a?lang=fr"),
        (
            "https://example.org/?id=7&hl=en",
            "https://example.org/?id=7&hl=fr",
        ),
        // In the name of a file.
        (
            "https://example.org/report_en.pdf",
            "https://example.org/report_fr.pdf",
        ),
        (
            "https://example.org/report.pdf",
            "https://example.org/rapport-fr.pdf",
        ),
        (
            "https://undocs.org/A_75_1_E.pdf",
            "https://undocs.org/A_75_1_F.pdf",
        ),
        (
            "https://example.org/index.en.html",
            "https://example.org/index.fr.html",
        ),
        ("mailto:press@un.org", "mailto:Press@un.org?subject=x"),
    ] {
        let found = found(ours, theirs);
        assert!(found.is_empty(), "{ours} -> {theirs}: {found:?}");
    }
}

#[test]
fn a_link_to_another_page_of_the_site_is_told_and_can_be_put_right() {
    for (ours, theirs) in [
        ("https://example.org/a", "https://example.org/b"),
        (
            "https://example.org/report-2026",
            "https://example.org/report-2025",
        ),
        ("https://example.org", "https://example.org/contact"),
        ("https://example.org/a?id=7", "https://example.org/a?id=8"),
        // In another language, and of another year.
        (
            "https://www.un.org/en/report/2021",
            "https://www.un.org/fr/report/2022",
        ),
        // Neither is in another language than the other.
        ("https://un.org/en/flood", "https://un.org/en/floods"),
        ("https://en.unesco.org/a", "https://en.unesco.org/b"),
        (
            "https://example.org/a_en.pdf",
            "https://example.org/b_en.pdf",
        ),
        (
            "https://example.org/a?lang=en",
            "https://example.org/b?lang=en",
        ),
        ("mailto:press@un.org", "mailto:pres@un.org"),
    ] {
        let found = found(ours, theirs);
        let [finding] = found.as_slice() else {
            panic!("{ours} -> {theirs}: {found:?}");
        };
        let other = FindingKind::OtherPage {
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
        };
        assert_eq!(finding.kind, other);
        assert_eq!(finding.at, Some(5..15));
        let [mend] = finding.fix.as_slice() else {
            panic!("{finding:?}");
        };
        assert_eq!(mend.with.text(), "le rapport");
        let links: Vec<_> = mend.with.marks().iter().map(|mark| &mark.kind).collect();
        assert_eq!(links, [&MarkKind::Link(ours.to_owned())]);
    }
}

#[test]
fn a_link_to_another_site_lacks() {
    for (ours, theirs) in [
        ("https://example.org/a", "https://example.com/a"),
        (
            "https://www.un.org/en/report",
            "https://example.org/fr/report",
        ),
        ("https://un.org/a", "mailto:press@un.int"),
    ] {
        let found = found(ours, theirs);
        assert!(
            matches!(
                found.as_slice(),
                [Finding {
                    kind: FindingKind::Lacks(_),
                    ..
                }]
            ),
            "{ours} -> {theirs}: {found:?}"
        );
    }
}
