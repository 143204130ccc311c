/* The assembler's characters and tokens. Bytes count with seven bits, NULs not at all; the byte
 * 004 ends the source, as it does for V6's as. */
#include "images/as_parts.h"

int as_next_char(struct as_lexer *l)
{
    while (l->at < l->size) {
        int c = l->text[l->at++] & 0177;
        if (c != 0)
            return c;
    }
    return TOKEN_END;
}

void as_lex_error(struct as_lexer *l, size_t at, const char *phrase)
{
    as_error_at(l->as, l->file, l->start_line, at, l->at - at, phrase);
}

struct as_token *as_add_token(struct as_lexer *l, int kind, word value)
{
    struct as *as = l->as;
    if (!as_room(as, &as->tokens, as->token_count, &as->token_room, sizeof *as->tokens))
        return NULL;
    struct as_token *t = &as->tokens[as->token_count++];
    *t = (struct as_token){ .kind = (uint16_t)kind,
                            .value = value,
                            .at = (uint32_t)l->start,
                            .line = l->start_line,
                            .file = l->file };
    return t;
}

/* --- names and numbers --------------------------------------------------------------- */

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool in_name(int c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '_' || c == '~';
}

/* FIRST is its first character, ~ for a name that is to be in the table and not found. */
static bool lex_name(struct as_lexer *l, int first)
{
    char name[AOUT_NAME] = "";
    unsigned length = 0;
    word hash = 0;
    bool hidden = first == '~';
    size_t before = l->at;
    int c = hidden ? as_next_char(l) : first;
    for (; in_name(c); c = as_next_char(l)) {
        hash = as_hash(hash, c);
        if (length < AOUT_NAME)
            name[length++] = (char)c;
        before = l->at;
    }
    l->at = before;
    struct as_token *t = as_add_token(l, TOKEN_SYMBOL, 0);
    if (!t)
        return false;
    t->ref = as_symbol(l->as, name, hash, hidden);
    return !l->as->out->trouble;
}

/* 1b and 1f. A number's digits are read as decimal for that. */
static bool lex_local(struct as_lexer *l, int direction, uint32_t number)
{
    if (number >= AS_DIGITS) {
        as_lex_error(l, l->start,
                     "is no numeric label: 0f to 9f and 0b to 9b were expected");
        number = 0;
    }
    return as_add_token(l, direction == 'b' ? TOKEN_BACK : TOKEN_FORWARD, (word)number);
}

static uint32_t one_more(uint32_t number, uint32_t radix, int digit)
{
    return number > WHOLE_WORD ? number : number * radix + (uint32_t)(digit - '0');
}

/* Octal, or decimal with a full stop behind it. 8 and 9 are no strangers to V6's octal. */
static bool lex_number(struct as_lexer *l, int first)
{
    uint32_t octal = 0, decimal = 0;
    size_t before = l->at;
    int c = first;
    for (; is_digit(c); c = as_next_char(l)) {
        octal = one_more(octal, 8, c);
        decimal = one_more(decimal, 10, c);
        before = l->at;
    }
    if (c == 'b' || c == 'f')
        return lex_local(l, c, decimal);
    if (c != '.')
        l->at = before;
    uint32_t number = c == '.' ? decimal : octal;
    if (number > WHOLE_WORD)
        as_lex_error(l, l->start,
                     "does not fit in a word: at most 177777, or 65535., was expected");
    return as_add_token(l, TOKEN_NUMBER, (word)number);
}

/* --- the source ----------------------------------------------------------------------- */

static bool lex_newline(struct as_lexer *l)
{
    bool added = as_add_token(l, '\n', 0);
    l->line++;
    return added;
}

static void skip_comment(struct as_lexer *l)
{
    for (;;) {
        size_t before = l->at;
        int c = as_next_char(l);
        if (c != '\n' && c != TOKEN_END)
            continue;
        l->at = before;
        return;
    }
}

/* Behind a backslash stand / < > and %. */
static bool lex_escape(struct as_lexer *l)
{
    static const struct {
        char c;
        byte kind;
    } table[] = {
        {'/',  '/'        },
        { '<', TOKEN_LEFT },
        { '>', TOKEN_RIGHT},
        { '%', TOKEN_OR   }
    };
    int c = as_next_char(l);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].c == c)
            return as_add_token(l, table[i].kind, 0);
    }
    as_lex_error(l, l->start, "is no operator: \\/, \\<, \\> or \\% was expected");
    return true;
}

static bool lex_other(struct as_lexer *l, int c)
{
    static const char alone[] = "\n;!$%&()*+,-:=[]^";
    for (const char *p = alone; *p != '\0'; p++) {
        if (*p == c)
            return c == '\n' ? lex_newline(l) : (bool)as_add_token(l, c, 0);
    }
    as_lex_error(l, l->start,
                 "is no character of the language: an operator, a name or a number was "
                 "expected");
    return true;
}

/* False: out of memory. */
static bool lex_token(struct as_lexer *l, int c)
{
    switch (c) {
    case ' ':
    case '\t':
    case '\r':
        return true;
    case '/':
        skip_comment(l);
        return true;
    case '|':
        return as_add_token(l, TOKEN_OR, 0);
    case '\\':
        return lex_escape(l);
    case '\'':
        return as_lex_characters(l, 1);
    case '"':
        return as_lex_characters(l, 2);
    case '<':
        return as_lex_string(l);
    default:
        return is_digit(c)  ? lex_number(l, c)
               : in_name(c) ? lex_name(l, c)
                            : lex_other(l, c);
    }
}

/* LAST: no file follows, and the last line need not end. */
static bool lex_file(struct as_lexer *l, bool last)
{
    if (!as_add_token(l, TOKEN_FILE, 0))
        return false;
    for (;;) {
        l->start = l->at;
        l->start_line = l->line;
        int c = as_next_char(l);
        if (c == TOKEN_END)
            break;
        if (!lex_token(l, c))
            return false;
    }
    if (!last && l->size > 0 && l->text[l->size - 1] != '\n')
        as_lex_error(
            l, l->size,
            "comes before the end of the line: a newline was expected, since the "
            "next file is joined to this one");
    return true;
}

bool as_lex(struct as *as)
{
    struct as_lexer l = { .as = as };
    size_t all = 0;
    for (int i = 0; i < as->files; i++) {
        l = (struct as_lexer){ .as = as,
                               .text = as->sources[i].text,
                               .size = as->sources[i].size,
                               .line = 1,
                               .file = (uint16_t)i };
        all += l.size;
        if (all > AS_MOST_SOURCE) {
            as->out->trouble = "the source is longer than 4 MB";
            return false;
        }
        if (!lex_file(&l, i + 1 == as->files))
            return false;
        if (l.at < l.size)
            break;
    }
    l.start = l.at;
    l.start_line = l.line;
    return as_add_token(&l, TOKEN_END, 0);
}
