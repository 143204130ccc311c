/* The bootstrap ROM at 773000, in the manner of DEC's M9312: R0 holds the drive, the first
 * two blocks come to 0, and the block boot goes on there with R0 = drive, R1 = the
 * control's status register. Of a magnetic tape it is the first record, or the one behind
 * labels, which are shorter. Nobody answers a write to it. */
#include "devices/rom.h"

#include <string.h>
#include <strings.h>

enum { ROM = 0773000, ROM_WORDS = 256, PAGE = 0173000 };

static const struct board_kind rom_kind;
static const word program[ROM_WORDS];
static const struct boot_entry entries[16]; /* a NULL behind the last */

static word rom_peek(const struct board *b, paddr at)
{
    (void)b;
    return program[(at - ROM) / 2];
}

static word rom_read(struct board *b, paddr at)
{
    return rom_peek(b, at);
}

const struct boot_entry *rom_entry(const char *device)
{
    for (const struct boot_entry *e = entries; e->device; e++)
        if (strcasecmp(e->device, device) == 0)
            return e;
    return NULL;
}

void rom_attach(struct rom *rom, struct unibus *bus)
{
    bus_attach(bus, &rom->board, &rom_kind, ROM, ROM + 2 * ROM_WORDS - 2);
}

static const struct boot_entry entries[16] = {
    {"RK",  PAGE       },
    { "RL", PAGE + 060 },
    { "RP", PAGE + 0400},
    { "RF", PAGE + 0240},
    { "RR", PAGE + 0310},
    { "TM", PAGE + 0500},
    { "TC", PAGE + 0600},
    { NULL, 0          },
};

static const word program[ROM_WORDS] = {
    /* rk: */
    0012706, 0002000, /* 773000  mov  #2000, sp                                        */
    0000005,          /* 773004  reset                                                 */
    0010003,          /* 773006  mov  r0, r3                                           */
    0000303,          /* 773010  swab r3                                               */
    0006303,          /* 773012  asl  r3                                               */
    0006303,          /* 773014  asl  r3                                               */
    0006303,          /* 773016  asl  r3            drive in 15:13                     */
    0006303,          /* 773020  asl  r3                                               */
    0006303,          /* 773022  asl  r3                                               */
    0012701, 0177412, /* 773024  mov  #rkda, r1                                        */
    0010311,          /* 773030  mov  r3, (r1)      cylinder 0, sector 0               */
    0005041,          /* 773032  clr  -(r1)         rkba                               */
    0012741, 0177000, /* 773034  mov  #-1000, -(r1) rkwc: two blocks                   */
    0012741, 0000005, /* 773040  mov  #5, -(r1)     rkcs: read, go                     */
    0105711,          /* 773044  tstb (r1)                                             */
    0100376,          /* 773046  bpl  .-2           until ready                        */
    0005711,          /* 773050  tst  (r1)                                             */
    0100754,          /* 773052  bmi  rk+4          an error: again, from reset        */
    0105011,          /* 773054  clrb (r1)                                             */
    0005007,          /* 773056  clr  pc                                               */

    /* rl: */
    0012706, 0002000,          /* 773060  mov  #2000, sp                             */
    0000005,                   /* 773064  reset                                      */
    0010003,                   /* 773066  mov  r0, r3                                */
    0000303,                   /* 773070  swab r3            drive in 9:8            */
    0012701, 0174400,          /* 773072  mov  #rlcs, r1                             */
    0012761, 0000013, 0000004, /* 773076  mov  #13, 4(r1)    rlda: reset             */
    0052703, 0000004,          /* 773104  bis  #4, r3        get status              */
    0010311,                   /* 773110  mov  r3, (r1)                              */
    0105711,                   /* 773112  tstb (r1)                                  */
    0100376,                   /* 773114  bpl  .-2           until ready             */
    0105003,                   /* 773116  clrb r3                                    */
    0052703, 0000010,          /* 773120  bis  #10, r3       read header             */
    0010311,                   /* 773124  mov  r3, (r1)                              */
    0105711,                   /* 773126  tstb (r1)                                  */
    0100376,                   /* 773130  bpl  .-2                                   */
    0016102, 0000006,          /* 773132  mov  6(r1), r2     where the heads are     */
    0042702, 0000177,          /* 773136  bic  #177, r2                              */
    0005202,                   /* 773142  inc  r2                                    */
    0010261, 0000004,          /* 773144  mov  r2, 4(r1)     so many tracks outward  */
    0105003,                   /* 773150  clrb r3                                    */
    0052703, 0000006,          /* 773152  bis  #6, r3        seek                    */
    0010311,                   /* 773156  mov  r3, (r1)                              */
    0105711,                   /* 773160  tstb (r1)                                  */
    0100376,                   /* 773162  bpl  .-2                                   */
    0005061, 0000002,          /* 773164  clr  2(r1)         rlba                    */
    0005061, 0000004,          /* 773170  clr  4(r1)         rlda                    */
    0012761, 0177000, 0000006, /* 773174  mov  #-1000, 6(r1) two blocks              */
    0105003,                   /* 773202  clrb r3                                    */
    0052703, 0000014,          /* 773204  bis  #14, r3       read                    */
    0010311,                   /* 773210  mov  r3, (r1)                              */
    0105711,                   /* 773212  tstb (r1)                                  */
    0100376,                   /* 773214  bpl  .-2                                   */
    0005711,                   /* 773216  tst  (r1)                                  */
    0100721,                   /* 773220  bmi  rl+4          an error: again         */
    0042711, 0000377,          /* 773222  bic  #377, (r1)                            */
    0005007,                   /* 773226  clr  pc                                    */
    /* rp: */
    [0200] = 0012706, 0002000, /* 773400  mov  #2000, sp                               */
    0000005,                   /* 773404  reset                                        */
    0012701, 0176700,          /* 773406  mov  #rpcs1, r1                              */
    0010061, 0000010,          /* 773412  mov  r0, 10(r1)   rpcs2: drive               */
    0012711, 0000021,          /* 773416  mov  #21, (r1)    preset: cylinder 0 ...     */
    0012761, 0010000, 0000032, /* 773422  mov  #10000, 32(r1) rpof: 22 sectors         */
    0012761, 0177000, 0000002, /* 773430  mov  #-1000, 2(r1) rpwc: two blocks          */
    0012711, 0000071,          /* 773436  mov  #71, (r1)    read, go                   */
    0105711,                   /* 773442  tstb (r1)                                    */
    0100376,                   /* 773444  bpl  .-2          until ready                */
    0032711, 0040000,          /* 773446  bit  #40000, (r1)                            */
    0001354,                   /* 773452  bne  rp+4         an error: again            */
    0105011,                   /* 773454  clrb (r1)                                    */
    0005007,                   /* 773456  clr  pc                                      */

    /* rf: */
    [0240 / 2] = 0012706, 0002000, /* 773240  mov  #2000, sp                           */
    0000005,                       /* 773244  reset                                    */
    0012701, 0177472,              /* 773246  mov  #dbr, r1                            */
    0005041,                       /* 773252  clr  -(r1)         dae                   */
    0005041,                       /* 773254  clr  -(r1)         dar: word 0           */
    0005041,                       /* 773256  clr  -(r1)         cma                   */
    0012741, 0177000,              /* 773260  mov  #-1000, -(r1) wc: two blocks        */
    0012741, 0000005,              /* 773264  mov  #5, -(r1)     dcs: read, go         */
    0105711,                       /* 773270  tstb (r1)                                */
    0100376,                       /* 773272  bpl  .-2           until ready           */
    0005711,                       /* 773274  tst  (r1)                                */
    0100762,                       /* 773276  bmi  rf+4          an error: again       */
    0105011,                       /* 773300  clrb (r1)                                */
    0005007,                       /* 773302  clr  pc                                  */

    /* rr: */
    [0310 / 2] = 0012706, 0002000, /* 773310  mov  #2000, sp                           */
    0000005,                       /* 773314  reset                                    */
    0012701, 0176726,              /* 773316  mov  #rpm1, r1                           */
    0005041,                       /* 773322  clr  -(r1)         rpda: track, sector 0 */
    0005041,                       /* 773324  clr  -(r1)         rpca: cylinder 0      */
    0005041,                       /* 773326  clr  -(r1)         rpba                  */
    0012741, 0177000,              /* 773330  mov  #-1000, -(r1) rpwc: two blocks      */
    0010003,                       /* 773334  mov  r0, r3                              */
    0000303,                       /* 773336  swab r3            drive in 10:8         */
    0052703, 0000005,              /* 773340  bis  #5, r3        read, go              */
    0010341,                       /* 773344  mov  r3, -(r1)     rpcs                  */
    0105711,                       /* 773346  tstb (r1)                                */
    0100376,                       /* 773350  bpl  .-2           until ready           */
    0005711,                       /* 773352  tst  (r1)                                */
    0100757,                       /* 773354  bmi  rr+4          an error: again       */
    0105011,                       /* 773356  clrb (r1)                                */
    0005007,                       /* 773360  clr  pc                                  */

    /* tm: */
    [0500 / 2] = 0012706, 0002000, /* 773500  mov  #2000, sp */
    0000005,                       /* 773504  reset */
    0010002,                       /* 773506  mov  r0, r2 */
    0000302,                       /* 773510  swab r2 */
    0052702, 0060017,              /* 773512  bis  #60017, r2   9 channels, rewind, go */
    0012701, 0172522,              /* 773516  mov  #mtc, r1 */
    0010211,                       /* 773522  mov  r2, (r1) */
    0105711,                       /* 773524  tstb (r1) */
    0100376,                       /* 773526  bpl  .-2 */
    0032761, 0000001,
    0177776,          /* 773530  bit  #1, -2(r1)   until the load point is there */
    0001774,          /* 773536  beq  .-6 */
    0162702, 0000014, /* 773540  sub  #14, r2      and read, go */
    0010161, 0000002, /* 773544  mov  r1, 2(r1)    mtbrc: more than any boot record */
    0005061, 0000004, /* 773550  clr  4(r1)        mtcma */
    0010211,          /* 773554  mov  r2, (r1) */
    0105711,          /* 773556  tstb (r1) */
    0100376,          /* 773560  bpl  .-2 */
    0005711,          /* 773562  tst  (r1) */
    0100745,          /* 773564  bmi  tm           an error: again */
    0026127, 0000002, 0173522, /* 773566  cmp  2(r1), #mtc+1000  fewer than 512 bytes? */
    0103763, /* 773574  blo  .-30         a label: it is in the next record */
    0005007, /* 773576  clr  pc */
    /* tc: */
    [0600 / 2] = 0012706, 0002000, /* 773600  mov  #2000, sp */
    0000005,                       /* 773604  reset */
    0010003,                       /* 773606  mov  r0, r3 */
    0000303,                       /* 773610  swab r3           drive in 10:8 */
    0012701, 0177342,              /* 773612  mov  #tccm, r1 */
    0012702, 0004003,          /* 773616  mov  #4003, r2    read number, backward, do */
    0004567, 0000056,          /* 773622  jsr  r5, do */
    0100373,                   /* 773626  bpl  .-10         until an error: */
    0005761, 0177776,          /* 773630  tst  -2(r1)       the end zone */
    0100361,                   /* 773634  bpl  tc */
    0012702, 0000003,          /* 773636  mov  #3, r2       read number, forward, do */
    0004567, 0000036,          /* 773642  jsr  r5, do */
    0100754,                   /* 773646  bmi  tc */
    0005761, 0000006,          /* 773650  tst  6(r1)        is it block 0? */
    0001351,                   /* 773654  bne  tc */
    0012761, 0177000, 0000002, /* 773656  mov  #-1000, 2(r1) tcwc: two blocks */
    0005061, 0000004,          /* 773664  clr  4(r1)        tcba */
    0012702, 0000005,          /* 773670  mov  #5, r2       read data, do */
    0004567, 0000004,          /* 773674  jsr  r5, do */
    0100737,                   /* 773700  bmi  tc */
    0005007,                   /* 773702  clr  pc */
    /* do: the command in r2, and what came of it in the condition codes */
    0050302,          /* 773704  bis  r3, r2 */
    0010211,          /* 773706  mov  r2, (r1) */
    0032711, 0100200, /* 773710  bit  #100200, (r1) */
    0001775,          /* 773714  beq  .-4 */
    0000205,          /* 773716  rts  r5 */
};

static const struct board_kind rom_kind = {
    .name = "ROM",
    .title = "bootstrap ROM",
    .read = rom_read,
    .peek = rom_peek,
};
