#!/usr/bin/env python3
"""The prompt beside a window: wishes, half a line, signals, a display that goes.
Needs python3-pexpect and xdotool. usage: typed.py PROGRAM SERVER (its process, which is ended)"""
import os, signal, subprocess, sys, tempfile, time
try:
    import pexpect
except ImportError:
    print("skip the prompt beside a window: no python3-pexpect")
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(0)

program, server = sys.argv[1], int(sys.argv[2])
home = tempfile.mkdtemp()
count = {"passed": 0, "failed": 0}


def check(what, good):
    count["passed" if good else "failed"] += 1
    if not good:
        print("FAIL the prompt beside a window:", what)


def xdotool(*args):
    return subprocess.run(["xdotool", *args], capture_output=True, text=True).stdout


def press(window, key):
    xdotool("windowfocus", window, "key", key)


def command(child, line, wanted):
    child.send(line + "\r")
    child.expect(wanted)
    child.expect("fork11> ")


def main():
    env = dict(os.environ, XDG_STATE_HOME=home, TERM="xterm")
    child = pexpect.spawn(program, ["--panel"], env=env, timeout=20, encoding="latin-1")
    child.expect("fork11> ")
    window = xdotool("search", "--sync", "--onlyvisible", "--name", "^fork11$").split()[0]
    time.sleep(0.2)

    command(child, "d 0 5200", "\n")  # INC R0
    child.send("exam")
    child.expect("exam")
    press(window, "space")
    child.expect("Step expired, PC: 000002")
    child.expect("fork11> exam")
    command(child, "ine r0", "R0:\t000001")
    check("a wish is done and half a line kept", True)

    child.send("dep r0")
    child.expect("dep r0")
    child.kill(signal.SIGINT)
    child.expect("fork11> ")
    command(child, "e r0", "R0:\t000001")
    check("SIGINT drops the line", True)

    child.send("exa")
    child.setwinsize(30, 90)
    time.sleep(0.2)
    child.send("mine r0\r")
    child.expect("R0:\t000001")
    child.expect("fork11> ")
    check("a line outlives a new size of the terminal", True)

    child.send("\022mine")  # ^R
    time.sleep(0.2)
    press(window, "space")
    child.expect("PC: 00000")
    child.expect("fork11> ")
    child.send("\025")
    command(child, "e r0", "R0:")
    check("a wish in the middle of a search", True)

    command(child, "d 1000 777", "\n")
    child.send("go 1000\r")
    time.sleep(0.3)
    press(window, "h")
    child.expect("Simulation stopped, PC: 001000")
    child.expect("fork11> ")
    check("HALT stops the machine", True)
    press(window, "h")
    child.send("set throttle 100\rc\r")
    time.sleep(0.5)
    began = time.time()
    child.send("\005")
    child.expect("Simulation stopped")
    child.expect("fork11> ")
    check("^E is prompt at 100 times slower", time.time() - began < 1)

    command(child, "show panel", "Panel on")
    os.kill(server, signal.SIGTERM)
    child.expect("The display has gone")
    child.expect("fork11> ")
    command(child, "show panel", "Panel off")
    command(child, "set panel on", "a new window takes a new session")
    command(child, "e r0", "R0:")
    child.send("quit\r")
    child.expect(pexpect.EOF)
    child.close()
    check("the session outlives the display", child.exitstatus == 0)


try:
    main()
except (pexpect.TIMEOUT, pexpect.EOF) as error:
    check(str(error).replace("\n", " ")[:700], False)
print("%(passed)d passed, %(failed)d failed, 0 skipped" % count)
sys.exit(count["failed"] > 0)
