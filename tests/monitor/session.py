#!/usr/bin/env python3
"""Typed sessions at a terminal: the prompt, completion, history, ^E, signals, and V6 where there is a pack.
Needs python3-pexpect. usage: session.py PROGRAM"""
import os, shutil, signal, sys, tempfile, threading, time
from concurrent.futures import ThreadPoolExecutor
try:
    import pexpect
except ImportError:
    print("skip typed sessions: no python3-pexpect")
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(0)

program = sys.argv[1]
AT_ONCE = 3  # sessions: most of their time they wait
our = threading.local()  # .home: a folder of the session's own


def start(*args):
    env = dict(os.environ, XDG_STATE_HOME=our.home, TERM="xterm")
    child = pexpect.spawn(program, list(args), env=env, timeout=20, encoding="latin-1", echo=True)
    child.delaybeforesend = 0.02
    return child


def prompt(child):
    child.expect("fork11> ")


def command(child, line):
    child.send(line + "\r")
    child.expect("\n")
    prompt(child)
    return child.before


def stop(child):
    """^E, to the prompt."""
    child.send("\005")
    child.expect("Simulation stopped, PC: ")
    prompt(child)


def leave(child):
    child.sendline("quit")
    child.expect(pexpect.EOF)


def loops():
    """A machine that is busy with BR 1000."""
    child = start()
    prompt(child)
    command(child, "d 1000 777")
    child.send("go 1000\r")
    time.sleep(0.3)
    return child


def guest(child, line, *wanted):
    """LINE typed to a shell, which answers with what is WANTED, then its prompt."""
    child.send(line + "\r")
    for text in wanted:
        child.expect(text)
    child.expect("# ")


def interrupted(child):
    """A guest that waits for input is told to end by ^C."""
    child.send("cat\r")
    time.sleep(0.5)
    child.send("\003")
    child.expect("# ")


def login(*args):
    """V6, with somebody at its shell."""
    child = start("v6", *args)
    child.expect("login: ")
    guest(child, "root")
    return child


class Skipped(Exception):
    pass


def needs(pack, what):
    """WHAT is skipped without PACK."""
    if not os.path.exists(os.environ.get("FORK11_IMAGES", "") + "/" + pack):
        raise Skipped("%s: no %s in FORK11_IMAGES" % (what, pack))


def cpu_seconds(child):
    fields = open("/proc/%d/stat" % child.pid).read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def sleeps(child, seconds):
    """Nobody has anything to do: neither has the host."""
    before = cpu_seconds(child)
    time.sleep(seconds)
    used = cpu_seconds(child) - before
    assert used < 0.15 * seconds, "idle, it took %.2f of %g seconds" % (used, seconds)


def stty(child):
    import termios
    return termios.tcgetattr(child.child_fd)[3] & (termios.ICANON | termios.ECHO)


def test_examine_and_deposit():
    child = start()
    prompt(child)
    command(child, "d 1000 777")
    assert "001000:\t000777" in command(child, "E 1000")
    assert "Unknown command FOO" in command(child, "foo")
    assert "9 is no octal digit" in command(child, "e 1009")
    leave(child)


def test_control_e_stops():
    child = loops()
    child.send("\005")
    child.expect(r"Simulation stopped, PC: 001000 \(BR 1000\)")
    prompt(child)
    child.send("c\r")
    time.sleep(0.2)
    child.send("\005")
    child.expect("Simulation stopped, PC: 001000")
    prompt(child)
    leave(child)


def test_typed_behind_control_e():
    """What is typed behind the ^E in one breath is the prompt's."""
    child = start()
    prompt(child)
    command(child, "d 1000 777")
    command(child, "d pc 1000")
    child.send("c\r\005echo ahead\re pc\r")
    child.expect("Simulation stopped, PC: 001000")
    child.expect(r"\nahead\r\n")
    child.expect("PC:\t001000")
    leave(child)


def test_idle_time_goes_with_the_hosts():
    """A WAIT for the clock: it ticks sixty times a second, and the host sleeps between."""
    child = start()
    prompt(child)
    for line in ("d -m 1000 WAIT", "d -m 1002 BR 1000", "d 100 1010", "d 102 340", "d -m 1010 INC R1",
                 "d -m 1012 RTI", "d sp 700", "d lks 100", "d pc 1000"):
        command(child, line)
    child.send("c\r")
    time.sleep(1.5)
    used = cpu_seconds(child)
    stop(child)
    gone = float(command(child, "show time").split("Machine time ")[1].split()[0])
    assert 1 < gone < 4, "%.2f machine seconds went in 1.5" % gone
    ticks = int(command(child, "e r1").split("R1:\t")[1].split()[0], 8)
    assert 60 <= ticks <= 240, "%d ticks" % ticks
    assert used < 0.5, "the host worked %.2f of 1.5 seconds" % used
    leave(child)


def test_console_log_has_commands_and_answers():
    child = start()
    prompt(child)
    command(child, "set console log=" + our.home + "/log")
    command(child, "e pc")
    command(child, "set console nolog")
    command(child, "e sp")
    leave(child)
    assert open(our.home + "/log").read() == "fork11> e pc\nPC:\t000000\nfork11> set console nolog\n"


def test_completion():
    child = start()
    prompt(child)
    child.send("exam\t")
    child.expect("ine ")
    child.send("kipar0\r")
    child.expect("KIPAR0:\t000000")
    prompt(child)
    open(our.home + "/pack-one", "wb").write(b"\0" * 2494464)
    child.send("at rk0 " + our.home + "/pa\t")
    child.expect("ck-one ")
    child.send("\r")
    prompt(child)
    assert "pack-one" in command(child, "show rk0")
    leave(child)


def test_history_is_kept():
    child = start()
    prompt(child)
    command(child, "echo remembered")
    leave(child)
    child = start()
    prompt(child)
    child.send("\033[A\033[A\r")
    child.expect("\r\nremembered\r\n")
    prompt(child)
    leave(child)


def test_terminal_is_restored():
    child = loops()
    assert stty(child) == 0
    child.kill(signal.SIGTERM)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 128 + signal.SIGTERM, "status %s" % child.exitstatus


def test_hangup_ends_it():
    child = loops()
    child.close(force=False)
    for _ in range(50):
        if not child.isalive():
            return
        time.sleep(0.1)
    child.kill(signal.SIGKILL)
    assert False, "still running after its terminal was closed"


def test_suspend_and_resume():
    child = loops()
    child.kill(signal.SIGTSTP)
    time.sleep(0.2)
    child.kill(signal.SIGCONT)
    time.sleep(0.2)
    stop(child)
    leave(child)


def test_interrupt_at_the_prompt():
    child = start()
    prompt(child)
    child.send("echo x\003")
    time.sleep(0.2)
    child.send("echo alive\r")
    child.expect("\nalive")
    leave(child)


def test_lab():
    """The lab needs no image: its shell, ^C, an idle machine, ^E, its policy, and the terminal as it was."""
    child = start("lab", "cow", "--fresh")
    child.expect("chdir")
    child.expect("# ")
    guest(child, "policz\177y", "\ncow\r")
    interrupted(child)
    sleeps(child, 1)
    guest(child, "hello", "exited with status 0")
    stop(child)
    assert "cow" in command(child, "lab policy")
    child.send("lab pol\t")
    child.expect("icy ")
    child.send("th\t")
    child.expect("read ")
    child.send("\r")
    prompt(child)
    assert "thread" in command(child, "lab policy")
    command(child, "!stty -a >%s/stty" % our.home)
    modes = open(our.home + "/stty").read()
    assert "isig icanon" in modes and " echo " in modes, modes
    leave(child)


def test_v6():
    """Boots by name; Backspace and ^C are V6's # and DEL; the host sleeps while Unix idles."""
    needs("v6/root.rk", "V6 at a terminal")
    child = start("v6", "--fresh")
    child.expect("chdir")
    child.expect("login: ")
    guest(child, "root")
    guest(child, "datr\177e", "197[0-9]")
    interrupted(child)
    sleeps(child, 2)
    guest(child, "echo kept >/tmp/k; sync")
    time.sleep(0.3)
    stop(child)
    assert "kernel  pc" in command(child, "where -k")
    leave(child)
    child = login()
    child.send("cat /tmp/k\r")
    child.expect("\nkept")
    stop(child)
    leave(child)


def test_v6_forks_compared():
    """With what HELP says at its end, and nothing else, to the table of a fork just made."""
    needs("v6/root.rk", "V6's forks compared")
    child = login("--fresh")
    stop(child)
    help_text = command(child, "help")
    assert "CONTINUE, ls typed to the guest, ^E, FORK COMPARE" in help_text
    command(child, "fork on")
    child.send("continue\r")
    guest(child, "date", "197[0-9]")
    stop(child)
    table = command(child, "fork compare")
    assert "* fork in core " in table and "posix_spawn(\"/bin/date\")" in table, table
    leave(child)


def test_v6_fork_step():
    """Every fork from process 1 on (--forks); ^E during FORK STEP leaves it to be gone on with."""
    needs("v6/root.rk", "V6's forks by steps")
    child = login("--fresh", "--forks")
    stop(child)
    assert "sched 0 -> init 1" in command(child, "fork list")
    child.sendline("fork step")
    time.sleep(0.5)
    stop(child)
    child.sendline('send "date\\r"')
    prompt(child)
    for stage in ("trap", "found", "slot", "counts", "saved", "core", "copy", "copied", "made"):
        assert ", %s: " % stage in command(child, "fork step"), stage
        assert "PC:" in command(child, "e pc")
    child.sendline("c")
    child.expect("197[0-9]")
    child.expect("# ")
    stop(child)
    assert "exec /bin/date" in command(child, "fork list")
    leave(child)


def test_v6_saved_and_restored():
    needs("v6/root.rk", "V6 saved and restored")
    child = login("--fresh")
    guest(child, "echo before >/tmp/k; sync")
    time.sleep(0.3)
    stop(child)
    assert "cannot" not in command(child, "save " + our.home + "/saved")
    leave(child)
    child = start()
    prompt(child)
    assert "empty" not in command(child, "restore " + our.home + "/saved")
    child.send("c\r")
    time.sleep(0.3)
    child.send("cat /tmp/l\177k\r")
    child.expect("\nbefore")
    stop(child)
    leave(child)


def test_v6_manual():
    needs("v6/root.rk", "V6 --manual")
    child = start("v6", "--manual")
    child.expect("@")
    time.sleep(0.5)
    child.send("rkunix\r")
    child.expect("login: ")
    stop(child)
    leave(child)


def test_v7():
    """Two packs, and what the guest writes on each is kept from run to run."""
    needs("v7/v7m-root.rl02", "V7 at a terminal")
    child = start("v7", "--fresh")
    child.expect("goes multi-user")
    child.expect("mem = 206592.*# ")
    guest(child, "/etc/mount /dev/rp3 /usr")
    interrupted(child)
    child.send("echo root >/tmp/k; echo usr >/usr/tmp/l\177k; sync; sync; echo done\r")
    child.expect("\ndone")
    time.sleep(1)
    stop(child)
    assert "changes kept apart, cylinder" in command(child, "show rl1")
    leave(child)
    changed = os.listdir(our.home + "/fork11")
    assert "v7.changes" in changed and "v7-usr.changes" in changed, changed
    child = start("v7")
    child.expect("mem = 206592.*# ")
    child.send("/etc/mount /dev/rp3 /usr; cat /tmp/k /usr/tmp/k\r")
    child.expect("\nroot\r+\nusr\r")
    stop(child)
    leave(child)


def attempt(name, test):
    """passed, failed or skipped; the latter two with a line that says why."""
    our.home = tempfile.mkdtemp()
    try:
        test()
        return "passed", None
    except Skipped as what:
        return "skipped", "skip %s" % what
    except Exception as error:
        return "failed", "FAIL %s: %s" % (name, str(error)[:1500])
    finally:
        shutil.rmtree(our.home)


wanted = [test for test in sorted(globals().items()) if test[0].startswith("test_") and
          (len(sys.argv) < 3 or test[0] in sys.argv[2:])]
with ThreadPoolExecutor(AT_ONCE) as people:
    ends = list(people.map(lambda test: attempt(*test), wanted))
for how, why in ends:
    if why:
        print(why)
count = [sum(how == wish for how, _ in ends) for wish in ("passed", "failed", "skipped")]
print("%d passed, %d failed, %d skipped" % tuple(count))
sys.exit(count[1] > 0)
