//! What the months are called in Arabic, which has several sets of names for them.

use super::Months;

/// The names of Egypt, the Sudan and the Gulf, those of Iraq and the Levant, and those of
/// Morocco, as CLDR has them for `ar-EG`, `ar-LB` and `ar-MA`.
pub(super) const NAMES: [[&str; 3]; 12] = [
    ["يناير", "كانون الثاني", "يناير"],
    ["فبراير", "شباط", "فبراير"],
    ["مارس", "آذار", "مارس"],
    ["أبريل", "نيسان", "أبريل"],
    ["مايو", "أيار", "ماي"],
    ["يونيو", "حزيران", "يونيو"],
    ["يوليو", "تموز", "يوليوز"],
    ["أغسطس", "آب", "غشت"],
    ["سبتمبر", "أيلول", "شتنبر"],
    ["أكتوبر", "تشرين الأول", "أكتوبر"],
    ["نوفمبر", "تشرين الثاني", "نونبر"],
    ["ديسمبر", "كانون الأول", "دجنبر"],
];

/// What a month, counted from 1, is called; nothing for one that there isn't.
///
/// By both names it's as documents of the United Nations have it, which spell June and July as
/// in Cairo.
pub(super) fn arabic_month(month: i8, names: Months) -> String {
    let index = usize::from(month.unsigned_abs()).wrapping_sub(1);
    let Some([egyptian, levantine, moroccan]) = NAMES.get(index) else {
        return String::new();
    };
    match names {
        Months::Egyptian => (*egyptian).to_owned(),
        Months::Levantine => (*levantine).to_owned(),
        Months::Moroccan => (*moroccan).to_owned(),
        Months::Both => {
            let egyptian = match *egyptian {
                "يونيو" => "يونيه",
                "يوليو" => "يوليه",
                other => other,
            };
            format!("{levantine}/{egyptian}")
        }
    }
}
