"""RH11: RP0 is an RP04, RP1 an RP06, RP2 an RP05 that is locked, RP3 is empty."""
from disks import BUFFER, TOP

CS1, WC, BA, DA, CS2, DS, ER1, AS = range(0o176700, 0o176720, 2)
DT, OF, DC, CC, ER2, ER3, EC1, EC2 = 0o176726, *range(0o176732, 0o176750, 2)
SEEK, RECALIBRATE, DRIVE_CLEAR, OFFSET, RETURN, PRESET, PACK, SEARCH = 5, 7, 0o11, 0o15, 0o17, 0o21, 0o23, 0o31
CHECK, WRITE, READ = 0o51, 0o61, 0o71
CLR, BAI, FMT22 = 0o40, 0o10, 0o10000
CYLINDERS = (411, 815, 411, 411)
BLOCK = 22 * 19  # blocks of a cylinder


def zones(cylinders):
    """Where on a pack all goes on: (first block, blocks)."""
    return [(0, 3 * BLOCK), (cylinders // 2 * BLOCK, 2 * BLOCK), ((cylinders - 2) * BLOCK, 2 * BLOCK)]


class Disk:
    attach = ["set rp0 rp04", "set rp1 rp06", "set rp2 rp05", "attach rp0 rp0", "attach rp1 rp1", "attach rp2 rp2",
              "set rp2 locked", "set rp3 rp04"]
    simh = []  # what is said to it alone
    media = {"rp%d" % n: (CYLINDERS[n] * BLOCK * 512, zones(CYLINDERS[n])) for n in range(3)}

    def packs(self, folder, rng):
        for name, (size, parts) in self.media.items():
            with open(folder + "/" + name, "wb") as f:
                for first, blocks in parts:
                    f.seek(first * 512)
                    f.write(rng.randbytes(blocks * 512))
                f.truncate(size)

    failed = False  # the last function, or it may have

    def begin(self, p, rng):
        p.reset()
        for unit in range(3):
            self.select(p, unit)
        for at in range(BUFFER, TOP, 0o40000 * 2):
            self.select(p, 0)
            self.give(p, READ, 0, rng.randrange(2 * BLOCK), 0o40000, at)

    def select(self, p, unit, clear=True, bai=False):
        if clear:
            p.set(CS2, CLR)
        p.set(CS2, unit | (BAI if bai else 0))
        p.set(CS1, DRIVE_CLEAR)
        p.set(CS1, PRESET)
        p.set(OF, FMT22)

    def give(self, p, function, unit, block, words, at, bai=False, address=None, same=False):
        """One function, and what the registers hold after it. SAME: a write check will agree."""
        cylinder, rest = divmod(block, BLOCK)
        dc, da = address or (cylinder, rest // 22 << 8 | rest % 22)
        cs1 = function | (at >> 16) << 8
        text = "RP%d RPCS1 %06o RPDC %06o RPDA %06o RPBA %06o RPWC %06o" % (
            unit, cs1, dc, da, at & 0o177777, -words & 0o177777)
        p.set(DC, dc)
        p.set(DA, da)
        p.set(BA, at)
        p.set(WC, -words)
        p.set(CS1, cs1)
        p.until_clear(CS1, 1)
        p.until_clear(DS, 0o20000)
        p.ready(CS1)
        transfer = function in (CHECK, WRITE, READ)
        refused = address or unit == 3 or (unit == 2 and function == WRITE)
        nxm = transfer and not bai and not refused and at + 2 * words > TOP
        end = block + (words + 255) // 256
        beyond = transfer and end > CYLINDERS[unit] * BLOCK
        stopped = nxm or (function == CHECK and not same)
        self.failed = refused or stopped or beyond
        p.keep(text, "RPCS1", CS1, 0o177776 & ~(0o40000 if refused or beyond else 0) & ~(0o1400 if stopped else 0))
        p.keep(text, "RPCS2", CS2, 0o177437)
        p.keep(text, "RPDS", DS, 0o175777 if function in (OFFSET, RETURN) else 0o175776)
        for name, at in (("RPER1", ER1), ("RPAS", AS), ("RPOF", OF), ("RPER2", ER2), ("RPER3", ER3), ("RPEC1", EC1),
                         ("RPEC2", EC2)):
            p.keep(text, name, at, 0o177777)
        if unit != 2:
            p.keep(text, "RPDT", DT, 0o177777)
        if not stopped:
            p.keep(text, "RPWC", WC, 0o177777)
            p.keep(text, "RPBA", BA, 0o177777)
            p.keep(text, "RPDA", DA, 0o177777)
        if not stopped and function != RECALIBRATE:
            p.keep(text, "RPDC", DC, 0o177777)
        arrived = function in (SEEK, SEARCH, RECALIBRATE) or (transfer and not stopped and not beyond and end % BLOCK)
        if arrived and not refused:
            p.keep(text, "RPCC", CC, 0o177777)

    def operation(self, p, rng):
        unit = rng.choices((0, 1, 2, 3), (45, 35, 15, 5))[0]
        bai = rng.random() < 0.08
        self.select(p, unit, self.failed or rng.random() < 0.7, bai)
        function = rng.choices((WRITE, READ, CHECK, SEEK, SEARCH, RECALIBRATE, OFFSET, RETURN),
                               (35, 35, 10, 5, 5, 4, 3, 3))[0]
        words = rng.choice((rng.randrange(1, 300), rng.randrange(1, 3000), 256 * rng.randrange(1, 40)))
        at = rng.randrange(BUFFER, TOP - 2 * words, 2)
        first, blocks = rng.choice(zones(CYLINDERS[unit]))
        block = first + rng.randrange(blocks)
        if rng.random() < 0.1:
            block = first + rng.choice((blocks - 1, BLOCK - 1, 21)) - rng.randrange(10)
        elif rng.random() < 0.05:
            block, at = first, TOP - 2 * rng.randrange(words + 1)
        if function == CHECK and block + (words + 255) // 256 > CYLINDERS[unit] * BLOCK:
            function = READ
        address = None
        if rng.random() < 0.05 and unit < 2 and function != RECALIBRATE:
            address = rng.choice(((CYLINDERS[unit] + rng.randrange(100), 0), (1, 19 << 8), (1, 22)))
        self.give(p, function, unit, block, words, at, bai, address)
        if function == WRITE and unit < 2 and not address and at + 2 * words > TOP:
            self.select(p, unit)
            self.give(p, function, unit, block, words, BUFFER)
        elif function == WRITE and unit < 2 and not address and rng.random() < 0.5:
            self.select(p, unit, self.failed, bai)
            self.give(p, CHECK, unit, block, words, at, bai, None, True)
