/* `fork11 nm`: value, letter and name of each symbol, by name. */
#include "monitor/aout/nm.h"

#include "monitor/aout/aout_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMMON = 5 }; /* undefined, with a size */

static const char usage[] = "usage: fork11 nm [-cgnpru] [FILE]\n"
                            "  -c  C's names, without their _     -g  global names\n"
                            "  -n  by value     -p  as they stand     -r  backwards\n"
                            "  -u  undefined names\n";

struct options {
    bool c_names, globals, by_value, as_they_stand, backwards, undefined;
};

static int compare_names(const char *a, const char *b)
{
    for (int i = 0; i < AOUT_NAME; i++) {
        signed char l = (signed char)a[i], r = (signed char)b[i];
        if (l != r)
            return l < r ? -1 : 1;
    }
    return 0;
}

static int compare(const void *a, const void *b, void *context)
{
    const struct options *o = context;
    const struct aout_symbol *l = a, *r = b;
    int order = compare_names(l->name, r->name);
    if (o->by_value && l->value != r->value)
        order = l->value < r->value ? -1 : 1;
    return o->backwards ? -order : order;
}

static int kind_of(const struct aout_symbol *s)
{
    int kind = s->type & ~AOUT_GLOBAL & 0377;
    if (kind > AOUT_BSS)
        return AOUT_ABS;
    return kind == AOUT_UNDEF && s->value != 0 ? COMMON : kind;
}

static bool is_wanted(const struct options *o, const struct aout_symbol *s)
{
    if (o->globals && !(s->type & AOUT_GLOBAL))
        return false;
    if (o->undefined && kind_of(s) != AOUT_UNDEF)
        return false;
    return !o->c_names || s->name[0] == '_';
}

static void print_symbol(const struct options *o, const struct aout_symbol *s)
{
    int kind = kind_of(s);
    if (!o->undefined) {
        if (kind == AOUT_UNDEF)
            printf("      ");
        else
            printf("%06o", s->value);
        printf("%c ", (s->type & AOUT_GLOBAL ? "UATDBC" : "uatdbc")[kind]);
    }
    aout_print_name(s->name + o->c_names);
    putchar('\n');
}

static int print_names(const struct aout *a, struct options *o)
{
    struct aout_symbol *list = malloc((a->symbols + 1u) * sizeof *list);
    if (!list) {
        fputs("fork11 nm: there is not enough memory.\n", stderr);
        return AOUT_FAILED;
    }
    for (unsigned i = 0; i < a->symbols; i++)
        list[i] = aout_symbol(a, i);
    if (!o->as_they_stand)
        qsort_r(list, a->symbols, sizeof *list, compare, o);
    for (unsigned i = 0; i < a->symbols; i++) {
        if (is_wanted(o, &list[i]))
            print_symbol(o, &list[i]);
    }
    if (a->symbols == 0)
        puts("no name list");
    free(list);
    return 0;
}

/* False: LETTER is no option. */
static bool take_option(struct options *o, char letter)
{
    switch (letter) {
    case 'c':
        return o->c_names = true;
    case 'g':
        return o->globals = true;
    case 'n':
        return o->by_value = true;
    case 'p':
        return o->as_they_stand = true;
    case 'r':
        return o->backwards = true;
    case 'u':
        return o->undefined = true;
    default:
        return false;
    }
}

int nm_main(int argc, char **argv)
{
    struct aout_file f;
    int i = 1;
    bool good = true;
    struct options o = { 0 };
    for (; i < argc && argv[i][0] == '-'; i++) {
        for (const char *letter = argv[i] + 1; *letter; letter++)
            good = good && take_option(&o, *letter);
    }
    if (!good || argc - i > 1) {
        fputs(usage, stderr);
        return AOUT_USAGE;
    }
    if (!aout_file_open(&f, "nm", i < argc ? argv[i] : "a.out"))
        return AOUT_FAILED;
    int status = print_names(&f.a, &o);
    aout_file_close(&f);
    return aout_finish("nm", status);
}
