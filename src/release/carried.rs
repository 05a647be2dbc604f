//! Where things are that were carried into another section, or another group of contacts: they
//! keep their own names, and are found by those.

use super::{FieldPath, Part, Release};

/// Where something would be in whatever holds it: its address without the section or the group of
/// contacts in which it is, as it may be carried into another.
pub fn within_holder(at: &FieldPath) -> Option<Vec<&str>> {
    let mut segments = at.segments();
    let (outer, _, inner) = (segments.next()?, segments.next()?, segments.next()?);
    let can_be_carried = matches!(
        (outer, inner),
        ("sections", "blocks") | ("contacts", "people")
    );
    can_be_carried.then(|| std::iter::once(inner).chain(segments).collect())
}

impl Release {
    /// Where something is that was at `at`: there still, or in the only other holder that has it
    /// by now; `None` where it's gone.
    pub fn now_at(&self, at: &FieldPath) -> Option<FieldPath> {
        if self.part(at).is_some() {
            return Some(at.clone());
        }
        let within = within_holder(at)?;
        let holders = FieldPath::root().field(at.segments().next()?);
        let Some(Part::List(list)) = self.part(&holders) else {
            return None;
        };
        let ids = list.ids().into_iter();
        let mut there = ids.filter_map(|id| {
            let holder = holders.item(&id);
            let path: FieldPath = format!("{holder}/{}", within.join("/")).parse().ok()?;
            self.part(&path).is_some().then_some(path)
        });
        there.next().filter(|_| there.next().is_none())
    }
}
