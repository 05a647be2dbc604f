"""Opens a file with translate-toolkit, changes it, and saves it: `toolkit.py DO IN OUT`.

DO is `save` (as it is), `translate` (what has no translation gets its source with every letter
of its words doubled, codes kept where they are), or `plain` (the same as plain text, as editors
do that know nothing of codes).
"""

import copy
import sys

from translate.storage import factory
from translate.storage.placeables import StringElem

do, source, target = sys.argv[1:]


def opened(path):
    """The file at a path. What looks at names doesn't know XLIFF 2."""
    with open(path, "rb") as file:
        if b'version="2.' in file.read(400):
            from translate.storage.xliff2 import Xliff2File

            return Xliff2File.parsefile(path)
    return factory.getobject(path)


def doubled(text):
    return "".join(letter * 2 if letter.isalpha() else letter for letter in text)


def translated(element):
    """The same element with what is doubled in it."""
    changed = copy.copy(element)
    changed.sub = [
        translated(sub) if isinstance(sub, StringElem) else doubled(sub) for sub in element.sub
    ]
    return changed


store = opened(source)
for unit in store.units:
    if do == "save" or not unit.istranslatable() or unit.target:
        continue
    if do == "translate" and hasattr(unit, "rich_target"):
        unit.rich_target = [translated(element) for element in unit.rich_source]
        # As its editors do; by itself this leaves the state as it was.
        unit.markfuzzy(False)
    else:
        unit.target = doubled(str(unit.source))
store.savefile(target)
