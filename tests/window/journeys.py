"""What people do, in a real window. Screenshots are kept to be looked at."""

import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from screen import Display, Window, wait_for

PROGRAM, SCREENSHOTS = Path(sys.argv[1]), Path(sys.argv[2])
SAMPLES = Path(__file__).resolve().parents[2] / "sample_releases"


def sample(window, name):
    """A copy of a sample in the window's home."""
    return Path(shutil.copy(SAMPLES / name, window.home / name))


def opened(name, **options):
    window = Window(PROGRAM, name, **options)
    sample(window, name)
    return window


def clipboard(target):
    """What is on the clipboard."""
    command = ["xclip", "-selection", "clipboard", "-out", "-target", target]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def with_theme(theme):
    return f"(theme: {theme})"


class Journeys(unittest.TestCase):
    def test_a_release_is_opened_changed_saved_and_exported(self):
        with opened("ct-week-2021.ron") as window:
            window.find("Page 1 of 3")
            self.assertEqual(window.title(), "ct-week-2021.ron – Communique")
            window.shot(SCREENSHOTS / "light.png")
            window.point("Headline", "entry")
            window.keys("ctrl+End")
            window.type(" today")
            wait_for(lambda: "(unsaved)" in window.title(), "the unsaved state in the title")
            window.shows("in Prisons today")
            window.keys("ctrl+s")
            wait_for(lambda: "(unsaved)" not in window.title(), "the saved state in the title")
            before = (SAMPLES / "ct-week-2021.ron").read_text().splitlines()
            after = (window.home / "ct-week-2021.ron").read_text().splitlines()
            changed = [line for line in after if line not in before]
            # One line, and the last, which tells of the save.
            self.assertEqual(len(changed), 2, changed)
            self.assertIn("in Prisons today", changed[0])
            self.assertEqual(changed[1], after[-1])

            # No desktop answers here, so the program asks for the path itself.
            window.press("Publish…")
            window.find("Path", "entry")
            window.keys("ctrl+a")
            window.type(str(window.home / "out.pdf"))
            window.shot(SCREENSHOTS / "path.png")
            window.keys("Return")
            pdf = window.home / "out.pdf"
            wait_for(pdf.exists, "the PDF")
            window.shows("Exported as")
            told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
            self.assertRegex(told, r"Tagged:\s+yes")
            self.assertRegex(told, r"Pages:\s+3")
            self.assertRegex(told, r"Title:.*in Prisons today")

    def test_a_word_clicked_on_the_page_has_the_caret_in_its_field(self):
        with opened("ct-week-2021.ron") as window:
            window.find("Page 1 of 3")
            window.point("Page 1 of 3")
            wait_for(lambda: window.focused() == "entry Text, Opening", "the caret in the opening")

    def test_closing_with_changes_asks(self):
        with opened("flood-warning-2026.ron") as window:
            window.point("Headline", "entry")
            window.type("News: ")
            wait_for(lambda: "(unsaved)" in window.title(), "the unsaved state in the title")
            window.keys("alt+F4")
            window.find("Save the changes?")
            window.shot(SCREENSHOTS / "closing.png")
            window.keys("Escape")
            time.sleep(0.5)
            self.assertIsNone(window.process.poll(), "it stays")
            window.keys("alt+F4")
            window.press("Save")
            self.assertEqual(window.ends(), 0)
            self.assertIn("News: ", (window.home / "flood-warning-2026.ron").read_text())

    def test_a_release_without_a_name_is_saved_on_the_way_out(self):
        with Window(PROGRAM, "--new") as window:
            window.point("Headline", "entry")
            window.type("News")
            window.keys("ctrl+q")
            window.press("Save")
            window.find("Path", "entry")
            window.keys("ctrl+a")
            window.type(str(window.home / "nowhere" / "kept"))
            window.keys("Return")
            window.shows("There is no such folder")
            window.keys("ctrl+a")
            window.type(str(window.home / "kept"))
            window.keys("Return")
            self.assertEqual(window.ends(), 0)
            self.assertIn("News", (window.home / "kept.ron").read_text())

    def test_a_section_is_dragged_before_another(self):
        with opened("ct-week-2021.ron") as window:
            window.find("Page 1 of 3")
            window.press("QUOTES FROM PARTICIPANTS")
            time.sleep(0.5)
            x, y = window.middle("Drag QUOTES FROM PARTICIPANTS")
            # Beside the end of the section above.
            window.drag("Drag QUOTES FROM PARTICIPANTS", x, y - 70)
            window.shot(SCREENSHOTS / "dragged.png")
            window.keys("ctrl+s")
            file = window.home / "ct-week-2021.ron"

            def is_first():
                text = file.read_text()
                return text.index('heading: "QUOTES') < text.index('heading: "Supporting')

            wait_for(is_first, "the section before the other")

    def test_everything_is_done_with_keys(self):
        with Window(PROGRAM, "--new") as window:
            window.find("Headline", "entry")
            seen = []
            for _ in range(40):
                window.keys("Tab")
                seen.append(window.focused())
                if seen[-1] == "entry Headline":
                    break
            self.assertEqual(seen[-1], "entry Headline", seen)
            window.type("Written with keys")
            window.shows("Written with keys")
            window.keys("F1")
            window.find("Keyboard shortcuts")
            window.keys("Escape")
            wait_for(lambda: window.focused() == "entry Headline", "the keyboard back in the headline")
            window.keys("ctrl+z")
            wait_for(lambda: window.value("Headline") == "", "the empty headline")

    def test_a_translator_writes_an_arabic_quote_with_an_arabic_keyboard(self):
        words = "Words, ديالو"
        with opened("heat-waves-2026-ar.ron") as window:
            window.press("السيدة كلير ديالو")
            window.point(words, "entry")
            window.keys("ctrl+a")
            # As on a desk: Latin letters and numbers with the other layout.
            for layout, typed in [
                ("ara", "أكدت المنظمات "),
                ("us", "(CSOs)"),
                ("ara", " وفقا للقرار "),
                ("us", "2396 (2017)"),
                ("ara", " أهميتها."),
            ]:
                window.layout(layout)
                window.type(typed)
            window.layout("us")
            text = "أكدت المنظمات (CSOs) وفقا للقرار 2396 (2017) أهميتها."
            wait_for(lambda: window.value(words) == text, "what was typed", lambda: window.value(words))
            # The first letter stands on the right, the number's digits from left to right.
            x = [window.letter(words, index)[0] for index in range(len(text))]
            number = text.index("2396")
            self.assertEqual(x[0], max(x[: text.index("(")]))
            self.assertLess(x[number], x[number + 1])
            self.assertLess(x[text.index("2017")], x[number])
            window.shot(SCREENSHOTS / "ar-quote.png")
            # Left leads on, word by word.
            window.keys("ctrl+Home", "ctrl+Left", "ctrl+Left")
            self.assertEqual(window.caret(words), "أكدت المنظمات")
            # From within the abbreviation to within the number.
            window.keys(*["Left"] * 3)
            window.keys(*["shift+Left"] * (number + 2 - text.index("SOs")))
            self.assertEqual(window.selected(words), text[text.index("SOs") : number + 2])
            window.shot(SCREENSHOTS / "ar-selection.png")
            window.type("x")
            changed = text[: text.index("SOs")] + "x" + text[number + 2 :]
            wait_for(lambda: window.value(words) == changed, "the change", lambda: window.value(words))
            window.keys("ctrl+z")
            wait_for(lambda: window.value(words) == text, "the text as it was", lambda: window.value(words))

    def test_a_release_is_translated_into_two_languages_and_goes_out_in_both(self):
        languages = {
            "French": ("us", "Nous avons perdu trois ponts."),
            "Arabic": ("ara", "فقدنا جسورنا"),
        }
        name = "flood-warning-2026.ron"
        with opened(name) as window:
            for language, (layout, said) in languages.items():
                window.press("File")
                window.press("Editions…")
                window.point("Add an edition in")
                window.press(language)
                window.press("Close")
                window.keys("ctrl+alt+t")
                window.press(next(one for one in window.names() if one.startswith(f"{language}: 0 of")))
                words = f"Words, Okafor-Reyes ({language})"
                if language == "French":
                    # It leads to the first of them.
                    window.press("Quotes first")
                    window.find(words, "entry")
                elif words not in window.names():
                    window.press("Translate Words, Okafor-Reyes")
                window.point(words, "entry")
                window.layout(layout)
                window.type(said)
                window.layout("us")
                wait_for(lambda: window.value(words) == said, "what was typed", lambda: window.value(words))
                window.keys("ctrl+Return")
                window.shows(said)
                window.shot(SCREENSHOTS / f"translate-{language}.png")
                window.press("Publish…")
                window.find("Path", "entry")
                pdf = window.home / f"{language}.pdf"
                window.keys("ctrl+a")
                window.type(str(pdf))
                window.keys("Return")
                window.press("Export anyway")
                wait_for(pdf.exists, "the PDF")
                window.keys("ctrl+alt+w")
            for language, (_, said) in languages.items():
                pdf = window.home / f"{language}.pdf"
                text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
                self.assertIn(said, text)

    def test_what_another_program_has_copied_is_pasted_with_its_looks(self):
        html = (
            "<p>The <b>vital</b> role, see <a href='https://www.un.org/'>there</a>.</p>"
            "<ul><li>one</li><li>two</li></ul>"
        )
        plain = "The vital role, see there.\n\none\ntwo"
        with Window(PROGRAM, "--new") as window:
            window.point("Text, Opening", "entry")
            copy = [sys.executable, Path(__file__).parent / "clipboard.py", plain, html]
            other = subprocess.Popen([str(part) for part in copy])
            try:
                time.sleep(1.0)
                window.keys("ctrl+v")
                expected = "The vital role, see there.\n• one\n• two"
                value = lambda: window.value("Text, Opening")
                wait_for(lambda: value() == expected, "the list", value)
                window.shot(SCREENSHOTS / "pasted.png")
                window.keys("ctrl+z", "ctrl+shift+v")
                words = "The vital role, see there.\none\ntwo"
                wait_for(lambda: value() == words, "the words alone", value)
                # By the menu, too.
                window.keys("ctrl+z")
                window.press("Edit")
                window.press("Paste Ctrl+V")
                wait_for(lambda: value() == expected, "the list again", value)
            finally:
                other.kill()
                other.wait()
            # What is copied here is there for others, as words and as a piece of a page.
            window.point("Text, Opening", "entry")
            window.keys("ctrl+a", "ctrl+c")
            time.sleep(0.5)
            self.assertIn("<b>vital</b>", clipboard("text/html"))
            self.assertEqual(clipboard("UTF8_STRING"), expected)

    def test_each_language_is_read_as_it_was_written(self):
        texts = [
            "وأكدت منظمات المجتمع المدني (CSOs) وفقاً للقرار 2396 (2017).",
            "安理会第2396(2017)号决议重申，会员国必须防止恐怖主义。",
            "Civil society organizations (CSOs) are vital partners.",
            "«\u202fL’État\u202f», a-t-elle dit\u202f: 1\u202f234,50 € pour 2017\u202f!",
            "Организации гражданского общества (ОГО) — важные партнёры.",
            "¿Qué dijo la señora Aslanova? «Sí, señor».",
        ]
        with Window(PROGRAM, "--new") as window:
            for text in texts:
                for field in ["Headline", "Text, Opening"]:
                    window.point(field, "entry")
                    window.keys("ctrl+a")
                    subprocess.run(["xclip", "-selection", "clipboard"], input=text.encode(), check=True)
                    window.keys("ctrl+v")
                    wait_for(lambda: window.value(field) == text, text, lambda: window.value(field))
            window.shot(SCREENSHOTS / "languages.png")

    def test_looks(self):
        """Light and dark, narrow and wide, English and Arabic: to be looked at."""
        for language, name in [("en", "ct-week-2021.ron"), ("ar", "heat-waves-2026-ar.ron")]:
            for theme in ["Light", "Dark"]:
                with opened(name, settings=with_theme(theme)) as window:
                    window.find("Headline", "entry")
                    wait_for(lambda: any(said.startswith("Page 1 of") for said in window.names()), "the page")
                    window.shot(SCREENSHOTS / f"{language}-{theme.lower()}.png")
                    window.resize(900, 760)
                    window.shot(SCREENSHOTS / f"{language}-{theme.lower()}-narrow.png")
                    window.find("Headline", "entry")
                    window.resize(480, 640)
                    window.shot(SCREENSHOTS / f"{language}-{theme.lower()}-slim.png")
                    window.find("Headline", "entry")

    def test_two_people_have_one_file_and_one_of_them_crashes(self):
        shared = Path(tempfile.mkdtemp(prefix="communique-shared-"))
        file = Path(shutil.copy(SAMPLES / "ct-week-2021.ron", shared))

        def person(name, theme):
            settings = f'(theme: {theme}, person: (name: "{name}", organization: "UNODC"))'
            return Window(PROGRAM, file, settings=settings)

        def write(window, words):
            window.front()
            window.point("Kind of event", "entry")
            window.keys("ctrl+a")
            window.type(words)

        with person("Anna Muster", "Light") as anna, person("Boris Beispiel", "Dark") as boris:
            anna.shows("Also open: Boris Beispiel on ")
            boris.shows("Also open: Anna Muster on ")
            write(anna, "MAIN EVENT")
            wait_for(lambda: "(unsaved)" in anna.title(), "the unsaved state in the title")
            time.sleep(1.0)
            anna.crash()
            write(boris, "OPEN EVENT")
            boris.keys("ctrl+s")
            wait_for(lambda: "OPEN EVENT" in file.read_text(), "Boris's words in the file")
            self.assertNotIn("MAIN EVENT", file.read_text())

            # What Anna wrote is back, beside what Boris has made of it.
            anna.again()
            anna.front()
            anna.shows("Recovered ")
            anna.shows("Kind of event: two people changed this at once")
            anna.shows("Anna Muster")
            anna.shot(SCREENSHOTS / "shared-at-odds.png")
            self.assertNotIn("MAIN EVENT", file.read_text())
            anna.press("Keep the second version: Kind of event")
            anna.point("Headline", "entry")
            anna.keys("ctrl+End")
            anna.type(" today")
            anna.keys("ctrl+s")
            wait_for(lambda: "in Prisons today" in file.read_text(), "Anna's words in the file")

            # Boris sees it without doing anything, and goes on.
            boris.shows("Updated by somebody else: 1 change.")
            boris.shows("in Prisons today")
            boris.front()
            boris.shot(SCREENSHOTS / "shared-updated.png")
            boris.press("Show: Updated by somebody else: 1 change.")
            boris.shows("put in: today")
            boris.shot(SCREENSHOTS / "shared-changes.png")
            boris.press("Close")
            self.assertNotIn("(unsaved)", boris.title())
            text = file.read_text()
            self.assertIn("OPEN EVENT", text)
            self.assertNotIn("MAIN EVENT", text)
            self.assertNotIn("Muster", text)
            for window in [anna, boris]:
                window.front()
                window.keys("ctrl+q")
                self.assertEqual(window.ends(), 0)
        self.assertEqual([path.name for path in shared.iterdir()], [file.name])

    def test_a_damaged_file_is_refused_with_its_place(self):
        window = opened("ct-week-2021.ron")
        file = window.home / "ct-week-2021.ron"
        file.write_text(file.read_text().replace("headline:", "hedline:"))
        with window:
            window.find("The file can't be opened")
            window.shows("line 49")
            window.shows("hedline")
            window.shot(SCREENSHOTS / "damaged.png")
            window.press("Close")
            window.find("Headline", "entry")

    def test_an_idle_window_uses_no_cpu(self):
        with opened("ct-week-2021.ron") as window:
            window.find("Page 1 of 3")
            window.point("Headline", "entry")
            time.sleep(3.0)
            before = window.cpu_seconds()
            time.sleep(4.0)
            used = window.cpu_seconds() - before
            self.assertLessEqual(used, 0.04, f"{used} s of CPU in 4 s")

    def test_nothing_is_read_or_reached_that_was_not_chosen(self):
        trace = SCREENSHOTS / "trace.txt"
        calls = "trace=open,openat,openat2,creat,rename,renameat,renameat2,unlink,mkdir,socket,connect"
        window = opened("ct-week-2021.ron", before=("strace", "-f", "-qq", "-e", calls, "-o", str(trace)))
        (window.home / "other.ron").write_text("not chosen")
        with window:
            window.find("Page 1 of 3")
            window.point("Headline", "entry")
            window.type("x")
            window.keys("ctrl+s")
            file = window.home / "ct-week-2021.ron"
            wait_for(lambda: file.read_text() != (SAMPLES / file.name).read_text(), "the save")
            window.keys("ctrl+q")
            window.ends()
            home = str(window.home)
        touched, sockets = set(), set()
        for line in whole_calls(trace.read_text().splitlines()):
            if "socket(AF_" in line:
                sockets.add(line.split("socket(")[1].split(",")[0])
            if " = -1 " not in line:
                touched.update(part for part in line.split('"')[1::2] if part.startswith(home))
        trace.unlink()
        self.assertLessEqual(sockets, {"AF_UNIX", "AF_NETLINK"})
        data, state = f"{home}/.local/share", f"{home}/.local/state"
        own = (f"{home}/.config", f"{data}/communique", f"{state}/communique", f"{home}/ct-week-2021.ron", f"{home}/.communique-")
        around = {home, f"{home}/.local", data, state}
        strange = [path for path in touched - around if not path.startswith(own)]
        self.assertEqual(strange, [])


def whole_calls(lines):
    """Calls with what came of them: where threads cut in, strace gives each in two parts."""
    begun = {}
    for line in lines:
        thread = line.split()[0]
        if line.endswith("<unfinished ...>"):
            begun[thread] = line.removesuffix("<unfinished ...>")
        elif "resumed>" in line:
            yield begun.pop(thread, line) + line.split("resumed>", 1)[1]
        else:
            yield line
    yield from begun.values()


if __name__ == "__main__":
    display = Display()
    try:
        result = unittest.main(argv=[sys.argv[0]], exit=False, verbosity=2).result
    finally:
        display.close()
    sys.exit(not result.wasSuccessful())
