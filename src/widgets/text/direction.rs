//! Which way text runs: the base direction of a paragraph, and the order in which
//! the clusters of a line stand (Unicode's bidirectional algorithm, UAX #9).
//!
//! The levels come from `unicode-bidi`; rule L1, which depends on where lines end,
//! is applied here, as lines are known only once they're broken.

use std::ops::Range;

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

use crate::language::{Direction, may_turn};

/// Which way a line runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextDirection {
    /// From left to right, as English does.
    #[default]
    LeftToRight,
    /// From right to left, as Arabic does.
    RightToLeft,
}

impl From<Direction> for TextDirection {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::LeftToRight => Self::LeftToRight,
            Direction::RightToLeft => Self::RightToLeft,
        }
    }
}

impl TextDirection {
    /// The direction of the first letter that has one, outside of isolates (UAX #9,
    /// P2 and P3); `None` where there is no such letter.
    pub fn of_first_strong(text: &str) -> Option<Self> {
        let mut depth = 0_usize;
        for c in text.chars() {
            match bidi_class(c) {
                BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => depth += 1,
                BidiClass::PDI => depth = depth.saturating_sub(1),
                BidiClass::L if depth == 0 => return Some(Self::LeftToRight),
                BidiClass::R | BidiClass::AL if depth == 0 => return Some(Self::RightToLeft),
                _ => {}
            }
        }
        None
    }

    /// Whether it's from right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::RightToLeft
    }

    /// The other one.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::LeftToRight => Self::RightToLeft,
            Self::RightToLeft => Self::LeftToRight,
        }
    }

    fn level(self) -> Level {
        match self {
            Self::LeftToRight => Level::ltr(),
            Self::RightToLeft => Level::rtl(),
        }
    }
}

/// The embedding levels of a text without line feeds.
pub(super) struct Levels {
    base: Level,
    /// A level a byte; none where the whole text is at the base level.
    levels: Option<Vec<Level>>,
}

impl Levels {
    /// Those of `text` in a paragraph of the direction `base`.
    pub fn of(text: &str, base: TextDirection) -> Self {
        if base == TextDirection::LeftToRight && !text.chars().any(may_turn) {
            return Self {
                base: Level::ltr(),
                levels: None,
            };
        }
        let info = ParagraphBidiInfo::new(text, Some(base.level()));
        let levels = info
            .levels
            .iter()
            .any(|level| *level != info.paragraph_level)
            .then_some(info.levels);
        Self {
            base: info.paragraph_level,
            levels,
        }
    }

    /// Whether all of it is at the base level: nothing is reordered but as a whole.
    pub fn are_plain(&self) -> bool {
        self.levels.is_none()
    }

    /// The base level.
    pub fn base(&self) -> u8 {
        self.base.number()
    }

    /// The levels of clusters, which begin at the bytes `starts`, on the line that
    /// stands at `line` in `text`: what blanks are left over at its end, and tabs with
    /// the blanks before them, are at the base level (rule L1).
    pub fn on_line(&self, text: &str, line: Range<usize>, starts: &[usize]) -> Vec<Level> {
        let Some(levels) = &self.levels else {
            return vec![self.base; starts.len()];
        };
        let mut on_line: Vec<Level> = starts
            .iter()
            .map(|start| levels.get(*start).copied().unwrap_or(self.base))
            .collect();
        let mut resets = true;
        for (level, start) in on_line.iter_mut().zip(starts).rev() {
            let rest = text.get(*start..line.end).unwrap_or_default();
            match rest.chars().next().map(bidi_class) {
                Some(BidiClass::S | BidiClass::B) => resets = true,
                Some(
                    BidiClass::WS
                    | BidiClass::LRI
                    | BidiClass::RLI
                    | BidiClass::FSI
                    | BidiClass::PDI
                    | BidiClass::BN,
                ) => {}
                _ => resets = false,
            }
            if resets {
                *level = self.base;
            }
        }
        on_line
    }
}

/// The order, from left to right, of clusters with these levels (rule L2).
pub(super) fn visual_order(levels: &[Level]) -> Vec<usize> {
    ParagraphBidiInfo::reorder_visual(levels)
}
