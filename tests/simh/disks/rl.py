"""RL11: RL0 is an RL02, RL1 an RL01 that is locked, RL2 is empty."""
from disks import BUFFER, TOP

CS, BA, DA, MP = 0o174400, 0o174402, 0o174404, 0o174406
CHECK, STATUS, SEEK, HEADER, WRITE, READ = 1, 2, 3, 4, 5, 6
CYLINDERS = (512, 256, 512)
TRACK = 40 * 256  # bytes


class Disk:
    attach = ["set rl0 rl02", "set rl1 rl01", "set rl2 rl02", "attach rl0 rl0", "attach rl1 rl1", "set rl1 locked"]
    simh = ["deposit rl stop_ioe 0"]  # what is said to it alone
    media = {"rl%d" % n: (CYLINDERS[n] * 2 * TRACK, [(0, CYLINDERS[n] * 2 * TRACK // 512)]) for n in range(2)}

    def __init__(self):
        self.failed = True
        self.at = [(0, 0)] * 3  # cylinder and head of each drive

    def packs(self, folder, rng):
        for name, (size, _) in self.media.items():
            with open(folder + "/" + name, "wb") as f:
                f.write(rng.randbytes(size))

    def begin(self, p, rng):
        p.reset()
        for unit in range(3):
            self.status(p, unit, 0o13)
        for at in range(BUFFER, TOP, 5120 * 2):
            words = min(5120, (TOP - at) // 2)
            self.seek(p, 0, rng.randrange(512), 0)
            self.give(p, READ, 0, 0, words, at)

    def go(self, p, function, unit, high=0):
        p.set(CS, unit << 8 | high << 4 | function << 1)
        p.ready(CS)

    def status(self, p, unit, da):
        """Get status, with a reset if DA is 13."""
        p.set(DA, da)
        self.go(p, STATUS, unit)
        text = "RL%d get status %o" % (unit, da)
        if unit < 2:
            p.keep(text, "RLCS", CS, 0o177777)
            p.keep(text, "RLMP", MP, 0o177777)

    def seek(self, p, unit, cylinder, head):
        now, _ = self.at[unit]
        self.at[unit] = cylinder, head
        p.set(DA, abs(cylinder - now) << 7 | head << 4 | (4 if cylinder > now else 0) | 1)
        self.go(p, SEEK, unit)
        if unit < 2:
            p.settle(CS, 1)
        self.header(p, unit)

    def header(self, p, unit):
        self.go(p, HEADER, unit)
        text = "RL%d header at %o.%o" % (unit, *self.at[unit])
        if unit < 2:
            p.keep(text, "RLCS", CS, 0o177777)
            p.keep(text, "RLMP", MP, 0o177700)  # which sector comes first is a matter of time
            p.keep(text, "RLMP", MP, 0o177777)

    def give(self, p, function, unit, sector, words, at, da=None, same=False):
        """One transfer, and what the registers hold after it. SAME: a write check will agree."""
        cylinder, head = self.at[unit]
        if da is None:
            da = cylinder << 7 | head << 6 | sector
        text = "RL%d function %o RLDA %06o RLBA %06o RLMP %06o" % (unit, function, da, at, -words & 0o177777)
        p.set(DA, da)
        p.set(BA, at)
        p.set(MP, -words)
        self.go(p, function, unit, at >> 16)
        nxm, beyond = at + 2 * words > TOP, words > (40 - sector) * 128
        differs = nxm or (function == CHECK and not same)
        self.failed = unit or differs
        mask = 0o177717 if unit < 2 else 0o177716
        p.keep(text, "RLCS", CS, mask & ~(0o2000 if nxm else 0o10000 if beyond else 0))
        if not differs:
            p.keep(text, "RLBA", BA, 0o177777)
            p.keep(text, "RLDA", DA, 0o177777)

    def operation(self, p, rng):
        unit = rng.choices((0, 1, 2), (75, 20, 5))[0]
        if self.failed or rng.random() < 0.7:
            for n in range(3):
                self.status(p, n, 0o13)
        if rng.random() < 0.6:
            self.seek(p, unit, rng.randrange(CYLINDERS[unit]), rng.randrange(2))
        function = rng.choices((WRITE, READ, CHECK, STATUS), (40, 40, 12, 8))[0]
        if function == STATUS:
            self.status(p, unit, 3)
            return
        sector = rng.randrange(40)
        most = (40 - sector) * 128
        words = rng.choice((rng.randrange(1, 200), rng.randrange(1, most + 1), most))
        words = min(words, most)
        at = rng.randrange(BUFFER, TOP - 2 * words, 2)
        da, error = None, rng.random()
        if error < 0.04:  # off the end of the track
            words = most + rng.randrange(1, 300)
            at = min(at, TOP - 2 * words)
        elif error < 0.08:  # another track than the heads are on, or no sector
            cylinder, head = self.at[unit]
            da = rng.choice(((cylinder ^ 1) << 7 | head << 6 | sector, cylinder << 7 | head << 6 | rng.randrange(40, 64)))
        elif error < 0.12:
            at = TOP - 2 * rng.randrange((words + 1) // 2, words + 1)
        if error < 0.12 and (function == CHECK or unit):
            function = READ
        self.give(p, function, unit, sector, words, at, da)
        if 0.08 <= error < 0.12 and function == WRITE and unit == 0:
            self.status(p, unit, 0o13)
            self.give(p, function, unit, sector, words, BUFFER)
        if error < 0.12:
            self.failed = True
            return
        if function == WRITE and unit == 0 and rng.random() < 0.5:
            self.give(p, CHECK, unit, sector, words, at, None, True)
