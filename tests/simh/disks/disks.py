"""The same random transfers here and on Debian's pdp11, for one kind of disk: a guest program without
a kernel gives them, one after the other, and keeps the control's registers after each; then it halts.
Registers, memory and packs are compared. README.md beside the folder lists where the two may differ.

usage: disks.py FORK11 DISK BATCHES SEED"""
import importlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

TEXT, RESULTS, BUFFER, TOP = 0o1000, 0o60000, 0o100000, 0o400000  # bytes; TOP: 128 KB of memory
OPERATIONS = 60  # in a batch


def octal(words):
    return " ".join("%06o" % w for w in words)


class Program:
    """Machine code, one word after the other, and what each result will be."""

    def __init__(self):
        self.words = [0o12706, 0o1000, 0o12705, RESULTS]  # mov #1000,sp; mov #RESULTS,r5
        self.results = []  # (operation's text, register's name, mask, why) of each word kept

    def set(self, at, value):
        self.words += [0o12737, value & 0o177777, at]  # mov #value,@#at

    def ready(self, at):
        self.words += [0o105737, at, 0o100375]  # 1: tstb @#at; bpl 1b

    def until_clear(self, at, bits):
        self.words += [0o32737, bits, at, 0o1374]  # 1: bit #bits,@#at; bne 1b

    def settle(self, at, bits):
        self.words += [0o32737, bits, at, 0o1774]  # 1: bit #bits,@#at; beq 1b

    def reset(self):
        self.words += [5]

    def keep(self, text, name, at, mask):
        self.words += [0o13725, at]  # mov @#at,(r5)+
        self.results.append((text, name, mask))

    def tape(self):
        """The program as a paper tape that LOAD reads."""
        self.words += [0]
        assert TEXT + 2 * len(self.words) < RESULTS and RESULTS + 2 * len(self.results) < BUFFER
        body = b"".join(w.to_bytes(2, "little") for w in self.words)
        out = b""
        for data, at in ((body, TEXT), (b"", 1)):
            block = b"\1\0" + (len(data) + 6).to_bytes(2, "little") + at.to_bytes(2, "little") + data
            out += block + bytes([-sum(block) & 0o377])
        return out


def run(command, commands, folder, limit):
    """What the commands print on a simulator in a folder of its own."""
    with open(os.path.join(folder, "ini"), "w") as f:
        f.write("\n".join(commands + ["quit", ""]))
    done = subprocess.run(command + ["ini"], cwd=folder, capture_output=True, timeout=limit, check=False,
                          stdin=subprocess.DEVNULL)
    return done.stdout.decode("ascii", "replace")


def memory(said):
    return {int(m[1], 8): int(m[2], 8) for m in re.finditer(r"^([0-7]+):\t([0-7]+)\s*$", said, re.M)}


def same_pack(ours, theirs, zones, size):
    """None, or where the packs differ."""
    with open(ours, "rb") as a, open(theirs, "rb") as b:
        for first, count in zones:
            a.seek(first * 512)
            b.seek(first * 512)
            for block in range(first, first + count):
                x, y = a.read(512).ljust(512, b"\0"), b.read(512).ljust(512, b"\0")
                if x != y:
                    at = next(i for i in range(256) if x[2 * i:2 * i + 2] != y[2 * i:2 * i + 2])
                    return "block %d, word %d: %s, SIMH %s" % (
                        block, at, *("%06o" % int.from_bytes(p[2 * at:2 * at + 2], "little") for p in (x, y)))
    return None


def explain(program, ours, theirs):
    """Each word of memory that differs and may not."""
    for i, (text, name, mask) in enumerate(program.results):
        at = RESULTS + 2 * i
        if (ours[at] ^ theirs[at]) & mask:
            yield "%s: %s is %06o, SIMH %06o" % (text, name, ours[at], theirs[at])
    for at in range(BUFFER, TOP, 2):
        if ours[at] != theirs[at]:
            yield "memory %06o holds %06o, SIMH %06o" % (at, ours[at], theirs[at])
            return


def batch(fork11, disk, seed, where):
    """The differences of one batch, as sentences."""
    rng = random.Random(seed)
    program = Program()
    disk.begin(program, rng)
    for _ in range(OPERATIONS):
        disk.operation(program, rng)
    said, folders = {}, {}
    for name, command in (("ours", [fork11]), ("theirs", ["pdp11"])):
        folders[name] = folder = os.path.join(where, name)
        os.makedirs(folder)
        with open(os.path.join(folder, "tape"), "wb") as f:
            f.write(program.tape())
        disk.packs(folder, random.Random(seed))
        commands = ["set cpu 11/45", "set cpu 128k"] + (disk.simh if name == "theirs" else []) + disk.attach
        commands += ["load tape", "deposit pc 1000", "cont"]
        said[name] = run(command, commands + ["examine pc", "examine 0-377776"], folder, 40)
    ours, theirs = memory(said["ours"]), memory(said["theirs"])
    for name, core in (("fork11", ours), ("SIMH", theirs)):
        if len(core) != TOP // 2 or "HALT" not in said["ours" if core is ours else "theirs"]:
            print("\n".join(said["ours" if core is ours else "theirs"].split("\n")[:30]))
            return [name + " did not come to the end of the program"]
    differences = list(explain(program, ours, theirs))
    for pack, (size, zones) in disk.media.items():
        bad = same_pack(os.path.join(folders["ours"], pack), os.path.join(folders["theirs"], pack), zones, size)
        if bad:
            differences.append("%s, %s" % (pack, bad))
    return differences


def main():
    fork11, name, batches, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    done = 0
    for n in range(batches):
        disk = importlib.import_module(name).Disk()
        where = tempfile.mkdtemp(prefix="fork11-disks-")
        try:
            differences = batch(os.path.abspath(fork11), disk, seed + n, where)
        finally:
            if not os.environ.get("KEEP"):
                shutil.rmtree(where)
        if differences:
            print("%s, seed %d:" % (name, seed + n))
            print("\n".join("  " + d for d in differences[:int(os.environ.get("FORK11_TELL", "8"))]))
            return 1
        done += OPERATIONS
    print("%s: %d transfers, all the same" % (name, done))
    return 0


if __name__ == "__main__":
    sys.exit(main())
