/* The manifest: the built-in one, and what the parser refuses. */
#include "tests/unit/unit.h"

#include "images/manifest.h"
#include "images/sha.h"

#include <stdio.h>
#include <string.h>

#define HASH "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define LEAST "image x\ntitle T\nedition V6\nfile a/b\nunpacked " HASH "\nlicence free\n"

START_TEST(built_in_names_the_editions)
{
    struct manifest_error error;
    struct manifest *m = manifest_parse(manifest_text, &error);
    ck_assert_ptr_nonnull(m);
    const struct image *v6 = manifest_find(m, "v6");
    ck_assert_ptr_nonnull(v6);
    ck_assert(image_boots(v6));
    ck_assert_str_eq(v6->file, "v6/root.rk");
    ck_assert_str_eq(v6->device, "rk0");
    ck_assert_int_eq(v6->boots, 1);
    ck_assert_str_eq(v6->boot[0].prompt, "@");
    ck_assert_str_eq(v6->boot[0].reply, "rkunix\r");
    ck_assert_int_eq(v6->erase, '#');
    ck_assert_int_eq(v6->kill, '@');
    ck_assert_int_eq(v6->interrupt, 0177);
    ck_assert_str_eq(v6->kernel, "/rkunix");
    ck_assert(image_boots(manifest_find(m, "v5")));
    ck_assert(image_boots(manifest_find(m, "v4")));
    ck_assert_ptr_null(v6->needs);
    const struct image *tape = manifest_find(m, "v4-tape");
    ck_assert(image_boots(tape));
    ck_assert_str_eq(tape->device, "tm0");
    ck_assert_str_eq(tape->onto, "rk0");
    ck_assert_int_eq(tape->installs, 6);
    ck_assert_str_eq(tape->install[0].prompt, "=");
    ck_assert_str_eq(tape->install[0].reply, "mcopy\r");
    ck_assert_str_eq(tape->install[5].reply, "");
    ck_assert(image_boots(manifest_find(m, "v7")));
    ck_assert_str_eq(manifest_find(m, "v7")->device, "rl0");
    ck_assert_str_eq(manifest_find(m, "v7")->attach[0].device, "rl1");
    ck_assert(!image_boots(manifest_find(m, "v7-usr")));
    ck_assert(!image_boots(manifest_find(m, "v6-source")));
    manifest_free(m);
}
END_TEST

/* Every image can be fetched or is built in, and its further drives are images too. */
START_TEST(built_in_is_complete)
{
    struct manifest_error error;
    struct manifest *m = manifest_parse(manifest_text, &error);
    ck_assert_int_eq(m->count, 10);
    for (int i = 0; i < m->count; i++) {
        const struct image *image = &m->image[i];
        ck_assert_int_eq(image->built_in, strcmp(image->name, "lab") == 0);
        ck_assert(image->built_in || (image->url && sha_is_hash(image->fetched)));
        ck_assert(image->built_in || image->packing != PACKING_NONE ||
                  strcmp(image->fetched, image->unpacked) == 0);
        ck_assert(image->boots == 0 ||
                  (image->hint && image->kernel && image->unix_table));
        for (int a = 0; a < image->attaches; a++)
            ck_assert_ptr_nonnull(manifest_find(m, image->attach[a].image));
    }
    const struct image *v4 = manifest_find(m, "v4");
    ck_assert(v4->packing == PACKING_TAPE && v4->first == 75 && v4->count == 4000 &&
              v4->blocks == 4872);
    manifest_free(m);
}
END_TEST

START_TEST(values_and_escapes)
{
    struct manifest_error error;
    struct manifest *m = manifest_parse(LEAST "# a comment\n\n  switches\t173030\n"
                                              "boot \"\\e\\\"\\101\" \"k\\\\\\n\"\n"
                                              "attach rk1 y  \n",
                                        &error);
    ck_assert_ptr_nonnull(m);
    const struct image *x = manifest_find(m, "x");
    ck_assert_uint_eq(x->switches, 0173030);
    ck_assert_str_eq(x->boot[0].prompt, "\033\"A");
    ck_assert_str_eq(x->boot[0].reply, "k\\\n");
    ck_assert_str_eq(x->attach[0].device, "rk1");
    ck_assert_str_eq(x->attach[0].image, "y");
    ck_assert_str_eq(x->title, "T");
    ck_assert_ptr_null(x->url);
    manifest_free(m);
}
END_TEST

struct wrong {
    const char *text;
    unsigned line;
};

static const struct wrong wrongs[] = {
    {"title T\n",                            1}, /* before any image */
    { "image x\n",                           1}, /* nothing else */
    { LEAST "nonsense 1\n",                  7},
    { LEAST "kernel\n",                      7},
    { LEAST "image x\n",                     7}, /* taken */
    { LEAST "image a/b\n",                   7},
    { LEAST "url http://h/f\n",              7}, /* no hash of what comes */
    { LEAST "fetched 12\n",                  7},
    { LEAST "file /etc/passwd\n",            7},
    { LEAST "file a/../../b\n",              7},
    { LEAST "packing zip\n",                 7},
    { LEAST "packing tape 0 10 5\n",         7},
    { LEAST "packing tape 0 10 999999999\n", 7},
    { LEAST "switches 8\n",                  7},
    { LEAST "switches 200000\n",             7},
    { LEAST "boot \"@\"\n",                  7},
    { LEAST "boot \"@\" \"unix\n",           7},
    { LEAST "attach rk1\n",                  7},
    { LEAST "install \"\" \"k\"\n",          7},
    { LEAST "install \"=\"\n",               7},
    { LEAST "onto rk0\n",                    7}, /* and no install */
    { LEAST "install \"=\" \"k\"\n",         7}, /* and not onto what */
    { LEAST "erase \"ab\"\n",                7}
};

START_TEST(errors_name_the_line)
{
    struct manifest_error error;
    const struct wrong *w = &wrongs[_i];
    ck_assert_msg(!manifest_parse(w->text, &error), "accepted: %s", w->text);
    ck_assert_ptr_nonnull(error.text);
    ck_assert_uint_eq(error.line, w->line);
}
END_TEST

START_TEST(tables_do_not_overflow)
{
    struct manifest_error error;
    char text[40 * 256];
    size_t at = 0;
    for (int i = 0; i <= MANIFEST_IMAGES; i++)
        at += (size_t)snprintf(
            text + at, sizeof text - at,
            "image i%d\ntitle T\nedition V6\nfile f\nunpacked " HASH "\nlicence l\n", i);
    ck_assert_ptr_null(manifest_parse(text, &error));
    ck_assert_uint_eq(error.line, 6 * MANIFEST_IMAGES + 1);
    ck_assert_ptr_null(manifest_parse(LEAST
                                      "boot \"\" \"\"\nboot \"\" \"\"\nboot \"\" \"\"\n"
                                      "boot \"\" \"\"\nboot \"\" \"\"\n",
                                      &error));
    ck_assert_uint_eq(error.line, 11);
    ck_assert_ptr_null(manifest_parse(LEAST "attach a b\nattach a b\nattach a b\n"
                                            "attach a b\nattach a b\n",
                                      &error));
    ck_assert_uint_eq(error.line, 11);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("manifest");
    TCase *t = tcase_create("manifest");
    tcase_add_test(t, built_in_names_the_editions);
    tcase_add_test(t, built_in_is_complete);
    tcase_add_test(t, values_and_escapes);
    tcase_add_loop_test(t, errors_name_the_line, 0, sizeof wrongs / sizeof *wrongs);
    tcase_add_test(t, tables_do_not_overflow);
    suite_add_tcase(s, t);
    return s;
}
