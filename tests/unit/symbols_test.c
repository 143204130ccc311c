/* Names of a program: read from an a.out, found by name and by address. */
#include "tests/unit/unit.h"

#include "monitor/symbols.h"

#include <string.h>

enum { SIZE = 02000 };

struct entry {
    const char *name;
    word type, value;
};

static byte file[SIZE];
static size_t size;
static struct symbols s;

/* An a.out without relocation: 0100 bytes of text, 020 of data, 040 of bss. */
static void make(word magic, const struct entry *lines)
{
    unsigned n = 0, at = AOUT_HEADER + 0120;
    memset(file, 0, sizeof file);
    for (; lines[n].name; n++, at += 12) {
        memcpy(file + at, lines[n].name, strlen(lines[n].name));
        word_put(file + at + 8, lines[n].type);
        word_put(file + at + 10, lines[n].value);
    }
    word_put(file, magic);
    word_put(file + 02, 0100);
    word_put(file + 04, 020);
    word_put(file + 06, 040);
    word_put(file + 010, (word)(12 * n));
    word_put(file + 016, 1);
    size = at;
}

static void load(word magic, const struct entry *lines)
{
    make(magic, lines);
    ck_assert_ptr_null(symbols_read(&s, file, size, "/prog on RK0"));
}

enum { GT = AOUT_GLOBAL | AOUT_TEXT, GD = AOUT_GLOBAL | AOUT_DATA };
enum { GB = AOUT_GLOBAL | AOUT_BSS, GA = AOUT_GLOBAL | AOUT_ABS };

static const struct entry plain[] = {
    {"prog.o",    AOUT_FILE,                0      },
    { "_main",    GT,                       020    },
    { "start",    AOUT_TEXT,                0      },
    { "csv",      GT,                       060    },
    { "_trap",    GT,                       050    },
    { "trap",     AOUT_TEXT,                040    },
    { "~main",    AOUT_TEXT,                020    },
    { "L4",       AOUT_TEXT,                024    },
    { "_far",     AOUT_GLOBAL | AOUT_UNDEF, 0      },
    { "_proc",    GB,                       0140   },
    { "_msgbufp", GD,                       0100   },
    { "_u",       GA,                       0140000},
    { "SIZE",     AOUT_ABS,                 024    },
    { NULL,       0,                        0      }
};

static void teardown(void)
{
    symbols_free(&s);
}

static void check_tell(word at, enum space space, const char *wanted)
{
    char text[24] = "nothing";
    bool told = symbols_tell(&s, at, space, text, sizeof text);
    ck_assert_str_eq(told ? text : "none", wanted);
}

static void check_find(const char *name, const char *wanted)
{
    const struct symbol *found = symbols_find(&s, name);
    ck_assert_str_eq(found ? found->name : "none", wanted);
}

START_TEST(only_names_are_taken)
{
    load(AOUT_PLAIN, plain);
    ck_assert_int_eq(s.count, 10);
    ck_assert_str_eq(s.origin, "/prog on RK0");
    ck_assert_uint_eq(s.text, 0100);
    ck_assert_uint_eq(s.data_at, 0100);
    ck_assert_uint_eq(s.bss, 040);
    ck_assert(!s.split);
    check_find("_far", "none");
    check_find("L4", "none");
    check_find("prog.o", "none");
}
END_TEST

START_TEST(a_name_is_found_as_it_is_or_with_c_s_underline)
{
    load(AOUT_PLAIN, plain);
    check_find("_main", "_main");
    check_find("main", "_main");
    check_find("trap", "trap");
    check_find("_trap", "_trap");
    check_find("msgbufptr", "_msgbufp"); /* eight characters count */
    check_find("_msgbufptr", "_msgbufp");
    check_find("msgbuf", "none");
    check_find("Main", "none");
    check_find("", "none");
    check_find("_", "none");
}
END_TEST

START_TEST(an_address_is_told_by_the_last_name_before_it)
{
    load(AOUT_PLAIN, plain);
    check_tell(0, I_SPACE, "start");
    check_tell(016, I_SPACE, "start+16");
    check_tell(020, I_SPACE, "main"); /* not ~main, which is local */
    check_tell(036, D_SPACE, "main+16");
    check_tell(042, I_SPACE, "trap+2");
    check_tell(050, I_SPACE, "_trap"); /* without its _ it would be the other one */
    check_tell(076, I_SPACE, "csv+16");
    check_tell(0100, I_SPACE, "msgbufp");
    check_tell(0142, D_SPACE, "proc+2");
    check_tell(0157, D_SPACE, "proc+17");
}
END_TEST

START_TEST(outside_the_segments_only_a_global_place_is_told)
{
    load(AOUT_PLAIN, plain);
    check_tell(0160, D_SPACE, "none"); /* beyond bss */
    check_tell(0137776, D_SPACE, "none");
    check_tell(0140074, D_SPACE, "u+74");
    check_tell(0141777, D_SPACE, "u+1777");
    check_tell(0142000, D_SPACE, "none");
    check_tell(0177776, D_SPACE, "none");
}
END_TEST

START_TEST(shared_text_has_its_data_at_the_next_page)
{
    static const struct entry lines[] = {
        {"_main",  GT, 0     },
        { "_data", GD, 020000},
        { NULL,    0,  0     }
    };
    load(AOUT_SHARED, lines);
    ck_assert_uint_eq(s.data_at, 020000);
    check_tell(076, I_SPACE, "main+76");
    check_tell(0100, I_SPACE, "none");
    check_tell(020002, D_SPACE, "data+2");
}
END_TEST

static const struct entry apart[] = {
    {"_main",  GT, 010    },
    { "_data", GD, 010    },
    { "_u",    GA, 0140000},
    { NULL,    0,  0      }
};

START_TEST(separate_spaces_are_told_apart)
{
    load(AOUT_SPLIT, apart);
    ck_assert(s.split);
    check_tell(012, I_SPACE, "main+2");
    check_tell(012, D_SPACE, "data+2");
    check_tell(0140000, D_SPACE, "u");
    check_tell(0140000, I_SPACE, "none");
    check_tell(6, D_SPACE, "none");
}
END_TEST

/* What V6's sysfix leaves: 0407, no relocation, _etext where text would end at 020000. */
START_TEST(a_kernel_that_sysfix_made_has_separate_spaces)
{
    static const struct entry lines[] = {
        {"_main",   GT, 020010},
        { "_etext", GT, 020100},
        { "_data",  GD, 010   },
        { NULL,     0,  0     }
    };
    load(AOUT_PLAIN, lines);
    ck_assert(s.split);
    ck_assert_uint_eq(s.text_at, 020000);
    ck_assert_uint_eq(s.data_at, 0);
    check_tell(020014, I_SPACE, "main+4");
    check_tell(020014, D_SPACE, "none");
    check_tell(014, D_SPACE, "data+4");
    check_tell(014, I_SPACE, "none");
}
END_TEST

START_TEST(a_global_name_wins_over_a_local_one)
{
    static const struct entry lines[] = {
        {"zlocal",   AOUT_TEXT, 010},
        { "_global", GT,        010},
        { "local",   AOUT_TEXT, 010},
        { "_same",   AOUT_TEXT, 020},
        { "_same",   GT,        030},
        { NULL,      0,         0  }
    };
    load(AOUT_PLAIN, lines);
    check_tell(010, I_SPACE, "global");
    ck_assert_uint_eq(symbols_find(&s, "same")->value, 030);
}
END_TEST

START_TEST(a_text_is_cut_to_its_room)
{
    char text[6];
    load(AOUT_PLAIN, plain);
    ck_assert(symbols_tell(&s, 0142, D_SPACE, text, sizeof text));
    ck_assert_str_eq(text, "proc+");
}
END_TEST

START_TEST(what_is_no_program_leaves_nothing)
{
    load(AOUT_PLAIN, plain);
    word_put(file, 0406);
    ck_assert_ptr_nonnull(symbols_read(&s, file, size, "x"));
    ck_assert_int_eq(s.count, 0);
    ck_assert_ptr_null(s.list);
    check_tell(020, I_SPACE, "none");
    check_find("main", "none");
    ck_assert_ptr_nonnull(symbols_read(&s, file, 3, "x"));
}
END_TEST

START_TEST(a_stripped_program_has_no_names)
{
    static const struct entry none[] = {
        {NULL, 0, 0}
    };
    load(AOUT_PLAIN, none);
    ck_assert_int_eq(s.count, 0);
    ck_assert_uint_eq(s.text, 0100);
    check_tell(020, I_SPACE, "none");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("symbols");
    TCase *t = tcase_create("symbols");
    tcase_add_checked_fixture(t, NULL, teardown);
    tcase_add_test(t, only_names_are_taken);
    tcase_add_test(t, a_name_is_found_as_it_is_or_with_c_s_underline);
    tcase_add_test(t, an_address_is_told_by_the_last_name_before_it);
    tcase_add_test(t, outside_the_segments_only_a_global_place_is_told);
    tcase_add_test(t, shared_text_has_its_data_at_the_next_page);
    tcase_add_test(t, separate_spaces_are_told_apart);
    tcase_add_test(t, a_kernel_that_sysfix_made_has_separate_spaces);
    tcase_add_test(t, a_global_name_wins_over_a_local_one);
    tcase_add_test(t, a_text_is_cut_to_its_room);
    tcase_add_test(t, what_is_no_program_leaves_nothing);
    tcase_add_test(t, a_stripped_program_has_no_names);
    suite_add_tcase(suite, t);
    return suite;
}
