"""Opens a PO file with polib, translates what isn't, and saves it: `polib_save.py IN OUT`.

A translation is its source with `[` and `]` around it.
"""

import sys

import polib

source, target = sys.argv[1:]
file = polib.pofile(source)
for entry in file.untranslated_entries():
    entry.msgstr = f"[{entry.msgid}]"
file.save(target)
