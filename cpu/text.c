/* Text put together in a buffer of fixed size. */
#include "cpu/text.h"

void text_begin(struct text *t, char *out, size_t size)
{
    *t = (struct text){ out, size, 0 };
    if (size > 0)
        out[0] = '\0';
}

void text_char(struct text *t, char c)
{
    if (t->used + 1 >= t->size)
        return;
    t->out[t->used++] = c;
    t->out[t->used] = '\0';
}

void text_put(struct text *t, const char *s)
{
    while (*s != '\0')
        text_char(t, *s++);
}

void text_octal(struct text *t, unsigned n)
{
    if (n > 7)
        text_octal(t, n / 8);
    text_char(t, (char)('0' + n % 8));
}
