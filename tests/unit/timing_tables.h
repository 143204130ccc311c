/* The instruction timing tables again, as the tests have them. KB11-A flow diagrams; PDP-11/45
 * Processor Handbook, appendix "Instruction timing". */
#ifndef TESTS_UNIT_TIMING_TABLES_H
#define TESTS_UNIT_TIMING_TABLES_H

/* ns: bipolar, MOS, core, and what KT11 adds. */
struct time {
    int bipolar, mos, core, kt11;
};

static const struct time src[8] = {
    {0,     0,    0,    0  },
    { 300,  450,  830,  90 },
    { 300,  450,  830,  90 },
    { 750,  1050, 1810, 180},
    { 450,  600,  980,  90 },
    { 900,  1200, 1960, 180},
    { 600,  900,  1660, 180},
    { 1050, 1500, 2640, 270},
};

/* Destinations by the A fork (SM0 and single operand). */
static const struct time dst_a[8] = {
    {0,     0,    0,    0  },
    { 300,  450,  830,  90 },
    { 300,  450,  830,  90 },
    { 750,  1050, 1810, 180},
    { 450,  600,  980,  90 },
    { 900,  1200, 1960, 180},
    { 600,  900,  1660, 180},
    { 1050, 1500, 2640, 270},
};

/* By the C fork (SM1-7): modes 6 and 7 take a state more. */
static const struct time dst_c[8] = {
    {0,     0,    0,    0  },
    { 300,  450,  830,  90 },
    { 300,  450,  830,  90 },
    { 750,  1050, 1810, 180},
    { 450,  600,  980,  90 },
    { 900,  1200, 1960, 180},
    { 750,  1050, 1810, 180},
    { 1200, 1650, 2790, 270},
};

static const struct time reg_reg = { 300, 450, 830, 90 };
static const struct time reg_reg_r7 = { 600, 750, 1130, 90 };
static const struct time mem_reg = { 450, 600, 980, 90 };
static const struct time mem_reg_odd = { 600, 750, 1130, 90 };
static const struct time mem_reg_r7 = { 750, 900, 1280, 90 };
static const struct time modify = { 750, 1050, 1660, 180 };
static const struct time test = { 450, 600, 980, 90 };
static const struct time shift_odd = { 900, 1200, 1810, 180 };
static const struct time neg_reg = { 750, 900, 1280, 90 };
static const struct time neg_mem = { 1050, 1350, 1960, 180 };

static const struct time mov_sm0[8] = {
    {300,   450,  830,  90 },
    { 750,  1050, 1660, 180},
    { 750,  1050, 1660, 180},
    { 1200, 1650, 2640, 270},
    { 900,  1200, 1810, 180},
    { 1350, 1800, 2790, 270},
    { 1050, 1500, 2490, 270},
    { 1500, 2100, 3470, 360},
};

static const struct time mov_sm1[8] = {
    {450,   600,  980,  90 },
    { 750,  1050, 1660, 180},
    { 750,  1050, 1660, 180},
    { 1200, 1650, 2640, 270},
    { 900,  1200, 1810, 180},
    { 1350, 1800, 2790, 270},
    { 1200, 1650, 2640, 270},
    { 1650, 2250, 3620, 360},
};

static const struct time jmp[8] = {
    {0,     0,    0,    0  },
    { 900,  1050, 1430, 90 },
    { 900,  1050, 1430, 90 },
    { 1200, 1500, 2260, 180},
    { 900,  1050, 1430, 90 },
    { 1350, 1650, 2410, 180},
    { 1050, 1350, 2110, 180},
    { 1500, 1950, 3090, 270},
};

static const struct time jsr[8] = {
    {0,     0,    0,    0  },
    { 1500, 1800, 2410, 180},
    { 1500, 1800, 2410, 180},
    { 1800, 2250, 3240, 270},
    { 1500, 1800, 2410, 180},
    { 1950, 2400, 3390, 270},
    { 1650, 2100, 3090, 270},
    { 2100, 2700, 4070, 360},
};

static const struct time mtp[8] = {
    {900,   1200, 1960, 180},
    { 1200, 1650, 2640, 270},
    { 1200, 1650, 2640, 270},
    { 1650, 2250, 3620, 360},
    { 1350, 1800, 2790, 270},
    { 1800, 2400, 3770, 360},
    { 1650, 2250, 3620, 360},
    { 2100, 2850, 4600, 450},
};

static const struct time mfp_reg = { 1200, 1500, 2110, 180 };
static const struct time mfp_mem = { 1050, 1350, 1960, 180 };
static const struct time branch_not_taken = { 300, 450, 830, 90 };
static const struct time branch_taken = { 600, 750, 1130, 90 };
static const struct time sob_taken = { 600, 750, 1130, 90 };
static const struct time sob_through = { 750, 900, 1280, 90 };
static const struct time rts = { 1050, 1350, 2110, 180 };
static const struct time mark = { 900, 1200, 1960, 180 };
static const struct time rti = { 1500, 1950, 3090, 270 };
static const struct time quick = { 600, 750, 1130, 90 }; /* SPL, CLx, SEx, NOP */
static const struct time emt = { 2400, 3150, 4750, 450 };
static const struct time bpt = { 2250, 3000, 4600, 450 };
static const struct time shift_reg = { 750, 900, 1280, 90 }; /* ASH, ASHC, no shifts */
static const struct time shift_mem = { 900, 1050, 1430, 90 };
static const struct time mul = { 3300, 3450, 3830, 90 };
static const struct time div_zero = { 900, 1050, 1430, 90 };
static const struct time service = { 2550, 3300, 4900, 450 };

#endif
