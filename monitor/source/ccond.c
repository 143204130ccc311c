/* #ifdef, #ifndef, #if, #else, #endif, #undef: parts of a text that are left out. */
#include "monitor/source/cinput.h"

#include <ctype.h>
#include <string.h>

/* #if's word: a number, or a name that stands for one. */
static bool is_true(const struct c_reader *r, struct c_input *in)
{
    char name[C_NAME_SIZE + 1];
    if (isdigit((unsigned char)c_look(in, 0)))
        return c_look(in, 0) != '0';
    c_take_name(in, name);
    int i = c_defined(r, name);
    return i >= 0 && r->define[i].text[0] != '0';
}

static bool holds(const struct c_reader *r, struct c_input *in, const char *directive)
{
    char name[C_NAME_SIZE + 1];
    if (strcmp(directive, "if") == 0)
        return is_true(r, in);
    c_take_name(in, name);
    return (c_defined(r, name) >= 0) == (strcmp(directive, "ifdef") == 0);
}

static void undefine(struct c_reader *r, struct c_input *in)
{
    char name[C_NAME_SIZE + 1];
    c_take_name(in, name);
    for (int i; (i = c_defined(r, name)) >= 0;)
        r->define[i].name[0] = '\0';
}

bool c_conditional(struct c_reader *r, struct c_input *in, const char *name)
{
    bool begins = strcmp(name, "ifdef") == 0 || strcmp(name, "ifndef") == 0 ||
                  strcmp(name, "if") == 0;
    if (begins && r->dead)
        r->dead++;
    else if (begins)
        r->dead = !holds(r, in, name);
    else if (strcmp(name, "else") == 0)
        r->dead = r->dead > 1 ? r->dead : !r->dead;
    else if (strcmp(name, "endif") == 0)
        r->dead -= r->dead > 0;
    else if (strcmp(name, "undef") == 0 && !r->dead)
        undefine(r, in);
    else
        return false;
    return true;
}
