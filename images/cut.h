/* Cutting words and strings in quotes out of a line of the manifest, in place. */
#ifndef IMAGES_CUT_H
#define IMAGES_CUT_H

/* The first character of AT that is neither space nor tab. */
char *cut_blanks(char *at);

/* The next word of *AT, which moves behind it; empty at the end of the line. */
char *cut_word(char **at);

/* The next string in quotes, with its escapes made plain; *AT moves behind it. NULL: none. */
char *cut_quoted(char **at);

/* Takes the blanks off the end. */
void cut_end(char *text);

#endif
