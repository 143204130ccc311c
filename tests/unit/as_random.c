/* Random sources. A statement is made from a template, in which a letter behind % is replaced:
 * r register, R one but pc, f accumulator, F floating operand, o operand, e expression, n number, l label of text,
 * d label of data or bss. */
#include "tests/unit/as_random.h"

#include <stdio.h>
#include <string.h>

enum { LABELS = 12, DATA_LABELS = 5, BSS_LABELS = 4 };

struct source {
    struct dice *d;
    char *text;
    size_t length;
};

static unsigned below(struct source *s, unsigned n)
{
    return dice_next(s->d) % n;
}

static void say(struct source *s, const char *text)
{
    size_t n = strlen(text);
    if (s->length + n + 1 > AS_RANDOM_SIZE)
        return;
    memcpy(s->text + s->length, text, n + 1);
    s->length += n;
}

#define ONE_OF(s, list) (list)[below(s, sizeof(list) / sizeof *(list))]

static void put_template(struct source *s, const char *template);

static void put_number(struct source *s)
{
    static const char *const numbers[] = { "0",    "1",    "2",      "177776",  "'a",
                                           "\"xy", "8.",   "177560", "-10",     "[3+4]",
                                           "!5",   "17&6", "4*5",    "100\\/3", "1\\<4",
                                           "7|10", "15%4" };
    say(s, ONE_OF(s, numbers));
}

static void put_label(struct source *s, const char *prefix, unsigned labels)
{
    char name[32];
    snprintf(name, sizeof name, "%s%u", prefix, below(s, labels));
    say(s, name);
}

static void put_letter(struct source *s, char letter)
{
    static const char *const registers[] = { "r0", "r1", "r2", "r3",
                                             "r4", "r5", "sp", "pc" };
    static const char *const accumulators[] = { "fr0", "fr1", "fr2", "fr3" };
    static const char *const memory[] = { "(%r)",   "(%R)+",  "-(%r)",  "*(%r)",
                                          "*(%R)+", "*-(%r)", "%e(%r)", "*%e(%r)",
                                          "$%e",    "*$%e",   "%e",     "*%e",
                                          "%e",     "*$%e" };
    static const char *const expressions[] = { "%n",    "%l",   "%d",    "%l+2", "%d-2",
                                               "%l-%l", "%n%n", "%l+%n", ".",    ".+10" };
    switch (letter) {
    case 'r':
        say(s, ONE_OF(s, registers));
        break;
    case 'R':
        say(s, registers[below(s, 7)]);
        break;
    case 'f':
        say(s, ONE_OF(s, accumulators));
        break;
    case 'F':
        put_template(s, below(s, 3) ? ONE_OF(s, memory) : below(s, 2) ? "%f" : "fr4");
        break;
    case 'o':
        put_template(s, below(s, 3) ? ONE_OF(s, memory) : "%r");
        break;
    case 'e':
        put_template(s, ONE_OF(s, expressions));
        break;
    case 'n':
        say(s, " ");
        put_number(s);
        break;
    case 'l':
        put_label(s, "l", LABELS);
        break;
    default:
        put_label(s, below(s, 2) ? "d" : "b", BSS_LABELS);
    }
}

static void put_template(struct source *s, const char *template)
{
    char one[2] = "";
    for (; *template; template ++) {
        if (*template == '%') {
            put_letter(s, *++template);
            continue;
        }
        one[0] = *template;
        say(s, one);
    }
}

static void put_statement(struct source *s)
{
    static const char *const statements[] = { "mov %o,%o",
                                              "movb %o,%o",
                                              "cmp %o,%o",
                                              "bisb %o,%o",
                                              "sub %o,%o",
                                              "clr %o",
                                              "incb %o",
                                              "tst %o",
                                              "swab %o",
                                              "jmp *$%l",
                                              "jsr pc,%o",
                                              "jsr r5,*$%l; %n",
                                              "xor %r,%o",
                                              "rts %r",
                                              "mul %o,%r",
                                              "ash %o,%r",
                                              "sxt %o",
                                              "mark 7",
                                              "sys read; %d; %n",
                                              "sys exit",
                                              "sys 0; %d",
                                              "sys 75",
                                              "jbr %l",
                                              "jne %l",
                                              "jhis %l",
                                              "jlos %l",
                                              "br .+2",
                                              "bne .",
                                              "1: sob %r,1b",
                                              "beq 1f; %n; 1:",
                                              "movf %f,%F",
                                              "movf %F,%f",
                                              "addf %F,%f",
                                              "movif %o,%f",
                                              "movfi %f,%o",
                                              "movof %F,%f",
                                              "movfo %f,%F",
                                              "movei %f,%o",
                                              "clrf %F",
                                              "tstf %F",
                                              "ldfps %o",
                                              "setd",
                                              "cfcc",
                                              "clc|clv",
                                              "sen",
                                              "240",
                                              "230+5",
                                              "%e",
                                              "%n",
                                              "6500^tst",
                                              "6; 2",
                                              "104100",
                                              "172601",
                                              "170305",
                                              "170010",
                                              "<text\\0>; .even",
                                              ".byte %n,%n; .even",
                                              ".=.+20",
                                              ".=.+200",
                                              ".=.+2",
                                              "0;0;0;0;0",
                                              "000%n" };
    say(s, "\t");
    put_template(s, ONE_OF(s, statements));
    say(s, below(s, 4) ? "\n" : " / with a comment\n");
}

static void put_data(struct source *s, unsigned label)
{
    static const char *const data[] = { "%n; %l",  "%d",     ".=.+14", "<odd>",
                                        ".byte 1", "clr %d", "<abcd>" };
    char name[32];
    snprintf(name, sizeof name, "\t.data\nd%u:\t", label);
    say(s, name);
    put_template(s, ONE_OF(s, data));
    say(s, "\n\t.even\n\t.text\n");
}

static void put_bss(struct source *s, unsigned label)
{
    char line[64];
    snprintf(line, sizeof line, "\t.bss\nb%u:\t.=.+%u\n\t.text\n", label,
             1 + below(s, 40));
    say(s, line);
}

void as_random_program(struct dice *d, char *text)
{
    struct source s = { .d = d, .text = text };
    *text = '\0';
    say(&s, "1:\n");
    for (unsigned i = 0; i < LABELS; i++) {
        char line[64];
        snprintf(line, sizeof line, "%sl%u:\n", below(&s, 4) ? "" : "\t.globl\tl3,d1\n",
                 i);
        say(&s, line);
        for (unsigned n = below(&s, 12); n > 0; n--)
            put_statement(&s);
        if (i < DATA_LABELS)
            put_data(&s, i);
        if (i < BSS_LABELS)
            put_bss(&s, i);
    }
    say(&s, "1: rts pc\n");
}

void as_random_tokens(struct dice *d, char *text)
{
    static const char *const tokens[] = {
        "mov",   "clr",   "jbr",      "jeq",  "br",     "sys",    "jsr",   "sob",
        "movf",  ".byte", ".even",    ".if",  ".endif", ".globl", ".comm", ".text",
        ".data", ".bss",  "a",        "b",    "c:",     "a=",     "1:",    "1b",
        "1f",    "2f",    "0",        "1",    "177777", "9.",     "'a",    "\"ab",
        "<str>", "<str",  "+",        "-",    "*",      "/",      "&",     "|",
        "^",     "!",     "\\<",      "\\>",  "\\/",    "\\",     "[",     "]",
        "(",     ")",     "(r0)",     ",",    "$",      ".",      "..",    ".=",
        "r0",    "r5",    "fr1",      "~x",   ";",      "\n",     "\n",    "\n",
        " ",     "\t",    "#",        "\001", "\004",   "'",      "\"",    "<",
        ">",     "..=",   "mov = clr"
    };
    struct source s = { .d = d, .text = text };
    *text = '\0';
    for (unsigned n = below(&s, 60); n > 0; n--) {
        say(&s, ONE_OF(&s, tokens));
        say(&s, below(&s, 2) ? " " : "");
    }
}
