/* Sources assembled in memory. */
#include "tests/unit/as_rig.h"

#include <string.h>

struct as_output as_out;
struct aout as_aout;

static bool assemble_with(const char *text, const struct as_options *options)
{
    struct as_source source = { "t.s", (const byte *)text, strlen(text) };
    as_release(&as_out);
    bool good = as_assemble(&source, 1, options, &as_out);
    ck_assert(good == (as_out.file != NULL));
    ck_assert(good == (as_out.error_count == 0 && !as_out.trouble));
    if (good)
        ck_assert_ptr_null(aout_open(&as_aout, as_out.file, as_out.size));
    return good;
}

bool as_rig(const char *text)
{
    return assemble_with(text, &(struct as_options){ .magic = AOUT_PLAIN });
}

bool as_rig_linked(const char *text, word magic, bool strip)
{
    return assemble_with(text, &(struct as_options){ .magic = magic, .strip = strip });
}

bool as_rig_externals(const char *text)
{
    return assemble_with(text,
                         &(struct as_options){ .externals = true, .magic = AOUT_PLAIN });
}

void as_rig_good(const char *text)
{
    if (as_rig(text))
        return;
    const struct as_error *e = as_out.errors;
    ck_abort_msg("%s: %u:%u: %s %s (%s)", text, e->line, e->column, e->found,
                 e->phrase ? e->phrase : "", as_out.trouble ? as_out.trouble : "");
}

word as_rig_word(unsigned i)
{
    ck_assert_uint_lt(2 * i, (unsigned)as_aout.text + as_aout.data);
    return word_get(as_out.file + as_aout.text_at + 2 * (size_t)i);
}

word as_rig_relocation(unsigned i)
{
    size_t code = (size_t)as_aout.text + as_aout.data;
    ck_assert(!as_aout.stripped && 2 * i < code);
    return word_get(as_out.file + as_aout.text_at + code + 2 * (size_t)i);
}

struct aout_symbol as_rig_symbol(const char *name)
{
    struct aout_symbol s = { .value = 0 };
    ck_assert_msg(aout_find(&as_aout, name, &s), "no symbol %s", name);
    return s;
}
