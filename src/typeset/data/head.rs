//! The head of a page: what the release is, who gives it, when and where.

use super::super::code::{array, dictionary, or_none, string};
use super::Writer;
use crate::language::Word;
use crate::release::{FieldPath, Id, Line, Organizer, RevisionKind, Role, Timing, link_address};

/// Between what a release is and of when, at the foot of its pages.
const BETWEEN: &str = " · ";

impl Writer<'_> {
    pub(super) fn label(&mut self) -> String {
        let release = self.release;
        let path = FieldPath::root().field("label");
        if !release.label.is_blank() {
            return self.line(&path, &release.label);
        }
        let label = self.word(release.kind.word());
        self.made(&path, Some(label))
    }

    pub(super) fn release_line(&mut self) -> String {
        let line = match &self.release.timing {
            Timing::Unstated => None,
            Timing::Immediate => Some(self.word(Word::ForImmediateRelease)),
            Timing::Embargoed { until, zone } => Some(self.embargo(*until, zone)),
        };
        self.made(&FieldPath::root().field("timing"), line)
    }

    pub(super) fn language_versions(&mut self) -> String {
        let path = FieldPath::root().field("language_versions");
        let mut codes = Vec::new();
        for version in &self.release.language_versions {
            let at = path.item(&version.id);
            let Some(language) = &version.language else {
                continue;
            };
            let name = self.name_of(language);
            let name = self.made(&at.field("language"), Some(name));
            codes.push(dictionary([
                ("language", name),
                (
                    "url",
                    or_none(link_address(version.url.as_str()).map(|url| string(&url))),
                ),
            ]));
        }
        array(codes)
    }

    pub(super) fn revision(&mut self) -> String {
        let revision = &self.release.revision;
        let path = FieldPath::root().field("revision");
        let Some(kind) = revision.kind else {
            return "none".to_owned();
        };
        let (key, word) = match kind {
            RevisionKind::Updated => ("updated", Word::Updated),
            RevisionKind::Corrected => ("corrected", Word::Corrected),
            RevisionKind::Withdrawn => ("withdrawn", Word::Withdrawn),
        };
        let line = match revision.date {
            Some(date) => self.dated(word, &self.word(Word::Colon), date),
            None => self.word(word),
        };
        dictionary([
            ("kind", string(key)),
            ("line", self.made(&path.field("kind"), Some(line))),
            (
                "replaces",
                self.line(&path.field("replaces"), &revision.replaces),
            ),
            ("note", self.prose(&path.field("note"), &revision.note)),
        ])
    }

    pub(super) fn organizers(&mut self) -> String {
        let release = self.release;
        let path = FieldPath::root().field("organizers");
        let mut ordered: Vec<&Organizer> = release.organizers.iter().collect();
        ordered.sort_by_key(|organizer| {
            let place = Role::ALL.iter().position(|role| *role == organizer.role);
            place.unwrap_or(Role::ALL.len())
        });
        let mut codes = Vec::new();
        for organizer in ordered {
            let at = path.item(&organizer.id);
            let (role, word) = match organizer.role {
                // Whom a release comes from is plain from where it stands.
                Role::Organizer => ("organizer", None),
                Role::CoOrganizer => ("co-organizer", Some(Word::CoOrganizedBy)),
                Role::Partner => ("partner", Some(Word::InPartnershipWith)),
            };
            let label = word.map(|word| self.word(word));
            let lines = self.lines(&at.field("name"), &organizer.name);
            codes.push(dictionary([
                ("lines", array(lines.into_iter().map(|(_, code)| code))),
                ("role", string(role)),
                ("role-label", self.made(&at.field("role"), label)),
                (
                    "logo",
                    self.image(organizer.logo.as_ref(), &organizer.alternative_text),
                ),
            ]));
        }
        array(codes)
    }

    pub(super) fn image(&self, id: Option<&Id>, alternative: &Line) -> String {
        let path = id.and_then(|id| self.desk.picture(id.as_str()));
        or_none(path.map(|path| {
            dictionary([
                ("path", string(&path)),
                ("alt", string(alternative.as_str().trim())),
            ])
        }))
    }

    pub(super) fn dateline(&mut self) -> String {
        let release = self.release;
        let path = FieldPath::root().field("dateline");
        let places = self.lines(&path.field("places"), &release.dateline.places);
        let places = places.into_iter();
        let places: Vec<String> = places
            .map(|(place, code)| self.set_apart(place, code))
            .collect();
        let date = release.dateline.date;
        let date = date.map(|date| {
            let date = self.date(date);
            self.made(&path.field("date"), Some(date))
        });
        if places.is_empty() && date.is_none() {
            return "none".to_owned();
        }
        let comma = match self.word(Word::Comma) {
            // A full-width comma brings its own space.
            comma if matches!(comma.as_str(), "，" | "、") => comma,
            comma => comma + " ",
        };
        let places = (!places.is_empty()).then(|| places.join(" + \"/\" + "));
        let parts: Vec<String> = places.into_iter().chain(date).collect();
        let between = format!(" + {} + ", string(&comma));
        format!("({})", parts.join(&between))
    }

    pub(super) fn running(&mut self) -> String {
        let release = self.release;
        let word = release.kind.word();
        let date = release.issue_date.or(release.dateline.date);
        let line = match (release.label.is_blank(), date) {
            (true, Some(date)) => self.dated(word, BETWEEN, date),
            (true, None) => self.word(word),
            (false, Some(date)) => format!("{}{BETWEEN}{}", release.label, self.date(date)),
            (false, None) => release.label.to_string(),
        };
        self.made(&FieldPath::root().field("kind"), Some(line))
    }
}
