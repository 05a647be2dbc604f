#!/usr/bin/env python3
"""Makes the fonts beside it from Debian's packages, and checks what they cover.

    python3 assets/fonts/make.py          makes all of them (a minute)
    python3 assets/fonts/make.py --check  only checks (needs no Debian fonts)

Needs fonttools; to make: fonts-noto-core, fonts-noto-cjk, fonts-noto-cjk-extra.
The result is the same to the byte on every run. README.md says why what is in.
"""
import copy
import pathlib
import sys
import tempfile
import unicodedata

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph

HERE = pathlib.Path(__file__).parent
CORE = pathlib.Path("/usr/share/fonts/truetype/noto")
CJK = pathlib.Path("/usr/share/fonts/opentype/noto")
SIMPLIFIED_CHINESE = 2  # the face's place in Debian's collections

LATIN = [f"{family}-{style}.ttf" for family in ("NotoSans", "NotoSerif")
         for style in ("Regular", "Bold", "Italic", "BoldItalic")]
ARABIC = [f"{family}-{style}.ttf" for family in ("NotoSansArabic", "NotoNaskhArabic")
          for style in ("Regular", "Bold")]
CHINESE = [f"Noto{family}CJKsc-{style}.otf" for family in ("Sans", "Serif")
           for style in ("Regular", "Bold")]
SYMBOLS = "CommuniqueSymbols-Regular.ttf"

# Classes of glyphs (GDEF).
LIGATURE, MARK = 2, 3

# Latin with Extended-A to D and IPA, Greek, Cyrillic, punctuation,
# super- and subscripts, currency, letter-like symbols, fractions, combining marks.
LATIN_RANGES = """20-7E A0-52F 1D2C-1D6A 1D78 1D9B-1DBF 1E00-1FFF 2000-20F0
2100-215F 2184 2189 25CC 2C60-2C7F 2E00-2E52 A720-A7FF FB00-FB06 FE00 FE20-FE2F
FEFF FFFC-FFFD"""

# Beside GB 2312 and the Table of General Standard Chinese Characters: Latin-1,
# general punctuation, circled and bracketed numbers and characters, Roman
# numerals, box drawing, CJK punctuation, kana, bopomofo, months, units,
# vertical and small forms, full-width forms.
CHINESE_RANGES = """20-7E A0-FF 2010-2027 2030-205E 2160-217F 2460-24FF 2500-257F
2776-277F 2E3A-2E3B 3000-303F 3041-30FF 3100-312F 3220-3243 3251-325F 3280-32BF
32C0-32CB 3371-33DF FE10-FE1F FE30-FE4F FE50-FE6B FF01-FF65 FFE0-FFE6"""
# No locl, aalt, hist, ljmo, vjmo, tjmo, ruby: by them the other regions' forms
# of the same characters come in, and the files are twice as large.
CHINESE_FEATURES = ("ccmp calt liga kern mark halt palt vhal vpal vkrn "
                    "vert vrt2 fwid hwid pwid").split()

# What the Latin, Arabic and Chinese faces lack, from Noto's symbol fonts:
# the first one that has a character gives it.
SYMBOL_SOURCES = [
    ("NotoSansMath-Regular.ttf", "2190-22FF 27E8-27EB 27F5-27FF"),
    ("NotoSansSymbols-Regular.ttf", """2160-2188 2300 2302-2303 2318 231A-231B 2460-24FF
    262F 2639-263B 2640 2642 2660-2667 2669-266F 267F 2690-2691 2693 2696 2699
    26A0-26A2 26AD 2776-2793"""),
    ("NotoSansSymbols2-Regular.ttf", """2022 2190-21FF 2318 231A-231B 2325-2326 232B 23CE-23CF
    23E9-23EA 23ED-23EF 23F1-23F3 23F8-23FA 25A0-25FF 2600-2609 260E-2612 2614-2619
    261A-261F 2620 2622-2623 262A 262E 2639-263B 2660-2667 267B 267F 2690-2691 2699 26A0-26A1
    26AA-26AB 26BD-26BE 26C4-26C5 26D4 2701-2709 270C-270F 2710-2718 271A-271C 2720-2727
    2729-2736 273B-273C 2740 2744 2747-274D 2750-2753 2756-2757 275B-275E 2761-2767 2794
    2798-27AF 27B1-27BE 2B05-2B0D 2B1B-2B1C 2B24 2B50 2B55"""),
    ("NotoSans-Regular.ttf", "FFFC-FFFD"),
]


def code_points(ranges):
    """'20-7E A0' → a set of numbers."""
    found = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def gb2312():
    """Every character of GB 2312, from Python's own codec."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def general_standard():
    """What the Table of General Standard Chinese Characters (8,105; 2013) has beyond GB 2312."""
    return {ord(c) for c in (HERE / "general_standard.txt").read_text("utf-8") if ord(c) >= 0x3400}


def cut(source, target, unicodes, features, number=-1):
    """pyftsubset, as a call: see README.md for the command line it stands for."""
    options = subset.Options(hinting=False, layout_features=features, name_IDs=["*"],
                             notdef_outline=True, font_number=number)
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=unicodes)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def split_ligatures(font):
    """Gives each letter of a ligature that Arabic always makes (rlig, liga) a glyph of its own.

    The last but one is the whole ligature, the others are blank and have no width: so nothing
    looks other than before. But a PDF says of each glyph what letters it stands for, and most of
    its readers turn those of a glyph that stands for several: they would read 'األمم' for 'الأمم'.
    Two glyphs of one letter stand apart, or some readers would take them for bold ones.
    """
    gsub = font["GSUB"].table
    lookups = gsub.LookupList.Lookup
    features = [record.Feature for record in gsub.FeatureList.FeatureRecord
                if record.FeatureTag in ("rlig", "liga")]
    forms, cmap = {}, font.getBestCmap()
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag in ("isol", "init", "medi", "fina"):
            for index in record.Feature.LookupListIndex:
                for table in lookups[index].SubTable:
                    if table.LookupType == 1:
                        forms.update((to, name) for name, to in table.mapping.items())
    classes = font["GDEF"].table.GlyphClassDef.classDefs

    def blank(name):
        while name in forms:
            name = forms[name]
        made = f"{name}.unseen"
        if made not in font["glyf"].glyphs:
            add_glyph(font, made, Glyph(), (0, 0))
            classes[made] = MARK
        return made

    parted = {}
    for index in sorted({index for feature in features for index in feature.LookupListIndex}):
        for table in lookups[index].SubTable:
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for ligature in ligatures:
                    parts = [first, *ligature.Component]
                    if all(classes.get(part) != MARK for part in parts):
                        split = [*map(blank, parts)]
                        split[-2] = ligature.LigGlyph
                        parted[ligature.LigGlyph] = split
    # A ligature that is a character of its own stays one glyph.
    for code, name in sorted(cmap.items()):
        if name in parted:
            alone = f"{name}.alone"
            if alone not in font["glyf"].glyphs:
                add_glyph(font, alone, copy.deepcopy(font["glyf"][name]), font["hmtx"][name])
                classes[alone] = classes.get(name, LIGATURE)
                attach_as(font, alone, name)
            for table in font["cmap"].tables:
                if code in table.cmap:
                    table.cmap[code] = alone
    table = otTables.MultipleSubst()
    table.mapping = parted
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable, lookup.SubTableCount = 2, 0, [table], 1
    lookups.append(lookup)
    gsub.LookupList.LookupCount = len(lookups)
    for feature in features:
        feature.LookupListIndex.append(len(lookups) - 1)
        feature.LookupCount = len(feature.LookupListIndex)


def add_glyph(font, name, glyph, metrics):
    """Puts a glyph behind all others."""
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"][name] = metrics


def attach_as(font, name, other):
    """Lets marks stand on a glyph where they stand on another."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for cover, attached in (("BaseCoverage", "BaseArray.BaseRecord"),
                                    ("LigatureCoverage", "LigatureArray.LigatureAttach")):
                glyphs = getattr(getattr(table, cover, None), "glyphs", [])
                if other in glyphs:
                    array, records = attached.split(".")
                    array = getattr(table, array)
                    getattr(array, records).append(copy.deepcopy(
                        getattr(array, records)[glyphs.index(other)]))
                    count = records.replace("BaseRecord", "BaseCount").replace(
                        "LigatureAttach", "LigatureCount")
                    setattr(array, count, len(getattr(array, records)))
                    glyphs.append(name)


def make_symbols(target):
    """One font from the symbol fonts, with Noto Sans's heights, under a name of its own."""
    with tempfile.TemporaryDirectory() as folder:
        parts, seen = [], {0x20}
        for name, ranges in SYMBOL_SOURCES:
            wanted = (code_points(ranges) & set(TTFont(CORE / name).getBestCmap())) - seen
            if not parts:
                wanted |= {0x20, 0xA0}
            seen |= wanted
            part = pathlib.Path(folder, name)
            cut(CORE / name, part, wanted, [])
            parts.append(str(part))
        font = merge.Merger(merge.Options(drop_tables=["GSUB", "GPOS", "GDEF"])).merge(parts)
    sans = TTFont(HERE / LATIN[0])
    for table, fields in {
        "hhea": "ascent descent lineGap",
        "OS/2": "sTypoAscender sTypoDescender sTypoLineGap usWinAscent usWinDescent sxHeight sCapHeight",
        "post": "underlinePosition underlineThickness",
        "head": "created modified",
    }.items():
        for field in fields.split():
            setattr(font[table], field, getattr(sans[table], field))
    font.recalcTimestamp = False
    names = font["name"]
    for number, text in {
        0: "Copyright 2016-2018 Google LLC. All Rights Reserved.",
        1: "Communique Symbols",
        2: "Regular",
        3: "Communique Symbols 1, from Noto Sans Math 2.001, Symbols 2.001, Symbols2 2.003",
        4: "Communique Symbols",
        5: "Version 1.000",
        6: "CommuniqueSymbols-Regular",
        13: str(sans["name"].getDebugName(13)),
        14: str(sans["name"].getDebugName(14)),
    }.items():
        names.removeNames(nameID=number)
        names.setName(text, number, 3, 1, 0x409)
    for number in (7, 8, 9, 10, 11, 12, 16, 17, 21, 22):
        names.removeNames(nameID=number)
    font.save(target)


def make():
    for name in LATIN:
        cut(CORE / name, HERE / name, code_points(LATIN_RANGES), ["*"])
    for name in ARABIC:
        font = TTFont(CORE / name, recalcTimestamp=False)
        split_ligatures(font)
        del font["DSIG"]  # it signs the font as it was
        font.save(HERE / name)
    chinese = code_points(CHINESE_RANGES) | gb2312() | general_standard()
    for name in CHINESE:
        cut(CJK / name.replace("sc-", "-").replace(".otf", ".ttc"), HERE / name,
            chinese, CHINESE_FEATURES, SIMPLIFIED_CHINESE)
    make_symbols(HERE / SYMBOLS)


def assigned(first, last):
    """The characters from first to last that Unicode 13 (the fonts' age) has."""
    return {c for c in range(first, last + 1) if unicodedata.category(chr(c)) not in ("Cn", "Cc")}


def check():
    """Says of each font what it must have and lacks; True if nothing."""
    def text(s):
        return {ord(c) for c in s}
    latin = {
        "Latin-1": assigned(0x20, 0xFF), "Latin Extended-A": assigned(0x100, 0x17F),
        "Latin Extended-B": assigned(0x180, 0x24F),
        "Latin Extended Additional (Vietnamese)": assigned(0x1E00, 0x1EFF),
        "combining marks": assigned(0x300, 0x36F),
        "Greek": assigned(0x384, 0x3CE), "Cyrillic": assigned(0x400, 0x4FF),
        "punctuation": text("‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄«»¿¡§¶©®™№ªº") | {0xA0, 0x202F, 0x2009, 0x2011},
        "currency": assigned(0x20A0, 0x20BF), "superscripts": assigned(0x2070, 0x209C),
        "format characters": text("\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"),
        "replacement and object": text("\ufffc\ufffd"),
    }
    arabic = {
        "Arabic letters and marks": assigned(0x60B, 0x60C) | assigned(0x615, 0x615) | assigned(0x61B, 0x61B)
        | assigned(0x61E, 0x6FF),
        "Arabic Supplement": assigned(0x750, 0x77F),
        "presentation forms": assigned(0xFE70, 0xFEFC),
        "digits, space": text("0123456789 \u00a0"),
    }
    chinese = {
        "GB 2312": gb2312(), "general standard": general_standard(),
        "full-width forms": assigned(0xFF01, 0xFF5E), "ASCII": assigned(0x20, 0x7E),
        "circled numbers": code_points("2460-2473 3251-325F 32B1-32BF"),
        "punctuation": text("，。、；：？！“”‘’（）《》〈〉〔〕【】「」『』—…·～￥％〇㈠㎡㎏℃‰"),
    }
    symbols = {"symbols": text("←↑→↓↔↕↖↗↘↙⇒⇔−≤≥≠≈∞√∑∂∆∏∫⋮⋯•■□▪▫▲△▴▸►▼▽▾◂◄◆◇○●◦★☆☎☐☑☒✂✉✎✓✔✗✘✚❖➔➤⬅⬆⬇⭐\ufffd"
                               "①⑳ⒶⓏⓐⓩⅠⅫⅰⅻ")}
    sizes, good = {}, True
    for names, needs in ((LATIN, latin), (ARABIC, arabic), (CHINESE, chinese), ([SYMBOLS], symbols)):
        for name in names:
            path = HERE / name
            font, sizes[name] = TTFont(path), path.stat().st_size
            cover = set(font.getBestCmap())
            says = font["name"].getDebugName
            lacks = {what: need - cover for what, need in needs.items() if need - cover}
            weight = 700 if "Bold" in name else 400
            if font["OS/2"].usWeightClass != weight or bool(font["OS/2"].fsSelection & 1) != ("Italic" in name):
                lacks["weight or slant"] = {0}
            print(f"{name:32} {sizes[name]:9,} {len(cover):6,}  {says(1)} | {says(2)} | {font['OS/2'].usWeightClass}")
            for what, missing in lacks.items():
                good = False
                print(f"    lacks of {what}: {len(missing)}:", " ".join(f"{c:04X}" for c in sorted(missing)[:20]))
    hanzi = sum(0x4E00 <= c <= 0x9FFF for c in gb2312())
    total = sum(sizes.values())
    print(f"GB 2312: {len(gb2312()):,} characters, {hanzi:,} hanzi; together {total:,} bytes")
    return good and hanzi == 6763 and total <= 19_000_000 and sizes[SYMBOLS] <= 150_000


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        make()
    sys.exit(0 if check() else 1)
