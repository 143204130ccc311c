/* The assembler's passes, and what happens between them. */
#include "images/as.h"

#include "images/as_parts.h"

#include <stdlib.h>

enum { TEXT_SIZE, DATA_SIZE, BSS_SIZE };

/* What V6's as1 hands to as2: the names of text and data with where they were guessed. */
static void forget_estimates(struct as *as)
{
    for (size_t i = as_name_count; i < as->symbol_count; i++) {
        struct as_symbol *s = &as->symbols[i];
        word kind = s->type & AS_KIND;
        if (kind == AS_TEXT || kind == AS_DATA)
            s->type = (word)(s->type + AS_GUESSED_TEXT - AS_TEXT);
        else
            s->type = s->value = 0;
    }
    as_reset_names(as);
    for (int i = 0; i < 3; i++)
        as->saved[i] = 0;
}

static word even(word size)
{
    return (word)((size + 1) & ~1);
}

static bool lay_out(struct as *as)
{
    uint32_t all = 0;
    for (int i = 0; i < 3; i++) {
        as->size[i] = even(as->size[i]);
        as->base[i] = as->saved[i] = (word)all;
        all += as->size[i];
    }
    if (all > WHOLE_WORD)
        as->out->trouble = "text, data and bss together are larger than 64 KB";
    return all <= WHOLE_WORD;
}

static word moved_place(const struct as *as, word type, word value)
{
    type &= AS_KIND;
    if (type != AS_DATA && type != AS_BSS)
        return value;
    return (word)(value + as->base[type - AS_TEXT]);
}

/* Data stands behind text, and bss behind data. */
static void settle_names(struct as *as)
{
    for (size_t i = as_name_count; i < as->symbol_count; i++) {
        struct as_symbol *s = &as->symbols[i];
        if (s->type == AS_UNDEFINED && as->options.externals)
            s->type = AS_GLOBAL;
        s->value = moved_place(as, s->type, s->value);
    }
    for (size_t i = 0; i < as->local_count; i++) {
        struct as_local *l = &as->locals[i];
        l->value = moved_place(as, l->type, l->value);
    }
    as->symbols[AS_DOT].type = AS_TEXT;
    as->symbols[AS_DOT].value = 0;
    as->symbols[AS_DOT_DOT].value = 0;
    as->jumps = 0;
}

static bool make_room(struct as *as)
{
    size_t n = (size_t)as->size[TEXT_SIZE] + as->size[DATA_SIZE];
    as->code = calloc(n + 2, 1);
    as->relocation = calloc(n + 2, 1);
    if (as->code && as->relocation)
        return true;
    as->out->trouble = "there is not enough memory";
    return false;
}

static bool is_clean(const struct as *as)
{
    return as->complaints == 0 && !as->out->trouble;
}

static bool run(struct as *as)
{
    if (!as_begin_symbols(as) || !as_lex(as))
        return false;
    as_run_pass(as, PASS_ESTIMATE);
    if (!is_clean(as))
        return false;
    forget_estimates(as);
    as_run_pass(as, PASS_PLACE);
    if (!is_clean(as) || !lay_out(as) || !make_room(as))
        return false;
    settle_names(as);
    as_run_pass(as, PASS_WRITE);
    if (!is_clean(as))
        return false;
    bool linked = as->options.magic != AOUT_PLAIN || as->options.strip;
    if (linked ? !as_link(as) : !as_make_image(as))
        return false;
    as_sort_lines(as->out);
    return true;
}

bool as_assemble(const struct as_source *sources, int n, const struct as_options *options,
                 struct as_output *out)
{
    *out = (struct as_output){ 0 };
    struct as *as = calloc(1, sizeof *as);
    if (!as) {
        out->trouble = "there is not enough memory";
        return false;
    }
    if (n > WHOLE_WORD)
        out->trouble = "there are more than 65535 files";
    as->sources = sources;
    as->files = n;
    as->options = *options;
    as->out = out;
    bool done = !out->trouble && run(as);
    as_sort_errors(out);
    free(as->tokens);
    free(as->strings);
    free(as->symbols);
    free(as->locals);
    free(as->code);
    free(as->relocation);
    free(as);
    return done;
}

void as_release(struct as_output *out)
{
    free(out->file);
    free(out->lines);
    *out = (struct as_output){ 0 };
}
