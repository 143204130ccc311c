/* The assembler's strings and character constants. */
#include "images/as_parts.h"

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
static int string_char(struct as_lexer *l)
{
    size_t before = l->at;
    int c = as_next_char(l);
    if (c == '\n' || c == TOKEN_END) {
        l->at = before;
        return UNENDED;
    }
    if (c == '>')
        return CLOSED;
    if (c != '\\')
        return c;
    c = as_next_char(l);
    if (c == '\n')
        l->line++;
    return escaped(c);
}

bool as_lex_string(struct as_lexer *l)
{
    struct as *as = l->as;
    uint32_t first = (uint32_t)as->string_count;
    struct as_token *t = as_add_token(l, '<', 0);
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
        as_lex_error(l, l->start,
                     "begins a string that does not end: > was expected before "
                     "the end of the line");
    return true;
}

bool as_lex_characters(struct as_lexer *l, int n)
{
    word value = 0;
    for (int i = 0; i < n; i++) {
        int c = string_char(l);
        if (c == UNENDED) {
            as_lex_error(l, l->start,
                         n == 1
                             ? "is followed by the end of the line: one character was "
                               "expected"
                             : "is followed by the end of the line: two characters were "
                               "expected");
            break;
        }
        value |= (word)((c == CLOSED ? '>' : c) << 8 * i);
    }
    return as_add_token(l, TOKEN_NUMBER, value);
}
