//! What somebody has agreed to do without.

use crate::typeset::Accessibility;

/// What an export may lack, since somebody was told and said yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Concessions {
    /// It may be one that not everybody can read.
    pub inaccessible: bool,
    /// Of an edition some may not be translated, or not as the release is now.
    pub incomplete: bool,
}

impl Concessions {
    /// How readable a PDF has to be.
    pub(super) fn accessibility(self) -> Accessibility {
        match self.inaccessible {
            true => Accessibility::BestEffort,
            false => Accessibility::Required,
        }
    }
}
