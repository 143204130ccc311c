"""RK11 and RK05: RK0 may be written, RK1 is locked, RK2 is empty."""
from disks import BUFFER, TOP

DS, ER, CS, WC, BA, DA = range(0o177400, 0o177414, 2)
WRITE, READ, CHECK, SEEK, READ_CHECK, DRIVE_RESET = 1, 2, 3, 4, 5, 6
SSE, FMT, IBA = 0o400, 0o2000, 0o4000
BLOCKS = 203 * 2 * 12


class Disk:
    attach = ["attach rk0 rk0", "attach rk1 rk1", "set rk1 locked"]
    simh = []  # what is said to it alone
    media = {"rk0": (BLOCKS * 512, [(0, BLOCKS)]), "rk1": (BLOCKS * 512, [(0, BLOCKS)])}

    def packs(self, folder, rng):
        for name in self.media:
            with open(folder + "/" + name, "wb") as f:
                f.write(rng.randbytes(BLOCKS * 512))

    def begin(self, p, rng):
        p.reset()
        for at in range(BUFFER, TOP, 0o40000 * 2):
            block = rng.randrange(BLOCKS - 64)
            self.give(p, READ, 0, block, 0o40000, at, 0)

    def give(self, p, function, unit, block, words, at, flags, da=None):
        """One function, and what the registers hold after it."""
        cylinder, rest = divmod(block, 24)
        if da is None:
            da = unit << 13 | cylinder << 5 | rest // 12 << 4 | rest % 12
        cs = function << 1 | 1 | flags | (at >> 16) << 4
        text = "RKCS %06o RKDA %06o RKBA %06o RKWC %06o" % (cs, da, at & 0o177777, -words & 0o177777)
        p.set(DA, da)
        p.set(BA, at)
        p.set(WC, -words)
        p.set(CS, cs)
        p.ready(CS)
        if function in (SEEK, DRIVE_RESET) and da >> 13 != 2:
            p.settle(DS, 0o100)
        nxm = not flags & IBA and at + 2 * words > TOP and function != READ_CHECK
        p.keep(text, "RKDS", DS, 0o005240)
        p.keep(text, "RKER", ER, 0o177777)
        p.keep(text, "RKCS", CS, 0o157717 if nxm or function == READ_CHECK else 0o157777)
        if not nxm:
            p.keep(text, "RKWC", WC, 0o177777)
            p.keep(text, "RKDA", DA, 0o177777)
        if not nxm and function != READ_CHECK:
            p.keep(text, "RKBA", BA, 0o177777)

    def operation(self, p, rng):
        if rng.random() < 0.8:
            p.set(CS, 1)  # control reset
            p.ready(CS)
        unit = rng.choices((0, 1, 2), (80, 15, 5))[0]
        function = rng.choices((WRITE, READ, CHECK, SEEK, READ_CHECK, DRIVE_RESET), (35, 35, 10, 5, 10, 5))[0]
        words = rng.choice((rng.randrange(1, 300), rng.randrange(1, 3000), 256 * rng.randrange(1, 30)))
        at = rng.randrange(BUFFER, TOP - 2 * words, 2)
        block = rng.randrange(BLOCKS) if rng.random() < 0.9 else BLOCKS - rng.randrange(1, 12)
        if rng.random() < 0.05:
            at = TOP - 2 * rng.randrange((words + 1) // 2, words + 1)  # SIMH crashes if there is less
            block = rng.randrange(BLOCKS - 64)
        da = None
        if rng.random() < 0.05:
            da = rng.choice((rng.randrange(203) << 5 | rng.randrange(12, 16), rng.randrange(203, 256) << 5))
        flags = rng.choice((SSE, IBA)) if rng.random() < 0.2 and function != CHECK else 0
        self.give(p, function, unit, block, words, at, flags, da)
        if function == WRITE and at + 2 * words > TOP:
            # SIMH writes the words that there were and zeros, fork11 nothing: both alike again
            p.set(CS, 1)
            self.give(p, function, unit, block, words, BUFFER, 0, da)
        elif function == WRITE and rng.random() < 0.5:
            self.give(p, CHECK, unit, block, words, at, 0)
