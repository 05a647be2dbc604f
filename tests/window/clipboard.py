"""Another program that has copied something: words, and the same as a piece of a web page.

    clipboard.py WORDS HTML

Answers as browsers and word processors do, until another program copies something.
"""

import sys

from Xlib import X, Xatom, display
from Xlib.protocol import event

WORDS, HTML = (argument.encode() for argument in sys.argv[1:])

server = display.Display()
window = server.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
clipboard, targets, plain, html = map(
    server.intern_atom, ["CLIPBOARD", "TARGETS", "UTF8_STRING", "text/html"]
)
window.set_selection_owner(clipboard, X.CurrentTime)
while True:
    asked = server.next_event()
    if asked.type == X.SelectionClear:
        break
    if asked.type != X.SelectionRequest:
        continue
    answered = asked.property or asked.target
    if asked.target == targets:
        asked.requestor.change_property(answered, Xatom.ATOM, 32, [targets, html, plain])
    elif asked.target == plain:
        asked.requestor.change_property(answered, plain, 8, WORDS)
    elif asked.target == html:
        asked.requestor.change_property(answered, html, 8, HTML)
    else:
        answered = X.NONE
    asked.requestor.send_event(
        event.SelectionNotify(
            time=asked.time,
            requestor=asked.requestor,
            selection=asked.selection,
            target=asked.target,
            property=answered,
        )
    )
    server.flush()
