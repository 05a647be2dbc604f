//! Files that are made to do harm: refused, or read for what they are.

use communique::edit::applied;
use communique::translate::exchange::{Refusal, Remark, Why};

use super::strangers::{
    BANNER, NOTED, brought, french, look, only, po, refused, said, unit, xliff, xliff2,
};

#[test]
fn links_of_strangers_lead_nowhere_but_where_links_may() {
    let file = po(&format!(
        "msgctxt \"{NOTED}\"\nmsgid \"It says so.\"\nmsgstr \"[ici](javascript:alert) [^technical-guide-6ye4]\"\n"
    ));
    let brought = brought(&file);
    let after = only(&brought).after.as_ref().expect("a text");
    let paragraphs = after.paragraphs();
    let marks = paragraphs[0].marks().iter();
    assert!(
        marks
            .map(|mark| format!("{:?}", mark.kind))
            .all(|kind| !kind.contains("javascript"))
    );
    assert_eq!(said(only(&brought)), "ici ");
    let left_out = Remark::UnknownCode("javascript:alert".to_owned());
    assert_eq!(only(&brought).remarks, [left_out]);
}

#[test]
fn bombs_and_what_lies_outside_are_refused() {
    let lol = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>"#;
    let file = xliff(&unit(BANNER, "<target>&b;</target>"));
    let bomb = file.replace(
        "<?xml version=\"1.0\"?>",
        &format!("<?xml version=\"1.0\"?>{lol}"),
    );
    assert_eq!(refused(&bomb), Refusal::Entities);
    let outside = r#"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>"#;
    let file = file
        .replace("<?xml version=\"1.0\"?>", outside)
        .replace("&b;", "&a;");
    assert_eq!(refused(&file), Refusal::Entities);
    let deep = "<g id=\"1\">".repeat(100_000);
    assert!(matches!(
        refused(&xliff(&deep)),
        Refusal::TooMuch | Refusal::Damaged { .. }
    ));
    let deep = format!("{}{}", "<g id=\"1\">".repeat(2_000), "</g>".repeat(2_000));
    let file = xliff(&unit(BANNER, &format!("<target>{deep}</target>")));
    assert_eq!(refused(&file), Refusal::TooMuch);
    let large = xliff(&unit(
        BANNER,
        &format!("<target>{}</target>", "a".repeat(40 * 1024 * 1024)),
    ));
    assert_eq!(refused(&large), Refusal::TooLarge(32));
}

#[test]
fn codes_that_end_in_any_order_dont_grow_without_end() {
    const MANY: usize = 20_000;
    let opened: String = (0..MANY)
        .map(|at| format!(r#"<bpt id="b{at}"/>a"#))
        .collect();
    let closed: String = (0..MANY)
        .map(|at| format!(r#"<ept id="b{at}"/>"#))
        .collect();
    let file = xliff(&unit(BANNER, &format!("<target>{opened}{closed}</target>")));
    let brought = brought(&file);
    assert_eq!(brought.changes, []);
    let why: Vec<&Why> = brought.refused.iter().map(|one| &one.why).collect();
    assert_eq!(why, [&Why::TooMany(1_000)]);
}

#[test]
fn many_links_to_one_long_address_take_no_more_room_than_the_file() {
    let address = "a".repeat(1024 * 1024);
    let links = r#"<g id="l1">x</g>"#.repeat(200_000);
    let text = format!(
        "<trans-unit id=\"{BANNER}\"><source>2021</source><target>{links}</target>\
         <context-group><context context-type=\"x-link-l1\">{address}</context></context-group></trans-unit>"
    );
    let brought = brought(&xliff(&text));
    assert_eq!(brought.changes, []);
    let why: Vec<&Why> = brought.refused.iter().map(|one| &one.why).collect();
    assert_eq!(why, [&Why::TooMany(1_000)]);
}

#[test]
fn characters_by_their_numbers_are_none_that_a_text_cant_have() {
    for code in [
        r#"<cp hex="0000"/>"#,
        r#"<cp hex="001B"/>"#,
        r#"<cp hex="D800"/>"#,
    ] {
        let unit = format!(
            r#"<unit id="u1" name="{BANNER}"><segment><source>2021 Counter-Terrorism Week</source><target>A{code}B</target></segment></unit>"#
        );
        let brought = brought(&xliff2(&unit));
        let only = only(&brought);
        assert_eq!(said(only), "AB", "{code}");
        assert!(matches!(only.remarks.as_slice(), [Remark::UnknownCode(_)]));
    }
}

#[test]
fn what_has_come_in_can_be_saved_whatever_stood_in_the_file() {
    let entry = |source: &str| {
        po(&format!(
            "msgctxt \"{NOTED}\"\nmsgid \"{source}\"\nmsgstr \"[Un](https://x.org/\u{85}) deux\"\n"
        ))
    };
    let link = format!(
        "<trans-unit id=\"{NOTED}\"><source>A&#13;B&#x85;</source><target><g id=\"l1\">Un</g></target>\
         <context-group><context context-type=\"x-link-l1\">https://x.org&#x85;</context></context-group></trans-unit>"
    );
    let files = [
        entry("A\\r\\nB"),
        entry("A\\x07B"),
        entry("A\u{fffc}B"),
        xliff(&link),
    ];
    for file in files {
        let release = french();
        let brought = look(&release, &file).expect("it's of it");
        let edit = brought.edit(&release, &|_| true).expect("it changes");
        let after = applied(&release, &edit).expect("it applies");
        let text = communique::storage::write(&after).expect("it can be written");
        let back = communique::storage::read(text.as_bytes()).expect("and read");
        assert_eq!(back.release, after, "{file}");
    }
}

#[test]
fn tags_with_more_attributes_than_any_has_are_refused() {
    let attributes: String = (0..300_000).map(|at| format!(" a{at}=\"\"")).collect();
    let file = xliff(&unit(
        BANNER,
        &format!("<target{attributes}>Semaine</target>"),
    ));
    assert_eq!(refused(&file), Refusal::TooMuch);
    // What stands in quotation marks or in a comment is none.
    let quiet = "=".repeat(1_000);
    let file = xliff(&unit(
        BANNER,
        &format!("<!-- {quiet} <a {quiet}> --><target a=\"{quiet} > \">Semaine</target>"),
    ));
    assert_eq!(said(only(&brought(&file))), "Semaine");
}
