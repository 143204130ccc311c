/* RP11-C: the maintenance registers, which stand for a drive that is empty. */
#include "tests/unit/rp11_rig.h"

#define bus (&rp_bench.bus)
#define rp (&rp_bench.rp)

enum { EMPTY = 01000, LINES = 060000, PULSE = 0400, INDEX = 010000 };

static void steps(int n)
{
    for (int i = 0; i < n; i++)
        put(bus, RPM3, LINES | 1);
}

/* For a drive that is empty RPM3 speaks; of one with a pack it says nothing. */
START_TEST(lines)
{
    const struct {
        word line, ds, er;
    } row[] = {
        {0100000, 0400,    0},
        { 040000, 0100000, 0},
        { 020000, 042000,  0},
        { 060000, 0140000, 0},
        { 04000,  01000,   0},
        { 02000,  04000,   1},
    };
    put(bus, RPCS, EMPTY);
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        put(bus, RPM3, row[i].line);
        ck_octal(get(bus, RPM3), 0); /* it is for writing */
        ck_octal(get(bus, RPDS), 020000 | row[i].ds);
        ck_octal(get(bus, RPER), row[i].er);
    }
    put(bus, RPCS, 0);
    put(bus, RPM3, 04000);
    ck_octal(get(bus, RPDS), 0160000);
    put(bus, RPM3, 0);
}
END_TEST

START_TEST(pulses)
{
    put(bus, RPCS, EMPTY);
    put(bus, RPM3, INDEX);
    for (int i = 0; i < 18; i++) {
        put(bus, RPM3, PULSE);
        put(bus, RPM3, PULSE); /* it has to fall first */
        put(bus, RPM3, 0);
        ck_octal(get(bus, RPDA), (i & 017) << 4);
    }
    put(bus, RPCS, 0);
    put(bus, RPM3, PULSE);
    put(bus, RPCS, EMPTY);
    ck_octal(get(bus, RPDA), 1 << 4);
}
END_TEST

START_TEST(attentions_and_cylinder)
{
    put(bus, RPCS, EMPTY | AIE);
    ck_assert(bus_write(bus, 0776730, 0125, LOW_BYTE));
    ck_octal(get(bus, RPDS) & 0377, 0125);
    ck_octal(interrupt(bus), VECTOR);
    ck_assert(bus_write(bus, 0776730, 0252 << 8, HIGH_BYTE));
    ck_octal(get(bus, SUCA), 0252);
    put(bus, RPDS, 0377);
    put(bus, RPCS, 0);
    put(bus, 0776730, 0377); /* the drive has its own */
    ck_octal(get(bus, RPDS) & 0377, 0);
}
END_TEST

/* What the drive would hear, after so many steps. */
START_TEST(stepped)
{
    const struct {
        word cs;
        struct {
            int steps;
            word hears;
        } at[4];
    } row[] = {
        {SEEK,                { { 5, 0525 }, { 4, 02010 }, { 4, 01360 }, { 4, 02004 } }},
        { HOME,               { { 3, 0 }, { 1, 02100 } }                               },
        { READ_THERE,         { { 6, 0 }, { 1, 02042 } }                               },
        { WRITE | HDR | MODE, { { 18, 0 }, { 1, 02061 } }                              },
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        put(bus, RPM3, LINES);
        rp_start(row[i].cs | EMPTY, 0252, 017, 0, 0, 1);
        ck_octal(get(bus, RPCS) & RDY, 0);
        for (int j = 0; j < 4 && row[i].at[j].steps; j++) {
            steps(row[i].at[j].steps);
            ck_octal(get(bus, RPM1) & 03777, row[i].at[j].hears);
        }
        steps(24);
        ck_octal(get(bus, RPCS) & RDY, RDY);
        ck_octal(get(bus, RPM1) & 03777, 0);
    }
    ck_assert_int_eq(rp_bench.told, 0);
    rp_start(SEEK | EMPTY, 1, 0, 0, 0, 0);
    put(bus, RPCS, RESET);
    ck_octal(get(bus, RPCS), RDY);
}
END_TEST

/* A WRITE ends at the third step, refused, with what else is wrong with it. */
START_TEST(refused)
{
    put(bus, RPM3, LINES);
    rp_start(WRITE | EMPTY | IDE, 406, 20, 10, 0, 1);
    steps(2);
    ck_octal(get(bus, RPCS) & RDY, 0);
    put(bus, RPM3, 0164001);
    ck_octal(get(bus, RPER), 0176000);
    ck_octal(get(bus, RPCS) & 0140200, 0140200);
    ck_octal(interrupt(bus), VECTOR);
    put(bus, RPM3, 0); /* without lines it is refused at once */
    rp_start(WRITE | EMPTY, 0, 0, 0, 0, 1);
    ck_octal(get(bus, RPCS) & RDY, RDY);
    ck_octal(get(bus, RPER), 02000);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rp11_maintenance");
    const TTest *const maintenance[] = { lines,   pulses,  attentions_and_cylinder,
                                         stepped, refused, NULL };
    rp_case(suite, "maintenance", maintenance);
    return suite;
}
