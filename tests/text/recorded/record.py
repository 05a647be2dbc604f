#!/usr/bin/python3
"""Records how Chromium's <textarea> moves, clicks and deletes, by real key and mouse events (DevTools protocol).

    apt-get install -y chromium python3-websocket python3-pil python3-numpy
    /usr/bin/python3 record.py [--fonts FOLDER] [--only ID,ID] [--out chromium.json]

Strings are in strings.py. The caret's x is read from a screenshot (caret-color red, text transparent, caret-animation
manual, so it doesn't blink). Takes some 12 minutes; the file is rewritten after every case. The tests keep of each walk the
offsets only, and leave out what they don't compare; the key 'how' of chromium.json says what each key of a case is.
"""
import argparse, base64, hashlib, io, json, os, random, subprocess, sys, tempfile, time, urllib.request
import numpy as np, websocket
from PIL import Image
from strings import STRINGS

HERE = os.path.dirname(os.path.abspath(__file__))
AP = argparse.ArgumentParser()
for flag, default in (("fonts", os.path.join(HERE, "../../../assets/fonts")), ("only", ""), ("out", os.path.join(HERE, "chromium.json")),
                      ("port", "9333"), ("chromium", "/usr/lib/chromium/chromium")):
    AP.add_argument("--" + flag, default=default)
ARGS = AP.parse_args()
FONTS = ["NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf", "NotoSansCJKsc-Regular.otf", "CommuniqueSymbols-Regular.ttf"]
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--force-device-scale-factor=1", "--font-render-hinting=none",
         "--hide-scrollbars", "--no-first-run", "--disable-frame-rate-limit", "--disable-gpu-vsync",
         "--remote-allow-origins=*", "--window-size=1060,800"]
CSS = ("margin:0;border:0;padding:0;outline:0;resize:none;white-space:pre-wrap;overflow:hidden;overflow-wrap:break-word;"
       "font:20px/30px A,B,C,D;text-spacing-trim:space-all;text-autospace:no-autospace;font-kerning:normal;"
       "text-rendering:geometricPrecision;color:transparent;caret-color:#f00;caret-animation:manual;background:#fff")
LEFT, TOP, LH, STEP = 20, 20, 30, 9  # the box's place, line height, click step
JS = """
const t=document.getElementById('t'), m=document.getElementById('m');
function set(text,dir,w){for(const e of [t,m]){e.dir=dir;e.style.width=w+'px';
  e.style.unicodeBidi=dir=='auto'?'plaintext':''} t.value=text;m.textContent=text;t.focus();t.scrollTop=0;t.setSelectionRange(0,0)}
function sel(o){t.focus();t.setSelectionRange(o,o)}
function words(s){return [...new Intl.Segmenter('en',{granularity:'word'}).segment(s)].map(x=>x.index)}
function put(text,o){t.value=text;sel(o)}
function chars(){const n=m.firstChild,b=m.getBoundingClientRect(),r=document.createRange(),out=[];if(!n)return out;
  for(let i=0;i<n.length;i++){r.setStart(n,i);r.setEnd(n,i+1);const q=[...r.getClientRects()].pop();
   out.push(q?[+(q.left-b.left).toFixed(2),+(q.right-b.left).toFixed(2),Math.floor(((q.top+q.bottom)/2-b.top)/30)]:null)}return out}
"""


def page():
    faces = "".join("@font-face{font-family:%s;src:url(data:font/%s;base64,%s)}" % (
        n, f[-3:], base64.b64encode(open(os.path.join(ARGS.fonts, f), "rb").read()).decode()) for n, f in zip("ABCD", FONTS))
    return ("<!doctype html><meta charset=utf-8><style>%s body{margin:0;background:#fff}</style>"
            "<textarea id=t spellcheck=false autocomplete=off style='%s;position:absolute;left:%dpx;top:%dpx;height:600px'></textarea>"
            "<div id=m style='%s;position:absolute;left:%dpx;top:900px'></div><script>%s</script>" % (
                faces, CSS, LEFT, TOP, CSS, LEFT, JS))


class Browser:
    def __init__(self):
        self.dir = tempfile.mkdtemp(prefix="chromium-", dir=HERE)
        html = os.path.join(self.dir, "page.html")
        open(html, "w").write(page())
        self.proc = subprocess.Popen([ARGS.chromium, *FLAGS, "--remote-debugging-port=" + ARGS.port,
                                      "--user-data-dir=" + self.dir, "file://" + html], stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                tabs = json.load(urllib.request.urlopen("http://127.0.0.1:%s/json" % ARGS.port))
                tab = [x for x in tabs if x["type"] == "page"][0]
                break
            except Exception:
                time.sleep(.2)
        self.ws = websocket.create_connection(tab["webSocketDebuggerUrl"])
        self.n = self.shots = self.retries = self.unseen = 0
        self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        for _ in range(50):
            if self.js("document.readyState=='complete' && typeof sel=='function'"):
                break
            time.sleep(.1)
        self.js("Promise.all([['A','a'],['B','س'],['C','会'],['D','\\u2192']].map(([f,s])=>document.fonts.load('20px '+f,s)))")
        self.fonts_loaded = self.js("[...document.fonts].map(f=>f.family+' '+f.status).join()")
        self.call("DOM.enable"), self.call("CSS.enable")

    def call(self, method, **params):
        self.n += 1
        self.ws.send(json.dumps(dict(id=self.n, method=method, params=params)))
        while True:
            r = json.loads(self.ws.recv())
            if "error" in r:
                raise RuntimeError((method, r["error"]))
            if r.get("id") == self.n:
                return r["result"]

    def js(self, code):
        r = self.call("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in r:
            raise RuntimeError(r["exceptionDetails"])
        return r["result"].get("value")

    def key(self, name, ctrl=False):
        code = dict(ArrowRight=39, ArrowLeft=37, ArrowUp=38, ArrowDown=40, Home=36, End=35, Backspace=8, Delete=46)[name]
        for ty in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=ty, key=name, code=name, windowsVirtualKeyCode=code, modifiers=2 if ctrl else 0)

    def mouse(self, x, y, counts=(1,)):
        for c in counts:
            for ty, down in (("mousePressed", 1), ("mouseReleased", 0)):
                self.call("Input.dispatchMouseEvent", type=ty, x=LEFT + x, y=TOP + y, button="left", clickCount=c, buttons=down)

    def caret(self, w, lines):
        """[x, line] of the caret as drawn, or [None, None]."""
        for _ in range(6):
            r = self.call("Page.captureScreenshot", format="png", optimizeForSpeed=True,
                          clip=dict(x=0, y=0, width=w + 2 * LEFT, height=TOP + LH * (lines + 1), scale=1))
            a = np.array(Image.open(io.BytesIO(base64.b64decode(r["data"]))).convert("RGB")).astype(int)
            ys, xs = np.nonzero(a[:, :, 0] - a[:, :, 1] > 60)
            self.shots += 1
            if len(xs):
                return [int(xs.min()) - LEFT, int((ys.min() + ys.max()) / 2 - TOP) // LH]
            self.retries += 1
            time.sleep(.05)
        self.unseen += 1
        return [None, None]

    def platform_fonts(self):
        root = self.call("DOM.getDocument", depth=0)["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector="#m")["nodeId"]
        return {f["familyName"] + ("" if f["isCustomFont"] else " (SYSTEM FONT)"): int(f["glyphCount"])
                for f in self.call("CSS.getPlatformFontsForNode", nodeId=node)["fonts"]}


def record(b, ident, text, direction, w, whole):
    js, key = b.js, b.key
    n = len(text.encode("utf-16-le")) // 2
    js("set(%s,'%s',%d)" % (json.dumps(text), direction, w))
    chars = js("chars()")
    lines = max([u[2] for u in chars if u] + [0]) + 1 + text.endswith("\n")
    c = dict(id=ident, text=text, dir=direction, width=w, fonts=b.platform_fonts() if text else {})
    shoot = lambda: b.caret(w, lines + 1)
    memo, check = {}, [0, 0]

    def place(k):  # a screenshot for each new k; every 20th old one again, as a check
        if k not in memo:
            memo[k] = shoot()
        elif random.random() < .05:
            check[0] += 1
            check[1] += shoot() != memo[k]
        return memo[k]

    def sel(o):
        js("sel(%d)" % o)

    c["chars"], c["caret"] = chars, []
    for o in range(n + 1):
        sel(o)
        c["caret"].append(shoot())
    line_of = [p[1] for p in c["caret"]]
    c["line_starts"] = [o for o in range(n + 1) if o == 0 or line_of[o] != line_of[o - 1]]

    def walk(name, back, ctrl=False, see=True):
        sel(n if js("getComputedStyle(t).direction") == "rtl" and name == "ArrowRight" else 0)
        old = None
        for _ in range(3 * n):  # to the extreme
            key(back)
            if old == (old := js("t.selectionStart")):
                break
        out, seen = [], set()
        for _ in range(n + 20):
            o = js("t.selectionStart")
            if o in seen:
                return out
            seen.add(o)
            out.append([o] + shoot() if see else o)
            key(name, ctrl)
        return out + ["unfinished"]
    c["right"] = walk("ArrowRight", "ArrowLeft")
    c["left"] = walk("ArrowLeft", "ArrowRight")
    if whole:  # what doesn't depend on the width
        c["icu_words"] = js("words(t.value)")
        c["word_right"] = walk("ArrowRight", "ArrowLeft", True, False)
        c["word_left"] = walk("ArrowLeft", "ArrowRight", True, False)
    names = ["home", "end"] + (["up", "down"] if lines > 1 else []) + (["step_right", "step_left"] if "\n" in text else [])
    names += ["word_right_from", "word_left_from"] if whole else []
    keys = dict(home="Home", end="End", up="ArrowUp", down="ArrowDown", step_right="ArrowRight", step_left="ArrowLeft",
                word_right_from="ArrowRight", word_left_from="ArrowLeft")
    for name in names:
        c[name] = []
        for o in range(n + 1):
            sel(o), key(keys[name], name.startswith("word"))
            r = js("t.selectionStart")
            c[name].append([r] + place((name, line_of[o], r)) if name in ("home", "end") else r)
    if lines > 1:
        # the goal x: from a few offsets of the first line down to the last, and up again
        first, c["down_up_walk"] = [o for o in range(n + 1) if line_of[o] == 0], []
        for o in first[::max(1, len(first) // 4)]:
            sel(o)
            path = [[o] + shoot()]
            for k in ["ArrowDown"] * lines + ["ArrowUp"] * lines:
                key(k)
                path.append([js("t.selectionStart")] + shoot())
            c["down_up_walk"].append(path)
        # what follows End (or Home) on a line that wraps
        c["after"] = []
        for s in c["line_starts"]:
            for first_key in ("End", "Home"):
                for then in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"):
                    sel(s), key(first_key), key(then)
                    r = js("t.selectionStart")
                    c["after"].append([s, first_key, then, r] + place(("after", first_key, then, s, r)))
    c["click"], c["double_click"] = [], []
    for line in range(lines + 1):  # one line below the last, too, but fewer clicks there
        for i, x in list(enumerate(range(3, w, STEP)))[::4 if line == lines else 1]:
            sel(0), b.mouse(x, line * LH + LH // 2)
            r = js("t.selectionStart")
            c["click"].append([line, x, r] + place(("click", line, r)))
            if i % 3 == 0 and line < lines:
                sel(0), b.mouse(x, line * LH + LH // 2, (1, 2))
                c["double_click"].append([line, x] + js("[t.selectionStart,t.selectionEnd]"))
    if whole:
        def removed(o, k, ctrl=False):
            js("put(%s,%d)" % (json.dumps(text), o)), key(k, ctrl)
            return [js("t.value"), js("t.selectionStart")]
        c["backspace"] = [n - len(removed(o, "Backspace")[0]) for o in range(n + 1)]
        c["delete"] = [n - len(removed(o, "Delete")[0]) for o in range(n + 1)]
        c["delete_word"] = [[o, *removed(o, "Backspace", True), *removed(o, "Delete", True)]
                            for o in sorted(set(range(0, n + 1, 3)) | {n})]
    c["memo_checks"] = check
    return c


def main():
    random.seed(1)
    b, t0 = Browser(), time.time()
    try:
        how = dict(json.load(open(os.path.join(HERE, "how.json"))), browser=b.call("Browser.getVersion")["product"], flags=FLAGS,
                   css=CSS, fonts={f: hashlib.sha256(open(os.path.join(ARGS.fonts, f), "rb").read()).hexdigest() for f in FONTS},
                   fonts_loaded=b.fonts_loaded)
        cases, jobs = [], [(i, s, d, w, w == ws[0]) for i, s, d, ws in STRINGS for w in ws
                           if not ARGS.only or i in ARGS.only.split(",")]
        for i, s, d, w, whole in jobs:
            shots = b.shots
            cases.append(record(b, i, s, d, w, whole))
            print("%5.0f s %s %s %d shots, fonts %s, checks %s, unseen %d retries %d" % (
                time.time() - t0, i, w, b.shots - shots, cases[-1]["fonts"], cases[-1]["memo_checks"], b.unseen, b.retries), flush=True)
            with open(ARGS.out, "w") as f:
                f.write('{"how": %s,\n"cases": [\n' % json.dumps(how, ensure_ascii=False))
                f.write(",\n".join(json.dumps(x, ensure_ascii=False, separators=(",", ":")) for x in cases) + "\n]}\n")
    finally:
        b.proc.terminate()
        b.proc.wait()
        subprocess.run(["rm", "-rf", b.dir])


if __name__ == "__main__":
    sys.exit(main())
