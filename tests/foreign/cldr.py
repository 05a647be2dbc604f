"""Prints what CLDR has, as Babel has it: `cldr.py`, lines of KIND, LOCALE, KEY and TEXT, with tabs
between: `date` for the first and the twenty-fifth of each month of 2021, `language` for what a
language is called."""

import datetime

from babel import Locale
from babel.dates import format_date

LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"]

for locale in [*LANGUAGES, "en-GB", "ar-EG", "ar-LB", "ar-MA", "de", "pt", "sw"]:
    own = Locale.parse(locale, sep="-")
    for month in range(1, 13):
        for day in [1, 25]:
            date = datetime.date(2021, month, day)
            print("date", locale, date.isoformat(), format_date(date, "long", own), sep="\t")
    for language in [*LANGUAGES, "de", "uk", "sw", "fa"]:
        print("language", locale, language, own.languages[language], sep="\t")
