//! The foot of a page: who the organizers are, whom to ask, where to read on.

use super::super::code::{array, boolean, dictionary, or_none, string};
use super::Writer;
use crate::language::Word;
use crate::release::{
    Boilerplate, Contact, ContactGroup, FieldPath, Line, Link, MediaAsset, link_address,
    mail_address,
};

/// How long what is said of a contact may be to stand on one page with it, in bytes.
const LONGEST_NOTE: usize = 1_000;

impl Writer<'_> {
    pub(super) fn boilerplates(&mut self) -> String {
        let path = FieldPath::root().field("boilerplates");
        let mut codes = Vec::new();
        for boilerplate in &self.release.boilerplates {
            codes.extend(self.boilerplate(&path.item(&boilerplate.id), boilerplate));
        }
        array(codes)
    }

    fn boilerplate(&mut self, at: &FieldPath, boilerplate: &Boilerplate) -> Option<String> {
        if boilerplate.text.is_blank() && boilerplate.organization.is_blank() {
            return None;
        }
        let name = self.some_line(&at.field("organization"), &boilerplate.organization);
        let heading = name.map(|name| {
            let about = self.word(Word::About);
            match about.split_once("{name}") {
                Some((before, after)) => {
                    format!("({} + {name} + {})", string(before), string(after))
                }
                None => string(&about),
            }
        });
        Some(dictionary([
            ("heading", or_none(heading)),
            ("text", self.prose(&at.field("text"), &boilerplate.text)),
        ]))
    }

    pub(super) fn contacts(&mut self) -> String {
        let path = FieldPath::root().field("contacts");
        let mut codes = Vec::new();
        for group in &self.release.contacts {
            codes.extend(self.contact_group(&path.item(&group.id), group));
        }
        array(codes)
    }

    fn contact_group(&mut self, at: &FieldPath, group: &ContactGroup) -> Option<String> {
        let heading = self.some_line(&at.field("name"), &group.name);
        let list = at.field("people");
        let people = group.people.iter();
        let people: Vec<String> = people
            .filter(|person| !is_unfilled(person))
            .map(|person| self.person(&list.item(&person.id), person))
            .collect();
        (heading.is_some() || !people.is_empty())
            .then(|| dictionary([("heading", or_none(heading)), ("people", array(people))]))
    }

    fn person(&mut self, at: &FieldPath, person: &Contact) -> String {
        let address = mail_address(person.email.as_str());
        dictionary([
            ("name", self.part_of_line(&at.field("name"), &person.name)),
            ("role", self.part_of_line(&at.field("role"), &person.role)),
            (
                "organization",
                self.part_of_line(&at.field("organization"), &person.organization),
            ),
            (
                "telephone",
                self.line(&at.field("telephone"), &person.telephone),
            ),
            (
                "out-of-hours",
                self.line(&at.field("out_of_hours"), &person.out_of_hours),
            ),
            ("email", self.line(&at.field("email"), &person.email)),
            ("long", boolean(person.note.as_str().len() > LONGEST_NOTE)),
            (
                "email-url",
                or_none(address.map(|address| string(&address))),
            ),
            (
                "languages",
                self.part_of_line(&at.field("languages"), &person.languages),
            ),
            (
                "hours",
                self.part_of_line(&at.field("hours"), &person.hours),
            ),
            ("note", self.line(&at.field("note"), &person.note)),
        ])
    }

    pub(super) fn media_assets(&mut self) -> String {
        let path = FieldPath::root().field("media_assets");
        let assets = self.release.media_assets.iter();
        let codes: Vec<String> = assets
            .filter(|asset| !has_nothing(asset))
            .map(|asset| self.media_asset(&path.item(&asset.id), asset))
            .collect();
        array(codes)
    }

    fn media_asset(&mut self, at: &FieldPath, asset: &MediaAsset) -> String {
        let print_version = self.word(Word::PrintVersion);
        let link = link_address(asset.url.as_str()).map(|url| {
            let body = self.made(&at.field("url"), Some(print_version));
            dictionary([("body", body), ("url", string(&url))])
        });
        dictionary([
            (
                "image",
                self.image(asset.image.as_ref(), &asset.alternative_text),
            ),
            ("caption", self.prose(&at.field("caption"), &asset.caption)),
            (
                "credit",
                self.part_of_line(&at.field("credit"), &asset.credit),
            ),
            ("licence", self.line(&at.field("licence"), &asset.licence)),
            ("link", or_none(link)),
        ])
    }

    pub(super) fn links(&mut self) -> String {
        let path = FieldPath::root().field("links");
        let mut codes = Vec::new();
        for link in &self.release.links {
            codes.extend(self.link(&path.item(&link.id), link));
        }
        array(codes)
    }

    fn link(&mut self, at: &FieldPath, link: &Link) -> Option<String> {
        let label = self.line(&at.field("label"), &link.label);
        let body = match link.text.is_blank() {
            true => self.some_line(&at.field("url"), &link.url)?,
            false => self.some_line(&at.field("text"), &link.text)?,
        };
        // An address that leads nowhere known is printed and isn't followed.
        let url = link_address(link.url.as_str());
        Some(dictionary([
            ("label", label),
            ("body", body),
            ("url", or_none(url.map(|url| string(&url)))),
        ]))
    }
}

/// Whether a contact says nothing yet.
fn is_unfilled(person: &Contact) -> bool {
    let lines = [
        &person.name,
        &person.role,
        &person.organization,
        &person.telephone,
        &person.out_of_hours,
        &person.email,
        &person.languages,
        &person.hours,
        &person.note,
    ];
    lines.into_iter().all(Line::is_blank)
}

/// Whether there is nothing of what is offered to the media yet.
fn has_nothing(asset: &MediaAsset) -> bool {
    asset.image.is_none()
        && asset.caption.is_blank()
        && asset.credit.is_blank()
        && asset.licence.is_blank()
        && link_address(asset.url.as_str()).is_none()
}
