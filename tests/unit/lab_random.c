/* Random programs: a tree of straight code, each fork a branch of it. */
#include "tests/unit/lab_random.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    DATA = 020000, /* 0410: behind one page of text */
    HEAD = 01000,  /* bytes of data and bss at least: the program's own */
    DEPTH = 3,
    FORKS = 7,    /* of a program */
    TEXT = 07400, /* bytes of code at most, to stay in one page */
    STEPS = 14
};

struct writer {
    FILE *out;
    unsigned seed;
    int forks, labels;
    int bytes; /* of code so far, about */
};

/* What one process has. */
struct state {
    unsigned end;  /* of its data */
    unsigned down; /* bytes of stack that it has taken */
    int depth, children;
};

static unsigned chance(struct writer *w, unsigned n)
{
    w->seed = w->seed * 1103515245u + 12345u;
    return (w->seed >> 16 & 077777) % n;
}

static unsigned even(struct writer *w, unsigned n)
{
    return chance(w, n) & ~1u;
}

/* An address in its data, not among the program's own words. */
static unsigned somewhere(struct writer *w, const struct state *s, unsigned room)
{
    unsigned low = DATA + HEAD, most = s->end - low;
    return most <= room ? low : low + even(w, most - room);
}

static void store(struct writer *w, const struct state *s)
{
    static const char *const ways[] = {
        "	mov	$1,*$%o\n",
        "	incb	*$%o\n",
        "	clr	*$%o\n",
        "	add	$7,*$%o\n",
        "	mov	$%o,r2; clr	(r2)+\n",
        "	com	*$%o\n",
        "	mov	$%o,r2; tst	(r2)+; mov	r2,-(r2)\n",
        "	tst	*$%o\n",
        "	mov	$%o,r2; movb	r2,4(r2)\n",
    };
    fprintf(w->out, ways[chance(w, sizeof ways / sizeof *ways)], somewhere(w, s, 010));
    w->bytes += 10;
}

/* Many stores, a click apart. */
static void sweep(struct writer *w, const struct state *s)
{
    unsigned n = 1 + chance(w, 40);
    unsigned from = somewhere(w, s, n * 64 + 2);
    if (from + n * 64 > s->end)
        return;
    fprintf(w->out,
            "	mov	$%o,r2; mov	$%u.,r3\n%d:	mov	r3,(r2); add	$64.,r2; "
            "sob	r3,%db\n",
            from, n, 1, 1);
    w->bytes += 20;
}

/* The kernel stores: 36 bytes. */
static void by_kernel(struct writer *w, const struct state *s)
{
    fprintf(w->out, "	sys	stat; root; %o\n", somewhere(w, s, 044));
    w->bytes += 6;
}

static void move_end(struct writer *w, struct state *s)
{
    unsigned size = HEAD + 2 + even(w, chance(w, 3) ? 04000 : 0110000);
    s->end = DATA + size;
    fprintf(w->out, "	sys	break; %o\n", s->end);
    s->end = (s->end + 077) & ~077u;
    w->bytes += 4;
}

static void push(struct writer *w, struct state *s)
{
    unsigned n = 2 + even(w, chance(w, 4) ? 0200 : 014000);
    if (s->down + n > 030000)
        return;
    s->down += n;
    fprintf(w->out, "	sub	$%o,sp; clr	(sp)\n", n);
    w->bytes += 6;
}

static void pop(struct writer *w, struct state *s)
{
    if (s->down == 0)
        return;
    fprintf(w->out, "	add	$%o,sp; mov	r0,-2(sp)\n", s->down);
    s->down = 0;
    w->bytes += 10;
}

static void wait_for(struct writer *w, struct state *s)
{
    if (s->children == 0)
        return;
    s->children--;
    fputs("	sys	wait\n", w->out);
    w->bytes += 2;
}

static void body(struct writer *w, struct state *s);

/* The child's end. */
static void leave(struct writer *w, const struct state *s)
{
    if (s->depth > 0 && chance(w, 3) == 0)
        fputs("	sys	exec; path; args\n", w->out);
    fputs("	clr	r0; sys	exit\n", w->out);
    w->bytes += 10;
}

static void branch(struct writer *w, struct state *s)
{
    struct state child = *s;
    int label = w->labels++;
    if (w->forks == FORKS || s->depth == DEPTH)
        return;
    w->forks++;
    child.depth++;
    child.children = 0;
    fprintf(w->out,
            "	sys	fork; br	c%d; bcs	f%d; jmp	p%d\nf%d:	"
            "jmp	fail\nc%d:\n",
            label, label, label, label, label);
    w->bytes += 20;
    body(w, &child);
    fprintf(w->out, "p%d:\n", label);
    s->children++;
}

static void step(struct writer *w, struct state *s)
{
    unsigned n = chance(w, 16);
    if (n < 4)
        store(w, s);
    else if (n < 6)
        sweep(w, s);
    else if (n < 8)
        by_kernel(w, s);
    else if (n < 9)
        move_end(w, s);
    else if (n < 11)
        push(w, s);
    else if (n < 12)
        pop(w, s);
    else if (n < 13)
        wait_for(w, s);
    else
        branch(w, s);
}

static void body(struct writer *w, struct state *s)
{
    unsigned n = 3 + chance(w, STEPS);
    for (unsigned i = 0; i < n && w->bytes < TEXT / 2; i++)
        step(w, s);
    if (chance(w, 4))
        while (s->children)
            wait_for(w, s);
    leave(w, s);
}

char *lab_random_program(unsigned seed)
{
    char *text = NULL;
    size_t size;
    struct writer w = { .seed = seed * 2654435761u + 1 };
    struct state first = { .end = DATA + HEAD };
    w.out = open_memstream(&text, &size);
    if (!w.out)
        return NULL;
    for (int i = 0; i < 3; i++)
        chance(&w, 2);
    move_end(&w, &first);
    branch(&w, &first); /* one at least */
    body(&w, &first);
    fprintf(w.out,
            "fail:	mov	$1,r0; sys	exit\n"
            "root:	</\\0>\npath:	</bin/size\\0>\nname:	<size\\0>\n	.even\n"
            "	.data\nargs:	name; 0\n	.bss\n	.=.+%o\n	.text\n",
            HEAD - 4);
    fclose(w.out);
    return text;
}
