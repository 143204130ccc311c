/* Every instruction that stores, in every mode, with its destination in pages that a child
 * has too: the lab's kernel copies them, or finds that the child is gone, and the instruction
 * begins again. Registers, PSW and memory must be what they are when nothing is in its way. */
#include "tests/unit/lab_stand.h"

#include "cpu/insn.h"

enum {
    STOP = 010,
    HERE = 020,      /* where restart.s has room for the instruction */
    PAGE_1 = 020000, /* full */
    PAGE_2 = 040000, /* two clicks */
    MIDDLE = PAGE_2 + 0100,
    STACK = 0175400, /* the lowest address of a stack of 20 clicks */
    STACK_MIDDLE = 0176600,
    WORDS = 3,
    FID = 0040000, /* FPS: no interrupts */
    FD = 0200,
    FL = 0100
};

/* A case: the instruction's words, and what the registers point at. */
struct
try {
    word code[WORDS];
    int n;
    word r1, sp;
    word fps;
    word cell, pointer; /* a word of memory set to it; 0: none */
};

/* What one instruction has made of the user. */
struct outcome {
    word r[8], psw;
    struct fp11 fp;
    byte page_1[8192], page_2[128], stack[1280];
};

static struct lab l;
static struct stand s;
static long runs, faults;

static void setup(void)
{
    lab_pack(&l);
    lab_program(&l, "/bin", "restart", "tests/lab/guest/restart.s");
    lab_start(&l, (struct lab_wish){ LAB_COW, LAB_ALL_CORE, LAB_ALL_SWAP });
    runs = faults = 0;
}

static void teardown(void)
{
    stand_end(&s);
    lab_end(&l);
}

/* GONE: the child has ended. */
static void begin(bool gone)
{
    check_says(&l.s, gone ? "type \"restart x\\r\"" : "type \"restart\\r\"", "");
    stand_begin(&s, &l, STOP);
}

static void take_memory(word from, byte *to, unsigned n)
{
    for (unsigned i = 0; i < n; i += 2)
        word_put(to + i, stand_peek(&s, (word)(from + i)));
}

static void take(struct outcome *o)
{
    const struct cpu *cpu = &l.s.machine->cpu;
    memcpy(o->r, cpu->r, sizeof o->r);
    o->psw = cpu->psw;
    o->fp = cpu->fp;
    o->fp.busy_until = 0;
    take_memory(PAGE_1, o->page_1, sizeof o->page_1);
    take_memory(PAGE_2, o->page_2, sizeof o->page_2);
    take_memory(STACK, o->stack, sizeof o->stack);
}

/* Memory is full of addresses of the middle of page 2, so that any word of it is a pointer. */
static void fill(void)
{
    for (word at = PAGE_2; at < PAGE_2 + 128; at += 2)
        stand_poke(&s, at, (word)(PAGE_2 + 020 + at * 6 % 0140));
    for (int i = -16; i < 16; i++) {
        stand_poke(&s, (word)(STACK_MIDDLE + 2 * i), (word)(MIDDLE + 2 * i));
        stand_poke(&s, (word)(PAGE_2 - 32 + 2 * (i & 15)), (word)(MIDDLE + 2 * i));
    }
}

static void set(const struct try *t)
{
    static const word r[8] = {
        MIDDLE + 4, 0, 0123456, 4, 0177775, PAGE_2 + 020, 0, HERE
    };
    struct cpu *cpu = &l.s.machine->cpu;
    stand_back(&s);
    fill();
    if (t->cell)
        stand_poke(&s, t->cell, t->pointer);
    for (int i = 0; i < WORDS; i++)
        stand_poke(&s, (word)(HERE + 2 * i), i < t->n ? t->code[i] : 0240);
    memcpy(cpu->r, r, sizeof r);
    cpu->r[1] = t->r1;
    cpu->r[SP] = t->sp;
    cpu->psw = (word)((cpu->psw & ~017) | (t->code[0] & 017));
    cpu->fp.fps = t->fps;
    for (int i = 0; i < 6; i++)
        for (int k = 0; k < 4; k++)
            cpu->fp.ac[i][k] = (word)(040123 + i * 0200 + k * 01111);
}

/* Nothing is in its way. *PAGES: how many pages it has written. False: it has trapped. */
static bool run_freely(const struct try *t, struct outcome *o, int *pages)
{
    static const int own[] = { 1, 2, 7 };
    struct machine *m = l.s.machine;
    set(t);
    for (int i = 0; i < 3; i++)
        m->mmu.page[USER][I_SPACE][own[i]].pdr |= 6;
    mmu_rebuild(&m->mmu);
    m->cpu.hooks = NULL;
    ck_assert_int_eq(cpu_run(&m->cpu, SCHED_NEVER, 1), STOP_COUNT);
    *pages = 0;
    for (int i = 0; i < 3; i++)
        *pages += (m->mmu.page[USER][I_SPACE][own[i]].pdr & PDR_W) != 0;
    if (cpu_mode(&m->cpu) != USER)
        return false;
    take(o);
    return true;
}

static void tell(const struct try *t, const char *what, const struct outcome *is,
                 const struct outcome *wanted)
{
    char text[600] = "";
    for (int i = 0; i < 8; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), " r%d %06o/%06o", i,
                 is->r[i], wanted->r[i]);
    ck_abort_msg("%06o %06o %06o, r1 %06o, sp %06o: %s.%s psw %06o/%06o", t->code[0],
                 t->code[1], t->code[2], t->r1, t->sp, what, text, is->psw, wanted->psw);
}

static void compare(const struct try *t, const struct outcome *is,
                    const struct outcome *wanted)
{
    if (memcmp(is->r, wanted->r, sizeof is->r) != 0 || is->psw != wanted->psw)
        tell(t, "registers", is, wanted);
    if (memcmp(&is->fp, &wanted->fp, sizeof is->fp) != 0)
        tell(t, "the FP11", is, wanted);
    if (memcmp(is->page_1, wanted->page_1, sizeof is->page_1) != 0 ||
        memcmp(is->page_2, wanted->page_2, sizeof is->page_2) != 0 ||
        memcmp(is->stack, wanted->stack, sizeof is->stack) != 0)
        tell(t, "memory", is, wanted);
}

/* What the child sees: the frames that the parent had when both were still one. */
struct frames {
    word data[3][4096];
};

static void take_frames(struct frames *f)
{
    static const word first[3] = { PAGE_1, PAGE_2, STACK };
    static const unsigned size[3] = { 8192, 128, 1280 };
    static paddr at[3];
    bool mine = s.l->s.machine->cpu.r[PC] == HERE;
    for (int i = 0; i < 3; i++) {
        if (mine)
            at[i] = stand_at(&s, first[i]);
        memcpy(f->data[i], l.s.machine->bus.core + at[i] / 2, size[i]);
    }
}

static int kernel_faults(void)
{
    return lab_peek(&l, "c.copied") + lab_peek(&l, "c.took");
}

/* Runs T both ways. GONE: there is no child to look after. */
static void check(const struct try *t, bool gone)
{
    static struct outcome wanted, is;
    static struct frames before, after;
    int pages;
    if (!run_freely(t, &wanted, &pages))
        return; /* movb (r1)+,@(r1)+: an odd address */
    set(t);
    take_frames(&before);
    int count = kernel_faults();
    if (!stand_run(&s, wanted.r[PC], 100000))
        tell(t, "it does not come back", &wanted, &wanted);
    take(&is);
    compare(t, &is, &wanted);
    if (kernel_faults() - count != pages)
        tell(t, "too many faults, or too few", &is, &wanted);
    take_frames(&after);
    if (!gone && memcmp(&before, &after, sizeof before) != 0)
        tell(t, "the child's memory has changed", &is, &wanted);
    runs++;
    faults += pages;
}

/* --- all instructions ---------------------------------------------------------------- */

enum { ALL_MODES = 1 << 0 | 0376, MEMORY_MODES = 0376 };

/* Appends the index or address word that operand FIELD (mode and register) needs. False: such
 * an operand cannot be tried: it would change the text, or the PC. */
static bool operand(struct try *t, int field)
{
    int mode = field >> 3, reg = field & 7;
    word next = (word)(HERE + 2 * t->n + 2);
    if (reg == PC && (mode == 1 || mode == 2 || mode == 4 || mode == 5))
        return false;
    if (mode < 6 && !(reg == PC && mode == 3))
        return true;
    word index = mode == 6 ? 4 : 010;
    if (reg == PC)
        index = mode == 3 ? MIDDLE : (word)(MIDDLE + 010 - next);
    t->code[t->n++] = index;
    return true;
}

static void try_words(struct try t, bool gone)
{
    t.r1 = MIDDLE;
    t.sp = STACK_MIDDLE;
    check(&t, gone);
}

/* IR with each destination in memory behind what T has already. */
static void destinations(struct try t, word ir, bool gone)
{
    static const int regs[] = { 1, SP, PC };
    for (int mode = 1; mode < 8; mode++)
        for (int i = 0; i < 3; i++) {
            struct try d = t;
            d.code[0] = (word)(ir | mode << 3 | regs[i]);
            if (operand(&d, mode << 3 | regs[i]))
                try_words(d, gone);
        }
}

/* The double operand instruction IR with each source, each destination. */
static void sources(word ir, bool gone)
{
    static const int regs[] = { 0, 1, SP, PC };
    for (int mode = 0; mode < 8; mode++)
        for (int i = 0; i < 4; i++) {
            struct try t = { .n = 1 };
            if (operand(&t, mode << 3 | regs[i]))
                destinations(t, (word)(ir | (mode << 3 | regs[i]) << 6), gone);
        }
}

static void registers(word ir, bool gone)
{
    static const int regs[] = { 0, 1, 5, SP };
    for (int i = 0; i < 4; i++)
        destinations((struct try){ .n = 1 }, (word)(ir | regs[i] << 6), gone);
}

static void floating(word ir, int accumulators, bool gone)
{
    static const word fps[] = { FID, FID | FD, FID | FL, FID | FD | FL };
    for (int ac = 0; ac < accumulators; ac++)
        for (int i = 0; i < 4; i++)
            destinations((struct try){ .n = 1, .fps = fps[i] }, (word)(ir | ac << 6),
                         gone);
}

static void every_destination(const struct insn *insn, bool gone)
{
    switch (insn->form) {
    case F_SSDD:
        sources(insn->match, gone);
        break;
    case F_RDD:
        registers(insn->match, gone);
        break;
    case F_DD:
        if (insn->timing == T_FP_QUICK)
            floating(insn->match, 1, gone);
        else if (insn->timing != T_JMP)
            destinations((struct try){ .n = 1 }, insn->match, gone);
        break;
    case F_FDD:
        floating(insn->match, 1, gone);
        break;
    case F_ACFD:
    case F_ACDD:
        floating(insn->match, 4, gone);
        break;
    default:
        break;
    }
}

START_TEST(every_instruction_in_every_mode)
{
    begin(_i);
    for (int i = 0; i < insn_count; i++)
        every_destination(&insn_table[i], _i);
    ck_assert_int_gt(runs, 5000);
    ck_assert_int_gt(faults, 4000);
}
END_TEST

/* --- stores that need two pages ---------------------------------------------------------- */

/* A floating store whose words lie on both sides of the boundary of pages 1 and 2. */
static void across(word ir, word fps, word first, bool gone)
{
    word size = fps & FD ? 8 : 4;
    struct try t = { .n = 1, .fps = fps, .sp = STACK_MIDDLE };
    for (int mode = 1; mode < 8; mode++) {
        struct try d = t;
        d.r1 = mode == 4 ? (word)(first + size) : mode == 6 ? (word)(first - 4) : first;
        if (mode & 1 && mode > 1) { /* by a pointer on the stack */
            d.cell = STACK_MIDDLE - 040;
            d.pointer = first;
            d.r1 = (word)(d.cell + (mode == 5 ? 2 : mode == 7 ? -010 : 0));
        }
        d.code[0] = (word)(ir | mode << 3 | 1);
        operand(&d, mode << 3 | 1);
        check(&d, gone);
    }
}

START_TEST(stores_into_two_pages)
{
    static const word stores[] = { 0174000, 0170400, 0170600,
                                   0170700 }; /* STF CLRF ABSF NEGF */
    begin(_i);
    for (int i = 0; i < 4; i++)
        for (word back = 2; back < 8; back += 2) {
            across(stores[i], FID | FD, PAGE_2 - back, _i);
            if (back == 2)
                across(stores[i], FID, PAGE_2 - back, _i);
        }
    across(0176000, FID, PAGE_2 - 2, _i); /* STCFD: the other kind */
    across(0175400, FID | FL, PAGE_2 - 2, _i);
    across(0170300, FID, PAGE_2 - 2, _i); /* STST */
    ck_assert_int_eq(runs, 7 * (4 * 4 + 3));
    ck_assert_int_eq(faults, 2 * runs);
}
END_TEST

/* A push just below a stack that a child has too: the page grows, and is copied, at once. */
static void push(word code, word value, int count, bool gone)
{
    static struct frames before, after;
    struct try t = { .code = { code }, .n = 1, .r1 = MIDDLE, .sp = STACK };
    set(&t);
    take_frames(&before);
    ck_assert(stand_run(&s, (code & 0177000) == 004000 ? MIDDLE : HERE + 2, 100000));
    ck_assert_uint_eq(l.s.machine->cpu.r[SP], STACK - 2);
    ck_assert_uint_eq(stand_peek(&s, STACK - 2), value);
    ck_assert_int_eq(l.s.machine->cpu.r[1], MIDDLE + count);
    take_frames(&after);
    ck_assert(gone || memcmp(&before, &after, sizeof before) == 0);
}

START_TEST(pushes_below_the_stack)
{
    begin(_i);
    set(&(struct try){ .r1 = MIDDLE });
    push(010146, MIDDLE, 0, _i);                 /* mov r1,-(sp) */
    push(012146, stand_peek(&s, MIDDLE), 2, _i); /* mov (r1)+,-(sp) */
    push(006521, stand_peek(&s, MIDDLE), 2, _i); /* mfpi (r1)+ */
    push(004711, HERE + 2, 0, _i);               /* jsr pc,(r1) */
}
END_TEST

/* --- with the clock ---------------------------------------------------------------------- */

/* The clock ticks when N more instructions are done. */
static void tick_after(uint64_t n)
{
    struct machine *m = l.s.machine;
    m->cpu.hooks = NULL;
    if (n > 0)
        ck_assert_int_eq(cpu_run(&m->cpu, SCHED_NEVER, n), STOP_COUNT);
    sched_after(&m->bus.sched, m->kw11l.event, 0);
}

/* T, with a tick at each STEPth instruction on its way. */
static void ticks(const struct try *t, uint64_t step)
{
    static struct outcome wanted, is;
    int pages;
    ck_assert(run_freely(t, &wanted, &pages));
    set(t);
    uint64_t from = l.s.machine->cpu.count;
    ck_assert(stand_run(&s, wanted.r[PC], 100000));
    uint64_t length = l.s.machine->cpu.count - from;
    ck_assert_int_gt(length, 200);
    for (uint64_t n = 0; n < length; n += step) {
        set(t);
        tick_after(n);
        if (!stand_run(&s, wanted.r[PC], 200000))
            tell(t, "it does not come back", &wanted, &wanted);
        take(&is);
        compare(t, &is, &wanted);
        runs++;
    }
}

START_TEST(a_tick_at_every_step)
{
    static const struct {
        struct try t;
        uint64_t step;
    } tries[] = {
        {{ .code = { 012121 }, .n = 1, .r1 = MIDDLE, .sp = STACK_MIDDLE },
         1 }, /* mov (r1)+,(r1)+ */
        { { .code = { 0152651 }, .n = 1, .r1 = MIDDLE, .sp = STACK_MIDDLE },
         1 }, /* bisb @-(sp),@-(r1) */
        { { .code = { 004531 }, .n = 1, .r1 = MIDDLE, .sp = STACK_MIDDLE },
         5 }, /* jsr r5,@(r1)+ */
        { { .code = { 0174021 },
            .n = 1,
            .r1 = PAGE_2 - 4,
            .sp = STACK_MIDDLE,
            .fps = FID | FD },
         67}, /* std ac0,(r1)+ */
    };
    begin(_i);
    for (unsigned i = 0; i < sizeof tries / sizeof *tries; i++)
        ticks(&tries[i].t, tries[i].step);
    ck_assert_int_gt(runs, 500);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("lab_restart");
    TCase *t = tcase_create("lab_restart");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, every_instruction_in_every_mode, 0, 2);
    tcase_add_loop_test(t, stores_into_two_pages, 0, 2);
    tcase_add_loop_test(t, pushes_below_the_stack, 0, 2);
    tcase_add_loop_test(t, a_tick_at_every_step, 0, 2);
    suite_add_tcase(suite, t);
    return suite;
}
