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

static void put_number(struct text *t, unsigned n, unsigned base, int least_digits)
{
    char digits[12];
    int count = 0;

    while (n > 0 || count < least_digits) {
        digits[count++] = (char)('0' + n % base);
        n /= base;
    }
    while (count > 0)
        text_char(t, digits[--count]);
}

void text_octal(struct text *t, unsigned n)
{
    put_number(t, n, 8, 1);
}

void text_octal_6(struct text *t, unsigned n)
{
    put_number(t, n, 8, 6);
}

void text_decimal(struct text *t, unsigned n)
{
    put_number(t, n, 10, 1);
}
