/* The disassembler of programs: how it writes them. That all comes back is as_random_test's. */
#include "tests/unit/as_rig.h"
#include "tests/unit/rig.h"

#include "monitor/aout/dis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *text;

/* TEXT is the disassembly of the a.out. */
static void disassemble(const byte *file, size_t size, bool with_relocation)
{
    size_t length;
    struct dis *d = calloc(1, sizeof *d);
    free(text);
    if (aout_open(&d->a, file, size) == NULL) {
        size_t code = (size_t)d->a.text + d->a.data, at = d->a.data_at + d->a.data;
        if (with_relocation && !d->a.stripped && at + code <= size)
            d->relocation = file + at;
        d->out = open_memstream(&text, &length);
        ck_assert(dis_read_names(d));
        dis_print(d);
        fclose(d->out);
    }
    free(d->names);
    free(d);
}

/* The line with this COMMENT is WANTED, without it and the blanks before. */
static void check_line(const char *comment, const char *wanted)
{
    char pattern[32];
    snprintf(pattern, sizeof pattern, "/ %s", comment);
    char *at = strstr(text, pattern);
    ck_assert_msg(at, "no line %s in\n%s", comment, text);
    char *start = at;
    while (start > text && start[-1] != '\n')
        start--;
    while (at > start && (at[-1] == ' ' || at[-1] == '\t'))
        at--;
    ck_assert_msg((size_t)(at - start) == strlen(wanted) &&
                      strncmp(start, wanted, strlen(wanted)) == 0,
                  "%s: %.*s", comment, (int)(at - start), start);
}

static void has(const char *part)
{
    ck_assert_msg(strstr(text, part), "no %s in\n%s", part, text);
}

static const char source[] =
    ".globl _f,_u; .comm _c,10; PS = 177776\n"
    "start: mov $start,r0; mov $2,r1; mov x,y; jsr pc,_f; jmp *$_u\n"
    "_f: clr PS; mov _c+2,4(r5); clr -4(r5); br start; bne .+4\n"
    "clr *$177560; 6; 1; 230+7; 6500^tst; 104123; 172601; clc|clv\n"
    "sys open; x+1; 0; sys 75; movf fr1,(r0); movf (r0),fr1; 170010\n"
    "start; 0;0;0;0; 1: sob r0,1b\n"
    ".data; x: 2; y: _f; < hi>; odd: <j>\n"
    ".bss; .=.+2; z: .=.+3; w: .=.+1\n";

START_TEST(with_relocation)
{
    ck_assert(as_rig_externals(source));
    disassemble(as_out.file, as_out.size, true);
    check_line("000000:", "\tmov\t$start,r0");
    check_line("000004:", "\tmov\t$2,r1");
    check_line("000010:", "\tmov\tx,y");
    check_line("000016:", "\tjsr\tpc,_f");
    check_line("000022:", "\tjmp\t*$_u");
    has("\n.globl\t_f\n_f:\n");
    check_line("000026:", "\tclr\tPS");
    has("\nPS = 177776\n");
    check_line("000032:", "\tmov\t_c+2,4(r5)");
    has("\n.comm\t_c,10\n");
    check_line("000040:", "\tclr\t-4(r5)");
    check_line("000044:", "\tbr\tstart");
    check_line("000046:", "\tbne\t_f+24");
    check_line("000050:", "\tclr\t*$177560");
    has("\nrtt = 6\n");
    check_line("000054:", "\trtt");
    check_line("000056:", "\twait");
    check_line("000060:", "\tspl\t7");
    check_line("000062:", "\tmfpi\tr0");
    check_line("000064:", "\temt\t123");
    check_line("000066:", "\tldf\tfr1,fr2");
    check_line("000070:", "\tclv|clc");
    check_line("000072:", "\tsys\topen; x+1; 0");
    check_line("000100:", "\tsys\t75");
    check_line("000102:", "\tmovf\tfr1,(r0)");
    check_line("000104:", "\tmovf\t(r0),fr1");
    check_line("000106:", "\t170010");
    check_line("000110:", "\tstart");
    check_line("000112", "\t.=.+10");
    check_line("000122:", "\tsob\tr0,_f+74");
    check_line("000126:", "\t_f");
    check_line("000130: 064040   h", "\t64040");
    check_line("000132: 151", "\t.byte\t151");
    has("\nodd:\n\t.byte\t152");
    has("\n.bss\nbss0:\n\t.=.+2");
    has("\nz:\n\t.=.+3");
    ck_assert_ptr_null(strstr(text, "rti")); /* the 2 of data is no instruction */
}
END_TEST

/* The same linked: numbers stay numbers, addresses in operands get names by where they lie. */
START_TEST(without_relocation)
{
    ck_assert(
        as_rig_linked("start: mov $start,r0; mov d+2,*$b; jsr pc,*$f; clr *$177560\n"
                      "f: jmp f+2; mov 20,f\n.data; d: d; 2; .bss; b: .=.+2",
                      AOUT_SHARED, false));
    disassemble(as_out.file, as_out.size, true);
    has("/ 0410, assembled with -n: text 000100, data 000004, bss 000002\n");
    check_line("000000:", "\tmov\t$0,r0");
    check_line("000004:", "\tmov\td+2,*$b");
    check_line("000012:", "\tjsr\tpc,*$f");
    check_line("000016:", "\tclr\t*$177560");
    check_line("000022:", "\tjmp\tf+2");
    check_line("000026:", "\tmov\tstart+20,f");
    check_line("000034", "\t.=.+44");
    check_line("020000:", "\t20000");
    check_line("020002:", "\t2");
    disassemble(as_out.file, as_out.size, false);
    has("\tjmp\tf+2");
}
END_TEST

/* In a space of its own a number below the text's end is data, unless it is jumped to. */
START_TEST(separate_spaces)
{
    ck_assert(as_rig_linked("start: mov d+2,r0; jsr pc,*$start; mov *$0,r1\n"
                            ".data; d: 1; 2; 3; 4",
                            AOUT_SPLIT, false));
    disassemble(as_out.file, as_out.size, true);
    check_line("000000:", "\tmov\td+2,r0");
    check_line("000004:", "\tjsr\tpc,*$start");
    check_line("000010:", "\tmov\t*$d,r1");
}
END_TEST

START_TEST(stripped)
{
    ck_assert(as_rig_linked("1: br 1b; br .+10; sob r1,1b; mov 2,r0; jmp 1b; clr 177776",
                            AOUT_PLAIN, true));
    disassemble(as_out.file, as_out.size, true);
    check_line("000000:", "\tbr\t.");
    check_line("000002:", "\tbr\t.+10");
    check_line("000004:", "\tsob\tr1,.-4");
    check_line("000006:", "\tmov\t2,r0");
    check_line("000012:", "\tjmp\t0");
    check_line("000016:", "\tclr\t177776");
}
END_TEST

/* Names that the assembler has for itself, or that come twice, are left out. */
START_TEST(names_that_cannot_be_written)
{
    as_rig_good("~x = 177560; ~a: 1; a: 2; b: a; c: b\n");
    memcpy(as_out.file + as_out.size - 12, "r0\0\0\0\0\0", 8);
    disassemble(as_out.file, as_out.size, true);
    has("\na:\n\twait ");
    has("\nb:\n\ta+2 ");
    ck_assert_ptr_null(strstr(text, "r0:"));
    memcpy(as_out.file + as_out.size - 12, "n o\0\0\0\0", 8);
    disassemble(as_out.file, as_out.size, true);
    ck_assert_ptr_null(strstr(text, "n o"));
    memcpy(as_out.file + as_out.size - 12, "halt\0\0\0", 8);
    disassemble(as_out.file, as_out.size, true);
    ck_assert_ptr_null(strstr(text, "halt:"));
}
END_TEST

/* Any bytes behind an a.out's magic number, with any sizes that fit. */
START_TEST(random_files_never_crash)
{
    byte file[600];
    struct dice d = dice_start("a.outs", 1972);
    for (int i = 0; i < 3000; i++) {
        for (size_t k = 0; k < sizeof file; k++)
            file[k] = (byte)(dice_next(&d) % 5 ? dice_next(&d) : 0);
        word_put(file, (word)(AOUT_PLAIN + dice_next(&d) % 3));
        word_put(file + 2, (word)(dice_next(&d) % 300));
        word_put(file + 4, (word)(dice_next(&d) % 280));
        word_put(file + 016, dice_next(&d) & 1);
        if (i % 3)
            word_put(file + 010, 120);
        byte *exact = malloc(sizeof file);
        memcpy(exact, file, sizeof file);
        disassemble(exact, sizeof file, true);
        free(exact);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("dis");
    TCase *t = tcase_create("dis");
    tcase_add_test(t, with_relocation);
    tcase_add_test(t, without_relocation);
    tcase_add_test(t, separate_spaces);
    tcase_add_test(t, stripped);
    tcase_add_test(t, names_that_cannot_be_written);
    tcase_add_test(t, random_files_never_crash);
    suite_add_tcase(s, t);
    return s;
}
