#!/usr/bin/env python3
"""check.py DIR: every report in DIR is what its form demands. JSON against the schema of
monitor/fork/SCHEMA.md, CSV against RFC 4180, SVG as XML, HTML for its skeleton, traces
against the Trace Event Format. Prints FAIL lines, then a count as tests/lib.sh does."""
import csv
import html.parser
import itertools
import json
import os
import re
import sys
import xml.parsers.expat

passed = failed = 0


def check(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAIL", what)


OCTAL = re.compile(r"[0-7]{6}$")
NUMBER, TEXT, TRUTH, LIST, MAP = int, str, bool, list, dict
SCHEMA = {
    "schema": TEXT, "program": TEXT, "image": (TEXT, None), "core_bytes": NUMBER,
    "number": NUMBER, "how": TEXT, "call": (TEXT, None), "fate": TEXT, "complete": TRUTH, "path": (TEXT, None),
    "why": (TEXT, None), "error": NUMBER,
    "parent": {"pid": NUMBER, "slot": NUMBER, "name": TEXT},
    "child": {"pid": NUMBER, "slot": NUMBER, "name": TEXT},
    "time": {"began": NUMBER, "ended": (NUMBER, None), "parent_stood": NUMBER,
             "copy": NUMBER, "first_click": NUMBER},
    "instructions": {"began": NUMBER, "ended": (NUMBER, None)},
    "sizes": {"image": NUMBER, "text": NUMBER, "copied": NUMBER, "written": NUMBER,
              "parent_at": NUMBER, "child_at": NUMBER},
    "stages": [{"name": TEXT, "at": NUMBER, "instructions": NUMBER, "pc": OCTAL,
                "says": TEXT}],
    "stages_lost": TRUTH,
    "swaps": [{"direction": TEXT, "what": TEXT, "click": NUMBER, "clicks": NUMBER,
               "block": NUMBER, "transfers": NUMBER, "queued": NUMBER, "seek": NUMBER,
               "rotation": NUMBER, "transfer": NUMBER, "ns": NUMBER}],
    "shared": ({"entries": NUMBER, "pages": [NUMBER], "clicks": NUMBER, "entering": NUMBER,
                "stack": NUMBER, "copied": NUMBER, "copied_after": NUMBER, "grown": NUMBER,
                "grown_after": NUMBER, "unprotected": NUMBER, "unprotected_after": NUMBER,
                "clicks_copied": NUMBER, "clicks_copied_after": NUMBER,
                "faults_took": NUMBER, "faults_copying": NUMBER, "peak_clicks": NUMBER,
                "given_back": (NUMBER, None),
                "faults": [{"pid": NUMBER, "by": TEXT, "page": NUMBER, "copied": TRUTH,
                            "after": TRUTH, "at": NUMBER, "ns": NUMBER, "copy": NUMBER,
                            "clicks": NUMBER, "from": NUMBER, "to": NUMBER, "pc": OCTAL,
                            "call": (TEXT, None)}]}, None),
    "returns": {side: ({"at": NUMBER, "instructions": NUMBER, "pc": OCTAL, "r0": OCTAL,
                        "r1": OCTAL, "sp": OCTAL, "psw": OCTAL}, None)
                for side in ("parent", "child")},
    "calls": [{"name": TEXT, "arguments": [OCTAL], "r0": OCTAL, "result": OCTAL,
               "error": NUMBER, "path": (TEXT, None)}],
    "calls_lost": TRUTH, "child_waited_on_pipe": TRUTH, "child_stopped": TRUTH,
    "ledger": {"counts": {"files": [NUMBER], "text": NUMBER, "text_in_core": NUMBER,
                          "directory": NUMBER},
               "proc": [{"field": TEXT, "rule": TEXT, "parent": TEXT, "child": TEXT,
                         "note": (TEXT, None)}],
               "user": [{"field": TEXT, "rule": TEXT, "parent": TEXT, "child": TEXT,
                         "note": (TEXT, None)}]},
    "pictures": {when: {area: {"from": NUMBER, "to": NUMBER, "free": NUMBER, "parts": LIST}
                        for area in ("core", "swap")}
                 | {"core_map_sound": TRUTH, "swap_map_sound": TRUTH}
                 for when in ("before", "after")},
    "memory": {"layout": {"data_at": NUMBER, "data": NUMBER, "stack": NUMBER},
               "parent_clicks": [[NUMBER]], "parent_clicks_in_window": [[NUMBER]],
               "child_clicks": [[NUMBER]], "child_bytes": [[OCTAL]],
               "parent_bytes": [[OCTAL]], "parent_read_first": [[OCTAL]],
               "first_stores": NUMBER, "by_kernel": NUMBER, "by_dma": NUMBER,
               "copy_on_write": [{"page": NUMBER, "entries": NUMBER, "copies": NUMBER,
                                  "copies_after": NUMBER, "unprotected": NUMBER,
                                  "unprotected_after": NUMBER, "clicks": NUMBER,
                                  "clicks_after": NUMBER}]},
    "page": NUMBER,
    "variants": [{"name": TEXT, "rule": TEXT, "basis": TEXT, "bytes_now": NUMBER,
                  "bytes_later": NUMBER, "faults": NUMBER, "faults_after": NUMBER,
                  "entries": NUMBER, "disk_words": NUMBER, "parent_stood": NUMBER,
                  "total": NUMBER, "peak_bytes": NUMBER, "meaning": TEXT}],
    "hazard_count": NUMBER,
    "hazards": [{"first": OCTAL, "last": OCTAL, "segment": TEXT, "symbol": (TEXT, None),
                 "harmful": TRUTH, "looked_at": TRUTH}],
    "spawn": {"possible": TRUTH, "why_not": (TEXT, None), "actions": [TEXT]},
    "constants": [{"name": TEXT, "value": NUMBER, "unit": TEXT, "provenance": TEXT}],
}


def octals(values, schema):
    """A list of octals, or of lists of them, which are most of a report, and all of them good."""
    if schema == [OCTAL] and set(map(type, values)) == {list}:
        values = list(itertools.chain.from_iterable(values))
    elif schema is not OCTAL:
        return False
    return set(map(type, values)) == {str} and all(map(OCTAL.match, values))


def differs(value, schema, where=""):
    """What is wrong with VALUE, or None."""
    if isinstance(schema, tuple):
        return None if value is None else differs(value, schema[0], where)
    if schema is OCTAL:
        good = isinstance(value, str) and OCTAL.match(value)
        return None if good else f"{where}: {value!r} is not octal"
    if isinstance(schema, dict):
        if not isinstance(value, dict) or list(value) != list(schema):
            return f"{where}: members {list(value) if isinstance(value, dict) else value}"
        found = (differs(value[k], schema[k], f"{where}.{k}") for k in schema)
        return next((f for f in found if f), None)
    if isinstance(schema, list):
        if not isinstance(value, list):
            return f"{where}: no list"
        if octals(value, schema[0]):
            return None
        found = (differs(v, schema[0], f"{where}[{i}]") for i, v in enumerate(value))
        return next((f for f in found if f), None)
    good = isinstance(value, schema) and (schema is bool or not isinstance(value, bool))
    return None if good else f"{where}: {value!r} is no {schema.__name__}"


def holes(area):
    """The parts of a strip lie side by side from its beginning to its end."""
    at = area["from"]
    for part in area["parts"]:
        if part["at"] != at or part["size"] <= 0:
            return True
        at += part["size"]
    return at != area["to"]


def check_json(path, text):
    record = json.loads(text)
    wrong = differs(record, SCHEMA)
    check(not wrong, f"{path}: {wrong}")
    check(record["schema"] == "fork11-fork/1", f"{path}: schema")
    bad = [f"{w}.{a}" for w in ("before", "after") for a in ("core", "swap")
           if holes(record["pictures"][w][a])]
    check(not bad, f"{path}: holes in {bad}")


def check_csv(path, text):
    rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    check(text.endswith("\r\n") and "\n" not in text.replace("\r\n", ""),
          f"{path}: line ends")
    check(len({len(row) for row in rows}) == 1, f"{path}: columns {[len(r) for r in rows]}")
    tables = [row[1] for row in rows[1:]]
    check(tables == sorted(tables) and tables.count("variant") == 11, f"{path}: tables")


def check_svg(path, text):
    seen = []
    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: seen.append((name, attributes))
    parser.Parse(text, True)
    names = [name for name, _ in seen]
    check(names[:3] == ["svg", "title", "desc"], f"{path}: begins {names[:3]}")
    numbers = [float(v) for _, a in seen for k, v in a.items()
               if k in ("x", "y", "width", "height", "cx", "cy") and "%" not in v]
    check(all(-1 <= n < 100000 for n in numbers), f"{path}: a figure is off the paper")
    outside = [a for n, a in seen if n == "rect" and "x" in a
               and float(a["x"]) + float(a["width"]) > 961]
    check(not outside, f"{path}: over the edge: {outside[:2]}")


class Page(html.parser.HTMLParser):
    EMPTY = ("meta", "link", "rect", "path", "circle")

    def __init__(self):
        super().__init__()
        self.open, self.wrong, self.seen, self.ids, self.links = [], [], [], set(), []

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        self.seen.append((tag, a))
        if "id" in a:
            if a["id"] in self.ids:
                self.wrong.append(f"id {a['id']} twice")
            self.ids.add(a["id"])
        for key in ("src", "href"):
            if key in a:
                self.links.append(a[key])
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


def check_html(path, text):
    page = Page()
    page.feed(text)
    check(not page.wrong and not page.open, f"{path}: {page.wrong[:3]} {page.open[:3]}")
    outward = [l for l in page.links if not l.startswith("#") and l != "data:,"]
    check(not outward and "url(" not in re.sub(r"url\(#\w+\)", "", text),
          f"{path}: leads outside: {outward}")
    check(all(l[1:] in page.ids for l in page.links if l.startswith("#")),
          f"{path}: a link to nowhere")
    check(not [a for t, a in page.seen if t == "th" and "scope" not in a],
          f"{path}: th without scope")
    check(not [a for t, a in page.seen if t == "svg" and not a.get("aria-label")],
          f"{path}: svg without a label")
    tags = [t for t, _ in page.seen]
    check(tags.count("caption") == tags.count("table") > 0, f"{path}: captions")
    check(all(tags.count(t) == 1 for t in ("h1", "main", "header", "footer", "nav")),
          f"{path}: landmarks")
    check(dict(page.seen)["html"].get("lang") == "en", f"{path}: language")


def check_trace(path, text):
    """Trace Event Format, "Event Descriptions": required members, slices closed in order on
    their track, times that do not go back within a track, arrows with both ends."""
    events = json.loads(text)
    wrong, stacks, last, starts, ends = [], {}, {}, {}, {}
    for e in events:
        track = (e.get("pid"), e.get("tid"), e["ph"] == "C")
        if not all(isinstance(e.get(k), int) for k in ("pid", "tid")) \
                or not isinstance(e.get("ts"), (int, float)) or e["ts"] < 0:
            wrong.append(f"members of {e}")
            continue
        if e["ph"] not in "BEXiCsfM" or (e["ph"] != "E" and not e.get("name")):
            wrong.append(f"phase or name of {e}")
        if e["ph"] == "X" and e.get("dur", -1) < 0:
            wrong.append(f"duration of {e}")
        if e["ph"] == "i" and e.get("s") not in ("t", "p", "g"):
            wrong.append(f"scope of {e}")
        if e["ph"] == "C" and not all(isinstance(v, int) for v in e["args"].values()):
            wrong.append(f"counter {e}")
        if e["ph"] == "M" and e["name"] not in ("process_name", "thread_name"):
            wrong.append(f"metadata {e}")
        if e["ph"] == "B":
            stacks.setdefault(track, []).append(e)
        if e["ph"] == "E" and not stacks.get(track, []):
            wrong.append(f"end without beginning {e}")
        elif e["ph"] == "E":
            stacks[track].pop()
        if e["ph"] in "sf":
            (starts if e["ph"] == "s" else ends).setdefault(e["id"], []).append(e)
        if e["ph"] in "BEiC" or (e["ph"] == "X" and e["pid"] == 2):
            if e["ts"] < last.get(track, 0):
                wrong.append(f"time goes back: {e}")
            last[track] = e["ts"]
    wrong += [f"never closed: {s}" for s in stacks.values() if s]
    if starts.keys() != ends.keys() or any(len(s) > 1 for s in [*starts.values(),
                                                                *ends.values()]):
        wrong.append("arrows do not match")
    check(not wrong, f"{path}: {wrong[:3]}")


def check_lab(folder):
    """The lab's forks are of their ways, and a picture has the pages that both have."""
    hows, shared = [], 0
    for name in ("cow", "borrow", "spawn"):
        with open(os.path.join(folder, f"{name}.json")) as file:
            record = json.load(file)
        hows.append(record["how"])
        parts = record["pictures"]["after"]["core"]["parts"]
        shared += sum(p["owner"] == "shared" and p["holders"] == 2 for p in parts)
        rows = [row["name"] for row in record["variants"] if row["basis"] == "observed"]
        check(len(rows) == 1, f"lab: {name}: observed {rows}")
    check(hows == ["cow", "borrow", "spawn"], f"lab: {hows}")
    check(shared > 0, "lab: no page is shared")


def check_session(folder):
    """What the trace of a session tells of fork 4 is what the record tells: the copy, its
    length, its clicks, and an arrow for every fork."""
    with open(os.path.join(folder, "session.trace")) as file:
        events = json.load(file)
    with open(os.path.join(folder, "v6.json")) as file:
        record = json.load(file)
    child = record["child"]["pid"]
    arrows = [e for e in events if e["ph"] == "f"]
    check(len(arrows) == record["number"] + 1 and arrows[-1]["tid"] == child,
          "session: arrows")
    parent = [e for e in events if e["ph"] == "s"][-1]["tid"]
    check(parent == record["parent"]["pid"], "session: the arrow's beginning")
    began = record["time"]["began"] / 1000
    copies = [e for e in events if e["ph"] == "X" and e["name"] == "copy"
              and began < e["ts"] < began + record["time"]["parent_stood"] / 1000
              and e["args"]["ns"] == record["time"]["copy"]
              and e["args"]["clicks"] == record["sizes"]["copied"]
              and e["args"]["to"] == record["sizes"]["child_at"]]
    check(len(copies) == 1 and record["sizes"]["copied"] == record["sizes"]["image"],
          "session: the copy")
    free = [e["args"]["clicks"] for e in events if e.get("name") == "free core"]
    before = record["pictures"]["before"]["core"]["free"]
    check(before in free and before - record["sizes"]["copied"] in free,
          "session: free core")
    calls = {e["name"] for e in events if e["ph"] == "B" and e["tid"] == child}
    check("exec" in calls and "fork" not in calls, f"session: the child's calls {calls}")
    names = [e["args"]["name"] for e in events if e["ph"] == "M" and e["tid"] == child]
    check(names[-1] == f"ls {child}", f"session: names {names}")


CHECKS = {"json": check_json, "csv": check_csv, "svg": check_svg, "html": check_html,
          "trace": check_trace}
for name in sorted(os.listdir(sys.argv[1])):
    form = name.rsplit(".", 1)[-1]
    if form not in CHECKS:
        continue
    with open(os.path.join(sys.argv[1], name), newline="") as file:
        contents = file.read()
    try:
        CHECKS[form](name, contents)
    except Exception as error:
        check(False, f"{name}: {type(error).__name__}: {error}")
if os.path.exists(os.path.join(sys.argv[1], "session.trace")):
    try:
        check_session(sys.argv[1])
    except Exception as error:
        check(False, f"session: {type(error).__name__}: {error}")
if os.path.exists(os.path.join(sys.argv[1], "lab.ran")):
    try:
        check_lab(sys.argv[1])
    except Exception as error:
        check(False, f"lab: {type(error).__name__}: {error}")
check(passed, "no report at all")
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(failed > 0)
