//! Opening, saving and merging releases, and keeping their changes safe: with much text, and
//! with large pictures.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use communique::compare::{Names, merge};
use communique::edit::{Edit, Label, applied, splice};
use communique::images::Format;
use communique::release::{
    Block, FieldPath, Fragment, Id, Image, Paragraph, Part, ProseBlock, Release, Section,
};
use communique::storage::disk::System;
use communique::storage::{
    Digest, Journal, Known, Lineage, Standing, Subject, Writer, open, save_on, write,
};
use image::{ImageFormat, RgbImage};

use crate::edits::sample;
use crate::table::Table;

const KB: usize = 1000;
const MB: usize = 1000 * KB;
/// As many as a share of a hundred needs.
const RUNS: usize = 100;
/// How often what takes long is measured.
const FEW_RUNS: usize = 30;

pub fn measure(table: &Table) {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    for (what, length, limit) in [("100 KB", 100 * KB, 20), ("5 MB", 5 * MB, 150)] {
        let limit = Duration::from_millis(limit);
        for (of, release) in both_kinds(length) {
            measure_save(
                table,
                folder,
                &format!("save {what} of {of}"),
                &release,
                limit,
            );
        }
    }
    for (what, length, limit) in [("1 MB", MB, 60), ("10 MB", 10 * MB, 400)] {
        let limit = Duration::from_millis(limit);
        for (of, release) in both_kinds(length) {
            measure_open(
                table,
                folder,
                &format!("open {what} of {of}"),
                &release,
                limit,
            );
        }
    }
    measure_journal(table, folder);
    measure_merge(table, "the sample", &sample());
    measure_merge(table, "1,000 paragraphs", &with_text(1_000));
}

/// A release with text whose file is about so long, as far as a release may have so much,
/// and one with pictures.
fn both_kinds(length: usize) -> [(&'static str, Release); 2] {
    let paragraph = write(&with_text(100)).expect("it can be written").len() / 100;
    // With more, it's the limit of a release's text that is measured.
    const MOST_TEXT: usize = 4 * MB;
    let text = with_text(length.min(MOST_TEXT) / paragraph);
    let text = with_pictures(text, length.saturating_sub(MOST_TEXT));
    [
        ("text", text),
        ("pictures", with_pictures(sample(), length)),
    ]
}

fn id(text: &str) -> Id {
    Id::parse(text).expect("an id")
}

/// A release with so many paragraphs, some hundred in each of its sections.
fn with_text(paragraphs: usize) -> Release {
    let mut release = sample();
    let words = "The council met on Monday. It heard **twelve** speakers from nine countries, and adopted [the text](https://www.un.org/) ";
    let section = |nth: usize| {
        let paragraph = |index: usize| {
            let text = format!("{words}with vote {}.", nth * 100 + index);
            Paragraph::new(
                id(&format!("p-{nth}-{index}")),
                Fragment::plain(text.repeat(3)),
            )
        };
        let count = (paragraphs - nth * 100).min(100);
        let prose = ProseBlock {
            id: id(&format!("text-{nth}")),
            text: (0..count).map(paragraph).collect(),
        };
        Section {
            id: id(&format!("section-{nth}")),
            blocks: [Block::Prose(prose)].into_iter().collect(),
            ..Section::default()
        }
    };
    release.sections = (0..paragraphs.div_ceil(100)).map(section).collect();
    release.footnotes = Vec::new().into_iter().collect();
    release
}

/// The release with photos that take about `length` bytes in its file.
fn with_pictures(mut release: Release, length: usize) -> Release {
    let mut images: Vec<Image> = release.images.iter().cloned().collect();
    let mut left = length;
    while left > 0 {
        // As base64 takes room; a photo of more than 2 MB is rare.
        let jpeg = photo((left * 3 / 4).min(2 * MB), images.len() as u8);
        left = left.saturating_sub(jpeg.len() * 4 / 3 + jpeg.len() / 100 + 50 * KB);
        images.push(Image {
            id: id(&format!("photo-{}", images.len())),
            format: Format::Jpeg,
            bytes: jpeg.into(),
        });
    }
    release.images = images.into_iter().collect();
    release
}

/// A JPEG of about so many bytes: a slope with noise on it, as a photo has.
fn photo(length: usize, seed: u8) -> Vec<u8> {
    let side = ((length * 2) as f64).sqrt() as u32;
    let mut state = u32::from(seed) + 1;
    let picture = RgbImage::from_fn(side, side, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (state >> 25) as u8;
        image::Rgb([
            (x * 255 / side) as u8 / 2 + noise,
            (y * 255 / side) as u8 / 2 + noise,
            90,
        ])
    });
    let mut jpeg = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut jpeg, ImageFormat::Jpeg)
        .expect("it can be encoded");
    jpeg.into_inner()
}

/// A measured thing: the median and the slowest of a hundred.
struct Times(Vec<Duration>);

impl Times {
    fn of(runs: usize, mut run: impl FnMut() -> Duration) -> Self {
        let mut times: Vec<Duration> = (0..runs).map(|_| run()).collect();
        times.sort();
        Self(times)
    }

    fn median(&self) -> Duration {
        self.0[self.0.len() / 2]
    }

    fn p99(&self) -> Duration {
        self.0[(self.0.len() * 99 / 100).min(self.0.len() - 1)]
    }

    fn tell(&self, table: &Table, what: &str, limit: Duration, peer: (&str, Self)) {
        let (name, other) = peer;
        table.time(what, self.median(), limit, Some((name, other.median())));
        table.time("  its p99", self.p99(), limit, Some((name, other.p99())));
    }
}

fn measure_save(table: &Table, folder: &Path, what: &str, release: &Release, limit: Duration) {
    let path = folder.join("release.ron");
    let release = Arc::new(release.clone());
    let text = write(&release).expect("it can be written");
    fs::write(&path, &text).expect("it can be written");
    let known = Known {
        digest: Digest::of(text.as_bytes()),
        release: Arc::clone(&release),
        lineage: Lineage::default(),
    };
    let mut standing = Standing {
        seen: vec![known],
        writer: Some(Writer::default()),
        ..Standing::default()
    };
    let runs = if text.len() > MB { FEW_RUNS } else { RUNS };
    let mut turn = 0;
    let times = Times::of(runs, || {
        turn += 1;
        let at = FieldPath::root().field("headline");
        let edit = splice(&release, &at, 0..0, Fragment::plain(format!("{turn} ")));
        let changed = applied(&release, &edit.expect("a headline")).expect("it applies");
        let changed = Arc::new(changed);
        let begun = Instant::now();
        let saved = save_on(&System, &path, &changed, &standing).expect("it's saved");
        let took = begun.elapsed();
        (standing.seen, standing.lineage) = (saved.seen, saved.lineage);
        took
    });
    let plain = Times::of(runs, || {
        let (temporary, target) = (folder.join("plain.new"), folder.join("plain.ron"));
        let begun = Instant::now();
        let mut file = File::create(&temporary).expect("a file");
        file.write_all(text.as_bytes()).expect("it can be written");
        file.sync_all().expect("it can be forced to the disk");
        fs::rename(&temporary, &target).expect("it can be renamed");
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .expect("the folder too");
        begun.elapsed()
    });
    times.tell(table, what, limit, ("write, sync, rename", plain));
}

fn measure_open(table: &Table, folder: &Path, what: &str, release: &Release, limit: Duration) {
    let path = folder.join("release.ron");
    fs::write(&path, write(release).expect("it can be written")).expect("it can be written");
    let times = Times::of(FEW_RUNS, || {
        let begun = Instant::now();
        open(&path).expect("it opens");
        begun.elapsed()
    });
    let plain = Times::of(FEW_RUNS, || {
        let begun = Instant::now();
        std::hint::black_box(fs::read(&path).expect("it's read"));
        begun.elapsed()
    });
    times.tell(table, what, limit, ("reading the bytes", plain));
}

fn measure_journal(table: &Table, folder: &Path) {
    let release = sample();
    let subject = Subject {
        release: release.id.clone(),
        file: None,
        standing: None,
        lineage: Lineage::default(),
    };
    let path = folder.join("journal");
    let mut journal = Journal::begin(&System, &path, &subject, None, &release).expect("it's begun");
    let at = FieldPath::root().field("headline");
    let edit = splice(&release, &at, 0..0, Fragment::plain("e")).expect("a headline");
    let change = [(Label::Typing(at), edit)];
    let times = Times::of(10 * RUNS, || {
        let begun = Instant::now();
        journal.add(&change).expect("it's kept");
        begun.elapsed()
    });
    let mut file = File::create(folder.join("plain")).expect("a file");
    let plain = Times::of(10 * RUNS, || {
        let begun = Instant::now();
        file.write_all(&[b'e'; 150]).expect("it can be written");
        file.sync_data().expect("it can be forced to the disk");
        begun.elapsed()
    });
    let limit = Duration::from_millis(4);
    times.tell(
        table,
        "a change into the journal",
        limit,
        ("write, sync", plain),
    );
}

/// Two people change one word in each other paragraph, and in the same ones.
fn measure_merge(table: &Table, what: &str, base: &Release) {
    let [ours, theirs] = ["ours ", "theirs "].map(|word| changed(base, word));
    let times = Times::of(FEW_RUNS, || {
        let begun = Instant::now();
        merge(base, &ours, &theirs, &Names::default()).expect("it merges");
        begun.elapsed()
    });
    let writing = Times::of(FEW_RUNS, || {
        let begun = Instant::now();
        std::hint::black_box(write(base).expect("it can be written"));
        begun.elapsed()
    });
    let limit = Duration::from_millis(150);
    times.tell(
        table,
        &format!("merge {what}"),
        limit,
        ("writing it", writing),
    );
}

/// The release with a word at the beginning of half of its paragraphs, or at the end.
fn changed(base: &Release, word: &str) -> Release {
    let mut edits = Vec::new();
    let mut paragraphs = 0;
    base.visit(&mut |path, part| {
        if let Part::Paragraph(paragraph) = part {
            paragraphs += 1;
            let end = match word.len() % 2 {
                0 => 0,
                _ => paragraph.text().len(),
            };
            if paragraphs % 2 == 0 {
                edits.extend(splice(base, path, end..end, Fragment::plain(word)));
            }
        }
    });
    applied(base, &Edit::Group(edits)).expect("they apply")
}
