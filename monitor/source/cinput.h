/* The characters that the words of early C are made of, from the file, the files that it
 * includes and the texts of its #defines, innermost first. */
#ifndef MONITOR_SOURCE_CINPUT_H
#define MONITOR_SOURCE_CINPUT_H

#include "monitor/source/ctoken.h"

/* The innermost input, and TEXT as a further one: a file's if DEFINE is -1. LINE 0: its lines
 * are not counted. */
struct c_input *c_top(struct c_reader *r);
void c_push(struct c_reader *r, const char *text, size_t n, int line, int define);

/* The character AHEAD of the next, '\0' behind the end; and over it. */
char c_look(const struct c_input *in, size_t ahead);
void c_advance(struct c_input *in);

bool c_is_letter(char c);
void c_take_name(struct c_input *in, char name[C_NAME_SIZE + 1]);

/* To the first character of a word, over lines that begin with # too. False: the last input
 * has ended. */
bool c_to_word(struct c_reader *r);

/* Goes on with the text of the #define of that name. False: there is none. */
bool c_expand(struct c_reader *r, const char *name);

/* The number of the #define NAME; -1: there is none. */
int c_defined(const struct c_reader *r, const char *name);

/* The text of #define N with the arguments that stand in the topmost input, which goes behind
 * them, in the reader's room for such. NULL: there are none, or no room (cmacro.c). */
const char *c_made(struct c_reader *r, int n, size_t *size);

/* #ifdef and its like, named NAME, whose line goes on in IN. False: it is another (ccond.c). */
bool c_conditional(struct c_reader *r, struct c_input *in, const char *name);

#endif
