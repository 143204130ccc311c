/* Fuzz: no source crashes the assembler, and what it makes of a random program, disassembled and assembled again, is
 * the same text and data. FORK11_SOURCES of each kind (default 100; make soak has a million), FORK11_SEED to repeat a run. */
#include "tests/unit/as_random.h"
#include "tests/unit/as_rig.h"

#include "monitor/aout/dis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long sources(void)
{
    const char *given = getenv("FORK11_SOURCES");
    return given ? strtol(given, NULL, 10) : 100;
}

/* Without a crash, and with an output or an error, which as_rig looks at. Returns the first. */
static bool assembles(const char *text)
{
    return as_rig(text) || as_rig_externals(text) ||
           as_rig_linked(text, AOUT_SHARED, false);
}

START_TEST(random_tokens_never_crash)
{
    static char text[AS_RANDOM_SIZE];
    struct dice d = dice_start("tokens", 1971);
    long good = 0, n = 10 * sources();
    for (long i = 0; i < n; i++) {
        as_random_tokens(&d, text);
        good += assembles(text);
    }
    ck_assert_int_gt(good, 0);
    ck_assert_int_lt(good, n);
}
END_TEST

START_TEST(random_bytes_never_crash)
{
    static char text[AS_RANDOM_SIZE];
    struct dice d = dice_start("bytes", 1973);
    for (long i = 0; i < sources(); i++) {
        unsigned n = dice_next(&d) % 200;
        for (unsigned k = 0; k < n; k++)
            text[k] = (char)(1 + dice_next(&d) % 255);
        text[n] = '\0';
        assembles(text);
    }
}
END_TEST

/* A program cut off anywhere, and with a byte that is another. */
START_TEST(wounded_programs_never_crash)
{
    static char text[AS_RANDOM_SIZE];
    struct dice d = dice_start("wounds", 1975);
    for (long i = 0; i < sources(); i++) {
        as_random_program(&d, text);
        size_t n = strlen(text);
        size_t at = dice_next(&d) % n;
        text[at] = i % 2 ? '\0' : (char)(1 + dice_next(&d) % 126);
        assembles(text);
    }
}
END_TEST

/* --- and back ------------------------------------------------------------------------- */

/* FILE's disassembly, to be freed. */
static char *disassemble(const byte *file, size_t size)
{
    char *text = NULL;
    size_t length;
    struct dis *d = calloc(1, sizeof *d);
    ck_assert_ptr_null(aout_open(&d->a, file, size));
    if (!d->a.stripped)
        d->relocation = file + d->a.data_at + d->a.data;
    d->out = open_memstream(&text, &length);
    ck_assert(dis_read_names(d));
    dis_print(d);
    fclose(d->out);
    free(d->names);
    free(d);
    return text;
}

static bool assemble_kind(const char *text, word magic, bool strip)
{
    return magic == AOUT_PLAIN && !strip ? as_rig(text)
                                         : as_rig_linked(text, magic, strip);
}

static void check_assembled(bool good, const char *text)
{
    const struct as_error *e = as_out.errors;
    ck_assert_msg(good, "%.2000s\n%u:%u: %s %s (%s)", text, e->line, e->column, e->found,
                  e->phrase ? e->phrase : "", as_out.trouble ? as_out.trouble : "");
}

/* The same lines; the first that differ are shown. */
static void check_same_text(const char *a, const char *b)
{
    size_t i = 0, line = 0;
    for (; a[i] && a[i] == b[i]; i++)
        line = a[i] == '\n' ? i + 1 : line;
    ck_assert_msg(a[i] == b[i], "%.200s\nis then\n%.200s", a + line, b + line);
}

static void check_back(const char *source, word magic, bool strip)
{
    check_assembled(assemble_kind(source, magic, strip), source);
    size_t code = (size_t)as_aout.text + as_aout.data, size = as_out.size;
    byte *first = malloc(size);
    memcpy(first, as_out.file, size);
    char *text = disassemble(first, size);
    check_assembled(assemble_kind(text, magic, strip), text);
    /* The header up to the sizes, then text and data. */
    ck_assert_msg(memcmp(first, as_out.file, 8) == 0, "%.2000s: other sizes", text);
    ck_assert_msg(memcmp(first + AOUT_HEADER, as_out.file + AOUT_HEADER, code) == 0,
                  "%.2000s\nother words", text);
    char *second = disassemble(as_out.file, as_out.size);
    check_same_text(text, second);
    free(first);
    free(text);
    free(second);
}

START_TEST(programs_come_back)
{
    static char text[AS_RANDOM_SIZE];
    struct dice d = dice_start("programs", 1976);
    long good = 0;
    for (long i = 0; i < sources(); i++) {
        as_random_program(&d, text);
        if (!as_rig(text))
            continue;
        good++;
        static const word magics[] = { AOUT_PLAIN, AOUT_SHARED, AOUT_SPLIT };
        for (int k = 0; k < 3; k++)
            check_back(text, magics[k], false);
        check_back(text, AOUT_PLAIN, true);
        check_back(text, AOUT_SHARED, true);
    }
    ck_assert_int_gt(good, sources() / 2);
}
END_TEST

/* Any words at all. */
START_TEST(words_come_back)
{
    static char text[AS_RANDOM_SIZE];
    struct dice d = dice_start("words", 1977);
    for (long i = 0; i < sources(); i++) {
        size_t n = 0;
        for (int k = 0; k < 200; k++)
            n += (size_t)snprintf(text + n, sizeof text - n, "%o\n", (word)dice_next(&d));
        check_back(text, AOUT_PLAIN, false);
        check_back(text, AOUT_SPLIT, true);
    }
}
END_TEST

START_TEST(every_word_comes_back)
{
    enum { AT_ONCE = 256 };
    static char text[AT_ONCE * 64];
    for (unsigned w = 0; w <= WHOLE_WORD; w += AT_ONCE) {
        size_t n = 0;
        for (unsigned i = 0; i < AT_ONCE; i++)
            n += (size_t)snprintf(text + n, sizeof text - n,
                                  "l%o: %o; 12; 177770; 1; 2\n", i, w + i);
        check_back(text, AOUT_PLAIN, false);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("as_random");
    TCase *t = tcase_create("as_random");
    tcase_set_timeout(t, 0);
    tcase_add_test(t, random_tokens_never_crash);
    tcase_add_test(t, random_bytes_never_crash);
    tcase_add_test(t, wounded_programs_never_crash);
    tcase_add_test(t, programs_come_back);
    tcase_add_test(t, words_come_back);
    tcase_add_test(t, every_word_comes_back);
    suite_add_tcase(s, t);
    return s;
}
