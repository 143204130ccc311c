/* User programs' names: which file a process runs, found as a made-up kernel sees its packs. */
#include "tests/unit/unix_rig.h"

#include "images/v6put.h"
#include "monitor/images/fs_pack.h"
#include "monitor/names.h"
#include "monitor/programs.h"
#include "monitor/unix/guest.h"

#include <unistd.h>

enum {
    TEXT = 0400, /* bytes of each program's text */
    SIZE = AOUT_HEADER + TEXT + 20 + 2 * 12,
    AREA = 02000, /* click of the process's image: u, then text and data */
    WHOLE = 0100, /* how many it has */
    PURE = 03000, /* click of a shared text */
    SLOT = 1,
    PID = 5
};

static struct fake f;
static char pack[2][40];
static word number[2]; /* inode of /prog, of /pure */

/* An a.out whose text is made of SEED and whose one name is NAME. */
static void make(byte file[SIZE], word magic, unsigned seed, const char *name)
{
    memset(file, 0, SIZE);
    word_put(file, magic);
    word_put(file + 02, TEXT);
    word_put(file + 04, 20);
    word_put(file + 010, 2 * 12);
    word_put(file + 016, 1);
    for (unsigned i = 0; i < TEXT; i++)
        file[AOUT_HEADER + i] = (byte)(i * 3 + i / 64 + seed);
    byte *symbol = file + SIZE - 2 * 12;
    memcpy(symbol, name, strlen(name));
    word_put(symbol + 8, AOUT_GLOBAL | AOUT_TEXT);
    word_put(symbol + 10, 020);
    memcpy(symbol + 12, "_proc", 5);
    word_put(symbol + 20, AOUT_GLOBAL | AOUT_DATA);
    word_put(symbol + 22, TEXT);
}

static word put(struct v6fs *fs, const char *path, word magic, unsigned seed,
                const char *name)
{
    byte file[SIZE];
    struct v6_inode ip;
    make(file, magic, seed, name);
    struct v6_put wish = { .path = path, .data = file, .size = SIZE, .mode = 0755 };
    ck_assert_ptr_null(v6fs_put(fs, &wish));
    ck_assert_ptr_null(v6fs_lookup(fs, path, &ip));
    return ip.number;
}

/* RK0: /prog, /pure and /usr, where RK1 is mounted, which has /other. */
static void make_packs(void)
{
    struct fs_pack p;
    char error[HOST_ERROR];
    for (int n = 0; n < 2; n++) {
        strcpy(pack[n], "/tmp/fork11-programs-XXXXXX");
        close(mkstemp(pack[n]));
        remove(pack[n]);
        ck_assert_msg(fs_pack_make(pack[n], FS_V6, 400, error), "%s", error);
        ck_assert(fs_pack_open(&p, pack[n], (struct fs_choice){ FS_V6, 0 }, true, error));
        if (n == 0) {
            number[0] = put(&p.fs, "/prog", AOUT_PLAIN, 1, "_plain");
            number[1] = put(&p.fs, "/pure", AOUT_SHARED, 2, "_shared");
            put(&p.fs, "/usr", AOUT_PLAIN, 9, "_covered");
        } else {
            put(&p.fs, "/other", AOUT_PLAIN, 3, "_other");
        }
        fs_pack_close(&p);
    }
}

static void attach_packs(void)
{
    char line[128];
    for (int n = 0; n < 2; n++) {
        snprintf(line, sizeof line, "attach -r rk%d %s", n, pack[n]);
        check_says(&f.s, line, "");
    }
}

static word inode_at(int slot)
{
    return (word)(fake_at(&f, "_inode") + slot * fake_v6->inode->size);
}

static void inode_in_core(int slot, word dev, word inode)
{
    const struct inode_layout *l = fake_v6->inode;
    paddr at = inode_at(slot);
    fake_poke_byte(&f, at + l->count, 1);
    fake_poke(&f, at + l->dev, dev);
    fake_poke(&f, at + l->number, inode);
}

/* The text of the program that SEED makes, at CLICK. */
static void text_in_core(word click, unsigned seed)
{
    byte file[SIZE];
    make(file, AOUT_PLAIN, seed, "x");
    for (unsigned i = 0; i < TEXT; i += 2)
        fake_poke(&f, (paddr)click * CLICK + i, word_get(file + AOUT_HEADER + i));
}

static void process(int slot, word pid, word ppid, word click)
{
    fake_process(&f, (struct fake_process){ .slot = slot,
                                            .stat = 3,
                                            .flag = 1,
                                            .pid = pid,
                                            .ppid = ppid,
                                            .addr = click,
                                            .size = WHOLE });
}

static void root_inode(int slot, word dev)
{
    inode_in_core(slot, dev, V6_ROOT);
    paddr at = inode_at(slot);
    struct fs_pack p;
    struct v6_inode ip;
    char error[HOST_ERROR];
    ck_assert(fs_pack_open(&p, pack[dev], (struct fs_choice){ FS_V6, 0 }, false, error));
    ck_assert_ptr_null(v6fs_inode(&p.fs, V6_ROOT, &ip));
    fs_pack_close(&p);
    fake_poke(&f, at + fake_v6->inode->mode, ip.mode);
    fake_poke(&f, at + fake_v6->inode->size1, (word)ip.size);
    for (paddr i = 0; i < V6_ADDRESSES; i++)
        fake_poke(&f, at + fake_v6->inode->addr + 2 * i, ip.addr[i]);
}

/* Process 5 in slot 1 has the processor and stands in the root of RK0. */
static void setup(void)
{
    make_packs();
    fake_kernel(&f, fake_v6, 8, AREA);
    word rootdir = 07000;
    fake_name(&f, "_rootdir", AOUT_BSS, rootdir);
    f.s.m->kernel.symbols.count = f.names.count;
    attach_packs();
    root_inode(0, 0);
    fake_poke(&f, rootdir, inode_at(0));
    process(SLOT, PID, 1, AREA);
    paddr u = (paddr)AREA * CLICK;
    fake_poke(&f, u + fake_v6->user->procp,
              (word)(fake_at(&f, "_proc") + SLOT * fake_v6->proc.size));
    fake_poke(&f, u + fake_v6->user->cdir, inode_at(0));
    text_in_core(AREA + 16, 1);
}

static void teardown(void)
{
    fake_end(&f);
    remove(pack[0]);
    remove(pack[1]);
}

/* What the name of address 020 of the process in SLOT is. */
static const char *named(int slot)
{
    f.s.machine->cpu.count++; /* as if it had run on */
    const struct symbols *s = program_symbols(f.s.m, slot);
    static char text[NAME_TEXT];
    if (!s)
        return "none";
    return symbols_tell(s, 020, I_SPACE, text, sizeof text) ? text : "nothing";
}

static void exec(const char *path)
{
    program_exec(f.s.m, SLOT, PID, path);
}

START_TEST(an_exec_tells_the_file)
{
    exec("prog");
    ck_assert_str_eq(named(SLOT), "plain");
    ck_assert_str_eq(program_symbols(f.s.m, SLOT)->origin, "prog on RK0");
    ck_assert_ptr_eq(program_current(f.s.m), program_symbols(f.s.m, SLOT));
    exec("//prog");
    ck_assert_str_eq(named(SLOT), "plain");
    exec("/nothing");
    ck_assert_str_eq(named(SLOT), "none");
    exec("/pure"); /* which is not what lies in core */
    ck_assert_str_eq(named(SLOT), "none");
}
END_TEST

START_TEST(a_path_goes_through_the_mount_table)
{
    const struct mount_layout *l = fake_v6->mount;
    struct guest_file root, file;
    text_in_core(AREA + 16, 3);
    exec("/usr/other");
    ck_assert_str_eq(named(SLOT), "none");
    ck_assert(guest_file_at(f.s.m, inode_at(0), &root));
    ck_assert(guest_find(f.s.m, &root, "/usr", &file));
    inode_in_core(2, 0, file.number);
    paddr mount = (paddr)fake_at(&f, "_mount") + l->size;
    fake_poke(&f, mount + l->dev, 1);
    fake_poke(&f, mount + l->bufp, 1);
    fake_poke(&f, mount + l->inodp, inode_at(2));
    exec("/usr/other");
    ck_assert_str_eq(named(SLOT), "other");
    ck_assert_str_eq(program_symbols(f.s.m, SLOT)->origin, "/usr/other on RK1");
    root_inode(3, 1); /* the same from there, as a relative name */
    fake_poke(&f, (paddr)AREA * CLICK + fake_v6->user->cdir, inode_at(3));
    exec("other");
    ck_assert_str_eq(named(SLOT), "other");
}
END_TEST

START_TEST(names_go_with_the_text_that_the_process_has)
{
    paddr text = ((paddr)AREA + 16) * CLICK;
    exec("prog");
    for (paddr at = 0; at < 010; at += 2)
        fake_poke(&f, text + at, 3); /* breakpoints */
    ck_assert_str_eq(named(SLOT), "plain");
    for (paddr at = 0; at < 040; at += 2)
        fake_poke(&f, text + at, 3);
    ck_assert_str_eq(named(SLOT), "none");
}
END_TEST

START_TEST(another_process_in_the_slot_is_another_program)
{
    exec("prog");
    process(SLOT, PID + 1, 1, AREA);
    ck_assert_str_eq(named(SLOT), "none");
    process(SLOT, PID, 1, AREA);
    program_forget(f.s.m);
    ck_assert_str_eq(named(SLOT), "none");
}
END_TEST

START_TEST(a_shared_text_tells_its_file)
{
    const struct text_layout *l = fake_v6->text;
    paddr entry = (paddr)fake_at(&f, "_text") + l->size;
    inode_in_core(4, 0, number[1]);
    struct guest_file pure = { .dev = 0, .number = number[1] };
    uint32_t n = SIZE;
    byte *file = guest_read(f.s.m, &pure, &n);
    ck_assert_ptr_null(file); /* the inode in core goes first, and is empty */
    fake_poke_byte(&f, inode_at(4) + fake_v6->inode->count, 0);
    file = guest_read(f.s.m, &pure, &n);
    ck_assert_uint_eq(n, SIZE);
    free(file);
    struct fs_pack p;
    struct v6_inode ip;
    char error[HOST_ERROR];
    ck_assert(fs_pack_open(&p, pack[0], (struct fs_choice){ FS_V6, 0 }, false, error));
    ck_assert_ptr_null(v6fs_inode(&p.fs, number[1], &ip));
    fs_pack_close(&p);
    inode_in_core(4, 0, number[1]);
    fake_poke(&f, inode_at(4) + fake_v6->inode->mode, ip.mode);
    fake_poke(&f, inode_at(4) + fake_v6->inode->size1, (word)ip.size);
    for (paddr i = 0; i < V6_ADDRESSES; i++)
        fake_poke(&f, inode_at(4) + fake_v6->inode->addr + 2 * i, ip.addr[i]);
    fake_poke(&f, entry + l->caddr, PURE);
    fake_poke(&f, entry + l->tsize, TEXT / CLICK);
    fake_poke(&f, entry + l->iptr, inode_at(4));
    fake_poke_byte(&f, entry + l->count, 1);
    fake_poke_byte(&f, entry + l->ccount, 1);
    text_in_core(PURE, 2);
    fake_process(&f, (struct fake_process){ .slot = SLOT,
                                            .stat = 3,
                                            .flag = 1,
                                            .pid = PID,
                                            .addr = AREA,
                                            .size = WHOLE,
                                            .textp = (word)entry });
    ck_assert_str_eq(named(SLOT), "shared");
    ck_assert_str_eq(program_symbols(f.s.m, SLOT)->origin, "pure on RK0");
}
END_TEST

START_TEST(a_child_has_what_its_parent_runs)
{
    exec("prog");
    ck_assert_str_eq(named(SLOT), "plain");
    process(3, 9, PID, 04000);
    text_in_core(04000 + 16, 1);
    ck_assert_str_eq(named(3), "plain");
    text_in_core(04000 + 16, 2);
    ck_assert_str_eq(named(3), "none");
}
END_TEST

/* The top of the stack as exec leaves it: count, pointer, -1, "prog". */
START_TEST(the_first_argument_tells_the_file)
{
    paddr top = ((paddr)AREA + WHOLE) * CLICK;
    ck_assert_str_eq(named(SLOT), "none");
    fake_poke(&f, top - 12, 1);
    fake_poke(&f, top - 10, 0177772);
    fake_poke(&f, top - 8, 0177777);
    fake_poke(&f, top - 6, 'p' | 'r' << 8);
    fake_poke(&f, top - 4, 'o' | 'g' << 8);
    ck_assert_str_eq(named(SLOT), "plain");
    fake_poke(&f, top - 4, 'o' | 'h' << 8);
    program_forget(f.s.m);
    ck_assert_str_eq(named(SLOT), "none");
}
END_TEST

/* A block that the kernel has not written yet. */
START_TEST(a_file_is_read_through_the_kernel_s_buffers)
{
    const struct buf_layout *l = fake_v6->buf;
    paddr buf = (paddr)fake_at(&f, "_buf") + 3u * l->size, data = 0120000;
    struct fs_pack p;
    struct v6_inode ip;
    uint32_t block;
    byte file[SIZE + BLOCK_SIZE] = { 0 };
    char error[HOST_ERROR];
    make(file, AOUT_PLAIN, 1, "_newer");
    ck_assert(fs_pack_open(&p, pack[0], (struct fs_choice){ FS_V6, 0 }, false, error));
    ck_assert_ptr_null(v6fs_inode(&p.fs, number[0], &ip));
    ck_assert_ptr_null(v6fs_map(&p.fs, &ip, 0, &block));
    fs_pack_close(&p);
    for (paddr at = 0; at < BLOCK_SIZE; at += 2)
        fake_poke(&f, data + at, word_get(file + at));
    fake_poke(&f, buf + l->dev, 0);
    fake_poke(&f, buf + l->blkno, block);
    fake_poke(&f, buf + l->addr, (word)data);
    exec("prog");
    ck_assert_str_eq(named(SLOT), "plain");
    fake_poke(&f, buf + l->flags, 01002); /* B_DELWRI, B_DONE */
    exec("prog");
    ck_assert_str_eq(named(SLOT), "newer");
    fake_poke(&f, buf + l->flags, 1); /* B_READ, not done: not there yet */
    exec("prog");
    ck_assert_str_eq(named(SLOT), "plain");
}
END_TEST

START_TEST(names_by_hand_are_good_for_the_same_text)
{
    byte file[SIZE];
    make(file, AOUT_PLAIN, 1, "_hand");
    program_take(f.s.m, file, SIZE, "hand");
    ck_assert_str_eq(named(SLOT), "hand");
    program_forget(f.s.m);
    ck_assert_str_eq(named(SLOT), "hand");
    text_in_core(AREA + 16, 2);
    ck_assert_str_eq(named(SLOT), "none");
    f.s.m->kernel.known = false; /* then whatever runs in user mode */
    ck_assert_ptr_nonnull(program_current(f.s.m));
}
END_TEST

START_TEST(who_has_no_program_has_no_names)
{
    exec("prog");
    for (byte stat = 0; stat < 6; stat = (byte)(stat + 5)) { /* free, zombie */
        fake_process(&f, (struct fake_process){
                             .slot = SLOT, .stat = stat, .flag = 1, .pid = PID });
        ck_assert_str_eq(named(SLOT), "none");
    }
    ck_assert_str_eq(named(-1), "none");
    ck_assert_str_eq(named(8), "none");
    ck_assert_str_eq(named(100000), "none");
    program_exec(f.s.m, -1, PID, "prog");
    program_exec(f.s.m, 100000, PID, "prog");
}
END_TEST

/* In user mode the program's names go first, in kernel mode the kernel's. */
START_TEST(the_mode_says_whose_name_is_meant)
{
    struct cpu *cpu = &f.s.machine->cpu;
    word value = 0;
    enum space space;
    char text[NAME_TEXT];
    exec("prog");
    ck_assert(symbol_value(f.s.m, "proc", &value, &space));
    ck_assert_uint_eq(value, fake_at(&f, "_proc"));
    ck_assert_int_eq(space, D_SPACE);
    ck_assert(symbol_value(f.s.m, "plain", &value, &space));
    ck_assert_uint_eq(value, 020);
    ck_assert_int_eq(space, I_SPACE);
    cpu_set_psw(cpu, 0170000);
    cpu->count++;
    ck_assert(symbol_value(f.s.m, "proc", &value, &space));
    ck_assert_uint_eq(value, TEXT);
    ck_assert(symbol_value(f.s.m, "_coremap", &value, &space));
    ck_assert(!symbol_value(f.s.m, "nobody", &value, &space));
    ck_assert(symbol_near(f.s.m, 022, USER, I_SPACE, text, sizeof text));
    ck_assert_str_eq(text, "plain+2");
    ck_assert(!symbol_near(f.s.m, 022, SUPER, I_SPACE, text, sizeof text));
}
END_TEST

/* Whatever the kernel's tables hold, nothing is read where nothing is. */
START_TEST(a_corrupt_kernel_does_no_harm)
{
    uint32_t seed = 1975;
    for (int round = 0; round < 300; round++) {
        for (word at = TABLES_AT; at < f.next; at = (word)(at + 2)) {
            seed = seed * 1664525 + 1013904223;
            if ((seed >> 28) == 0)
                fake_poke(&f, at, (word)(seed >> 8));
        }
        program_exec(f.s.m, round % 8, PID, "/usr/other/../prog");
        for (int slot = 0; slot < 8; slot++)
            named(slot);
        program_current(f.s.m);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("programs");
    TCase *t = tcase_create("programs");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, an_exec_tells_the_file);
    tcase_add_test(t, a_path_goes_through_the_mount_table);
    tcase_add_test(t, names_go_with_the_text_that_the_process_has);
    tcase_add_test(t, another_process_in_the_slot_is_another_program);
    tcase_add_test(t, a_shared_text_tells_its_file);
    tcase_add_test(t, a_child_has_what_its_parent_runs);
    tcase_add_test(t, the_first_argument_tells_the_file);
    tcase_add_test(t, a_file_is_read_through_the_kernel_s_buffers);
    tcase_add_test(t, names_by_hand_are_good_for_the_same_text);
    tcase_add_test(t, who_has_no_program_has_no_names);
    tcase_add_test(t, the_mode_says_whose_name_is_meant);
    tcase_add_test(t, a_corrupt_kernel_does_no_harm);
    suite_add_tcase(suite, t);
    return suite;
}
