/* The words of Ritchie's C, as cc of V4 to V7 took them apart: names of eight characters,
 * octal and decimal numbers, =+ for +=, #include; and what V7 has beside that: +=, #define with
 * arguments, #ifdef. */
#ifndef MONITOR_SOURCE_CTOKEN_H
#define MONITOR_SOURCE_CTOKEN_H

#include "devices/word.h"

#include <stddef.h>

enum {
    C_NAME_SIZE = 8,
    C_DEFINES = 600,
    C_NESTING = 10,
    C_INPUTS = 50000,
    C_MADE = 4000
};

enum c_kind { C_END, C_NAME, C_NUMBER, C_STRING, C_OPERATOR };

/* An operator is its characters, the first lowest. */
#define C_OP2(a, b) ((a) | (b) << 8)
#define C_OP3(a, b, c) ((a) | (b) << 8 | (c) << 16)

enum {
    OP_INCREMENT = C_OP2('+', '+'),
    OP_DECREMENT = C_OP2('-', '-'),
    OP_ARROW = C_OP2('-', '>'),
    OP_LESS_EQUAL = C_OP2('<', '='),
    OP_MORE_EQUAL = C_OP2('>', '='),
    OP_EQUAL = C_OP2('=', '='),
    OP_UNEQUAL = C_OP2('!', '='),
    OP_AND = C_OP2('&', '&'),
    OP_OR = C_OP2('|', '|'),
    OP_LEFT = C_OP2('<', '<'),
    OP_RIGHT = C_OP2('>', '>'),
    OP_ADD = C_OP2('=', '+'), /* =+ and +=; the others begin with = too */
    OP_SUBTRACT = C_OP2('=', '-')
};

struct c_token {
    enum c_kind kind;
    char name[C_NAME_SIZE + 1];
    word value;
    int operator;
    int line; /* of the file itself; 0 in one that it includes */
};

struct c_define {
    char name[C_NAME_SIZE + 1];
    const char *list; /* of its parameters, behind the (; NULL: it has none */
    const char *text; /* to the end of its line */
};

struct c_input {
    const char *at, *end;
    int line;      /* 0: not counted */
    int define;    /* number of the #define whose text this is, -1: a file */
    int last_line; /* where it was used */
};

/* The text of the file NAME that an #include names, which must stay; NULL: there is none. */
typedef const char *c_include(void *host, const char *name, size_t *n);

struct c_reader {
    c_include *include;
    void *host;
    struct c_input input[C_NESTING];
    int depth;  /* inputs that are open */
    int inputs; /* begun so far: at C_INPUTS it is enough */
    struct c_define define[C_DEFINES];
    int defines;
    int dead;             /* #ifs open, from the one that leaves the text out on */
    char made[C_MADE];    /* texts of #defines with their arguments in place */
    size_t used;          /* bytes of them */
    struct c_token token; /* the one that is looked at */
};

/* R begins with the N bytes of TEXT, which must stay; its first word is in R->token. */
void c_begin(struct c_reader *r, const char *text, size_t n, c_include *include,
             void *host);

/* Goes on to the next word. */
void c_next(struct c_reader *r);

/* The first character, other than blanks, behind the word in R->token; '\0': none. */
char c_peek(const struct c_reader *r);

bool c_is(const struct c_reader *r, int operator);
bool c_is_name(const struct c_reader *r, const char *name);

/* Goes over OPERATOR if it is there. */
bool c_skip(struct c_reader *r, int operator);

#endif
