/* Which kernel runs: small kernels of the test's own on packs of its own, loaded into core as
 * a bootstrap would, and the KT11 turned on. */
#include "tests/unit/session.h"

#include "images/v6alloc.h"
#include "images/v6put.h"
#include "monitor/complete.h"
#include "monitor/images/fs_pack.h"
#include "monitor/names.h"
#include "monitor/unix/kernel.h"

#include <unistd.h>

enum {
    TEXT = 01000,
    DATA = 0200,
    SIZE = AOUT_HEADER + TEXT + DATA + 5 * 12,
    COUNTER = 0700, /* where the text has INC #-1 */
    KIPDR = 0772300,
    KIPAR = 0772340,
    KDPDR = 0772320,
    KDPAR = 0772360,
    ALL_RW = 077406
};

static char pack[2][40];
static struct session s;

/* A kernel whose text is made of TEXT_SEED and data of DATA_SEED. */
struct image {
    byte file[SIZE];
    uint32_t size;
};

static void add_symbol(struct image *k, const char *name, word type, word value)
{
    memcpy(k->file + k->size, name, strlen(name));
    word_put(k->file + k->size + 8, (word)(type | AOUT_GLOBAL));
    word_put(k->file + k->size + 10, value);
    k->size += 12;
    word_put(k->file + 010, (word)(word_get(k->file + 010) + 12));
}

/* MOVED: data to 0 and text to 020000, as sysfix does. */
static struct image kernel(unsigned text_seed, unsigned data_seed, bool moved)
{
    struct image k = { .size = AOUT_HEADER + TEXT + DATA };
    byte *text = k.file + AOUT_HEADER + (moved ? DATA : 0);
    byte *data = k.file + AOUT_HEADER + (moved ? 0 : TEXT);
    word base = moved ? 020000 : 0;
    word_put(k.file, AOUT_PLAIN);
    word_put(k.file + 02, TEXT);
    word_put(k.file + 04, DATA);
    word_put(k.file + 06, 0100);
    word_put(k.file + 016, 1);
    for (unsigned i = 0; i < TEXT; i++)
        text[i] = (byte)(i * 7 + i / 32 + text_seed);
    for (unsigned i = 0; i < DATA; i++)
        data[i] = (byte)(i * 5 + i / 16 + data_seed);
    word_put(text + COUNTER, 0005227);
    word_put(text + COUNTER + 2, 0177777);
    add_symbol(&k, "_main", AOUT_TEXT, (word)(base + 0500));
    add_symbol(&k, "_etext", AOUT_TEXT, (word)(base + TEXT));
    add_symbol(&k, "_proc", AOUT_BSS, moved ? DATA : TEXT + DATA);
    return k;
}

static struct image stripped(struct image k)
{
    k.size = AOUT_HEADER + TEXT + DATA;
    word_put(k.file + 010, 0);
    return k;
}

static void
with_pack(int n, void (*change)(struct v6fs *fs, const char *path, const struct image *k),
          const char *path, const struct image *k)
{
    struct fs_pack p;
    char error[HOST_ERROR];
    ck_assert_msg(fs_pack_open(&p, pack[n], (struct fs_choice){ FS_V6, 0 }, true, error),
                  "%s", error);
    change(&p.fs, path, k);
    fs_pack_close(&p);
}

static void put_file(struct v6fs *fs, const char *path, const struct image *k)
{
    struct v6_put wish = { .path = path, .data = k->file, .size = k->size, .mode = 0644 };
    ck_assert_ptr_null(v6fs_put(fs, &wish));
}

static void put(int n, const char *path, struct image k)
{
    with_pack(n, put_file, path, &k);
}

static void attach(int n)
{
    char line[80];
    snprintf(line, sizeof line, "attach -r rk%d %s", n, pack[n]);
    check_says(&s, line, "");
}

static void detach(void)
{
    check_says(&s, "detach all", "");
}

static void poke(paddr at, word data)
{
    ck_assert(bus_write(&s.machine->bus, at, data, WHOLE_WORD));
}

static word look(paddr at)
{
    word data = 0;
    ck_assert(bus_peek(&s.machine->bus, at, &data));
    return data;
}

static void load(struct image k)
{
    for (paddr at = 0; at < TEXT + DATA; at += 2)
        poke(at, word_get(k.file + AOUT_HEADER + at));
}

static void kt11(bool on)
{
    poke(MMR0, on);
}

/* The first 020000 bytes of the kernel's spaces lie where they are. */
static void map(void)
{
    poke(KIPDR, ALL_RW);
    poke(KIPAR, 0);
    kt11(false);
    kt11(true);
}

static void check_known(const char *path, int drive)
{
    ck_assert_msg(s.m->kernel.known, "%s", s.m->kernel.why);
    ck_assert_str_eq(s.m->kernel.path, path);
    ck_assert_int_eq(s.m->kernel.drive, drive);
}

static void check_unknown(const char *why)
{
    ck_assert(!s.m->kernel.known);
    ck_assert_msg(strstr(s.m->kernel.why, why) != NULL, "%s", s.m->kernel.why);
}

static void setup(void)
{
    char error[HOST_ERROR];
    for (int n = 0; n < 2; n++) {
        strcpy(pack[n], "/tmp/fork11-recognise-XXXXXX");
        close(mkstemp(pack[n]));
        remove(pack[n]);
        ck_assert_msg(fs_pack_make(pack[n], FS_V6, 400, error), "%s", error);
    }
    s = session_begin();
}

static void teardown(void)
{
    session_end(&s);
    remove(pack[0]);
    remove(pack[1]);
}

START_TEST(the_file_that_lies_in_core_is_the_kernel)
{
    put(0, "/other", kernel(1, 2, false));
    put(0, "/unix", kernel(3, 4, false));
    attach(0);
    load(kernel(3, 4, false));
    check_unknown("has not come on");
    s.machine->cpu.count = 77;
    kt11(true);
    check_known("/unix", 0);
    ck_assert_uint_eq(s.m->kernel.since, 77);
    ck_assert_str_eq(s.m->kernel.symbols.origin, "/unix on RK0");
    word at = 0;
    ck_assert(kernel_symbol(&s.m->kernel, "_proc", &at));
    ck_assert_uint_eq(at, TEXT + DATA);
}
END_TEST

/* V7's start code has set vectors when it turns the KT11 on; what else is there is none. */
START_TEST(vectors_that_v7_has_set)
{
    struct image k = kernel(3, 4, false);
    put(0, "/unix", k);
    attach(0);
    for (int wrong = 0; wrong < 6; wrong++) {
        static const word vectors[][2] = {
            {0,    042 },
            { 2,   0777},
            { 040, 042 },
            { 042, 0777}
        };
        load(k);
        for (int i = 0; i < 4; i++)
            poke(vectors[i][0], (word)(vectors[i][1] + (wrong == i + 1)));
        poke(034, (word)(look(4) + (wrong == 5)));
        check_says(&s, "reset all", "");
        kernel_forget(s.m);
        kt11(true);
        if (wrong)
            check_unknown("None of the 1 programs");
        else
            check_known("/unix", 0);
        kt11(false);
    }
}
END_TEST

START_TEST(every_pack_is_looked_at)
{
    put(1, "/a", kernel(3, 4, false));
    attach(0);
    attach(1);
    load(kernel(3, 4, false));
    kt11(true);
    check_known("/a", 1);
}
END_TEST

START_TEST(one_byte_of_text_or_data_tells_kernels_apart)
{
    struct image k = kernel(3, 4, false);
    put(0, "/unix", k);
    attach(0);
    for (paddr at = 0; at < TEXT + DATA; at += at == 0 ? TEXT - 2 : DATA) {
        load(k);
        poke(at, look(at) ^ 1);
        check_says(&s, "reset all", "");
        kernel_forget(s.m);
        kt11(true);
        check_unknown("None of the 1 programs");
        ck_assert_ptr_nonnull(strstr(s.m->kernel.why, "SYMBOLS LOAD"));
    }
}
END_TEST

START_TEST(of_those_with_one_text_the_one_with_this_data)
{
    put(0, "/hpunix", kernel(3, 5, false));
    put(0, "/rkunix", kernel(3, 4, false));
    put(0, "/rpunix", kernel(3, 6, false));
    attach(0);
    load(kernel(3, 4, false));
    kt11(true);
    check_known("/rkunix", 0);
}
END_TEST

START_TEST(start_code_may_have_counted_once)
{
    struct image k = kernel(3, 4, false);
    put(0, "/unix", k);
    attach(0);
    load(k);
    poke(COUNTER + 2, 0);
    kt11(true);
    check_known("/unix", 0);
    kernel_forget(s.m);
    kt11(false);
    poke(COUNTER + 2, 1);
    kt11(true);
    check_unknown("None of the 1 programs");
    kernel_forget(s.m);
    kt11(false);
    poke(COUNTER + 2, 0);
    poke(COUNTER, 0005227 + 1);
    kt11(true);
    check_unknown("None of the 1 programs");
}
END_TEST

START_TEST(a_copy_with_names_goes_before_one_without)
{
    put(0, "/bare", stripped(kernel(3, 4, false)));
    put(0, "/unix", kernel(3, 4, false));
    attach(0);
    load(kernel(3, 4, false));
    kt11(true);
    check_known("/unix", 0);
}
END_TEST

START_TEST(a_stripped_kernel_is_told_of)
{
    put(0, "/bare", stripped(kernel(3, 4, false)));
    attach(0);
    load(kernel(3, 4, false));
    kt11(true);
    check_unknown("The kernel is /bare on RK0, but its names have been stripped off");
}
END_TEST

START_TEST(what_sysfix_moved_lies_in_core_as_in_its_file)
{
    struct image k = kernel(3, 4, true);
    put(0, "/unix", k);
    attach(0);
    load(k);
    kt11(true);
    check_known("/unix", 0);
    ck_assert(s.m->kernel.symbols.split);
    ck_assert_uint_eq(s.m->kernel.symbols.text_at, 020000);
}
END_TEST

START_TEST(without_a_pack_it_says_so)
{
    kt11(true);
    check_unknown("No mounted pack holds a kernel");
    ck_assert_ptr_nonnull(strstr(s.m->kernel.why, "SYMBOLS LOAD"));
}
END_TEST

START_TEST(names_stay_when_the_file_is_replaced)
{
    put(0, "/unix", kernel(3, 4, false));
    attach(0);
    load(kernel(3, 4, false));
    kt11(true);
    detach();
    put(0, "/unix", kernel(5, 6, false));
    attach(0);
    poke(TEXT, 0); /* data that the kernel has changed */
    poke(4, 0);    /* a register that it saved to dump */
    s.machine->bus.sched.now += NS_PER_SEC;
    map();
    check_known("/unix", 0);
    poke(TEXT - 2, 0);
    s.machine->bus.sched.now += NS_PER_SEC;
    kt11(false);
    kt11(true);
    check_unknown("None of the 1 programs");
}
END_TEST

START_TEST(a_start_begins_anew)
{
    put(0, "/unix", kernel(3, 4, false));
    put(0, "/other", kernel(5, 6, false));
    attach(0);
    load(kernel(3, 4, false));
    kt11(true);
    check_known("/unix", 0);
    check_says(&s, "run 1000", "");
    check_unknown("has not come on since the machine was started");
    load(kernel(5, 6, false));
    kt11(true);
    check_known("/other", 0);
}
END_TEST

/* The wait after a miss bounds what a diagnostic costs; a START ends it. */
START_TEST(it_is_not_looked_for_all_the_time)
{
    put(0, "/unix", kernel(3, 4, false));
    attach(0);
    kt11(true);
    check_unknown("None");
    load(kernel(3, 4, false));
    kt11(false);
    kt11(true);
    check_unknown("None");
    s.machine->bus.sched.now += 10 * NS_PER_MS;
    kt11(false);
    kt11(true);
    check_known("/unix", 0);
    load(kernel(5, 6, false));
    s.machine->bus.sched.now += NS_PER_SEC;
    map();
    check_unknown("None");
    load(kernel(3, 4, false));
    check_says(&s, "run 1000", "");
    kt11(true);
    check_known("/unix", 0);
}
END_TEST

/* One that runs already is known by its text; its data for the greater part. */
START_TEST(a_running_kernel_is_found_by_its_text)
{
    put(0, "/rpunix", kernel(3, 100, false));
    put(0, "/unix", kernel(3, 4, false));
    load(kernel(3, 4, false));
    for (paddr at = TEXT; at < TEXT + DATA / 4; at += 2)
        poke(at, 0);
    map();
    attach(0);
    ck_assert(kernel_recognise(s.m));
    check_known("/unix", 0);
    kernel_forget(s.m);
    check_has(&s, "fork on", "The kernel /unix is of no edition");
    check_known("/unix", 0);
    for (paddr at = TEXT; at < TEXT + DATA; at += 2)
        poke(at, 0);
    kernel_forget(s.m);
    ck_assert(!kernel_recognise(s.m));
    kt11(false);
    load(kernel(3, 4, false));
    ck_assert(!kernel_recognise(s.m)); /* not while the KT11 is off */
}
END_TEST

/* Text in I space and data in D space, wherever in core they lie. */
/* V7's start code has put stops where there was no vector. */
START_TEST(stops_in_empty_vectors_are_no_other_text)
{
    struct image k = kernel(3, 4, false);
    word_put(k.file + AOUT_HEADER + 0420, 0);
    word_put(k.file + AOUT_HEADER + 0422, 0);
    put(0, "/unix", k);
    attach(0);
    load(k);
    map();
    poke(0420, 042);
    poke(0422, 0777);
    kernel_forget(s.m);
    ck_assert(kernel_recognise(s.m));
    detach();
    ck_assert(kernel_recognise(s.m)); /* by its sum, without the file */
    poke(0422, 0776);
    kernel_forget(s.m);
    ck_assert(!kernel_recognise(s.m));
}
END_TEST

START_TEST(a_running_split_kernel_is_found_through_its_map)
{
    struct image k = kernel(3, 4, true);
    put(0, "/unix", k);
    attach(0);
    load(k);
    for (paddr at = 0; at < TEXT; at += 2) {
        poke(0100000 + at, look(DATA + at));
        poke(DATA + at, 0);
    }
    poke(KIPDR + 2, ALL_RW);
    poke(KIPAR + 2, 01000);
    poke(KDPDR, ALL_RW);
    poke(KDPAR, 0);
    poke(MMR3, 04);
    poke(DATA - 2, 0123);
    kt11(true);
    ck_assert(kernel_recognise(s.m));
    check_known("/unix", 0);
    char name[NAME_TEXT];
    ck_assert(symbol_near(s.m, 020502, KERNEL, I_SPACE, name, sizeof name));
    ck_assert_str_eq(name, "main+2");
    ck_assert(!symbol_near(s.m, 020502, KERNEL, D_SPACE, name, sizeof name));
    ck_assert(!symbol_near(s.m, 020502, USER, I_SPACE, name, sizeof name));
}
END_TEST

START_TEST(names_loaded_by_hand_are_believed)
{
    put(0, "/unix", kernel(3, 4, false));
    put(0, "/mine", kernel(5, 6, false));
    attach(0);
    load(kernel(7, 8, false));
    check_has(&s, "symbols load rk0:/mine", "Kernel: /mine on RK0, loaded by hand");
    kt11(true);
    check_known("/mine", 0); /* nothing else fits */
    check_says(&s, "run 1000", "");
    check_known("/mine", 0);
    load(kernel(3, 4, false));
    kt11(true);
    check_known("/unix", 0); /* something does */
}
END_TEST

static bool offers(const char *line, const char *wanted)
{
    static struct candidates c;
    size_t from;
    complete_line(s.m, line, &c, &from);
    for (int i = 0; i < c.count; i++)
        if (strcmp(c.text[i], wanted) == 0)
            return true;
    return false;
}

START_TEST(tab_knows_names)
{
    put(0, "/unix", kernel(3, 4, false));
    attach(0);
    ck_assert(!offers("break m", "main"));
    check_has(&s, "symbols load /unix", "Kernel: /unix");
    ck_assert(offers("break m", "main"));
    ck_assert(offers("break -k _m", "_main"));
    ck_assert(!offers("break M", "main"));
    ck_assert(offers("e -v pc,pr", "proc"));
    ck_assert(offers("show symbol et", "etext"));
    ck_assert(offers("show sy", "symbols"));
    ck_assert(!offers("show et", "etext"));
}
END_TEST

START_TEST(symbols_load_says_what_was_tried)
{
    put(0, "/bare", stripped(kernel(3, 4, false)));
    put(1, "/unix", kernel(3, 4, false));
    attach(0);
    attach(1);
    check_has(&s, "symbols load /unix", "Kernel: /unix on RK1, loaded by hand");
    check_says(&s, "symbols load /nothing",
               "There is no file /nothing on the host or RK0 or RK1; RK0:/unix is one of "
               "a pack's.");
    check_says(&s, "symbols load rk0:/nothing", "RK0: /nothing: there is no such file.");
    check_says(&s, "symbols load rk0:/", "RK0: /: that is no plain file.");
    check_says(&s, "symbols load rk3:/unix",
               "RK3: /unix: there is no file system of V4, V5, V6 or V7 in it.");
    check_says(&s, "symbols load rk0:/bare",
               "RK0:/bare: its names have been stripped off.");
    check_has(&s, "symbols load /dev/null", "too short for an a.out header");
    check_has(&s, "symbols", "Expected: SYMBOLS LOAD");
    check_has(&s, "symbols load", "Expected: SYMBOLS LOAD");
    check_has(&s, "symbols load -x f", "-x is not a switch");
    check_has(&s, "symbols load Makefile", "Makefile: the file is not a program");
    detach();
    put(1, "/Makefile", kernel(3, 4, false));
    attach(1);
    check_has(&s, "symbols load Makefile", "Kernel: /Makefile on RK1, loaded by hand");
    check_has(&s, "symbols load rk1:unix", "Kernel: /unix on RK1, loaded by hand");
    check_has(&s, "symbols load rk1:nothing", "there is no such file");
    check_known("/unix", 1); /* what failed has changed nothing */
}
END_TEST

/* A root directory that claims 16 megabytes, a kernel whose header lies. */
static void spoil(struct v6fs *fs, const char *path, const struct image *k)
{
    struct v6_inode root;
    (void)path;
    (void)k;
    ck_assert_ptr_null(v6fs_inode(fs, V6_ROOT, &root));
    root.size = V6_MAX_SIZE;
    ck_assert_ptr_null(v6fs_write_inode(fs, &root));
}

START_TEST(damaged_packs_do_no_harm)
{
    struct image k = kernel(3, 4, false);
    word_put(k.file + 02, 0177776);
    put(0, "/liar", k);
    word_put(k.file + 02, 0);
    word_put(k.file + 04, 0);
    put(0, "/empty", k);
    with_pack(0, spoil, "", NULL);
    attach(0);
    kt11(true);
    check_unknown("None of the 1 programs");
    ck_assert(!kernel_recognise(s.m));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("recognise");
    TCase *t = tcase_create("recognise");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, the_file_that_lies_in_core_is_the_kernel);
    tcase_add_test(t, vectors_that_v7_has_set);
    tcase_add_test(t, every_pack_is_looked_at);
    tcase_add_test(t, one_byte_of_text_or_data_tells_kernels_apart);
    tcase_add_test(t, of_those_with_one_text_the_one_with_this_data);
    tcase_add_test(t, start_code_may_have_counted_once);
    tcase_add_test(t, a_copy_with_names_goes_before_one_without);
    tcase_add_test(t, a_stripped_kernel_is_told_of);
    tcase_add_test(t, what_sysfix_moved_lies_in_core_as_in_its_file);
    tcase_add_test(t, without_a_pack_it_says_so);
    tcase_add_test(t, names_stay_when_the_file_is_replaced);
    tcase_add_test(t, a_start_begins_anew);
    tcase_add_test(t, it_is_not_looked_for_all_the_time);
    tcase_add_test(t, a_running_kernel_is_found_by_its_text);
    tcase_add_test(t, stops_in_empty_vectors_are_no_other_text);
    tcase_add_test(t, a_running_split_kernel_is_found_through_its_map);
    tcase_add_test(t, names_loaded_by_hand_are_believed);
    tcase_add_test(t, tab_knows_names);
    tcase_add_test(t, symbols_load_says_what_was_tried);
    tcase_add_test(t, damaged_packs_do_no_harm);
    suite_add_tcase(suite, t);
    return suite;
}
