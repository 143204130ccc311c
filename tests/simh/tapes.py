#!/usr/bin/env python3
"""Tapes between fork11 and SIMH: V6's tp writes a magnetic tape and a DECtape, its dump a whole pack on tape, on one of
them, and they are read back on both; then the other way round. Needs python3-pexpect, Debian's pdp11 and $FORK11_IMAGES. usage: tapes.py PROGRAM"""
import os, shutil, subprocess, sys, tempfile


def skip(why):
    print("skip tapes between fork11 and SIMH: " + why)
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(0)


try:
    import pexpect
except ImportError:
    skip("no python3-pexpect")
root = os.path.join(os.environ.get("FORK11_IMAGES", "/nowhere"), "v6/root.rk")
if not os.path.exists(root):
    skip("no v6/root.rk in $FORK11_IMAGES")
if not shutil.which("pdp11"):
    skip("no pdp11 (apt-get install simh)")

program = sys.argv[1]
folder = tempfile.mkdtemp()
count = {"passed": 0, "failed": 0}
FILES = "bin/cat bin/ls bin/ed etc/passwd"

# What is typed at a login, and the prompt that each waits for.
SETUP = ["/etc/mknod /dev/mt0 b 3 0", "/etc/mknod /dev/tap0 b 4 0", "/etc/mknod /dev/rk0 b 0 0", "chdir /"]
WRITE = ["tp cm " + FILES, "tp c0 " + FILES]
READ = ["chdir /tmp", "mkdir bin etc", "mkdir bin", "mkdir etc"]
for key in "m0":
    READ += ["tp x" + key] + ["cmp %s /%s" % (f, f) for f in FILES.split()] + ["rm -f bin/* etc/*"]
DUMP = ["dump 0 /dev/rk0"]
RESTOR = ["chdir /tmp", "restor x 144 171", "cmp 144 /bin/ed", "cmp 171 /bin/ls"]  # their i-numbers


def ours(name, lines):
    """A session on fork11; what it printed."""
    script = os.path.join(folder, "ours.do")
    pack = os.path.join(folder, "ours.rk")
    shutil.copy(root, pack)
    os.chmod(pack, 0o600)
    with open(script, "w") as f:
        f.write("set tc enabled\nattach rk0 %s\nattach tm0 %s.tap\nattach tc0 %s.dt\n" % (pack, name, name))
        f.write('deposit sr 0\nboot rk0\nawait "@" 60s\ntype "rkunix\\r"\nawait "login: " 60s\ntype "root\\r"\n')
        for line in SETUP + lines + ["sync"]:
            f.write('await "\\n# " 2000s\ntype "%s\\r"\n' % line)
        f.write('await "\\n# " 60s\nquit\n')
    done = subprocess.run([program, "-f", script], stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
    text = done.stdout.decode("latin-1") + done.stderr.decode("latin-1")
    if done.returncode != 0:
        raise RuntimeError("fork11 ended with %d: %s" % (done.returncode, text[-400:]))
    return text


def theirs(name, lines):
    """The same on SIMH."""
    pack = os.path.join(folder, "theirs.rk")
    shutil.copy(root, pack)
    os.chmod(pack, 0o600)
    child = pexpect.spawn("pdp11", timeout=100, encoding="latin-1")
    text = ""
    for line in ["set cpu 11/45", "set tto 7b", "set tc enabled", "attach rk0 " + pack, "attach tm0 %s.tap" % name,
                 "attach tc0 %s.dt" % name]:
        child.expect("sim> ")
        child.sendline(line)
    child.expect("sim> ")
    child.sendline("boot rk0")
    child.expect("@")
    child.send("rkunix\r")
    child.expect("login: ")
    child.send("root\r")
    for line in SETUP + lines + ["sync"]:
        child.expect("\n# ")
        text += child.before
        child.send(line + "\r")
    child.expect("\n# ")
    text += child.before
    child.send("\005")
    child.expect("sim> ")
    child.sendline("quit")
    child.expect(pexpect.EOF)
    return text


def check(what, text):
    """tp has told of nothing that went wrong, and cmp of nothing at all."""
    text = text.replace("0 phase errors", "")
    wrong = [w for w in ("rror", "differ", "EOF", "cannot", "an't", "not found") if w in text]
    if wrong or not any(verb in text for verb in ("tp ", "dump ", "restor ")):
        count["failed"] += 1
        print("FAIL %s: %s\n%s" % (what, " ".join(wrong), text[-1500:]))
    else:
        count["passed"] += 1


def same_form(name):
    """The DECtape is whole blocks as far as it was written, the magnetic tape ends with a mark."""
    size = os.path.getsize(name + ".dt")
    with open(name + ".tap", "rb") as f:
        end = f.read()[-4:]
    if 0 < size <= 578 * 512 and size % 512 == 0 and end == b"\0\0\0\0":
        count["passed"] += 1
    else:
        count["failed"] += 1
        print("FAIL the tapes of %s: %d bytes, end %r" % (name, size, end))


try:
    for writer, reader, name in ((ours, theirs, "ours"), (theirs, ours, "theirs")):
        tape = os.path.join(folder, name)
        check("written on %s" % writer.__name__, writer(tape, WRITE))
        same_form(tape)
        check("%s read back there" % name, writer(tape, READ))
        check("%s read on the other" % name, reader(tape, READ))
        check("dumped on %s" % writer.__name__, writer(tape + "-dump", DUMP))
        check("dump of %s restored there" % name, writer(tape + "-dump", RESTOR))
        check("dump of %s restored on the other" % name, reader(tape + "-dump", RESTOR))
except (RuntimeError, pexpect.ExceptionPexpect, subprocess.TimeoutExpired) as e:
    count["failed"] += 1
    print("FAIL tapes between fork11 and SIMH: %s" % e)
shutil.rmtree(folder)
print("%d passed, %d failed, 0 skipped" % (count["passed"], count["failed"]))
sys.exit(count["failed"] != 0)
