/* The kernel's tables from outside: which edition, where they lie, what they hold; and that
 * nothing in them is believed. */
#include "monitor/unix/inode.h"
#include "monitor/unix/pack.h"
#include "monitor/unix/whole.h"
#include "tests/unit/unix_rig.h"

static struct fake f;

static bool is_of(const struct edition *e, int procs)
{
    fake_begin(&f);
    fake_tables(&f, e, procs);
    bool good = fake_adopt(&f) && f.s.m->kernel.edition == e &&
                unix_procs(f.s.m) == procs && unix_texts(f.s.m) == e->text->entries &&
                unix_inodes(f.s.m) == e->inode->entries;
    fake_end(&f);
    return good;
}

START_TEST(editions_by_their_names)
{
    static const int lengths[] = { 1, 50, 55, 110, 127, 200 };
    for (int i = 0; i < edition_count; i++)
        for (int n = 0; n < 6; n++)
            ck_assert_msg(is_of(&edition_table[i], lengths[n]), "%s with %d processes",
                          edition_table[i].name, lengths[n]);
}
END_TEST

START_TEST(no_edition_if_a_distance_is_no_whole_number_of_entries)
{
    fake_begin(&f);
    fake_tables(&f, fake_v6, 50);
    for (int i = 0; i < f.names.count; i++)
        if (strcmp(f.names.list[i].name, "_text") == 0)
            f.names.list[i].value += 2;
    ck_assert(!fake_adopt(&f));
    ck_assert_ptr_null(f.s.m->kernel.edition);
    ck_assert_int_eq(unix_procs(f.s.m), 0);
    check_has(&f.s, "proc", "no edition whose tables fork11 knows");
    fake_end(&f);
}
END_TEST

START_TEST(unknown_kernel)
{
    static const char *const verbs[] = { "proc", "u",     "text",    "inode",
                                         "file", "files", "buf",     "core",
                                         "swap", "maps",  "where 1", "pages" };
    struct free_run run;
    struct proc_entry p;
    fake_begin(&f);
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        check_has(&f.s, verbs[i], "The guest's kernel is not known.");
    ck_assert_int_eq(unix_procs(f.s.m), 0);
    ck_assert_int_eq(unix_current(f.s.m), -1);
    ck_assert_int_eq(unix_free(f.s.m, "coremap", &run, 1), -1);
    ck_assert(!unix_proc(f.s.m, 0, &p));
    fake_end(&f);
}
END_TEST

START_TEST(fields_of_a_process)
{
    struct proc_entry p;
    fake_kernel(&f, fake_v6, 50, 01100);
    fake_process(&f, (struct fake_process){ .slot = 3,
                                            .stat = 6,
                                            .flag = 075,
                                            .pri = -90,
                                            .pid = 017,
                                            .ppid = 1,
                                            .addr = 02345,
                                            .size = 96,
                                            .wchan = 062626,
                                            .textp = 7 });
    ck_assert(unix_proc(f.s.m, 3, &p));
    ck_assert_int_eq(p.stat, PROC_STOP);
    ck_assert_int_eq(p.flag, PROC_LOADED | PROC_LOCKED | PROC_SWAPPING | PROC_TRACED |
                                 PROC_WAITED);
    ck_assert_int_eq(p.pri, -90);
    ck_assert_int_eq(p.pid, 017);
    ck_assert_int_eq(p.addr, 02345);
    ck_assert_int_eq(p.size, 96);
    ck_assert_int_eq(p.wchan, 062626);
    ck_assert_int_eq(p.textp, 7);
    ck_assert_int_eq(p.at, fake_at(&f, "_proc") + 3 * 026);
    ck_assert_int_eq(unix_slot(f.s.m, p.at), 3);
    ck_assert_int_eq(unix_slot(f.s.m, (word)(p.at + 2)), -1);
    ck_assert_int_eq(unix_slot_of_pid(f.s.m, 017), 3);
    ck_assert_int_eq(unix_slot_of_pid(f.s.m, 016), -1);
    ck_assert(!unix_proc(f.s.m, 50, &p));
    ck_assert(!unix_proc(f.s.m, -1, &p));
    fake_end(&f);
}
END_TEST

/* V4 keeps no uid there, V5 and V4 have shorter entries. */
START_TEST(fields_of_older_editions)
{
    struct proc_entry p;
    const struct edition *old[] = { fake_v4, fake_v5 };
    for (int i = 0; i < 2; i++) {
        fake_kernel(&f, old[i], 50, 01100);
        paddr at = fake_at(&f, "_proc") + 2 * 024;
        fake_poke(&f, at, 0x0103); /* run, loaded */
        fake_poke_byte(&f, at + 4, 7);
        fake_poke(&f, at + 010, 21);
        fake_poke(&f, at + 014, 01234);
        ck_assert(unix_proc(f.s.m, 2, &p));
        ck_assert_int_eq(p.stat, PROC_RUN);
        ck_assert_int_eq(p.flag, PROC_LOADED);
        ck_assert_int_eq(p.uid, i ? 7 : 0);
        ck_assert_int_eq(p.pid, 21);
        ck_assert_int_eq(p.addr, 01234);
        fake_poke_byte(&f, at, 6); /* a code that only V6 has */
        ck_assert(unix_proc(f.s.m, 2, &p));
        ck_assert_int_eq(p.stat, PROC_UNKNOWN);
        fake_end(&f);
    }
}
END_TEST

/* By KISA6, and by KDSA6 if MMR3 separates the kernel's spaces. */
START_TEST(the_current_process)
{
    struct mmu *mmu;
    fake_kernel(&f, fake_v6, 50, 01100);
    word proc = fake_at(&f, "_proc");
    fake_poke(&f, 01100 * 64 + 074, (word)(proc + 5 * 026));
    fake_poke(&f, 01200 * 64 + 074, (word)(proc + 9 * 026));
    ck_assert_int_eq(unix_current(f.s.m), 5);
    mmu = &f.s.machine->mmu;
    memcpy(mmu->page[KERNEL][D_SPACE], mmu->page[KERNEL][I_SPACE],
           sizeof mmu->page[KERNEL][D_SPACE]);
    mmu->page[KERNEL][D_SPACE][6].par = 01200;
    mmu->mmr3 = 4;
    mmu_rebuild(mmu);
    ck_assert_int_eq(unix_current(f.s.m), 9);
    fake_poke(&f, 01200 * 64 + 074, (word)(proc + 9 * 026 + 1));
    ck_assert_int_eq(unix_current(f.s.m), -1);
    check_has(&f.s, "u", "u.u_procp is no entry of proc[]");
    fake_end(&f);
}
END_TEST

START_TEST(the_user_structure)
{
    struct user_area u;
    paddr at = 02000 * 64;
    fake_kernel(&f, fake_v6, 50, 01100);
    fake_poke(&f, at, 0141000);
    fake_poke(&f, at + 2, 0141010);
    fake_poke(&f, at + 070, 0x0203);
    fake_poke(&f, at + 0132, 'l' | 's' << 8);
    fake_poke(&f, at + 0252 + 2 * 14, 0123456);
    fake_poke(&f, at + 0322, 11);
    fake_poke(&f, at + 0324, 22);
    fake_poke(&f, at + 0326, 33);
    fake_poke(&f, at + 0330, 1);
    fake_poke(&f, at + 0342 + 2 * 19, 1);
    fake_poke(&f, at + 0426, 0141772);
    ck_assert(unix_user(f.s.m, 02000, &u));
    ck_assert_int_eq(u.rsav[0], 0141000);
    ck_assert_int_eq(u.rsav[1], 0141010);
    ck_assert_int_eq(u.uid, 3);
    ck_assert_int_eq(u.gid, 2);
    ck_assert_str_eq(u.entry, "ls");
    ck_assert_int_eq(u.ofile[14], 0123456);
    ck_assert_int_eq(u.tsize * 10000 + u.dsize * 100 + u.ssize, 112233);
    ck_assert_int_eq(u.sep, 1);
    ck_assert_int_eq(u.signal[19], 1);
    ck_assert_int_eq(u.ar0, 0141772);
    ck_assert(!unix_user(f.s.m, 07600 - 15, &u)); /* not all of it is core */
    ck_assert(unix_user(f.s.m, 07600 - 16, &u));
    fake_end(&f);
}
END_TEST

static void put_map(const char *name, const word *words)
{
    paddr at = fake_at(&f, name);
    do {
        fake_poke(&f, at, words[0]);
        fake_poke(&f, at + 2, words[1]);
        at += 4;
        words += 2;
    } while (words[-2]);
}

START_TEST(free_maps)
{
    static const word good[] = { 10, 01000, 20, 02000, 0, 0 };
    static const word crossed[] = { 01001, 01000, 20, 02000, 0, 0 };
    static const word back[] = { 10, 02000, 20, 01000, 0, 0 };
    static const word beyond[] = { 10, 0177777, 0, 0 };
    struct free_run runs[4] = { 0 };
    fake_kernel(&f, fake_v6, 50, 01100);
    put_map("_coremap", good);
    ck_assert_int_eq(unix_free(f.s.m, "coremap", runs, 4), 2);
    ck_assert_int_eq(runs[1].size, 20);
    ck_assert_int_eq(runs[1].at, 02000);
    ck_assert_int_eq(unix_free(f.s.m, "coremap", runs, 1), 1);
    put_map("_coremap", crossed);
    ck_assert_int_eq(unix_free(f.s.m, "coremap", runs, 4), -1);
    put_map("_coremap", back);
    ck_assert_int_eq(unix_free(f.s.m, "_coremap", runs, 4), -1);
    put_map("_coremap", beyond);
    ck_assert_int_eq(unix_free(f.s.m, "coremap", runs, 4), -1);
    for (word i = 0; i < 50; i++) {
        fake_poke(&f, fake_at(&f, "_swapmap") + 4u * i, 1);
        fake_poke(&f, fake_at(&f, "_swapmap") + 4u * i + 2, (word)(2 * i + 1));
    }
    ck_assert_int_eq(unix_free(f.s.m, "swapmap", runs, 4), -1); /* it has no end */
    ck_assert_int_eq(unix_free(f.s.m, "nomap", runs, 4), -1);
    fake_end(&f);
}
END_TEST

/* Words at the top of the stack of the image of 32 clicks at click 02000. */
static void put_stack(const word *words, int n)
{
    for (int i = 0; i < n; i++)
        fake_poke(&f, (paddr)(02040 * 64 + 2 * (i - n)), words[i]);
}

static const char *named(int slot)
{
    static char name[UNIX_NAME];
    unix_name(f.s.m, slot, name);
    return name;
}

/* echo x, as exec leaves its arguments, and with crt0's pointer where the count was. */
START_TEST(names_by_arguments)
{
    word exec[] = { 2, 0177770, 0177775, 0177777, 062545, 067550, 074000, 0 };
    static const struct fake_process p = {
        .slot = 1, .stat = 3, .flag = 1, .pid = 9, .addr = 02000, .size = 32
    };
    exec[4] = 'e' | 'c' << 8;
    exec[5] = 'h' | 'o' << 8;
    exec[6] = 'x' << 8;
    fake_kernel(&f, fake_v6, 50, 01100);
    ck_assert_str_eq(named(1), "?"); /* a free slot */
    fake_process(&f, p);
    ck_assert_str_eq(named(1), "?");
    put_stack(exec, 8);
    ck_assert_str_eq(named(1), "echo");
    exec[0] = 0177762;
    put_stack(exec, 8);
    ck_assert_str_eq(named(1), "echo");
    exec[0] = 3; /* no such vector */
    put_stack(exec, 8);
    ck_assert_str_eq(named(1), "?");
    exec[0] = 2;
    exec[4] = 'e' | 7 << 8; /* not to be printed */
    put_stack(exec, 8);
    ck_assert_str_eq(named(1), "?");
    fake_end(&f);
}
END_TEST

START_TEST(names_by_exec)
{
    fake_kernel(&f, fake_v6, 50, 01100);
    fake_process(&f, (struct fake_process){ .slot = 0, .stat = 1, .flag = 3 });
    fake_process(&f, (struct fake_process){ .slot = 1, .stat = 3, .flag = 1, .pid = 9 });
    fake_process(&f, (struct fake_process){ .slot = 2, .stat = 3, .flag = 1, .pid = 10 });
    ck_assert_str_eq(named(0), "sched");
    unix_note_exec(f.s.m, 1, 9, "/usr/bin/averyverylongname");
    ck_assert_str_eq(named(1), "averyverylongn");
    unix_note_fork(f.s.m, 1, 2, 10);
    ck_assert_str_eq(named(2), "averyverylongn");
    unix_note_exec(f.s.m, 2, 10, "/bin/ls");
    ck_assert_str_eq(named(2), "ls");
    unix_note_exec(f.s.m, 2, 11, "/bin/ps"); /* of a process that is no more there */
    ck_assert_str_eq(named(2), "?");
    unix_note_fork(f.s.m, 2, 1, 9); /* nothing is known of its parent */
    ck_assert_str_eq(named(1), "?");
    unix_note_exec(f.s.m, 1, 9, "/bin/");
    ck_assert_str_eq(named(1), "?");
    unix_note_exec(f.s.m, -1, 9, "/bin/ls");
    unix_note_exec(f.s.m, KERNEL_PROCS, 9, "/bin/ls");
    unix_note_fork(f.s.m, -1, KERNEL_PROCS, 9);
    fake_end(&f);
}
END_TEST

/* V4 goes by x_count, V5 and V6 by x_iptr: a sticky text outlives its users. */
START_TEST(texts_in_use)
{
    struct text_entry t;
    for (int i = 0; i < 3; i++) {
        fake_kernel(&f, &edition_table[i], 50, 01100);
        paddr at = fake_at(&f, "_text") + 012;
        fake_poke(&f, at, 4010);
        fake_poke(&f, at + 2, 02000);
        fake_poke(&f, at + 4, 78);
        fake_poke(&f, at + 6, fake_at(&f, "_inode"));
        ck_assert(unix_text(f.s.m, 1, &t));
        ck_assert_int_eq(t.used, i > 0);
        fake_poke(&f, at + 010, 0x0102);
        ck_assert(unix_text(f.s.m, 1, &t));
        ck_assert(t.used);
        ck_assert_int_eq(t.daddr, 4010);
        ck_assert_int_eq(t.caddr, 02000);
        ck_assert_int_eq(t.size, 78);
        ck_assert_int_eq(t.count * 10 + t.ccount, 21);
        ck_assert(!unix_text(f.s.m, unix_texts(f.s.m), &t));
        fake_end(&f);
    }
}
END_TEST

START_TEST(inodes)
{
    struct inode_entry i;
    fake_kernel(&f, fake_v6, 50, 01100);
    paddr at = fake_at(&f, "_inode") + 2 * 040;
    fake_poke(&f, at, 0x0521);
    fake_poke(&f, at + 4, 452);
    fake_poke(&f, at + 6, 0100755);
    fake_poke_byte(&f, at + 013, 2);
    fake_poke(&f, at + 014, 0x1234);
    ck_assert(unix_inode_at(f.s.m, (word)at, &i));
    ck_assert_int_eq(i.slot, 2);
    ck_assert_int_eq(i.flag, 041);
    ck_assert_int_eq(i.count, 5);
    ck_assert_int_eq(i.number, 452);
    ck_assert_uint_eq(i.size, 0x21234);
    ck_assert(!unix_inode_at(f.s.m, (word)(at + 1), &i));
    ck_assert(!unix_inode_at(f.s.m, 0, &i));
    fake_end(&f);
}
END_TEST

/* By bdevsw: what has rktab for its devtab is an RK05, if a pack is in it. */
START_TEST(drives)
{
    fake_kernel(&f, fake_v6, 50, 01100);
    ck_assert_int_eq(unix_drive(f.s.m, 0), -1); /* no pack */
    fake_pack(&f);
    ck_assert_int_eq(unix_drive(f.s.m, 0), 0);
    struct unix_device d;
    ck_assert(unix_device_named(f.s.m, "rootdev", &d));
    ck_assert_int_eq(d.drive, 0);
    ck_assert_uint_eq(d.first, 0);
    ck_assert_uint_eq(d.blocks, RK_BLOCKS);
    ck_assert_int_eq(unix_drive(f.s.m, 1), -1);    /* no pack in RK1 */
    ck_assert_int_eq(unix_drive(f.s.m, 0400), -1); /* another device's */
    ck_assert_int_eq(unix_drive(f.s.m, 011), -1);  /* no such drive */
    ck_assert_int_eq(unix_drive(f.s.m, 010000), -1);
    ck_assert(!unix_device_named(f.s.m, "nodev", &d));
    fake_end(&f);
}
END_TEST

/* An image that begins outside core, or ends there, and one longer than it says. */
START_TEST(images)
{
    struct proc_entry p = {
        .stat = PROC_RUN, .flag = PROC_LOADED, .addr = 07577, .size = 2
    };
    struct whole w;
    byte two[2];
    fake_kernel(&f, fake_v6, 50, 01100);
    ck_assert(whole_of(f.s.m, &p, &w));
    ck_assert(whole_bytes(f.s.m, &w, 62, two, 2));
    ck_assert(!whole_bytes(f.s.m, &w, 63, two, 2));
    ck_assert(!whole_bytes(f.s.m, &w, 127, two, 2));
    ck_assert(!whole_bytes(f.s.m, &w, 0xffffffff, two, 2));
    p.flag = 0; /* swapped out, and no pack */
    ck_assert(!whole_of(f.s.m, &p, &w));
    fake_pack(&f);
    p.addr = 4871; /* the last block of the pack */
    p.size = 9;
    ck_assert(whole_of(f.s.m, &p, &w));
    ck_assert(whole_bytes(f.s.m, &w, 510, two, 2));
    ck_assert(!whole_bytes(f.s.m, &w, 512, two, 2));
    p.stat = PROC_FREE;
    ck_assert(!whole_of(f.s.m, &p, &w));
    fake_end(&f);
}
END_TEST

START_TEST(words_and_bytes)
{
    word w;
    byte b;
    fake_kernel(&f, fake_v6, 50, 01100);
    fake_poke(&f, 020000, 0x1234);
    ck_assert(kernel_word(f.s.m, 020000, &w));
    ck_assert_int_eq(w, 0x1234);
    ck_assert(!kernel_word(f.s.m, 020001, &w));
    ck_assert(kernel_byte(f.s.m, 020001, &b));
    ck_assert_int_eq(b, 0x12);
    ck_assert(!kernel_word(f.s.m, 0142000, &w)); /* behind the u-area */
    ck_assert(!kernel_word(f.s.m, 0160000, &w)); /* page 7 is not there */
    ck_assert(core_word(f.s.m, 0200, 0, &w));
    ck_assert_int_eq(w, 0x1234);
    ck_assert(!core_word(f.s.m, 0200, 1, &w));
    ck_assert(!core_word(f.s.m, 07600, 0, &w));
    ck_assert(!core_word(f.s.m, 0, 0777776, &w));
    fake_end(&f);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("unix");
    TCase *t = tcase_create("tables");
    tcase_add_test(t, editions_by_their_names);
    tcase_add_test(t, no_edition_if_a_distance_is_no_whole_number_of_entries);
    tcase_add_test(t, unknown_kernel);
    tcase_add_test(t, fields_of_a_process);
    tcase_add_test(t, fields_of_older_editions);
    tcase_add_test(t, the_current_process);
    tcase_add_test(t, the_user_structure);
    tcase_add_test(t, free_maps);
    tcase_add_test(t, names_by_arguments);
    tcase_add_test(t, names_by_exec);
    tcase_add_test(t, texts_in_use);
    tcase_add_test(t, inodes);
    tcase_add_test(t, drives);
    tcase_add_test(t, images);
    tcase_add_test(t, words_and_bytes);
    suite_add_tcase(suite, t);
    return suite;
}
