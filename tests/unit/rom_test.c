/* The boot ROM, word by word against the instructions it is meant to hold. */
#include "devices/rom.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "monitor/machine.h"

#include "tests/unit/backplane.h"

static struct {
    struct unibus bus;
    struct rom rom;
} m;

static void setup(void)
{
    memset(&m, 0, sizeof m);
    bus_create(&m.bus, 8192);
    rom_attach(&m.rom, &m.bus);
}

/* The fields of an instruction, put together from the handbook's appendix. */
enum { R0, R1, R2, R3, R4, R5 };
enum { REG, DEF = 010, INC = 020, DEC = 040, IMM = 027 };

static word two(word op, int src, int dst)
{
    return (word)(op << 12 | src << 6 | dst);
}

static word one(word op, int dst)
{
    return (word)(op << 6 | dst);
}

static word branch(word op, paddr at, paddr to)
{
    return (word)(op << 8 | (((int)to - (int)at - 2) / 2 & 0377));
}

START_TEST(rk_words)
{
    enum { MOV = 1, CLR = 050, TST = 057, TSTB = 01057, CLRB = 01050, ASL = 063 };
    enum { BPL = 0200, BMI = 0201, SWAB = 03, RESET = 5 };
    const word want[] = {
        two(MOV, IMM, SP),
        02000, /* 773000 */
        RESET, /* 773004 */
        two(MOV, R0, R3),
        one(SWAB, R3), /* drive number to bits 10:8 */
        one(ASL, R3),
        one(ASL, R3),
        one(ASL, R3), /* to 15:13 */
        one(ASL, R3),
        one(ASL, R3), /* */
        two(MOV, IMM, R1),
        0177412,                /* RKDA */
        two(MOV, R3, DEF | R1), /* */
        one(CLR, DEC | R1),     /* RKBA */
        two(MOV, IMM, DEC | R1),
        (word)-512, /* RKWC */
        two(MOV, IMM, DEC | R1),
        5,                             /* RKCS: read, GO */
        one(TSTB, DEF | R1),           /* 773044 */
        branch(BPL, 0773046, 0773044), /* */
        one(TST, DEF | R1),            /* */
        branch(BMI, 0773052, 0773004), /* error: from RESET again */
        one(CLRB, DEF | R1),           /* */
        one(CLR, PC),                  /* */
    };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        ck_assert_msg(look(&m.bus, 0773000 + 2 * i) == want[i],
                      "%06o holds %06o, not %06o", (unsigned)(0773000 + 2 * i),
                      look(&m.bus, 0773000 + 2 * i), want[i]);
    ck_octal(look(&m.bus, 0773776), 0);
}
END_TEST

START_TEST(rp_words)
{
    enum { MOV = 1, BIT = 3, TSTB = 01057, CLRB = 01050, CLR = 050, IDX = 061 };
    enum { BPL = 0200, BNE = 2, RESET = 5 };
    const word want[] = {
        two(MOV, IMM, SP),
        02000,
        RESET, /* 773404 */
        two(MOV, IMM, R1),
        0176700, /* RPCS1 */
        two(MOV, R0, IDX),
        010, /* RPCS2: drive */
        two(MOV, IMM, DEF | R1),
        021, /* preset */
        two(MOV, IMM, IDX),
        010000,
        032, /* RPOF: FMT22 */
        two(MOV, IMM, IDX),
        (word)-512,
        2, /* RPWC */
        two(MOV, IMM, DEF | R1),
        071,                           /* read, GO */
        one(TSTB, DEF | R1),           /* 773442 */
        branch(BPL, 0773444, 0773442), /* */
        two(BIT, IMM, DEF | R1),       /* */
        040000,                        /* TRE */
        branch(BNE, 0773452, 0773404), /* from RESET again */
        one(CLRB, DEF | R1),           /* */
        one(CLR, PC),                  /* */
    };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        ck_assert_msg(look(&m.bus, 0773400 + 2 * i) == want[i],
                      "%06o holds %06o, not %06o", (unsigned)(0773400 + 2 * i),
                      look(&m.bus, 0773400 + 2 * i), want[i]);
}
END_TEST

START_TEST(it_is_read_only)
{
    ck_assert(!bus_write(&m.bus, 0773000, 0, WHOLE_WORD));
    ck_assert(!bus_write(&m.bus, 0773001, 0, HIGH_BYTE));
    ck_octal(get(&m.bus, 0773000), 012706);
}
END_TEST

static void run(struct machine *machine, int64_t ns)
{
    int64_t until = machine->bus.sched.now + ns;
    while (machine->bus.sched.now < until)
        if (cpu_run(&machine->cpu, until, 0) == STOP_HALT)
            return;
}

/* Without a pack it tries again and again; with one it loads two blocks and goes to 0. The
 * drive stands in R0 and still in the control, at LOWEST and above of the register AT, where XXDP's
 * boot blocks look for it. */
static void boots(const char *name, size_t board, word csr, paddr at, word lowest)
{
    char pack[] = "/tmp/fork11-boot-XXXXXX", error[DISK_ERROR];
    byte blocks[1024] = { 0 }; /* 0: HALT */
    blocks[1022] = 0123;
    int fd = mkstemp(pack);
    ck_assert_int_eq(write(fd, blocks, sizeof blocks), sizeof blocks);
    close(fd);
    struct machine *machine = machine_create();
    struct board *control = (struct board *)((char *)machine + board);
    int unit = control->kind->drives->count > 2 ? 2 : 0;
    if (control->disabled) { /* SET RR ENABLED, where the RP04s' control was */
        bus_unplug(&machine->bus, &machine->rh11.board);
        ck_assert_ptr_null(bus_plug(&machine->bus, control));
    }
    machine_start_at(machine, rom_entry(name)->pc);
    machine->cpu.r[0] = (word)unit;
    run(machine, NS_PER_SEC);
    ck_octal(machine->cpu.r[7] & 0177000, 0173000);
    struct disk_wish wish = { .path = pack };
    ck_assert_msg(drive_load(control, unit, &wish, error), "%s", error);
    run(machine, 3 * NS_PER_SEC); /* a DECtape takes longest */
    ck_octal(machine->cpu.r[7], 2);
    ck_octal(machine->cpu.r[0], unit);
    ck_octal(machine->cpu.r[1], csr);
    ck_octal(machine->bus.core[01776 / 2], 0123);
    ck_octal(look(&machine->bus, at) / lowest & 3, unit);
    machine_destroy(machine);
    unlink(pack);
}

START_TEST(rk_boots)
{
    boots("RK", offsetof(struct machine, rk11), 0177404, 0777412, 020000);
}
END_TEST

START_TEST(rl_boots)
{
    boots("RL", offsetof(struct machine, rl11), 0174400, 0774400, 0400);
}
END_TEST

START_TEST(rp_boots)
{
    boots("RP", offsetof(struct machine, rh11), 0176700, 0776710, 1);
}
END_TEST

START_TEST(rf_boots)
{
    boots("RF", offsetof(struct machine, rf11), 0177460, 0777460, 0400);
}
END_TEST

START_TEST(rr_boots)
{
    boots("RR", offsetof(struct machine, rp11), 0176714, 0776714, 0400);
}
END_TEST

START_TEST(tc_boots)
{
    boots("TC", offsetof(struct machine, tc11), 0177342, 0777342, 0400);
}
END_TEST

/* A record of N bytes: HALT, zeros, and MARK in its last word. */
static void put_record(FILE *f, int n, const char *begin, int mark)
{
    byte frame[4] = { (byte)n, (byte)(n >> 8) };
    byte data[1024] = { 0 };
    memcpy(data, begin, strlen(begin));
    data[n - 2] = (byte)mark;
    fwrite(frame, 1, 4, f);
    fwrite(data, 1, (size_t)n, f);
    fwrite(frame, 1, 4, f);
}

/* A machine with that tape on drive 2, and unit 2 in R0. */
static struct machine *tape_machine(const char *path)
{
    char error[DISK_ERROR];
    struct machine *machine = machine_create();
    struct disk_wish wish = { .path = path, .mode = DISK_READONLY };
    ck_assert_msg(drive_load(&machine->tm11.board, 2, &wish, error), "%s", error);
    return machine;
}

/* The first record of a magnetic tape; if that is a label of so many bytes, the next. */
static void tape_boots(int label)
{
    char tape[] = "/tmp/fork11-boot-XXXXXX";
    FILE *f = fdopen(mkstemp(tape), "w");
    if (label)
        put_record(f, label, label == 80 ? "VOL1" : "", 1);
    put_record(f, 512, "", 0123);
    put_record(f, 512, "", 0222);
    fclose(f);
    struct machine *machine = tape_machine(tape);
    machine_start_at(machine, rom_entry("TM")->pc);
    machine->cpu.r[0] = 2;
    run(machine, NS_PER_SEC);
    ck_octal(machine->cpu.r[7], 2);
    ck_octal(machine->cpu.r[0], 2);
    ck_octal(machine->cpu.r[1], 0172522);
    ck_octal(look(&machine->bus, 0772522) >> 8 & 7, 2);
    ck_octal(machine->bus.core[0776 / 2], 0123);
    machine_destroy(machine);
    unlink(tape);
}

START_TEST(tm_boots)
{
    tape_boots(0);
    tape_boots(80); /* ANSI's, as RT-11 writes it */
    tape_boots(14); /* DOS-11's, RSTS's and XXDP's */
}
END_TEST

/* V6's /usr/doc/start: six words keyed in at 100000 read the first record of drive 0 to 0;
 * then the processor is halted, and started at 0. */
START_TEST(tape_keyed_in)
{
    const word keys[] = { 012700, 0172526, 010040, 012740, 060003, 0777 };
    char tape[] = "/tmp/fork11-boot-XXXXXX", error[DISK_ERROR];
    FILE *f = fdopen(mkstemp(tape), "w");
    put_record(f, 512, "", 0123);
    fclose(f);
    struct machine *machine = machine_create();
    struct disk_wish wish = { .path = tape, .mode = DISK_READONLY };
    ck_assert_msg(drive_load(&machine->tm11.board, 0, &wish, error), "%s", error);
    memcpy(machine->bus.core + 0100000 / 2, keys, sizeof keys);
    machine_start_at(machine, 0100000);
    run(machine, NS_PER_SEC);
    ck_octal(machine->cpu.r[7], 0100012); /* BR . */
    ck_octal(machine->bus.core[0776 / 2], 0123);
    machine_destroy(machine);
    unlink(tape);
}
END_TEST

/* The loaders that people key in at 1000, from the cards on their consoles: each reads drive 0's
 * first block and goes to 0. DECtape's rewinds without DO, as the control lets it. */
START_TEST(packs_keyed_in)
{
    static const struct {
        size_t board;
        word keys[24];
    } loaders[] = {
        {offsetof(struct machine,  rk11),
         { 012700, 0177406, 012710, 0177400, 012740, 05, 0105710, 0100376, 05007 }     },
        { offsetof(struct machine, rl11),
         { 012701, 0174400, 012761, 013,     4, 012711, 4,   0105711, 0100376, 05061, 2,
            05061,  4,       012761, 0177400, 6, 012711, 014, 0105711, 0100376, 05007 }},
        { offsetof(struct machine, rf11),
         { 012700, 0177462, 012710, 0177400, 012740, 05, 0105710, 0100376, 05007 }     },
        { offsetof(struct machine, rp11),
         { 012700, 0176716, 012710, 0177400, 012740, 05, 0105710, 0100376, 05007 }     },
        { offsetof(struct machine, tc11),
         { 012700, 0177344, 012710, 0177400, 012740, 04002, 05710, 0100376, 012710, 3,
            0105710, 0100376, 012710, 5, 0105710, 0100376, 05007 }                     },
    };
    for (size_t i = 0; i < sizeof loaders / sizeof *loaders; i++) {
        char pack[] = "/tmp/fork11-boot-XXXXXX", error[DISK_ERROR];
        byte block[512] = { 0 }; /* 0: HALT */
        block[510] = 0123;
        int fd = mkstemp(pack);
        ck_assert_int_eq(write(fd, block, sizeof block), sizeof block);
        close(fd);
        struct machine *machine = machine_create();
        struct board *control = (struct board *)((char *)machine + loaders[i].board);
        if (control == &machine->rp11.board)
            bus_unplug(&machine->bus, &machine->rh11.board);
        if (control->disabled)
            ck_assert_ptr_null(bus_plug(&machine->bus, control));
        struct disk_wish wish = { .path = pack };
        ck_assert_msg(drive_load(control, 0, &wish, error), "%s", error);
        memcpy(machine->bus.core + 01000 / 2, loaders[i].keys, sizeof loaders[i].keys);
        machine_start_at(machine, 01000);
        run(machine, 20 * NS_PER_SEC);
        ck_octal(machine->cpu.r[7], 2);
        ck_octal(machine->bus.core[0776 / 2], 0123);
        machine_destroy(machine);
        unlink(pack);
    }
}
END_TEST

START_TEST(entries)
{
    ck_assert_ptr_nonnull(rom_entry("RK"));
    ck_octal(rom_entry("rk")->pc, 0173000);
    ck_octal(rom_entry("RL")->pc, 0173060);
    ck_assert_ptr_null(rom_entry("PTR"));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rom");
    TCase *t = tcase_create("rom");
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, rk_words);
    tcase_add_test(t, it_is_read_only);
    tcase_add_test(t, rk_boots);
    tcase_add_test(t, rl_boots);
    tcase_add_test(t, rp_words);
    tcase_add_test(t, rp_boots);
    tcase_add_test(t, rf_boots);
    tcase_add_test(t, rr_boots);
    tcase_add_test(t, tc_boots);
    tcase_add_test(t, tm_boots);
    tcase_add_test(t, tape_keyed_in);
    tcase_add_test(t, packs_keyed_in);
    tcase_add_test(t, entries);
    suite_add_tcase(suite, t);
    return suite;
}
