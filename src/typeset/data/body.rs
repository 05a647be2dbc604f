//! The body of a page: sections with their blocks.

use super::super::code::{array, dictionary, or_none, string};
use super::super::escape::LONGEST_WORD;
use super::super::texts::Content;
use super::Writer;
use crate::language::{
    BackTranslations, Tag, Word, full_stop, has_stops_behind_quotes, is_written_alike,
    language_name, translated_from,
};
use crate::release::{
    Align, Block, Cell, FieldPath, KeyPoints, Line, Paragraph, Picture, Prose, Quote, Row, Section,
    Table,
};

impl Writer<'_> {
    pub(super) fn sections(&mut self) -> String {
        let path = FieldPath::root().field("sections");
        let sections = self.release.sections.iter();
        let codes: Vec<String> = sections
            .map(|section| self.section(&path.item(&section.id), section))
            .collect();
        array(codes)
    }

    fn section(&mut self, at: &FieldPath, section: &Section) -> String {
        let heading = self.line(&at.field("heading"), &section.heading);
        let list = at.field("blocks");
        let mut blocks = Vec::new();
        for block in &section.blocks {
            let at = list.item(crate::release::Identified::id(block));
            blocks.extend(match block {
                Block::Prose(block) => (!block.text.is_blank()).then(|| {
                    dictionary([
                        ("kind", string("prose")),
                        ("paragraphs", self.prose(&at.field("text"), &block.text)),
                    ])
                }),
                Block::Quote(quote) => self.quote(&at, quote),
                Block::Picture(picture) => self.picture(&at, picture),
                Block::KeyPoints(points) => self.key_points(&at, points),
                Block::Table(table) => self.table(&at, table),
            });
        }
        dictionary([("heading", heading), ("blocks", array(blocks))])
    }

    /// The words in the release's own language where they were spoken in it
    /// and are known; their translation otherwise, which says so.
    fn quote(&mut self, at: &FieldPath, quote: &Quote) -> Option<String> {
        let language = &self.release.language;
        let spoken_here = quote
            .translated_from
            .as_ref()
            .is_some_and(|from| is_written_alike(from, language));
        let (field, words) = if spoken_here && !quote.original.is_blank() {
            ("original", &quote.original)
        } else {
            ("words", &quote.words)
        };
        if words.is_blank() && quote.speaker.is_blank() && quote.title.is_blank() {
            return None;
        }
        let said = self.release.conventions.back_translations;
        let note = quote.translated_from.as_ref().and_then(|from| {
            if !spoken_here {
                return Some(self.translated_from(from));
            }
            // What stands there are the words translated back.
            let is_said = field == "words" && said == BackTranslations::Said;
            is_said.then(|| self.word(Word::TranslatedBack))
        });
        let (words, stop) = self.quoted(&at.field(field), words);
        Some(dictionary([
            ("kind", string("quote")),
            ("words", words),
            ("stop", stop),
            (
                "speaker",
                self.part_of_line(&at.field("speaker"), &quote.speaker),
            ),
            ("title", self.part_of_line(&at.field("title"), &quote.title)),
            ("note", self.made(&at.field("translated_from"), note)),
            ("lang", or_none(None)),
        ]))
    }

    /// Words as they stand between quotation marks, and the full stop that the language has
    /// behind those.
    fn quoted(&mut self, path: &FieldPath, words: &Prose) -> (String, String) {
        let language = &self.release.language;
        let is_moved = has_stops_behind_quotes(language) && self.desk.prints_stops();
        let last = words
            .iter()
            .rfind(|paragraph| is_moved && !paragraph.text().trim().is_empty());
        let stop = last.and_then(|last| Some((last, full_stop(last.text())?)));
        let mut codes = Vec::new();
        let mut moved = None;
        for paragraph in words {
            let Some((_, at)) = stop.filter(|(last, _)| last.id == paragraph.id) else {
                codes.extend(self.paragraph(path, paragraph));
                continue;
            };
            let [before, end] = [0..at, at..at + 1].map(|range| paragraph.content.slice(range));
            let (Some(before), Some(end)) = (before, end) else {
                codes.extend(self.paragraph(path, paragraph));
                continue;
            };
            let at_hand = Paragraph {
                content: before,
                ..paragraph.clone()
            };
            codes.extend(self.paragraph(path, &at_hand));
            // It's behind all other texts that the paragraph is set as.
            let place = (usize::MAX, at);
            moved = Some(self.body(&path.item(&paragraph.id), place, &end));
        }
        (array(codes), or_none(moved))
    }

    fn translated_from(&self, from: &Tag) -> String {
        let release = self.release;
        match self.own_word(Word::TranslatedFrom) {
            Some(own) => own.replace("{language}", &language_name(from, &release.language)),
            None => {
                let note = translated_from(from, &release.language);
                match Word::is_known_in(&release.language) {
                    true => release.conventions.spaced(&note, &release.language),
                    false => self.in_english(note),
                }
            }
        }
    }

    fn picture(&mut self, at: &FieldPath, picture: &Picture) -> Option<String> {
        let empty = picture.image.is_none()
            && picture.caption.is_blank()
            && picture.credit.is_blank()
            && picture.licence.is_blank();
        (!empty).then(|| {
            dictionary([
                ("kind", string("picture")),
                (
                    "image",
                    self.image(picture.image.as_ref(), &picture.alternative_text),
                ),
                (
                    "caption",
                    self.prose(&at.field("caption"), &picture.caption),
                ),
                (
                    "credit",
                    self.part_of_line(&at.field("credit"), &picture.credit),
                ),
                ("licence", self.line(&at.field("licence"), &picture.licence)),
            ])
        })
    }

    fn key_points(&mut self, at: &FieldPath, points: &KeyPoints) -> Option<String> {
        (!points.points.is_blank()).then(|| {
            dictionary([
                ("kind", string("key-points")),
                ("heading", self.line(&at.field("heading"), &points.heading)),
                ("points", self.prose(&at.field("points"), &points.points)),
            ])
        })
    }

    /// What a cell of a table says, in which so many letters may stand together.
    fn cell(&mut self, path: &FieldPath, text: &Line, longest: usize) -> String {
        let cell = (!text.is_blank()).then(|| {
            let content = Content::Line(text.as_str(), longest);
            self.put(path, true, &content)
        });
        or_none(cell)
    }

    fn table(&mut self, at: &FieldPath, table: &Table) -> Option<String> {
        let is_blank = table.columns.iter().all(|column| column.heading.is_blank())
            && !table.rows.iter().any(|row| is_filled(row, table));
        if table.columns.is_empty() || (is_blank && table.caption.is_blank()) {
            return None;
        }
        // In a narrow column less of a word stands on a line.
        let longest = (LINE_OF_TABLE / table.columns.len()).clamp(4, LONGEST_WORD);
        let list = at.field("columns");
        let mut columns = Vec::new();
        for column in &table.columns {
            let at = list.item(&column.id);
            let align = match column.align {
                Align::Start => "start",
                Align::Center => "center",
                Align::End => "end",
            };
            columns.push(dictionary([
                (
                    "heading",
                    self.cell(&at.field("heading"), &column.heading, longest),
                ),
                ("align", string(align)),
            ]));
        }
        let list = at.field("rows");
        let mut rows = Vec::new();
        for row in table.rows.iter().filter(|row| is_filled(row, table)) {
            let cells = list.item(&row.id).field("cells");
            let mut codes = Vec::new();
            for column in &table.columns {
                codes.push(match row.cells.get(column.id.as_str()) {
                    Some(cell) => {
                        let path = cells.item(&cell.id).field("text");
                        self.cell(&path, &cell.text, longest)
                    }
                    None => or_none(None),
                });
            }
            rows.push(array(codes));
        }
        Some(dictionary([
            ("kind", string("table")),
            ("caption", self.line(&at.field("caption"), &table.caption)),
            ("columns", array(columns)),
            ("rows", array(rows)),
        ]))
    }
}

/// How many letters a line of a table has room for, at the most.
const LINE_OF_TABLE: usize = 100;

/// Whether something stands in a row of a table. What stands in a cell of a column that
/// isn't there isn't printed.
fn is_filled(row: &Row, table: &Table) -> bool {
    let is_printed = |cell: &Cell| table.columns.get(cell.id.as_str()).is_some();
    let mut cells = row.cells.iter();
    cells.any(|cell| is_printed(cell) && !cell.text.is_blank())
}
