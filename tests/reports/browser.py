#!/usr/bin/env python3
"""browser.py CHROMIUM DIR: the pages in DIR opened in a real browser, which is spoken to by
the DevTools protocol over a pipe: nothing on the console, no request but for the page itself,
a tree that a screen reader can use, every link and table reached by the Tab key, nothing cut
off on paper or on a narrow screen, light on dark where that is wanted. Prints FAIL lines, then
a count as tests/lib.sh does."""
import base64
import json
import os
import subprocess
import sys
import tempfile

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--remote-debugging-pipe"]
A4_WIDTH = 688  # CSS pixels between margins of 14 mm
PRINTED = ("core.html", "spawn.html")  # as PDF too, which takes longer than all else; the style is the same in all


class Browser:
    def __init__(self, program, home):
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()

        def pipes():
            os.dup2(theirs_in, 100)
            os.dup2(theirs_out, 101)
            os.dup2(100, 3)
            os.dup2(101, 4)

        self.process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={home}"], preexec_fn=pipes,
            close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.input, self.output = os.fdopen(ours_in, "rb"), os.fdopen(ours_out, "wb")
        self.rest, self.number, self.session, self.events = b"", 0, None, []

    def receive(self):
        while b"\0" not in self.rest:
            more = os.read(self.input.fileno(), 65536)
            if not more:
                raise EOFError("the browser is gone")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(message)
        if "method" in message:
            self.events.append(message)
        return message

    def ask(self, method, **params):
        self.number += 1
        request = {"id": self.number, "method": method, "params": params}
        if self.session:
            request["sessionId"] = self.session
        self.output.write(json.dumps(request).encode() + b"\0")
        self.output.flush()
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def open(self, url):
        """All pages in one tab: a new one is a new process."""
        if not self.session:
            target = self.ask("Target.createTarget", url="about:blank")["targetId"]
            self.session = self.ask("Target.attachToTarget", targetId=target,
                                    flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Log", "Network", "Accessibility"):
                self.ask(f"{domain}.enable")
        self.media(1000)
        self.events = []
        self.ask("Page.navigate", url=url)
        while not self.seen("Page.loadEventFired"):
            self.receive()

    def seen(self, *methods):
        return [e for e in self.events if e["method"] in methods]

    def value(self, expression):
        return self.ask("Runtime.evaluate", expression=expression,
                        returnByValue=True)["result"].get("value")

    def media(self, width, kind="", scheme="light"):
        self.ask("Emulation.setEmulatedMedia", media=kind,
                 features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900,
                 deviceScaleFactor=1, mobile=False)

    def close(self):
        self.session = None
        self.ask("Browser.close")
        self.process.wait()


passed = failed = 0


def check(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAIL", what)


def check_quiet(browser, name, url):
    said = browser.seen("Runtime.consoleAPICalled", "Runtime.exceptionThrown",
                        "Log.entryAdded")
    check(not said, f"{name}: the console says {json.dumps(said)[:300]}")
    asked = [e["params"]["request"]["url"] for e in browser.seen("Network.requestWillBeSent")]
    outward = [a for a in asked if a != url and not a.startswith("data:")]
    check(asked and not outward, f"{name}: requests {outward or 'none, not even the page'}")


def check_tree(browser, name):
    nodes = [n for n in browser.ask("Accessibility.getFullAXTree")["nodes"]
             if not n.get("ignored")]
    roles = {}
    for node in nodes:
        text = node.get("name", {}).get("value", "")
        roles.setdefault(node["role"]["value"], []).append(text)
    for role in ("banner", "navigation", "main", "contentinfo"):
        check(len(roles.get(role, [])) == 1, f"{name}: landmark {role}")
    for role, least in (("image", 2), ("table", 4), ("region", 8), ("link", 7)):
        names = roles.get(role, []) + (roles.get("img", []) if role == "image" else [])
        check(len(names) >= least and all(names),
              f"{name}: {role}: {len(names)}, {names.count('')} without a name")
    check(len(roles.get("rowheader", [])) > 20 and len(roles.get("columnheader", [])) > 20,
          f"{name}: headers of rows and columns")
    check(browser.value("document.title") == browser.value(
        "document.querySelector('h1').textContent.replace(/\\s+/g, ' ').trim()"), f"{name}: title")


def check_keys(browser, name):
    wanted = browser.value("document.querySelectorAll('a, .wide').length")
    reached = set()
    browser.value("document.querySelectorAll('a, .wide').forEach((e, i) => e.n = i)")
    for _ in range(wanted):
        for kind in ("rawKeyDown", "keyUp"):
            browser.ask("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab",
                        windowsVirtualKeyCode=9)
        reached.add(browser.value("document.activeElement.n"))
    check(reached == set(range(wanted)), f"{name}: Tab reaches {reached} of {wanted}")


def overflow(browser):
    return browser.value("document.documentElement.scrollWidth - innerWidth")


def check_room(browser, name):
    browser.media(320)
    check(overflow(browser) <= 0, f"{name}: too wide for 320 pixels")
    browser.media(A4_WIDTH, "print")
    cut = browser.value("[...document.querySelectorAll('table, svg')].filter(t => "
                        "t.getBoundingClientRect().right > innerWidth + 1).length")
    check(overflow(browser) <= 0 and cut == 0, f"{name}: {cut} cut off on paper")
    check(browser.value("getComputedStyle(document.querySelector('nav')).display") == "none",
          f"{name}: links on paper")
    if name not in PRINTED:
        return
    pdf = base64.b64decode(browser.ask("Page.printToPDF", preferCSSPageSize=True)["data"])
    check(pdf.startswith(b"%PDF") and len(pdf) > 5000, f"{name}: PDF")


def check_dark(browser, name):
    colour = "(p => getComputedStyle(document.body)[p].match(/\\d+/g)[0] | 0)"
    for scheme in ("light", "dark"):
        browser.media(1000, scheme=scheme)
        ink, ground = (browser.value(f"{colour}('{p}')")
                       for p in ("color", "backgroundColor"))
        check((ink > ground) == (scheme == "dark") and abs(ink - ground) > 180,
              f"{name}: {scheme}: {ink} on {ground}")


program, folder = sys.argv[1:]
with tempfile.TemporaryDirectory() as home:
    browser = Browser(program, home)
    for name in sorted(os.listdir(folder)):
        url = f"file://{os.path.abspath(folder)}/{name}"
        if name.endswith(".html"):
            browser.open(url)
            check_tree(browser, name)
            check_keys(browser, name)
            check_room(browser, name)
            check_dark(browser, name)
            check_quiet(browser, name, url)
        elif name.endswith(".svg"):
            browser.open(url)
            check(browser.value("document.documentElement.nodeName") == "svg"
                  and not browser.value("document.querySelector('parsererror')"),
                  f"{name}: not drawn")
            check_quiet(browser, name, url)
    browser.close()
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(failed > 0)
