"""A display of its own, and the program's window on it as a screen reader sees it."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import gi
import Xlib.display

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 15.0
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class Display:
    """An X server with a window manager and the accessibility bus."""

    def __init__(self, size="1600x1000"):
        read, write = os.pipe()
        self.children = [
            subprocess.Popen(
                ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
                pass_fds=[write],
                **QUIET,
            )
        ]
        os.close(write)
        with os.fdopen(read) as number:
            os.environ["DISPLAY"] = ":" + number.readline().strip()
        os.environ.pop("WAYLAND_DISPLAY", None)
        self.children.append(window_manager())
        launcher = ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1", "--screen-reader=1"]
        self.children.append(subprocess.Popen(launcher, **QUIET))
        time.sleep(1.0)
        Atspi.init()

    def close(self):
        for child in reversed(self.children):
            child.terminate()
            child.wait()


def window_manager():
    """Openbox, once it manages the display: without one, no window has the keyboard."""
    said = ""
    for _ in range(3):
        with tempfile.TemporaryFile("w+") as output:
            manager = subprocess.Popen(["openbox"], stdout=output, stderr=output)
            end = time.monotonic() + PATIENCE
            while manager.poll() is None and time.monotonic() < end:
                if is_managed():
                    return manager
                time.sleep(0.1)
            manager.kill()
            manager.wait()
            output.seek(0)
            said += output.read()
    raise AssertionError(f"there isn't a window manager: {said or 'openbox says nothing'}")


def is_managed():
    """Whether a window manager has told the display of itself."""
    display = Xlib.display.Display()
    try:
        check = display.get_atom("_NET_SUPPORTING_WM_CHECK")
        return display.screen().root.get_full_property(check, Xlib.X.AnyPropertyType) is not None
    finally:
        display.close()


class Window:
    """The program, begun with files in a home of its own."""

    def __init__(self, program, *arguments, settings=None, before=()):
        self.home = Path(tempfile.mkdtemp(prefix="communique-window-"))
        self.environment = dict(os.environ, HOME=str(self.home), MESA_SHADER_CACHE_DISABLE="true")
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            self.environment.pop(variable, None)
        # No other program's file dialogs, whatever is installed here.
        programs = self.home / "programs"
        programs.mkdir()
        for program_before in before[:1]:
            (programs / program_before).symlink_to(shutil.which(program_before))
        self.environment["PATH"] = str(programs)
        if settings:
            folder = self.home / ".config" / "communique"
            folder.mkdir(parents=True)
            (folder / "settings.ron").write_text(settings)
        self.command = [*before, str(program), *map(str, arguments)]
        self.process = None

    def __enter__(self):
        self.process = subprocess.Popen(self.command, env=self.environment, cwd=self.home)
        wait_for(self._frame, "the window")
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    # ---- What is there ---------------------------------------------------

    def pid(self):
        """The program's own process, behind what it was begun through."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        inner = children.read_text().split() if self.command[0] == "strace" else []
        return int(inner[0]) if inner else self.process.pid

    def _application(self):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == self.pid():
                application.clear_cache()
                return application
        return None

    def _frame(self):
        application = self._application()
        return application is not None and application.get_child_count() > 0

    def nodes(self):
        """Everything that a screen reader can reach."""

        def within(node):
            yield node
            for index in range(node.get_child_count()):
                child = node.get_child_at_index(index)
                if child is not None:
                    yield from within(child)

        for _ in range(20):
            application = self._application()
            try:
                return list(within(application)) if application else []
            except gi.repository.GLib.GError:
                # It changed while it was read.
                time.sleep(0.1)
        return []

    def names(self):
        return [node.get_name() or "" for node in self.nodes()]

    def find(self, name, role=None):
        """What has this name; a label only where nothing else has it."""

        def found():
            same = [
                node
                for node in self.nodes()
                if (node.get_name() or "") == name and (role is None or node.get_role_name() == role)
            ]
            return sorted(same, key=lambda node: node.get_role_name() == "label")

        return wait_for(found, f"something named {name!r}", lambda: sorted(set(self.names())))[0]

    def shows(self, words):
        """Waits until something says these words."""
        wait_for(
            lambda: any(words in said for said in self.said()),
            f"the words {words!r}",
            lambda: sorted(set(self.said())),
        )

    def said(self):
        """All names and texts."""
        said = []
        for node in self.nodes():
            said.append(node.get_name() or "")
            text = node.get_text_iface()
            if text:
                said.append(Atspi.Text.get_text(text, 0, -1))
        return said

    def value(self, name):
        text = self.find(name, "entry").get_text_iface()
        return Atspi.Text.get_text(text, 0, -1)

    def _on_screen(self):
        """The number of its window on the display."""
        own = ["--all", "--pid", str(self.pid())]
        search = ["xdotool", "search", *own, "--onlyvisible", "--name", "Communique"]
        found = subprocess.run(search, capture_output=True, text=True, check=False)
        return found.stdout.split()[-1]

    def title(self):
        command = ["xdotool", "getwindowname", self._on_screen()]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.pid()}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    # ---- What is done ----------------------------------------------------

    def front(self):
        """Brings it before the others, with the keyboard."""
        xdotool("windowactivate", "--sync", self._on_screen())
        time.sleep(0.3)

    def crash(self):
        """Ends the program as a power cut does."""
        self.process.kill()
        self.process.wait()

    def again(self):
        """Begins it again, for the same person."""
        self.__enter__()

    def press(self, name, role=None):
        action = self.find(name, role).get_action_iface()
        if not (action and Atspi.Action.do_action(action, 0)):
            raise AssertionError(f"{name!r} can't be pressed")
        time.sleep(0.2)

    def middle(self, name, role=None):
        """Where on the display the middle of what has this name is."""
        box = Atspi.Component.get_extents(self.find(name, role).get_component_iface(), Atspi.CoordType.SCREEN)
        return box.x + box.width // 2, box.y + box.height // 2

    def drag(self, name, x, y):
        """Drags what has this name to a place on the display, as a hand does."""
        from_x, from_y = self.middle(name)
        xdotool("mousemove", from_x, from_y)
        time.sleep(0.1)
        xdotool("mousedown", 1)
        for part in range(1, 9):
            xdotool("mousemove", from_x + (x - from_x) * part // 8, from_y + (y - from_y) * part // 8)
            time.sleep(0.05)
        xdotool("mouseup", 1)
        time.sleep(0.2)

    def point(self, name, role=None):
        """Clicks into the middle of what has this name."""
        xdotool("mousemove", *self.middle(name, role))
        time.sleep(0.1)
        xdotool("click", 1)
        time.sleep(0.2)

    def focused(self):
        """The role and the name of what has the keyboard."""
        for node in self.nodes():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED) and node.get_role_name() != "frame":
                return f"{node.get_role_name()} {node.get_name()}"
        return ""

    def keys(self, *keys):
        for key in keys:
            xdotool("key", "--clearmodifiers", key)
            time.sleep(0.08)

    def type(self, text):
        xdotool("type", "--delay", 15, text)
        time.sleep(0.2)

    def layout(self, *names):
        """What the keyboard's keys are from here on: 'us', 'ara'."""
        subprocess.run(["setxkbmap", "-layout", ",".join(names)], check=True)
        time.sleep(0.3)

    def selected(self, name):
        """What is selected in a field, as a screen reader is told."""
        text = self.find(name, "entry").get_text_iface()
        count = Atspi.Text.get_n_selections(text)
        range_ = Atspi.Text.get_selection(text, 0) if count else None
        return Atspi.Text.get_text(text, range_.start_offset, range_.end_offset) if range_ else ""

    def caret(self, name):
        """What stands before the caret of a field."""
        text = self.find(name, "entry").get_text_iface()
        return Atspi.Text.get_text(text, 0, Atspi.Text.get_caret_offset(text))

    def letter(self, name, index):
        """Where on the display a letter of a field is: its left edge, its top."""
        text = self.find(name, "entry").get_text_iface()
        box = Atspi.Text.get_character_extents(text, index, Atspi.CoordType.SCREEN)
        return box.x, box.y

    def resize(self, width, height):
        xdotool("windowsize", "--sync", self._on_screen(), width, height)
        time.sleep(0.5)

    def ends(self):
        """Waits until the program has ended; its status."""
        return self.process.wait(PATIENCE)

    def shot(self, path):
        time.sleep(0.3)
        subprocess.run(["import", "-window", "root", str(path)], check=True)


def xdotool(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True, **QUIET)


def wait_for(found, what, otherwise=lambda: ""):
    """Waits until `found` finds; what it found."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            result = found()
        except gi.repository.GLib.GError:
            # What was read is gone: the window changed meanwhile.
            result = None
        if result:
            return result
        if time.monotonic() > end:
            raise AssertionError(f"there isn't {what} {otherwise()}")
        time.sleep(0.1)
