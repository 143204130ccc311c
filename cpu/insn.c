/* The instruction table's data: what reads cpu/insn.def for anything but the functions.
 * PDP-11/45 Processor Handbook, chapter 4 and appendix B; the names of V6's as(I). */
#include "cpu/insn.h"

/* The functions are bound in cpu/exec.c only, so that images/ can link this file. */
#define INSN(match, mask, name, form, timing, function)                                  \
    { match, mask, name, form, timing },

const struct insn insn_table[] = {
#include "cpu/insn.def"
};

const int insn_count = sizeof insn_table / sizeof insn_table[0];

/* The condition code names are here and not above because they combine: CLN CLC is one
 * instruction. The disassembler reads them from here too, highest bit first. */
const struct insn insn_alias[] = {
    {0000240,  0177777, "NOP",    F_CC,   T_SPL   },
    { 0000257, 0177777, "CCC",    F_CC,   T_SPL   },
    { 0000250, 0177777, "CLN",    F_CC,   T_SPL   },
    { 0000244, 0177777, "CLZ",    F_CC,   T_SPL   },
    { 0000242, 0177777, "CLV",    F_CC,   T_SPL   },
    { 0000241, 0177777, "CLC",    F_CC,   T_SPL   },
    { 0000277, 0177777, "SCC",    F_CC,   T_SPL   },
    { 0000270, 0177777, "SEN",    F_CC,   T_SPL   },
    { 0000264, 0177777, "SEZ",    F_CC,   T_SPL   },
    { 0000262, 0177777, "SEV",    F_CC,   T_SPL   },
    { 0000261, 0177777, "SEC",    F_CC,   T_SPL   },
    { 0000207, 0177777, "RETURN", F_NONE, T_RTS   },
    { 0004700, 0177700, "CALL",   F_DD,   T_JSR   },
    { 0103000, 0177400, "BHIS",   F_BR,   T_BRANCH},
    { 0103000, 0177400, "BEC",    F_BR,   T_BRANCH},
    { 0103400, 0177400, "BLO",    F_BR,   T_BRANCH},
    { 0103400, 0177400, "BES",    F_BR,   T_BRANCH},
    { 0104400, 0177400, "SYS",    F_N8,   T_TRAP  },
    { 0070000, 0177000, "MPY",    F_SSR,  T_MUL   },
    { 0071000, 0177000, "DVD",    F_SSR,  T_DIV   },
    { 0072000, 0177000, "ALS",    F_SSR,  T_ASH   },
    { 0073000, 0177000, "ALSC",   F_SSR,  T_ASH   },
    { 0170400, 0177700, "CLRD",   F_FDD,  T_FP    },
    { 0170500, 0177700, "TSTD",   F_FDD,  T_FP    },
    { 0170600, 0177700, "ABSD",   F_FDD,  T_FP    },
    { 0170700, 0177700, "NEGD",   F_FDD,  T_FP    },
    { 0171000, 0177400, "MULD",   F_FSAC, T_FP    },
    { 0171400, 0177400, "MODD",   F_FSAC, T_FP    },
    { 0172000, 0177400, "ADDD",   F_FSAC, T_FP    },
    { 0172400, 0177400, "LDD",    F_FSAC, T_FP    },
    { 0173000, 0177400, "SUBD",   F_FSAC, T_FP    },
    { 0173400, 0177400, "CMPD",   F_FSAC, T_FP    },
    { 0174000, 0177400, "STD",    F_ACFD, T_FP    },
    { 0174400, 0177400, "DIVD",   F_FSAC, T_FP    },
    { 0175400, 0177400, "STCFL",  F_ACDD, T_FP    },
    { 0175400, 0177400, "STCDI",  F_ACDD, T_FP    },
    { 0175400, 0177400, "STCDL",  F_ACDD, T_FP    },
    { 0176000, 0177400, "STCDF",  F_ACFD, T_FP    },
    { 0177000, 0177400, "LDCID",  F_SSAC, T_FP    },
    { 0177000, 0177400, "LDCLF",  F_SSAC, T_FP    },
    { 0177000, 0177400, "LDCLD",  F_SSAC, T_FP    },
    { 0177400, 0177400, "LDCFD",  F_FSAC, T_FP    },
};

const int insn_aliases = sizeof insn_alias / sizeof insn_alias[0];

const struct insn_form insn_form[] = {
    [F_NONE] = {"",     ""                },
    [F_DD] = { "d",   "dst"             },
    [F_SSDD] = { "s,d", "src,dst"         },
    [F_RDD] = { "R,d", "register,dst"    },
    [F_SSR] = { "d,R", "src,register"    },
    [F_R] = { "r",   "register"        },
    [F_N3] = { "3",   "n (0 to 7)"      },
    [F_N6] = { "6",   "n (0 to 77)"     },
    [F_N8] = { "8",   "n (0 to 377)"    },
    [F_BR] = { "b",   "address"         },
    [F_SOB] = { "R,o", "register,address"},
    [F_CC] = { "",    ""                },
    [F_FDD] = { "f",   "fdst"            },
    [F_FSAC] = { "f,a", "fsrc,accumulator"},
    [F_ACFD] = { "a,f", "accumulator,fdst"},
    [F_SSAC] = { "d,a", "src,accumulator" },
    [F_ACDD] = { "a,d", "accumulator,dst" },
};

const struct insn *insn_find(word ir)
{
    for (int i = 0; i < insn_count; i++) {
        if ((ir & insn_table[i].mask) == insn_table[i].match)
            return &insn_table[i];
    }
    return NULL;
}
