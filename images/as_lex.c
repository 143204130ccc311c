/* The assembler's characters and tokens. Bytes count with seven bits, NULs not at all; the byte
 * 004 ends the source, as it does for V6's as. */
#include "images/as_parts.h"

struct lexer {
    struct as *as;
    const byte *text;
    size_t at, size;
    size_t start; /* of the token */
    uint32_t line;
    uint16_t file;
};

static int next_char(struct lexer *l)
{
    while (l->at < l->size) {
        int c = l->text[l->at++] & 0177;
        if (c != 0)
            return c;
    }
    return TOKEN_END;
}

static void complain(struct lexer *l, size_t at, const char *phrase)
{
    as_error_at(l->as, l->file, l->line, at, l->at - at, phrase);
}

static struct as_token *add_token(struct lexer *l, int kind, word value)
{
    struct as *as = l->as;
    if (!as_room(as, &as->tokens, as->token_count, &as->token_room, sizeof *as->tokens))
        return NULL;
    struct as_token *t = &as->tokens[as->token_count++];
    *t = (struct as_token){ .kind = (uint16_t)kind,
                            .value = value,
                            .at = (uint32_t)l->start,
                            .line = l->line,
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
static bool lex_name(struct lexer *l, int first)
{
    char name[AOUT_NAME] = "";
    unsigned length = 0;
    word hash = 0;
    bool hidden = first == '~';
    size_t before = l->at;
    int c = hidden ? next_char(l) : first;
    for (; in_name(c); c = next_char(l)) {
        hash = as_hash(hash, c);
        if (length < AOUT_NAME)
            name[length++] = (char)c;
        before = l->at;
    }
    l->at = before;
    struct as_token *t = add_token(l, TOKEN_SYMBOL, 0);
    if (!t)
        return false;
    t->ref = as_symbol(l->as, name, hash, hidden);
    return !l->as->out->trouble;
}

/* 1b and 1f. A number's digits are read as decimal for that. */
static bool lex_local(struct lexer *l, int direction, uint32_t number)
{
    if (number >= AS_DIGITS) {
        complain(l, l->start, "is no numeric label: 0f to 9f and 0b to 9b were expected");
        number = 0;
    }
    return add_token(l, direction == 'b' ? TOKEN_BACK : TOKEN_FORWARD, (word)number);
}

static uint32_t one_more(uint32_t number, uint32_t radix, int digit)
{
    return number > WHOLE_WORD ? number : number * radix + (uint32_t)(digit - '0');
}

/* Octal, or decimal with a full stop behind it. 8 and 9 are no strangers to V6's octal. */
static bool lex_number(struct lexer *l, int first)
{
    uint32_t octal = 0, decimal = 0;
    size_t before = l->at;
    int c = first;
    for (; is_digit(c); c = next_char(l)) {
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
        complain(l, l->start,
                 "does not fit in a word: at most 177777, or 65535., was expected");
    return add_token(l, TOKEN_NUMBER, (word)number);
}

/* --- strings and characters ----------------------------------------------------------- */

enum { UNENDED = -1, CLOSED = -2 };

static int escaped(int c)
{
    static const char table[][2] = {
        {'n',  '\n'},
        { 't', '\t'},
        { 'e', 004 },
        { '0', 0   },
        { 'r', '\r'},
        { 'a', 006 },
        { 'p', 033 }
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i][0] == c)
            return table[i][1];
    }
    return c;
}

/* The next character of a string or constant; CLOSED for >, UNENDED at the end of the line. */
static int string_char(struct lexer *l)
{
    size_t before = l->at;
    int c = next_char(l);
    if (c == '\n' || c == TOKEN_END) {
        l->at = before;
        return UNENDED;
    }
    if (c == '>')
        return CLOSED;
    if (c != '\\')
        return c;
    c = next_char(l);
    if (c == '\n')
        l->line++;
    return escaped(c);
}

static bool lex_string(struct lexer *l)
{
    struct as *as = l->as;
    uint32_t first = (uint32_t)as->string_count;
    struct as_token *t = add_token(l, '<', 0);
    size_t index = as->token_count - 1;
    int c = string_char(l);
    for (; t && c >= 0; c = string_char(l)) {
        if (!as_room(as, &as->strings, as->string_count, &as->string_room, 1))
            return false;
        as->strings[as->string_count++] = (byte)c;
    }
    if (!t)
        return false;
    as->tokens[index].ref = first;
    as->tokens[index].length = (uint32_t)as->string_count - first;
    if (c == UNENDED)
        complain(l, l->start,
                 "begins a string that does not end: > was expected before "
                 "the end of the line");
    return true;
}

/* 'c, and "cc with the first in the low byte. */
static bool lex_characters(struct lexer *l, int n)
{
    word value = 0;
    for (int i = 0; i < n; i++) {
        int c = string_char(l);
        if (c == UNENDED) {
            complain(l, l->start,
                     n == 1 ? "is followed by the end of the line: one character was "
                              "expected"
                            : "is followed by the end of the line: two characters were "
                              "expected");
            break;
        }
        value |= (word)((c == CLOSED ? '>' : c) << 8 * i);
    }
    return add_token(l, TOKEN_NUMBER, value);
}

/* --- the source ----------------------------------------------------------------------- */

static bool lex_newline(struct lexer *l)
{
    bool added = add_token(l, '\n', 0);
    l->line++;
    return added;
}

static void skip_comment(struct lexer *l)
{
    for (;;) {
        size_t before = l->at;
        int c = next_char(l);
        if (c != '\n' && c != TOKEN_END)
            continue;
        l->at = before;
        return;
    }
}

/* Behind a backslash stand / < > and %. */
static bool lex_escape(struct lexer *l)
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
    int c = next_char(l);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].c == c)
            return add_token(l, table[i].kind, 0);
    }
    complain(l, l->start, "is no operator: \\/, \\<, \\> or \\% was expected");
    return true;
}

static bool lex_other(struct lexer *l, int c)
{
    static const char alone[] = "\n;!$%&()*+,-:=[]^";
    for (const char *p = alone; *p != '\0'; p++) {
        if (*p == c)
            return c == '\n' ? lex_newline(l) : (bool)add_token(l, c, 0);
    }
    complain(l, l->start,
             "is no character of the language: an operator, a name or a number was "
             "expected");
    return true;
}

/* False: out of memory. */
static bool lex_token(struct lexer *l, int c)
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
        return add_token(l, TOKEN_OR, 0);
    case '\\':
        return lex_escape(l);
    case '\'':
        return lex_characters(l, 1);
    case '"':
        return lex_characters(l, 2);
    case '<':
        return lex_string(l);
    default:
        return is_digit(c)  ? lex_number(l, c)
               : in_name(c) ? lex_name(l, c)
                            : lex_other(l, c);
    }
}

/* LAST: no file follows, and the last line need not end. */
static bool lex_file(struct lexer *l, bool last)
{
    if (!add_token(l, TOKEN_FILE, 0))
        return false;
    for (;;) {
        l->start = l->at;
        int c = next_char(l);
        if (c == TOKEN_END)
            break;
        if (!lex_token(l, c))
            return false;
    }
    if (!last && l->size > 0 && l->text[l->size - 1] != '\n')
        complain(l, l->size,
                 "comes before the end of the line: a newline was expected, since the "
                 "next file is joined to this one");
    return true;
}

bool as_lex(struct as *as)
{
    struct lexer l = { .as = as };
    size_t all = 0;
    for (int i = 0; i < as->files; i++) {
        l = (struct lexer){ .as = as,
                            .text = as->sources[i].text,
                            .size = as->sources[i].size,
                            .line = 1,
                            .file = (uint16_t)i };
        all += l.size;
        if (all > AS_MOST_SOURCE) {
            as->out->trouble = "the source is longer than 16 MB";
            return false;
        }
        if (!lex_file(&l, i + 1 == as->files))
            return false;
        if (l.at < l.size)
            break;
    }
    l.start = l.at;
    return add_token(&l, TOKEN_END, 0);
}
