"""RF11 and two RS11 disks, of 262,144 words each: there are no sectors, and no ends of tracks that show."""
from disks import BUFFER, TOP

DCS, WC, CMA, DAR, DAE, DBR = range(0o177460, 0o177474, 2)
WRITE, READ, CHECK = 1, 2, 3
CLR, INH = 0o400, 0o400  # DCS, DAE
WORDS = 2 * 262144


class Disk:
    attach = ["set rf enabled", "set rf 2p", "attach rf rf"]
    simh = ["set hk disabled"]  # which has RF's place there
    media = {"rf": (WORDS * 2, [(0, WORDS // 256)])}

    failed = True  # the last function, or it may have

    def packs(self, folder, rng):
        with open(folder + "/rf", "wb") as f:
            f.write(rng.randbytes(WORDS * 2))

    def begin(self, p, rng):
        p.reset()
        for at in range(BUFFER, TOP, 0o40000 * 2):
            self.give(p, READ, rng.randrange(WORDS - 0o40000), 0o40000, at)

    def give(self, p, function, first, words, at, inhibit=False, same=False):
        """One transfer, and what the registers hold after it. SAME: a write check will agree."""
        dcs = function << 1 | 1 | (at >> 16) << 4
        text = "DCS %06o disk word %07o CMA %06o WC %06o" % (dcs, first, at & 0o177777, -words & 0o177777)
        p.set(DAR, first)
        p.set(DAE, first >> 16 | (INH if inhibit else 0))
        p.set(CMA, at)
        p.set(WC, -words)
        p.set(DCS, dcs)
        p.ready(DCS)
        for name, register in (("DCS", DCS), ("WC", WC), ("CMA", CMA), ("DAR", DAR)):
            p.keep(text, name, register, 0o177777)
        p.keep(text, "DAE", DAE, 0o177700)

    def operation(self, p, rng):
        if self.failed or rng.random() < 0.7:
            p.set(DCS, CLR)
        function = rng.choices((WRITE, READ, CHECK), (40, 45, 15))[0]
        words = rng.choice((rng.randrange(1, 300), rng.randrange(1, 3000), 256 * rng.randrange(1, 40)))
        at = rng.randrange(BUFFER, TOP - 2 * words, 2)
        first = rng.randrange(WORDS - words)
        error = rng.random()
        if error < 0.05:
            first = WORDS - words
        elif error < 0.10:
            at = TOP - 2 * rng.randrange(words + 1)
        inhibit = rng.random() < 0.08
        self.give(p, function, first, words, at, inhibit)
        self.failed = error < 0.10
        if function == WRITE and error > 0.10 and rng.random() < 0.5:
            self.give(p, CHECK, first, words, at, inhibit, True)
