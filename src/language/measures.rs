//! What is called by a name of its own instead of by a number: seven days are a week, ten years a
//! decade, two parts halves.
//!
//! Words are looked up as [`without_accents`](super::without_accents) has them.

use super::Tag;

/// Beginnings of words, several of one number by '|'; what ends with a blank is a whole word.
struct Measures {
    two: &'static str,
    three: &'static str,
    four: &'static str,
    five: &'static str,
    six: &'static str,
    seven: &'static str,
    ten: &'static str,
    twelve: &'static str,
    /// What time is counted in.
    periods: &'static str,
}

const ENGLISH: Measures = Measures {
    two: "couple|dual|twin|half|halv|fortnight|biweek|bimonth|bienn|biannual|bilater|bilingu|either|duplic|redoubl",
    three: "quarter|trienn|trilater|triang",
    four: "quadr|tetra",
    five: "quinquenn|quintupl",
    six: "half|halv|semest|biannual|semiannual",
    seven: "week",
    ten: "decade|decenn|tenfold",
    twelve: "year|annual|noon|midday|midnight|gross",
    periods: "minute|hour|day|night|week|fortnight|month|quarter|year|decade",
};

const FRENCH: Measures = Measures {
    two: "couple|paire|demi|moitie|quinzain|quinze |redoubl|jumel|dual|bienn|bisannuel|bimens|bimestr|bihebdo|bilater|bilingu",
    three: "trimestr|trien|trilater|triang",
    four: "quadr",
    five: "quinquenn|quintupl",
    six: "semestr|demi|moitie",
    seven: "semaine|hebdo",
    ten: "decenni|decenna|decupl|dizain",
    twelve: "an |ans |annee|annuel|midi|minuit",
    periods: "minute|heure|jour|nuit|semaine|quinzain|mois|trimestr|an |ans |annee|decenni",
};

const SPANISH: Measures = Measures {
    two: "par |pares |pareja|medio|media|mitad|duplic|quincen|quince |gemel|dual|bien|bimens|bimestr|bisemanal|bilater|bilingu",
    three: "trimestr|trien|trilater|tercio|triang|trio",
    four: "cuadr|cuatri",
    five: "quinquen|quintupl",
    six: "semestr|medio|media|mitad",
    seven: "seman",
    ten: "decad|deceni|decena|decenal|decuplic",
    twelve: "ano |anos |anual|mediodia|medianoche",
    periods: "minuto|hora|dia |dias |noche|seman|quincen|mes |meses |trimestr|ano |anos |decad",
};

const RUSSIAN: Measures = Measures {
    two: "пара |пару |паре |парои |пары |полов|наполов|пополам|близнец|вдвое|вдвоем|удво|двукрат",
    three: "квартал|ежекварт|втрое|утро|троекрат",
    four: "вчетвер",
    five: "впятер",
    six: "полгод|полугод|семестр",
    seven: "недел|еженедел",
    ten: "декад|вдесятер",
    twelve: "год|лет |ежегод|полдень|полдн|полноч",
    periods: "минут|час|день|дня |днеи|сут|ноч|недел|месяц|квартал|год|лет |декад",
};

const ARABIC: Measures = Measures {
    two: "نصف|ضعف|اضعاف|ضاعف|تضاعف|زوج|كلا|كلتا|كلي|ثناي|مزدوج|توام|شطر",
    three: "فصل|ربع|ثلث",
    four: "ربع|ارباع",
    five: "",
    six: "نصف|سدس",
    seven: "اسبوع|اسابيع",
    ten: "عقد|عقود",
    twelve: "سنه|سنو|عام|ظهر|منتصف",
    periods: "دقيق|دقاي|ساع|يوم|ايام|ليل|اسبوع|اسابيع|شهر|اشهر|شهور|سنه|سنو|عام|اعوام|عقد|عقود",
};

const GERMAN: Measures = Measures {
    two: "paar|halb|halft|zwilling|bilater|verdopp",
    three: "quartal|vierteljahr",
    four: "quartett",
    five: "",
    six: "halb",
    seven: "woche|wochent",
    ten: "jahrzehnt|dekade",
    twelve: "jahr|mittag|mitternacht",
    periods: "minute|stunde|tag|nacht|woche|monat|quartal|jahr",
};

const CHINESE: Measures = Measures {
    two: "双|雙|俩|倆|一对|一對|半|倍|番",
    three: "季|倍",
    four: "季|倍|番",
    five: "倍",
    six: "半",
    seven: "周|週|星期|礼拜",
    ten: "旬|年代",
    twelve: "年|正午|中午|午夜|一打",
    periods: "分|时|時|日|天|夜|周|週|星期|月|季|年",
};

fn measures(language: &Tag) -> Option<&'static Measures> {
    Some(match language.language() {
        "en" => &ENGLISH,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "ru" => &RUSSIAN,
        "ar" => &ARABIC,
        "de" => &GERMAN,
        "zh" => &CHINESE,
        _ => return None,
    })
}

/// What may stand in a text in the place of a small number of something, as words begin; in
/// Chinese as characters that stand anywhere.
pub fn measured_by(number: u64, language: &Tag) -> impl Iterator<Item = &'static str> + use<> {
    let words = measures(language).map_or("", |measures| match number {
        2 => measures.two,
        3 => measures.three,
        4 => measures.four,
        5 => measures.five,
        6 => measures.six,
        7 => measures.seven,
        10 => measures.ten,
        12 => measures.twelve,
        _ => "",
    });
    divided(words)
}

/// What time is counted in, likewise.
pub fn periods(language: &Tag) -> impl Iterator<Item = &'static str> + use<> {
    divided(measures(language).map_or("", |measures| measures.periods))
}

fn divided(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split('|').filter(|word| !word.is_empty())
}
