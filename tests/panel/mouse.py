#!/usr/bin/env python3
"""The console worked by the mouse: a bootstrap keyed in by DEP, read back by EXAM, started; the system halted, stepped by
instructions and bus cycles, continued; the lamps against the registers each time.
Needs python3-pexpect and xdotool. usage: mouse.py PROGRAM SERVER"""
import os, re, subprocess, sys, tempfile, time
try:
    import pexpect
except ImportError:
    print("skip the console by the mouse: no python3-pexpect")
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(0)

program = sys.argv[1]
count = {"passed": 0, "failed": 0, "skipped": 0}
# Middles, in units of the page: where a visitor would point. Written down anew: not asked of the program.
SWITCH, PITCH = (210, 274), 44  # bit 17, and from one to the next
KEYS = {"LOAD ADRS": 1044, "EXAM": 1105, "REG EXAM": 1166, "CONT": 1227, "HALT": 1288, "CYCLE": 1349, "START": 1410,
        "DEP": 1471, "REG DEP": 1532}
BOOTSTRAP = [0o012700, 0o177414, 0o005040, 0o005040, 0o010040, 0o012740, 0o000005, 0o105710, 0o002376, 0o005007]
AT = 0o100000


def check(what, good):
    count["passed" if good else "failed"] += 1
    if not good:
        print("FAIL the console by the mouse:", what)


class Console:
    def __init__(self, home):
        env = dict(os.environ, XDG_STATE_HOME=home, TERM="xterm")
        self.child = pexpect.spawn(program, ["--panel"], env=env, timeout=30, encoding="latin-1")
        self.child.delaybeforesend = 0.01
        self.child.expect("fork11> ")
        found = subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "^fork11$"], timeout=20,
                               capture_output=True, text=True)
        self.window = found.stdout.split()[0]
        self.set = 0  # the switches, as they were left

    def click(self, *places):
        moves = "".join("mousemove --window %s %d %d\nclick 1\n" % (self.window, x, y) for x, y in places)
        subprocess.run(["xdotool", "-"], input=moves, text=True, check=True)

    def press(self, *names):
        self.click(*[(KEYS[name], 274) for name in names])

    def switches(self, value):
        self.click(*[(SWITCH[0] + PITCH * (17 - bit), SWITCH[1])
                     for bit in range(18) if (value ^ self.set) >> bit & 1])
        self.set = value

    def command(self, line):
        self.child.send(line + "\r")
        self.child.expect("\n")
        self.child.expect("fork11> ")
        return self.child.before

    def row(self, name):
        """What PANEL LAMPS shows of ADDRESS, DATA or SWITCHES, asked until the clicks have been taken."""
        time.sleep(0.04)
        return int(re.search(name + r".* ([0-7]{6})  ", self.command("panel lamps")).group(1), 8)

    def register(self, name):
        return int(re.search(r"([0-7]{6})", self.command("examine " + name).split(":")[-1]).group(1), 8)

    def settled(self, name, value):
        for _ in range(30):
            if self.row(name) == value:
                return True
        return False


def boots(home, load, dialogue, ask, answered):
    """LOAD puts the pack in; DIALOGUE: what the system asks and is answered, up to its prompt; then it is ASKed."""
    c = Console(home)
    c.child.send(load + "\r")
    if load.startswith("lab"):  # it runs at once
        c.child.expect_exact("# ")
        c.press("HALT")
        c.child.expect("Simulation stopped")
        c.press("HALT")
    c.child.expect("fork11> ")
    c.switches(AT)
    check("the switches are what was clicked", c.settled("SWITCHES", AT))
    c.press("LOAD ADRS")
    check("LOAD ADRS", c.settled("ADDRESS", AT))
    for at, data in enumerate(BOOTSTRAP):
        c.switches(data)
        c.press("DEP")
        if not c.settled("ADDRESS", AT + 2 * at):
            check("DEP steps to %06o" % (AT + 2 * at), False)
    c.switches(AT)
    c.press("LOAD ADRS")
    for at, data in enumerate(BOOTSTRAP):
        c.press("EXAM")
        check("EXAM of %06o" % (AT + 2 * at), c.settled("DATA", data) and c.row("ADDRESS") == AT + 2 * at)
    c.press("LOAD ADRS", "START")
    for asked, answer in dialogue:
        c.child.expect_exact(asked)
        c.child.send(answer)
    c.child.expect_exact("# ")
    c.press("HALT")
    c.child.expect("Simulation stopped, PC: ([0-7]{6})")
    c.child.expect("fork11> ")
    check("HALT: ADDRESS is the PC", c.row("ADDRESS") == c.register("pc"))
    steps(c)
    c.press("HALT", "CONT")
    c.child.expect("continue")
    c.child.send(ask + "\r")
    c.child.expect_exact(answered)
    check("ENABLE and CONT: the system answers", True)
    c.press("HALT")
    c.child.expect("fork11> ")
    c.press("CYCLE")  # to S BUS CYCLE
    cycles(c)
    c.press("CYCLE", "HALT", "CONT")  # wherever that leads: its kernel has been written to
    c.child.expect("continue")
    c.child.send("\005")
    c.child.expect("fork11> ")
    check("a kernel written to runs on, and stops", True)
    c.child.send("quit\r")
    c.child.expect(pexpect.EOF)


def steps(c):
    """CONT with HALT down does one instruction."""
    for _ in range(3):
        before = c.command("show time")
        c.press("CONT")
        c.child.expect("Step expired, PC: ([0-7]{6})")
        pc = int(c.child.match.group(1), 8)
        c.child.expect("fork11> ")
        check("S INST: ADDRESS is the PC, and time has gone on",
              c.row("ADDRESS") == pc == c.register("pc") and c.command("show time") != before)


def cycles(c):
    """INC @#776 in cycles: two fetches, a read and a write; core changes with the last."""
    pc = 0o700
    for line in ("deposit 700 5237", "deposit 702 776", "deposit 776 41", "deposit pc 700", "deposit mmr0 0"):
        c.command(line)
    seen = []
    for cycle in range(4):
        if cycle:
            check("S BUS CYCLE: nothing has changed before the last", c.register("776") == 0o41 and c.register("pc") == pc)
        c.press("CONT")
        if cycle == 3:
            c.child.expect("fork11> ")
        seen.append((c.row("ADDRESS"), c.row("DATA")))
    check("S BUS CYCLE: %s" % ["%06o %06o" % s for s in seen],
          seen[:3] == [(0o700, 0o5237), (0o702, 0o776), (0o776, 0o41)] and c.register("776") == 0o42
          and c.register("pc") == 0o704)


def main():
    images = os.environ.get("FORK11_IMAGES", "")
    v6 = os.path.join(images, "v6/root.rk")
    with tempfile.TemporaryDirectory() as home:
        if os.path.exists(v6):
            boots(home, "attach -o rk0 " + v6, [("@", "rkunix\r"), ("login: ", "root\r")], "echo good day",
                  "good day\r\n")
        else:
            print("skip the console by the mouse, with V6: no v6/root.rk in FORK11_IMAGES")
            count["skipped"] += 1
            boots(home, "lab boot -o", [], "hello", "hello from the child")


try:
    main()
except (pexpect.TIMEOUT, pexpect.EOF, AttributeError) as error:
    check(str(error).replace("\n", " ")[:700], False)
print("%(passed)d passed, %(failed)d failed, %(skipped)d skipped" % count)
sys.exit(count["failed"] > 0)
