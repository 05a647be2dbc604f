//! Typst code for plain values: strings, lists, dictionaries.

/// A Typst string that means `text`.
pub(super) fn string(text: &str) -> String {
    let mut code = String::with_capacity(text.len() + 2);
    code.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => code.extend(['\\', c]),
            '\n' => code.push_str("\\n"),
            c => code.push(c),
        }
    }
    code.push('"');
    code
}

/// The code, or `none`.
pub(super) fn or_none(code: Option<String>) -> String {
    code.unwrap_or_else(|| "none".to_owned())
}

/// `true` or `false`.
pub(super) fn boolean(value: bool) -> String {
    value.to_string()
}

/// An array of these.
pub(super) fn array(items: impl IntoIterator<Item = String>) -> String {
    let mut code = String::from("(");
    for item in items {
        code.push_str(&item);
        code.push_str(", ");
    }
    code.push(')');
    code
}

/// A dictionary of these.
pub(super) fn dictionary<'a>(entries: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let mut code = String::from("(");
    for (key, value) in entries {
        code.push_str(key);
        code.push_str(": ");
        code.push_str(&value);
        code.push_str(",\n");
    }
    code.push(')');
    code
}
