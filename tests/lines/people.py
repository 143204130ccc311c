#!/usr/bin/env python3
"""People at the terminals of a Sixth Edition whose kernel knows six DC11s, two DL11s and a DH11, and of a Seventh Edition with
a DZ11: they log in by telnet and over a pseudo terminal, compile at once, hang up and are hung up.
usage: people.py PROGRAM v6|v7 PACK {TEST...}"""
import os, re, shutil, signal, socket, subprocess, sys, tempfile, threading, time
from concurrent.futures import ThreadPoolExecutor

program, system, pack = sys.argv[1:4]
folder = tempfile.mkdtemp()
turns = int(os.environ.get("FORK11_TURNS", "1"))  # compilations of everybody
patience = int(os.environ.get("PATIENCE", "120"))  # seconds of the host's time that anything may take
IAC, DONT, DO, WONT, WILL = 255, 254, 253, 252, 251
AT_ONCE = 3  # tests: most of their time goes as it goes at terminals
ours = threading.local()  # .loose: what this thread's test may have left


boots = {"v6": ["set dc lines=6", "set dli lines=2", "set dh enabled", "set dm enabled", "attach -o rk0 " + pack,
                'expect "@" send "lines\\r"; continue', "boot rk0"],
         "v7": ["set dz lines=8", "attach -o rl0 " + pack,
                "attach -o rl1 " + os.environ.get("FORK11_IMAGES", "") + "/v7/v7m-usr.rl02",
                'expect "\\n#" send "boot\\r"; continue', 'expect ": " send "rl(0,0)lines\\r"; continue',
                'expect "# " send "\\004"; continue', "boot rl0"]}


class Machine:
    """fork11 with the system booting; its standard input is at its end, so it is a server."""

    def __init__(self, *setup):
        place = tempfile.mkdtemp(dir=folder)
        script = os.path.join(place, "serve.ini")
        *setting, boot = boots[system]
        with open(script, "w") as ini:
            print(*setting, *setup, boot, sep="\n", file=ini)
        self.log = open(os.path.join(place, "console"), "w+b")
        self.process = subprocess.Popen([program, script], stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=subprocess.STDOUT)
        ours.loose.append(self.process)

    def console(self):
        with open(self.log.name, "rb") as log:
            return log.read().decode("latin-1")

    def says(self, pattern):
        end = time.time() + patience
        while time.time() < end:
            found = re.search(pattern, self.console())
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError("the console never said %s, but %s" % (pattern, self.console()[-500:]))

    def port(self, name):
        return int(self.says(name + r" waits for telnet at 127\.0\.0\.1, port (\d+)").group(1))

    def cpu(self):
        fields = open("/proc/%d/stat" % self.process.pid).read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(patience) == 128 + signal.SIGTERM, self.console()[-500:]


class Line:
    """What a terminal does, whatever the line is made of."""

    heard = b""

    def until(self, text):
        end = time.time() + patience
        while text not in self.heard:
            if time.time() > end:
                raise AssertionError("no %r in %r" % (text, self.heard[-500:]))
            if not self.listen():
                raise AssertionError("hung up: %r" % self.heard[-500:])
        at = self.heard.index(text) + len(text)
        said, self.heard = self.heard[:at], self.heard[at:]
        return said

    def login(self, user=b"root"):
        self.until(b"ogin: ")
        time.sleep(0.2)  # getty throws away what comes before it is ready, as it did for people
        self.send(user + b"\r")
        self.prompt = b"# " if user == b"root" else b"% "
        self.until(b"\n" + self.prompt if system == "v6" else self.prompt)

    def command(self, line):
        self.send(line + b"\r")
        return self.until(b"\n" + self.prompt)


class Telnet(Line):
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.settimeout(0.1)
        self.raw = b""

    def listen(self):
        """False: the other end has hung up."""
        try:
            data = self.socket.recv(4096)
        except socket.timeout:
            return True
        except ConnectionResetError:
            return False
        self.raw += data
        while self.raw:
            if self.raw[0] != IAC:
                at = self.raw.find(bytes([IAC]))
                text = self.raw if at < 0 else self.raw[:at]
                self.heard += text
                self.raw = self.raw[len(text):]
            elif len(self.raw) < 3:
                break
            else:
                self.answer(self.raw[1], self.raw[2])
                self.raw = self.raw[3:]
        return bool(data)

    def answer(self, verb, option):
        if verb in (DO, WILL):
            yes = option in ((0, 3) if verb == DO else (0, 1, 3))
            reply = {DO: (WONT, WILL), WILL: (DONT, DO)}[verb][yes]
            self.socket.sendall(bytes([IAC, reply, option]))

    def send(self, data):
        self.socket.sendall(data)

    def hung_up(self):
        end = time.time() + patience
        while self.listen():
            assert time.time() < end, "not hung up: %r" % self.heard[-500:]

    def close(self):
        self.socket.close()


class Pty(Line):
    def __init__(self, name):
        self.fd = os.open(name, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)

    def listen(self):
        try:
            self.heard += os.read(self.fd, 4096)
        except BlockingIOError:
            time.sleep(0.02)
        return True

    def send(self, data):
        os.write(self.fd, data)

    def close(self):
        os.close(self.fd)


def compile_and_run(line, name):
    """A program that only this one writes, compiles and runs. cc looks for free names in /tmp and takes them
    a moment later: two that look at once are in each other's way, and one tries again."""
    line.send(b"cat >x.c\r")
    line.until(b"\n")
    line.send(b'main() { printf("%s says %%d\\n", 6*7); }\r' % name)
    line.until(b"}")
    line.until(b"\n")
    line.send(b"\004")
    line.until(line.prompt)
    for turn in range(turns):
        said = b""
        while b"%s says 42" % name not in said:
            time.sleep(0.05 * int(name[1:]) if said else 0)
            assert len(said) < 2000, said + line.command(b"cat x.c") + line.command(b"ls -l")
            said += line.command(b"cc x.c") + line.command(b"a.out")


def at_once(jobs):
    """Each job by somebody of his own; all have to come to their end."""
    wrong = []

    def guarded(job):
        try:
            job()
        except Exception as error:
            wrong.append(repr(error))

    threads = [threading.Thread(target=guarded, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong, wrong


def test_six_compile_at_once():
    machine = Machine("attach dc 0", "attach dh 0")
    machine.says("login: ")
    dc, dh = machine.port("DC"), machine.port("DH")

    def somebody(port, name):
        line = Telnet(port)
        line.login(name)
        compile_and_run(line, name)
        return line

    lines = {}
    at_once([lambda n=n: lines.update({n: somebody(dc if n < 4 else dh, b"p%d" % n)}) for n in range(6)])
    who = lines[0].command(b"who")
    assert len(re.findall(b"tty[0-5]", who)) == 4 and len(re.findall(b"tty[abfg]", who)) == 2, who
    # All idle: so is the host.
    before = machine.cpu()
    time.sleep(1)
    used = machine.cpu() - before
    assert used < 0.5, "%.2f s of processor in a second of idleness" % used
    for line in lines.values():
        line.close()
    machine.end()


def test_hang_ups():
    machine = Machine("attach dc 0", "attach dh 0")
    machine.says("login: ")
    for port in (machine.port("DC"), machine.port("DH")):
        first, second = Telnet(port), Telnet(port)
        first.login()
        second.login()
        first.send(b"sleep 1000\r")
        first.until(b"sleep 1000")
        first.close()  # the carrier goes, SIGHUP comes, getty is there again
        third = Telnet(port)
        third.login()
        second.command(b"stty hup")
        second.send(b"\004")  # logged out, and the last close drops DTR
        second.hung_up()
        second.close()
        fourth = Telnet(port)
        fourth.until(b"login: ")
        third.close()
        fourth.close()
    machine.end()


def test_no_modem():
    """A DL11-A has no carrier: getty does not wait for a call, and a shell stays when its caller goes."""
    machine = Machine("attach dli 0")
    machine.says("login: ")
    port = machine.port("DLI")
    first = Telnet(port)
    first.send(b"\r")
    first.login()
    first.command(b"chdir /usr/sys")
    first.close()
    time.sleep(0.5)
    second = Telnet(port)
    second.prompt = b"# "
    second.send(b"\r")
    second.until(b"# ")
    assert b"param.h" in second.command(b"ls")
    machine.end()


def test_pseudo_terminal():
    machine = Machine("attach dc0 pty", "attach dh15 pty")
    machine.says("login: ")
    for name in ("DC0", "DH15"):
        path = machine.says(name + r" is (/dev/\S+)").group(1)
        for turn in range(2):
            line = Pty(path)
            line.login()
            assert b"Aug" in line.command(b"date")
            line.close()
            time.sleep(0.3)
    machine.end()


def test_busy():
    machine = Machine("attach dc 0")
    machine.says("login: ")
    port = machine.port("DC")
    lines = [Telnet(port) for _ in range(6)]
    for line in lines:
        line.until(b"login: ")
    late = Telnet(port)
    late.until(b"All lines of DC are busy.")
    late.hung_up()
    lines[3].close()
    time.sleep(0.5)
    again = Telnet(port)
    again.login()
    machine.end()


def test_floods():
    """Callers who send anything and vanish in any way; then one who behaves."""
    import random
    random.seed(5)
    machine = Machine("attach dc 0", "attach dh 0")
    machine.says("login: ")
    ports = [machine.port("DC"), machine.port("DH")]
    for call in range(int(os.environ.get("FORK11_CALLERS", "60"))):
        caller = socket.create_connection(("127.0.0.1", ports[call % 2]))
        if call % 3:
            caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        caller.setblocking(False)
        try:
            for _ in range(random.randrange(5)):
                caller.send(random.choice((bytes([IAC, DO, 0]), b"root\r", random.randbytes(3))) * 3000)
        except (BlockingIOError, ConnectionError):
            pass
        time.sleep(random.choice((0, 0, 0.02)))
        caller.close()
    assert machine.process.poll() is None, machine.console()[-500:]
    memory = open("/proc/%d/statm" % machine.process.pid).read().split()
    assert int(memory[1]) * 4096 < 100e6, memory
    for port in ports:
        for turn in range(40):
            line = Telnet(port)
            if b"busy" not in line.until(b"\n"):
                break
            time.sleep(0.5)
        line.until(b"login: ")
        line.close()
    machine.end()


def test_seven():
    """The Seventh Edition: six at a DZ11, who compile; a hang-up; a pseudo terminal. Six compilers are more than core
    holds, and its swapper waits whole seconds: they are the machine's, not the host's."""
    machine = Machine("set cpu noidle", "attach dz 0", "attach dz7 pty")
    port = machine.port("DZ")
    machine.says("login: ")

    def somebody(name):
        line = Telnet(port)
        line.login()
        line.command(b"mkdir /tmp/%s; cd /tmp/%s" % (name, name))
        compile_and_run(line, name)
        return line

    lines = {}
    at_once([lambda n=n: lines.update({n: somebody(b"p%d" % n)}) for n in range(6)])
    who = lines[0].command(b"who")
    for n in range(6):
        assert b"tty0%d" % n in who, who
    lines[5].close()  # V7 looks at the carrier every two seconds
    end = time.time() + patience
    while len(who.split(b"tty0")) > 6:
        assert time.time() < end, who
        time.sleep(1)
        who = lines[0].command(b"who")
    pty = Pty(machine.says(r"DZ7 is (/dev/\S+)").group(1))
    pty.login()
    assert b"/dev/tty07" in pty.command(b"tty")
    machine.end()


def tests_of(system):
    """test_seven is V7's, all others are V6's."""
    return [(name, test) for name, test in globals().items()
            if name.startswith("test_") and (name == "test_seven") == (system == "v7")]


def attempt(name, test):
    """What went wrong, or nothing."""
    ours.loose = []
    try:
        test()
    except Exception as error:
        return "FAIL %s: %s" % (name[5:].replace("_", " "), error)
    finally:
        for process in ours.loose:
            process.kill()
            process.wait()


wanted = [test for test in tests_of(system) if len(sys.argv) < 5 or test[0] in sys.argv[4:]]
with ThreadPoolExecutor(AT_ONCE) as people:
    wrong = [error for error in people.map(lambda test: attempt(*test), wanted) if error]
shutil.rmtree(folder)
print(*wrong, "%d passed, %d failed, 0 skipped" % (len(wanted) - len(wrong), len(wrong)), sep="\n")
