"""Another program that has copied something: words, and the same as a piece of a web page.

    clipboard.py WORDS HTML

Stays until another program copies something.
"""

import sys
import tkinter

WORDS, HTML = sys.argv[1:]

window = tkinter.Tk()
window.withdraw()
window.clipboard_clear()
window.clipboard_append(WORDS, type="UTF8_STRING")
window.clipboard_append(HTML, type="text/html")
window.mainloop()
