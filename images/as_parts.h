/* What the assembler's files share. The source is read once, into tokens; they are gone through
 * three times. V6's as is two programs: as1 reads, and guesses where everything lies with every
 * jump as long as it may be (PASS_ESTIMATE); as2 goes twice through what as1 wrote down, to size
 * the jumps and place the labels (PASS_PLACE) and to write (PASS_WRITE). Which jumps come out
 * short depends on the guesses, so the three are made as it makes them. */
#ifndef IMAGES_AS_PARTS_H
#define IMAGES_AS_PARTS_H

#include "images/as.h"
#include "images/as_names.h"

enum as_pass { PASS_ESTIMATE, PASS_PLACE, PASS_WRITE };

/* Tokens that are not a character of their own. */
enum {
    TOKEN_SKIPPED = 0, /* .if left it out */
    TOKEN_NUMBER = 1,
    TOKEN_END = 4,     /* of the source; also the byte 004 */
    TOKEN_FILE = 5,    /* another file begins */
    TOKEN_LEFT = 035,  /* \< */
    TOKEN_RIGHT = 036, /* \> */
    TOKEN_OR = 037,    /* | or \% */
    TOKEN_SYMBOL = 0200,
    TOKEN_BACK,   /* 1b */
    TOKEN_FORWARD /* 1f */
};

struct as_token {
    uint16_t kind;
    word value;      /* a number; the digit of 1b, 1f; */
    uint32_t ref;    /* the symbol; of a string its first byte in as->strings */
    uint32_t length; /* bytes of a string */
    uint32_t at;     /* where in its file */
    uint32_t line;
    uint16_t file;
};

struct as_symbol {
    char name[AOUT_NAME];
    word type;
    word value;
    uint32_t next; /* in its list of those that found no slot */
};

/* A definition of a numeric label, in order of the source. */
struct as_local {
    byte digit;
    byte type;
    word value;
};

enum {
    AS_DOT = 0,     /* the symbol `.`: its type is the segment, its value the place */
    AS_DOT_DOT = 1, /* `..`: where the program will stand */
    AS_SLOTS =
        1553, /* of the hash table: V6's, since which long names are one depends on it */
    AS_NAMES = 5460, /* whose symbols, and one of ld's, are 65532 bytes */
    AS_SIZED = 1024, /* jumps that V6's as finds the size of; those after them are long */
    AS_DIGITS = 10,
    AS_NO_LOCAL = -1
};

/* A number in the source, or what an expression comes to. */
struct as_value {
    word value;
    word type;
    int external; /* the undefined global in it, if type is AS_GLOBAL */
};

/* A word to come behind the instruction's first. */
struct as_extra {
    word value;
    word type;
    bool relative; /* to the PC */
    int external;
};

struct as {
    const struct as_source *sources;
    int files;
    struct as_options options;
    struct as_output *out;

    struct as_token *tokens;
    size_t token_count, token_room, at;
    byte *strings;
    size_t string_count, string_room;
    struct as_symbol
        *symbols; /* V6's own first, then the source's in order of appearance */
    size_t symbol_count, symbol_room;
    uint32_t slots[AS_SLOTS]; /* number of a symbol and one; 0: free */
    uint32_t
        overflow[AS_SLOTS]; /* the last symbol of each list that found no slot; 0: none */

    struct as_local *locals;
    size_t local_count, local_room;
    int current[AS_DIGITS], next[AS_DIGITS]; /* what 1b and 1f mean now */
    struct as_local before[AS_DIGITS];       /* likewise 1b, in PASS_ESTIMATE */

    enum as_pass pass;
    int skipping;    /* depth of .if in what is left out */
    int depth;       /* of brackets */
    bool complained; /* of this statement */
    unsigned complaints;
    word saved[3]; /* the places of text, data and bss while another is filled */
    word size[3];
    word base[3];
    word moved; /* how far the latest label came down from where it was guessed */
    byte is_long[AS_SIZED / 8];
    unsigned jumps;
    int external; /* as struct as_value's */
    bool has_externals;

    byte *code; /* text and data */
    byte *relocation;
    size_t line_room;
};

/* --- as_error.c ---------------------------------------------------------------------- */
/* An error at TOKEN; PHRASE as in struct as_error. One a statement is enough. */
void as_error(struct as *as, const struct as_token *token, const char *phrase);
/* The same at the LENGTH bytes at AT, while the source is read. */
void as_error_at(struct as *as, int file, uint32_t line, size_t at, size_t length,
                 const char *phrase);
void as_sort_errors(struct as_output *out);
/* Room for one more of SIZE bytes in *ARRAY. False, and out->trouble: no memory. */
bool as_room(struct as *as, void *array, size_t count, size_t *room, size_t size);

/* --- as_symbols.c ---------------------------------------------------------------------- */
bool as_begin_symbols(struct as *as);
/* The names that V6's as knows become what they were: as2 has a table of its own. */
void as_reset_names(struct as *as);
/* The symbol of that name, which is padded with NULs; made if it is new. HASH is of all its
 * characters. As ~NAME it is always new and found by nobody. */
uint32_t as_symbol(struct as *as, const char name[AOUT_NAME], word hash, bool hidden);
word as_hash(word hash, int c);

/* --- as_lex.c ------------------------------------------------------------------------ */
bool as_lex(struct as *as);

struct as_lexer {
    struct as *as;
    const byte *text;
    size_t at, size;
    size_t start;        /* of the token */
    uint32_t start_line; /* likewise */
    uint32_t line;
    uint16_t file;
};

/* The next character of the file; TOKEN_END behind the last. */
int as_next_char(struct as_lexer *l);
/* NULL: no memory. */
struct as_token *as_add_token(struct as_lexer *l, int kind, word value);
/* From AT to where the lexer is. */
void as_lex_error(struct as_lexer *l, size_t at, const char *phrase);

/* --- as_string.c --------------------------------------------------------------------- */
/* What comes behind the < of a string. False: no memory. */
bool as_lex_string(struct as_lexer *l);
/* 'c, and "cc with the first in the low byte: N characters. */
bool as_lex_characters(struct as_lexer *l, int n);

/* --- as_local.c ---------------------------------------------------------------------- */
void as_begin_locals(struct as *as);
void as_define_local(struct as *as, const struct as_token *digit);

/* --- as_expr.c ----------------------------------------------------------------------- */
/* The expression that begins at the current token, to the first that cannot be in it. */
struct as_value as_expression(struct as *as);

/* --- as_type.c ----------------------------------------------------------------------- */
/* The type of LEFT OP RIGHT; TOKEN is the right operand, for the error. */
word as_result_type(struct as *as, const struct as_token *token, int op, word left,
                    word right);

/* --- as_operand.c -------------------------------------------------------------------- */
/* What is at the current token, as the six bits of an instruction; its extra words are added. */
word as_operand(struct as *as, struct as_extra *extra, int *extras);
/* An expression that is a register's number. */
word as_register(struct as *as);
void as_check_register(struct as *as, const struct as_token *token, struct as_value *v);

/* --- as_insn.c, as_jump.c ------------------------------------------------------------- */
void as_instruction(struct as *as, int kind, word op);
void as_jump(struct as *as, int kind, word op);
void as_branch_to(struct as *as, const struct as_token *token, word op,
                  const struct as_value *target);

/* --- as_statement.c ------------------------------------------------------------------ */
void as_run_pass(struct as *as, enum as_pass pass);
void as_directive(struct as *as, int kind, const struct as_token *name);

/* --- as_emit.c ----------------------------------------------------------------------- */
void as_emit(struct as *as, const struct as_token *token, const struct as_extra *w);
void as_emit_plain(struct as *as, const struct as_token *token, word w);
void as_emit_byte(struct as *as, const struct as_token *token, word value, word type);

/* --- as_lines.c ---------------------------------------------------------------------- */
/* Token's line is where the byte or word at the current place comes from. */
void as_note_line(struct as *as, const struct as_token *token);
void as_sort_lines(struct as_output *out);

/* --- as_image.c ---------------------------------------------------------------------- */
bool as_make_image(struct as *as);
/* Room for the a.out. NULL, and out->trouble: no memory. */
byte *as_new_file(struct as *as, size_t size);
/* Each returns what comes behind. */
byte *as_put_header(byte *at, const word header[AOUT_HEADER / 2]);
byte *as_put_bytes(byte *at, const byte *from, size_t n);
byte *as_put_symbol(byte *at, const struct as_symbol *s);

/* --- as_link.c ----------------------------------------------------------------------- */
bool as_link(struct as *as);

/* --- as.c ---------------------------------------------------------------------------- */
static inline struct as_token *as_now(struct as *as)
{
    return &as->tokens[as->at];
}

/* On to the next token; the last one, TOKEN_END, stays. */
static inline struct as_token *as_advance(struct as *as)
{
    while (as->tokens[as->at].kind != TOKEN_END) {
        as->at++;
        if (as->tokens[as->at].kind != TOKEN_SKIPPED)
            break;
    }
    return as_now(as);
}

static inline word *as_dot(struct as *as)
{
    return &as->symbols[AS_DOT].value;
}

static inline word as_segment(const struct as *as)
{
    return as->symbols[AS_DOT].type;
}

static inline bool as_ends(const struct as_token *t)
{
    return t->kind == '\n' || t->kind == ';' || t->kind == TOKEN_END;
}

#endif
