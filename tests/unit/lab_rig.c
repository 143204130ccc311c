/* The lab system in a test. */
#include "tests/unit/lab_rig.h"

#include "images/as.h"
#include "images/labdisk.h"
#include "images/labplan.h"
#include "monitor/run.h"

enum {
    TEXTS = 8,
    LARGEST = 100000,
    BYTES = LABPACK_BLOCKS * BLOCK_SIZE,
    TICK = 700 /* instructions; fewer have hardly changed anything */
};

const char *const lab_policy_names[6] = { "swap",   "core",  "cow",
                                          "borrow", "share", "thread" };

static const byte nowhere[32768];

/* --- the pack ------------------------------------------------------------------------ */

void lab_pack(struct lab *l)
{
    memset(l, 0, sizeof *l);
    l->blocks = malloc(BYTES);
    for (uint32_t n = 0; n < LABPACK_BLOCKS; n++)
        labdisk_read(n, l->blocks + n * BLOCK_SIZE);
    struct block_device device = block_array(l->blocks, LABPACK_BLOCKS);
    l->pack.data = l->blocks;
    ck_assert_ptr_null(v6fs_open(&l->pack.fs, &device, FS_V6));
}

void lab_file(struct lab *l, const char *dir, const char *name, const void *data,
              size_t n)
{
    const char *error = labpack_put(&l->pack, dir, name, 0755, data, n);
    ck_assert_msg(!error, "%s/%s: %s", dir, name, error);
}

static void take_text(struct as_source *s, const char *file)
{
    FILE *f = fopen(file, "r");
    ck_assert_msg(f != NULL, "%s cannot be read: tests run from the root", file);
    byte *text = calloc(1, LARGEST);
    *s = (struct as_source){ file, text, fread(text, 1, LARGEST - 1, f) };
    fclose(f);
}

/* The library's texts behind the program's. Returns how many there are. */
static int take_library(struct as_source *s)
{
    struct as_source list;
    static char path[TEXTS][64];
    int n = 0;
    take_text(&list, "images/lab/lib/FILES");
    const char *at = (const char *)list.text;
    do {
        struct plan_word w = plan_word(&at);
        if (!w.n)
            continue;
        ck_assert_int_lt(n, TEXTS);
        snprintf(path[n], sizeof path[n], "images/lab/lib/%.*s", w.n, w.at);
        take_text(&s[n], path[n]);
        n++;
    } while (plan_line(&at));
    free((void *)(uintptr_t)list.text);
    return n;
}

/* N texts are taken already; there is room for the library's behind them. */
static void put_program(struct lab *l, const char *dir, const char *name,
                        struct as_source *s, int n)
{
    struct as_output out;
    n += take_library(s + n);
    struct as_options options = { .magic = plan_magic((const char *)s[0].text) };
    if (!as_assemble(s, n, &options, &out))
        ck_abort_msg("%s:%u: %s %s", s[out.errors[0].file].name, out.errors[0].line,
                     out.errors[0].found, out.errors[0].phrase);
    lab_file(l, dir, name, out.file, out.size);
    as_release(&out);
    for (int i = 0; i < n; i++)
        free((void *)(uintptr_t)s[i].text);
}

void lab_program(struct lab *l, const char *dir, const char *name, const char *file)
{
    struct as_source s[TEXTS + 1];
    take_text(&s[0], file);
    put_program(l, dir, name, s, 1);
}

void lab_guest(struct lab *l, const char *name)
{
    struct as_source s[TEXTS + 2];
    char file[64];
    snprintf(file, sizeof file, "tests/lab/guest/%s.s", name);
    take_text(&s[0], file);
    take_text(&s[1], "tests/lab/guest/check.s");
    put_program(l, "/bin", name, s, 2);
}

/* --- the kernel's idle --------------------------------------------------------------- */

/* Not again when only the clock has ticked. */
static bool idle(struct lab *l)
{
    uint64_t count = l->s.machine->cpu.count;
    uint64_t since = count - l->looked;
    l->looked = count;
    if (l->wrong[0] || (since < TICK && !l->resting))
        return false;
    balance_check(&l->balance, l->s.machine);
    l->idles++;
    l->quiet += l->balance.quiet;
    for (const struct lab_proc *p = l->balance.tables.proc; p->at; p++)
        l->half_made += p->half_made;
    if (!l->balance.wrong)
        return false;
    strcpy(l->wrong, l->balance.text);
    return true;
}

/* The kernel has come to one of the places that we wait for. */
static bool come(void *host, struct cpu *cpu)
{
    struct lab *l = host;
    if (cpu->r[7] == l->idle)
        return idle(l);
    lab_at_disk(l, cpu->r[7] == l->rkstart);
    return false;
}

static word wait_at(struct lab *l, const char *name)
{
    word at = lab_at(l, name);
    l->map[at / 2] = 1;
    return at;
}

static void watch(struct lab *l)
{
    const char *missing = lab_names_find(&l->balance.tables.n, &l->s.m->kernel);
    ck_assert_msg(!missing, "the kernel has no %s", missing);
    l->map = calloc(1, sizeof nowhere);
    l->idle = wait_at(l, "_idle");
    l->rkstart = wait_at(l, "_rkstart");
    wait_at(l, "_rkintr");
    l->hooks = (struct cpu_hooks){
        .host = l, .map = {nowhere, nowhere, nowhere, nowhere},
             .at = come
    };
    l->hooks.map[KERNEL] = l->map;
    l->s.machine->cpu.hooks = &l->hooks;
}

/* --- running ------------------------------------------------------------------------- */

static byte *loaded; /* the pack whose blocks the drive reads */

static void read_block(uint32_t n, byte *data)
{
    memcpy(data, loaded + n * BLOCK_SIZE, BLOCK_SIZE);
}

static const struct disk_built_in built_in = { "a lab's pack", read_block };

void lab_begin(struct lab *l, struct lab_wish wish)
{
    char error[DISK_ERROR], line[32];
    struct disk_wish pack = { .built_in = &built_in, .mode = DISK_OVERLAY };
    loaded = l->blocks;
    l->s = session_begin();
    snprintf(line, sizeof line, "set cpu %dk", wish.kbytes);
    check_says(&l->s, line, "");
    ck_assert_msg(drive_load(&l->s.machine->rk11.board, 0, &pack, error), "%s", error);
    check_says(&l->s, "boot rk0", "");
    l->s.machine->cpu.switches = (word)(wish.policy + 1);
    while (!l->s.m->kernel.known)
        ck_assert_int_eq(run_machine(l->s.m, NS_PER_SEC, 1000), ENDED_STEP);
    watch(l);
    ck_assert_uint_eq(lab_peek(l, "_swapmap"), 0);
    lab_poke(l, "_nswap", (word)wish.swap);
}

void lab_start(struct lab *l, struct lab_wish wish)
{
    lab_begin(l, wish);
    ck_assert_str_eq(lab_await(l, "# ", 30), "");
}

/* TEXT without carriage returns and without its end, the awaited text of N characters. */
static void take_output(struct lab *l, const char *text, size_t n)
{
    char *out = l->output;
    for (; *text && out < l->output + LAB_OUTPUT - 1; text++)
        if (*text != '\r')
            *out++ = *text;
    *out = '\0';
    size_t all = (size_t)(out - l->output);
    l->output[all > n ? all - n : 0] =
        '\0'; /* (its beginning may have been printed before) */
}

/* Characters of TEXT, with its \\n and without its \\r, as take_output counts them. */
static size_t shown(const char *text)
{
    size_t n = 0;
    for (; *text; text++, n++)
        if (*text == '\\' && *++text == 'r')
            n--;
    return n;
}

const char *lab_await(struct lab *l, const char *text, int seconds)
{
    char line[300];
    snprintf(line, sizeof line, "await \"%s\" %ds", text, seconds);
    const char *printed = session_do(&l->s, line);
    ck_assert_msg(!l->wrong[0], "the counts do not balance, at instruction %llu:\n%s%s",
                  (unsigned long long)l->s.machine->cpu.count, l->wrong, printed);
    ck_assert_msg(!l->s.m->error[0], "%s\n%s", printed, l->s.m->error);
    size_t n = shown(text);
    take_output(l, printed, n);
    return l->output;
}

const char *lab_do(struct lab *l, const char *command, int seconds)
{
    char line[300];
    snprintf(line, sizeof line, "type \"%s\\r\"", command);
    l->s.m->matcher.from =
        l->s.m->matcher.count; /* what was printed before is not meant */
    check_says(&l->s, line, "");
    lab_await(l, "\\n", 10); /* the echo */
    return lab_await(l, "# ", seconds);
}

void lab_prints(struct lab *l, const char *command, const char *wanted)
{
    const char *out = lab_do(l, command, 600);
    ck_assert_msg(strcmp(out, wanted) == 0, "%s printed\n%s, not\n%s", command, out,
                  wanted);
}

void lab_rests(struct lab *l, int seconds)
{
    int64_t limit = l->s.machine->bus.sched.now + seconds * NS_PER_SEC;
    long quiet = l->quiet;
    l->resting = true;
    while (l->quiet == quiet && l->s.machine->bus.sched.now < limit)
        ck_assert_msg(run_machine(l->s.m, limit, 10000) == ENDED_STEP, "%s", l->wrong);
    l->resting = false;
    ck_assert_int_gt(l->quiet, quiet);
    balance_check(&l->balance, l->s.machine);
    ck_assert_msg(!l->balance.wrong, "%s", l->balance.text);
}

void lab_clean(struct lab *l)
{
    lab_do(l, "sync", 10);
    lab_do(l, "sync", 10);
    lab_checks(l, 0);
}

word lab_at(struct lab *l, const char *name)
{
    word at;
    ck_assert_msg(kernel_symbol(&l->s.m->kernel, name, &at), "no %s", name);
    return at;
}

word lab_peek(struct lab *l, const char *name)
{
    return l->s.machine->bus.core[lab_at(l, name) / 2];
}

void lab_poke(struct lab *l, const char *name, word value)
{
    l->s.machine->bus.core[lab_at(l, name) / 2] = value;
}

static word *coremap(struct lab *l)
{
    return &l->s.machine->bus.core[lab_at(l, "_coremap") / 2];
}

void lab_take_core(struct lab *l)
{
    memcpy(l->holes, coremap(l), sizeof l->holes);
    coremap(l)[0] = 0;
    l->s.machine->cpu.hooks = NULL;
}

static int by_address(const void *a, const void *b)
{
    return ((const word *)a)[1] - ((const word *)b)[1];
}

void lab_give_core(struct lab *l)
{
    word *to = coremap(l);
    int n = 0, m = 0;
    while (to[2 * n])
        n++;
    for (int i = 0; l->holes[2 * i]; i++, n++)
        memcpy(to + 2 * n, l->holes + 2 * i, 4);
    qsort(to, (size_t)n, 4, by_address);
    for (int i = 1; i < n; i++)
        if (to[2 * m] + to[2 * m + 1] == to[2 * i + 1])
            to[2 * m] = (word)(to[2 * m] + to[2 * i]);
        else
            memmove(to + 2 * ++m, to + 2 * i, 4);
    to[2 * m + 2] = 0;
    l->s.machine->cpu.hooks = &l->hooks;
}

void lab_end(struct lab *l)
{
    l->s.machine->cpu.hooks = NULL;
    for (int i = 0; i < RK_DRIVES; i++)
        drive_unload(&l->s.machine->rk11.board, i);
    session_end(&l->s);
    free(l->blocks);
    free(l->map);
    memset(l, 0, sizeof *l);
}
