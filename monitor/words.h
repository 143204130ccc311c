/* The words of a command line: blanks, switches, numbers, quoted strings. */
#ifndef MONITOR_WORDS_H
#define MONITOR_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WORD_SIZE = 128, STRING_SIZE = 1024 };

/* The first character of AT that is no white space. */
const char *skip_blanks(const char *at);

/* The next word, up to a blank, in WORD (upper case if UPPER). False: none, or too long. */
bool take_word(const char **at, char *word, size_t size, bool upper);

/* Takes leading switches (-x -yz) made of the letters of ALLOWED; *FOUND gets bit n for
 * letter 'a' + n. Returns 0, or the letter that is not allowed. */
char take_switches(const char **at, const char *allowed, uint32_t *found);
static inline bool has_switch(uint32_t found, char letter)
{
    return found >> (letter - 'a') & 1;
}

/* Does WORD abbreviate NAME, with at least as many letters as SHORTEST has? */
bool abbreviates(const char *word, const char *name, const char *shortest);

/* A quoted string with SIMH's escapes: \r \n \t \e \\ \" \' \ooo. N gets its length; it is
 * also ended by a NUL. Returns NULL, or what was wrong. */
const char *take_string(const char **at, char *out, size_t size, size_t *n);

/* A decimal number; false if there is none or it is over MOST. */
bool take_decimal(const char **at, int64_t most, int64_t *value);

/* Blanks at the end of TEXT go. */
void trim_end(char *text);

#endif
