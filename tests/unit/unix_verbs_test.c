/* The verbs that show the kernel's tables, on a made-up kernel whose every word is known. */
#include "tests/unit/unix_rig.h"

#include <fcntl.h>
#include <unistd.h>

static struct fake f;

enum { RUNS = 3, WAITS = 2, ZOMBIE = 5, LOADED = 1, SYSTEM = 2, SWAPPING = 010 };

/* Four processes: sched, one that runs, with a text, one that is swapped out, one zombie. */
static void begin(void)
{
    fake_kernel(&f, fake_v6, 50, 02000);
    fake_pack(&f);
    word text = fake_at(&f, "_text"), swap = fake_at(&f, "_swapmap"),
         core = fake_at(&f, "_coremap");
    fake_process(&f, (struct fake_process){ .slot = 0,
                                            .stat = 1,
                                            .flag = LOADED | SYSTEM,
                                            .pri = -100,
                                            .addr = 01000,
                                            .size = 16,
                                            .wchan = fake_at(&f, "_swapdev") });
    fake_process(&f, (struct fake_process){ .slot = 1,
                                            .stat = RUNS,
                                            .flag = LOADED,
                                            .pri = 100,
                                            .pid = 1,
                                            .addr = 02000,
                                            .size = 40,
                                            .textp = text });
    fake_process(&f, (struct fake_process){ .slot = 2,
                                            .stat = WAITS,
                                            .flag = SWAPPING,
                                            .pri = 40,
                                            .pid = 17,
                                            .ppid = 1,
                                            .addr = 4010,
                                            .size = 36,
                                            .wchan = 0146 });
    fake_process(&f, (struct fake_process){ .slot = 3,
                                            .stat = ZOMBIE,
                                            .flag = LOADED,
                                            .pid = 18,
                                            .ppid = 1,
                                            .addr = 4020 });
    unix_note_exec(f.s.m, 1, 1, "/etc/init");
    unix_note_exec(f.s.m, 2, 17, "/bin/sh");
    unix_note_exec(f.s.m, 3, 18, "/bin/echo");
    fake_poke(&f, text, 4000);
    fake_poke(&f, text + 2u, 03000);
    fake_poke(&f, text + 4u, 10);
    fake_poke(&f, text + 6u, fake_at(&f, "_inode"));
    fake_poke(&f, text + 010u, 0x0101);
    fake_poke(&f, core, 01000); /* from 04000 to 05000 */
    fake_poke(&f, core + 2u, 04000);
    fake_poke(&f, swap, 872 - 21);
    fake_poke(&f, swap + 2u, 4021);
    fake_poke(&f, 02000 * 64 + 074, (word)(fake_at(&f, "_proc") + 026));
}

START_TEST(proc)
{
    begin();
    check_says(
        &f.s, "proc",
        "  #   PID  PPID STATE   PRI UID TIME PLACE       SIZE WAITS FOR   TXT NAME\n"
        "  0     0     0 sleep  -100   0    0 core 001000   16 swapdev       - sched, "
        "system\n"
        "> 1     1     0 run     100   0    0 core 002000   40 -             0 init\n"
        "  2    17     1 wait     40   0    0 swap 007652   36 000146        - sh, "
        "swapping\n"
        "  3    18     1 zombie    0   0    0 swap 007664    0 -             - echo, "
        "loaded\n");
    check_has(&f.s, "proc 17", " - sh, swapping\n");
    check_has(&f.s, "proc 19", "There is no process 19; PROC lists them.");
    check_has(&f.s, "proc x", "Expected: PROC PID, a decimal number as PROC shows it");
    check_has(&f.s, "proc 17 18", "Expected: PROC PID");
    check_has(&f.s, "u 70000", "Expected: U PID");
    fake_end(&f);
}
END_TEST

START_TEST(what_cannot_be_so)
{
    begin();
    fake_process(&f, (struct fake_process){ .slot = 4,
                                            .stat = 7,
                                            .flag = 0301,
                                            .pid = 5,
                                            .addr = 07577,
                                            .size = 2,
                                            .textp = 2 });
    check_has(
        &f.s, "proc 5",
        "  4     5     0 ?         0   0    0 core 007577?   2 -             ? ?, ?\n");
    fake_process(&f, (struct fake_process){
                         .slot = 4, .stat = RUNS, .pid = 5, .addr = 3999, .size = 2 });
    check_has(&f.s, "proc 5", "swap 007637?");
    fake_process(&f, (struct fake_process){
                         .slot = 4, .stat = RUNS, .pid = 5, .addr = 4871, .size = 8 });
    check_has(&f.s, "proc 5", "swap 011407 ");
    fake_process(&f, (struct fake_process){
                         .slot = 4, .stat = RUNS, .pid = 5, .addr = 4871, .size = 9 });
    check_has(&f.s, "proc 5", "swap 011407?");
    fake_end(&f);
}
END_TEST

START_TEST(core)
{
    begin();
    fake_process(&f, (struct fake_process){ .slot = 4,
                                            .stat = RUNS,
                                            .flag = LOADED,
                                            .pid = 5,
                                            .addr = 02010,
                                            .size = 8 });
    check_says(
        &f.s, "core",
        "       FROM      TO  clicks     KB  OWNER\n"
        "  #  000000  000777     512   32.0  the kernel\n"
        "  a  001000  001017      16    1.0  process 0 (sched), proc[0]\n"
        "  ?  001020  001777     496   31.0  nobody's: in the making, or lost\n"
        "  b  002000  002047      40    2.5  process 1 (init), proc[1]\n"
        "  c  002010  002017       8    0.5  process 5 (?), proc[4]  ? it overlaps, or "
        "lies outside\n"
        "  ?  002050  002777     472   29.5  nobody's: in the making, or lost\n"
        "  A  003000  003011      10    0.6  text of ?, text[0], run by 1\n"
        "  ?  003012  003777     502   31.4  nobody's: in the making, or lost\n"
        "  .  004000  004777     512   32.0  free\n"
        "  ?  005000  007577    1408   88.0  nobody's: in the making, or lost\n"
        "3968 clicks of core: 512 free in 1 run, the longest 512\n"
        "each character 8 clicks:\n"
        "  000000 ################################################################\n"
        "  001000 aa??????????????????????????????????????????????????????????????\n"
        "  002000 bbbbb???????????????????????????????????????????????????????????\n"
        "  003000 A???????????????????????????????????????????????????????????????\n"
        "  004000 ................................................................\n"
        "  005000 ????????????????????????????????????????????????????????????????\n"
        "  006000 ????????????????????????????????????????????????????????????????\n"
        "  007000 ????????????????????????????????????????????????\n");
    fake_poke(&f, fake_at(&f, "_coremap") + 2u, 0177700);
    check_has(&f.s, "core",
              "3968 clicks of core; ? coremap cannot be so, or is being changed\n");
    fake_end(&f);
}
END_TEST

START_TEST(swap)
{
    begin();
    check_has(&f.s, "swap",
              "       FROM      TO  blocks     KB  OWNER\n"
              "  A  007640  007641       2    1.0  text of ?, text[0], run by 1\n"
              "  ?  007642  007651       8    4.0  nobody's: in the making, or lost\n"
              "  a  007652  007656       5    2.5  process 17 (sh), proc[2]\n"
              "  ?  007657  007663       5    2.5  nobody's: in the making, or lost\n"
              "  b  007664  007664       1    0.5  what is left of process 18 (echo), "
              "proc[3]\n"
              "  .  007665  011407     851  425.5  free\n"
              "872 blocks of swap: 851 free in 1 run, the longest 851\n"
              "each character 2 blocks:\n"
              "  007640 A????aaa??b.");
    fake_end(&f);
}
END_TEST

static const char zeros[] = ": it has not come from user mode\n";

START_TEST(u_in_core_and_on_the_pack)
{
    begin();
    check_has(&f.s, "u", "process 1 (init), proc[1], in core at click 002000, running\n");
    check_has(&f.s, "u", zeros);
    int64_t at = 4010 * 512;
    fake_put(&f, at + 074, (word)(fake_at(&f, "_proc") + 2 * 026));
    fake_put(&f, at + 070, 0x0207);
    fake_put(&f, at + 0324, 7);
    fake_put(&f, at + 0326, 13);
    fake_put(&f, at + 0342 + 2 * 2, 1);
    fake_put(&f, at + 0342 + 2 * 3, 01234);
    fake_put(&f, at + 0426, 0141772);
    fake_put(&f, at + 01774, 03052);
    fake_put(&f, at + 0412, 90);
    fake_put(&f, at + 0424, 30);
    check_has(&f.s, "u 17",
              "process 17 (sh), proc[2], swapped out: read from block 4010 of "
              "RK0\n  u_procp  proc[2]\n  ids      effective 7/2, real 0/0\n");
    check_has(&f.s, "u 17", "  sizes    text 0, data 7, stack 13 clicks\n  args ");
    check_has(&f.s, "u 17", "pc 003052 ps 000000\n");
    check_has(&f.s, "u 17", "  signals  2 ignored 3 to 001234\n");
    check_has(&f.s, "u 17",
              "  seconds  user 1.50, system 0.00; children's 0.00 and 0.50\n");
    fake_put(&f, 4020 * 512 + 0324, 9);
    fake_put(&f, 4020 * 512 + 0310, 3 << 8);
    check_has(&f.s, "u 18", "text 0, data 9, stack 0 clicks\n");
    check_has(&f.s, "u 18", "proc[3], a zombie: read from block 4020 of RK0\n");
    check_has(&f.s, "u 18", "  status   exit 3\n");
    fake_put(&f, 4020 * 512 + 0310, 0213);
    check_has(&f.s, "u 18", "  status   killed by signal 11, core dumped\n");
    check_says(&f.s, "detach rk0", "");
    check_has(&f.s, "u 17",
              "The image of process 17 (sh) is on the swap device, and cannot be "
              "read from a pack.");
    check_has(&f.s, "maps 18", "The image of process 18 (echo) is on the swap device");
    fake_process(&f, (struct fake_process){ .slot = 4,
                                            .stat = RUNS,
                                            .flag = LOADED,
                                            .pid = 5,
                                            .addr = 07570,
                                            .size = 16 });
    check_has(&f.s, "u 5",
              "The image of process 5 (?) cannot be read: click 007570 is not in core.");
    fake_end(&f);
}
END_TEST

/* Text in one page, data in the next, the stack at the top: estabur's prototypes. */
static void put_prototypes(void)
{
    paddr u = 02000 * 64;
    fake_poke(&f, u + 0152, 0);
    fake_poke(&f, u + 0212, 9 << 8 | 02);
    fake_poke(&f, u + 0154, 16);
    fake_poke(&f, u + 0214, 3 << 8 | 06);
    fake_poke(&f, u + 0152 + 14, (word)(40 - 128));
    fake_poke(&f, u + 0212 + 14, (128 - 20) << 8 | 016);
    fake_poke(&f, u + 0324, 4);
    fake_poke(&f, u + 0326, 20);
}

START_TEST(maps)
{
    begin();
    put_prototypes();
    check_says(
        &f.s, "maps",
        "process 1 (init), in core\n"
        "  PAGE  VIRTUAL         BYTES  ACCESS      WHAT   PHYSICAL\n"
        "    0  000000-001177     640  read only   text   click 003000  300000-301177\n"
        "    1  020000-020377     256  read write  data   click 002020  202000-202377\n"
        "    7  175400-177777    1280  read write  stack  click 002024  202400-204777\n");
    fake_poke(&f, 02000 * 64 + 0214, 30 << 8 | 06);
    check_has(&f.s, "maps 1", "data   click 002020  202000-205677  ? beyond its end\n");
    fake_poke(&f, fake_at(&f, "_proc") + 026u + 024, 0);
    check_has(&f.s, "maps 1", "    0  000000-001177     640  read only   text   ?\n");
    check_has(&f.s, "maps 18",
              "Of the zombie process 18 (echo) only the user structure is left: U 18 "
              "shows it.");
    fake_put(&f, 4010 * 512 + 0324, 4);
    fake_put(&f, 4010 * 512 + 0152, 16);
    fake_put(&f, 4010 * 512 + 0212, 3 << 8 | 06);
    check_has(&f.s, "maps 17", "data   block 4010 of RK0, 16 clicks into it\n");
    fake_end(&f);
}
END_TEST

START_TEST(files)
{
    begin();
    word file = (word)(fake_at(&f, "_file") + 3 * 010),
         inode = (word)(fake_at(&f, "_inode") + 2 * 040);
    fake_poke(&f, file, 0x0203);
    fake_poke(&f, file + 2u, inode);
    fake_poke(&f, file + 4u, 1);
    fake_poke(&f, file + 6u, 100);
    fake_poke(&f, inode, 0x0100);
    fake_poke(&f, inode + 4u, 33);
    fake_poke(&f, inode + 6u, 0120622);
    fake_poke(&f, inode + 016u, 8 << 8 | 1);
    fake_poke(&f, 02000 * 64 + 0252, file);
    fake_poke(&f, 02000 * 64 + 0254, (word)(file + 1));
    fake_poke(&f, 02000 * 64 + 0106, inode);
    check_says(&f.s, "files",
               "process 1 (init)\n"
               "  FD  FILE  COUNT  FLAGS         OFFSET  INODE  KIND      WHAT\n"
               "   0     3      2  read write     65636      2  chr 8/1   rk0 inode 33\n"
               "   1     ?  ?\n"
               "current directory: inode[2], number 33\n");
    check_has(&f.s, "file",
              "   3      2  read write     65636      2  chr 8/1   rk0 inode "
              "33\n");
    check_has(&f.s, "files 18", "Of the zombie process 18 (echo) only");
    check_has(&f.s, "inode", "   2      1  rk0        33  120622  chr 8/1 ");
    fake_end(&f);
}
END_TEST

/* bfreelist's chain, then one that goes round without an end. */
START_TEST(buffers)
{
    begin();
    word head = fake_at(&f, "_bfreeli"), buf = fake_at(&f, "_buf");
    fake_poke(&f, head + 6u, (word)(buf + 2 * 030));
    fake_poke(&f, buf + 2 * 030u + 6, buf);
    fake_poke(&f, buf + 6u, head);
    fake_poke(&f, buf, 01012);
    fake_poke(&f, buf + 022u, 77);
    fake_poke(&f, buf + 020u, 1);
    fake_poke(&f, buf + 016u, 0123456);
    check_has(&f.s, "buf",
              "   0  rk0        77  00323456       0    0  done busy delwri\n");
    check_has(&f.s, "buf", "to be given away in this order: 2 0\n");
    fake_poke(&f, buf + 6u, (word)(buf + 2 * 030));
    check_has(&f.s, "buf", "order: 2 0 2 0 2 0 2 0 2 0 2 0 2 0 2 ?\n");
    fake_poke(&f, buf + 6u, (word)(buf + 1));
    check_has(&f.s, "buf", "order: 2 0 ?\n");
    fake_end(&f);
}
END_TEST

/* A kernel stack with two frames and the trap's registers; a user stack with one. */
START_TEST(where)
{
    paddr u = 02000 * 64;
    begin();
    put_prototypes();
    fake_poke(&f, u + 074, fake_at(&f, "_proc")); /* another one runs */
    fake_poke(&f, u, 0141700);
    fake_poke(&f, u + 2, 0141710);
    fake_poke(&f, u + 01676, 01002);
    fake_poke(&f, u + 01710, 0141730);
    fake_poke(&f, u + 01712, 02004);
    fake_poke(&f, u + 01714, 0111);
    fake_poke(&f, u + 01730, 0177000);
    fake_poke(&f, u + 01732, 03006);
    fake_poke(&f, u + 0426, 0141772);
    fake_poke(&f, u + 01756, 0177000); /* r5 */
    fake_poke(&f, u + 01764, 0176770); /* sp */
    fake_poke(&f, u + 01774, 0456);    /* pc */
    fake_poke(&f, u + 01776, 0170000); /* ps */
    fake_poke(&f, 02050 * 64 - 01000, 0);
    fake_poke(&f, 02050 * 64 - 0776, 0123);
    check_says(&f.s, "where 1",
               "process 1 (init)\n"
               " 0  kernel  pc 001002  r5 141710  (000111, 000000, 000000)\n"
               " 1  kernel  pc 002004  r5 141730  (000000, 000000, 000000)\n"
               "  serving the user program at pc 000456\n"
               " 0  user    pc 000456  r5 177000  (000000, 000000, 000000)\n");
    fake_poke(&f, u + 01710, 0141710); /* a frame that is its own caller */
    check_has(&f.s, "where 1", " 0  kernel  pc 001002  r5 141710");
    fake_poke(&f, u + 2, 0141701);
    check_has(&f.s, "where 1", "? r5 (141701) is no frame of its kernel stack.\n");
    check_has(&f.s, "where 18",
              "Of the zombie process 18 (echo) only the user structure is left: U 18 "
              "shows it.");
    check_has(&f.s, "where 17", "process 17 (sh), read from block 4010 of RK0\n");
    fake_end(&f);
}
END_TEST

/* What CORE prints on a terminal. */
static const char *on_a_terminal(bool batch)
{
    static char text[16384];
    size_t n = 0;
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    ck_assert(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
    FILE *terminal = fopen(ptsname(master), "w"), *out = f.s.m->out;
    ck_assert_ptr_nonnull(terminal);
    f.s.m->out = terminal;
    f.s.m->batch = batch;
    f.s.machine->bus.core_bytes = 0100000; /* what a pty holds before it is read */
    ck_assert_int_eq(command_do(f.s.m, "core"), DONE);
    fflush(terminal);
    for (ssize_t got; !strstr(text, "  000700 ") || text[n - 1] != '\n';
         n += (size_t)got) {
        got = read(master, text + n, sizeof text - 1 - n);
        ck_assert_int_gt(got, 0);
    }
    fclose(terminal);
    close(master);
    f.s.m->out = out;
    return text;
}

START_TEST(colour_on_a_terminal)
{
    begin();
    fake_process(
        &f,
        (struct fake_process){
            .slot = 0, .stat = 1, .flag = LOADED | SYSTEM, .addr = 0740, .size = 16 });
    unsetenv("NO_COLOR");
    ck_assert_ptr_nonnull(strstr(on_a_terminal(false), "\033[30;42ma\033[0m"));
    fake_end(&f);
}
END_TEST

START_TEST(no_colour_if_not_wanted)
{
    begin();
    fake_process(
        &f,
        (struct fake_process){
            .slot = 0, .stat = 1, .flag = LOADED | SYSTEM, .addr = 0740, .size = 16 });
    setenv("NO_COLOR", "1", 1);
    ck_assert_ptr_null(strstr(on_a_terminal(false), "\033"));
    fake_end(&f);
}
END_TEST

START_TEST(no_colour_in_a_batch)
{
    begin();
    unsetenv("NO_COLOR");
    ck_assert_ptr_null(strstr(on_a_terminal(true), "\033"));
    fake_end(&f);
}
END_TEST

START_TEST(no_swap_area)
{
    begin();
    for (int i = 0; i < f.names.count; i++)
        if (strcmp(f.names.list[i].name, "_nswap") == 0)
            f.names.list[i].name[1] = 'N';
    check_has(&f.s, "swap", "The kernel has no swplo and nswap");
    check_has(&f.s, "proc 17", "swap 007652?");
    fake_end(&f);
}
END_TEST

START_TEST(nothing_else_is_expected)
{
    begin();
    check_has(&f.s, "core now", "Nothing was expected at \"now\"");
    check_has(&f.s, "text 1", "Nothing was expected");
    check_has(&f.s, "inode 1", "Nothing was expected");
    check_has(&f.s, "file 1", "Nothing was expected");
    check_has(&f.s, "buf 1", "Nothing was expected");
    check_has(&f.s, "swap 1", "Nothing was expected");
    fake_end(&f);
}
END_TEST

/* What SIMH's abbreviations mean stays so. */
START_TEST(abbreviations)
{
    static const char *const kept[][2] = {
        {"C",   "CONTINUE"},
        { "CO", "CONTINUE"},
        { "T",  "TYPE"    },
        { "S",  "STEP"    },
        { "B",  "BOOT"    },
        { "BR", "BREAK"   },
        { "E",  "EXAMINE" },
    };
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
        if (command_find(kept[i][0]))
            ck_assert_str_eq(command_find(kept[i][0])->name, kept[i][1]);
    ck_assert_str_eq(command_find("COR")->name, "CORE");
    ck_assert_str_eq(command_find("U")->name, "U");
    ck_assert_str_eq(command_find("FILE")->name, "FILE");
    ck_assert_str_eq(command_find("FILES")->name, "FILES");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("unix verbs");
    TCase *t = tcase_create("verbs");
    tcase_add_test(t, proc);
    tcase_add_test(t, what_cannot_be_so);
    tcase_add_test(t, core);
    tcase_add_test(t, swap);
    tcase_add_test(t, u_in_core_and_on_the_pack);
    tcase_add_test(t, maps);
    tcase_add_test(t, files);
    tcase_add_test(t, buffers);
    tcase_add_test(t, where);
    tcase_add_test(t, colour_on_a_terminal);
    tcase_add_test(t, no_colour_if_not_wanted);
    tcase_add_test(t, no_colour_in_a_batch);
    tcase_add_test(t, no_swap_area);
    tcase_add_test(t, nothing_else_is_expected);
    tcase_add_test(t, abbreviations);
    suite_add_tcase(suite, t);
    return suite;
}
