//! How an address is followed: the parts of each piece of a release, by name.
//!
//! One [`node!`] line a structure lists its parts. From it come the way to
//! them, both for reading and for changing, and how they're written to a file,
//! so that none of the three can forget a field: a field that the line doesn't
//! name doesn't compile.

use super::value::Setting;
use super::{FieldPath, Items, Line, Lines, List, Paragraph, PlainText, Prose, Release, Value};

/// What an address names, to be read.
pub enum Part<'a> {
    /// Plain text, one line or several.
    Text(&'a dyn PlainText, TextKind),
    /// A value that is set whole.
    Value(Value),
    /// A structure: a group of fields, or an item.
    Node(&'a dyn Node),
    /// A paragraph: an item with text of its own.
    Paragraph(&'a Paragraph),
    /// A collection.
    List(&'a dyn Items),
}

/// What an address names, to be changed.
pub enum PartMut<'a> {
    /// Plain text, one line or several.
    Text(&'a mut dyn PlainText),
    /// A value that is set whole.
    Value(&'a mut dyn Setting),
    /// A structure: a group of fields, or an item.
    Node(&'a mut dyn Node),
    /// A paragraph: an item with text of its own.
    Paragraph(&'a mut Paragraph),
    /// A collection.
    List(&'a mut dyn Items),
}

/// How many lines a plain text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// One.
    Line,
    /// One or more.
    Lines,
}

/// A structure whose parts have names.
pub trait Node {
    /// The names of its parts, in the order in which they're written and,
    /// mostly, printed.
    fn names(&self) -> &'static [&'static str];
    /// The part called `name`.
    fn part(&self, name: &str) -> Option<Part<'_>>;
    /// The part called `name`, to be changed.
    fn part_mut(&mut self, name: &str) -> Option<PartMut<'_>>;
}

/// Lists a structure's fields: `{own}` has no address and is always written,
/// `[always]` has one and is always written, the rest is written where it
/// isn't empty.
macro_rules! node {
    ($type:ident { $($own:ident),* } [ $($always:ident),* ] $($name:ident),* $(,)?) => {
        impl $crate::release::node::Node for $type {
            fn names(&self) -> &'static [&'static str] {
                let Self { $($own: _,)* $($always: _,)* $($name: _,)* } = self;
                &[$(stringify!($always),)* $(stringify!($name),)*]
            }

            fn part(&self, name: &str) -> Option<$crate::release::node::Part<'_>> {
                match name {
                    $(stringify!($always) => Some((&self.$always).into()),)*
                    $(stringify!($name) => Some((&self.$name).into()),)*
                    _ => None,
                }
            }

            fn part_mut(&mut self, name: &str) -> Option<$crate::release::node::PartMut<'_>> {
                match name {
                    $(stringify!($always) => Some((&mut self.$always).into()),)*
                    $(stringify!($name) => Some((&mut self.$name).into()),)*
                    _ => None,
                }
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                const FIELDS: usize = [
                    $(stringify!($own),)* $(stringify!($always),)* $(stringify!($name),)*
                ].len();
                let mut file = serializer.serialize_struct(stringify!($type), FIELDS)?;
                $(file.serialize_field(stringify!($own), &self.$own)?;)*
                $(file.serialize_field(stringify!($always), &self.$always)?;)*
                $(
                    if $crate::release::node::is_default(&self.$name) {
                        file.skip_field(stringify!($name))?;
                    } else {
                        file.serialize_field(stringify!($name), &self.$name)?;
                    }
                )*
                file.end()
            }
        }
    };
}
pub(super) use node;

/// Whether a field says nothing, and so takes no room in a file.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Makes structures into parts: `group`s of fields, and `item`s of collections.
macro_rules! as_node {
    ($($type:ty),* $(,)?) => {
        $(
            impl<'a> From<&'a $type> for $crate::release::node::Part<'a> {
                fn from(node: &'a $type) -> Self {
                    Self::Node(node)
                }
            }

            impl<'a> From<&'a mut $type> for $crate::release::node::PartMut<'a> {
                fn from(node: &'a mut $type) -> Self {
                    Self::Node(node)
                }
            }
        )*
    };
}
pub(super) use as_node;

/// Makes structures that are only ever taken whole into parts: nothing in them has an
/// address of its own.
macro_rules! whole_node {
    ($type:ty) => {
        impl $crate::release::node::Node for $type {
            fn names(&self) -> &'static [&'static str] {
                &[]
            }

            fn part(&self, _name: &str) -> Option<$crate::release::node::Part<'_>> {
                None
            }

            fn part_mut(&mut self, _name: &str) -> Option<$crate::release::node::PartMut<'_>> {
                None
            }
        }

        $crate::release::node::as_node!($type);
    };
}
pub(super) use whole_node;

macro_rules! value_parts {
    ($($type:ty),* $(,)?) => {
        $(
            impl<'a> From<&'a $type> for Part<'a> {
                fn from(value: &'a $type) -> Self {
                    Self::Value(value.value())
                }
            }

            impl<'a> From<&'a mut $type> for PartMut<'a> {
                fn from(value: &'a mut $type) -> Self {
                    Self::Value(value)
                }
            }
        )*
    };
}

value_parts! {
    crate::language::Tag,
    Option<crate::language::Tag>,
    super::Kind,
    Option<jiff::civil::Date>,
    super::Timing,
    Option<super::RevisionKind>,
    super::Role,
    Option<super::Id>,
    super::Paper,
    Option<super::Colour>,
    super::Align,
    super::ParagraphKind,
    crate::language::Digits,
    crate::language::Months,
    crate::language::Spacing,
    crate::language::BackTranslations,
    super::SegmentState,
    Option<super::Source>,
    super::CommentState,
}

macro_rules! text_parts {
    ($($type:ident),*) => {
        $(
            impl<'a> From<&'a $type> for Part<'a> {
                fn from(text: &'a $type) -> Self {
                    Self::Text(text, TextKind::$type)
                }
            }

            impl<'a> From<&'a mut $type> for PartMut<'a> {
                fn from(text: &'a mut $type) -> Self {
                    Self::Text(text)
                }
            }
        )*
    };
}

text_parts!(Line, Lines);

impl<'a> From<&'a Paragraph> for Part<'a> {
    fn from(paragraph: &'a Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

impl<'a> From<&'a mut Paragraph> for PartMut<'a> {
    fn from(paragraph: &'a mut Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

impl<'a, T> From<&'a List<T>> for Part<'a>
where
    List<T>: Items,
{
    fn from(list: &'a List<T>) -> Self {
        Self::List(list)
    }
}

impl<'a, T> From<&'a mut List<T>> for PartMut<'a>
where
    List<T>: Items,
{
    fn from(list: &'a mut List<T>) -> Self {
        Self::List(list)
    }
}

impl<'a> Part<'a> {
    /// The part of this that `segment` names.
    pub fn step(self, segment: &str) -> Option<Part<'a>> {
        match self {
            Self::Node(node) => node.part(segment),
            Self::List(list) => list.item(segment),
            Self::Paragraph(paragraph) if segment == "kind" => Some((&paragraph.kind).into()),
            Self::Paragraph(_) | Self::Text(..) | Self::Value(_) => None,
        }
    }
}

impl<'a> PartMut<'a> {
    fn step(self, segment: &str) -> Option<PartMut<'a>> {
        match self {
            Self::Node(node) => node.part_mut(segment),
            Self::List(list) => list.item_mut(segment),
            Self::Paragraph(paragraph) if segment == "kind" => Some((&mut paragraph.kind).into()),
            Self::Paragraph(_) | Self::Text(_) | Self::Value(_) => None,
        }
    }
}

impl Release {
    /// What `path` names, if it's there.
    pub fn part(&self, path: &FieldPath) -> Option<Part<'_>> {
        path.segments().try_fold(Part::Node(self), Part::step)
    }

    /// The prose that `path` names, if it's there.
    pub fn prose(&self, path: &FieldPath) -> Option<&Prose> {
        match self.part(path)? {
            Part::List(list) => list.as_prose(),
            _ => None,
        }
    }

    /// What `path` names, to be changed. Only `edit` calls this: whatever
    /// changes a release is an edit.
    pub(crate) fn part_mut(&mut self, path: &FieldPath) -> Option<PartMut<'_>> {
        path.segments().try_fold(PartMut::Node(self), PartMut::step)
    }

    /// Visits everything that has an address, in the order of the file, which
    /// is that of the page.
    pub fn visit<'a>(&'a self, visitor: &mut dyn FnMut(&FieldPath, &Part<'a>)) {
        visit(&FieldPath::root(), Part::Node(self), visitor);
    }
}

impl Release {
    /// Visits what stands on its own page, as [`visit`](Self::visit) does: everything but its
    /// editions, which have pages of their own, and comments, which stand on none.
    pub fn visit_page<'a>(&'a self, visitor: &mut dyn FnMut(&FieldPath, &Part<'a>)) {
        let root = FieldPath::root();
        let is_printed = |name: &&&str| !["editions", "comments"].contains(*name);
        for name in Node::names(self).iter().filter(is_printed) {
            if let Some(part) = Node::part(self, name) {
                visit(&root.field(name), part, visitor);
            }
        }
    }
}

impl Release {
    /// Visits what takes of the release's own room, without the addresses: everything but its
    /// editions.
    pub fn walk_own<'a>(&'a self, visitor: &mut dyn FnMut(&Part<'a>)) {
        for name in Node::names(self).iter().filter(|name| **name != "editions") {
            if let Some(part) = Node::part(self, name) {
                part.walk(visitor);
            }
        }
    }
}

impl<'a> Part<'a> {
    /// Visits this, which stands at `path`, and everything in it, as
    /// [`Release::visit`] does.
    pub fn visit(self, path: &FieldPath, visitor: &mut dyn FnMut(&FieldPath, &Part<'a>)) {
        visit(path, self, visitor);
    }

    /// Visits this and everything in it, as [`Release::visit`] does, but without
    /// the addresses, which cost more than all the rest.
    pub fn walk(self, visitor: &mut dyn FnMut(&Part<'a>)) {
        visitor(&self);
        match self {
            Part::Node(node) => {
                let parts = node.names().iter().filter_map(|name| node.part(name));
                parts.for_each(|part| part.walk(visitor));
            }
            Part::List(list) => {
                let items = list.refs().into_iter();
                items.for_each(|item| item.part().walk(visitor));
            }
            Part::Text(..) | Part::Value(_) | Part::Paragraph(_) => {}
        }
    }
}

fn visit<'a>(path: &FieldPath, part: Part<'a>, visitor: &mut dyn FnMut(&FieldPath, &Part<'a>)) {
    visitor(path, &part);
    match part {
        Part::Node(node) => {
            for name in node.names() {
                if let Some(part) = node.part(name) {
                    visit(&path.field(name), part, visitor);
                }
            }
        }
        Part::List(list) => {
            for item in list.refs() {
                visit(&path.item(item.id()), item.part(), visitor);
            }
        }
        Part::Text(..) | Part::Value(_) | Part::Paragraph(_) => {}
    }
}
