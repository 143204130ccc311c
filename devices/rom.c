/* The bootstrap ROM at 773000, in the manner of DEC's M9312: R0 holds the drive, the first
 * two blocks come to 0, and the block boot goes on there with R0 = drive, R1 = the
 * control's status register. Nobody answers a write to it. */
#include "devices/rom.h"

#include <string.h>
#include <strings.h>

enum { ROM = 0773000, ROM_WORDS = 256, PAGE = 0173000 };

static const struct board_kind rom_kind;
static const word program[ROM_WORDS];
static const struct boot_entry entries[4]; /* and a NULL */

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

static const struct boot_entry entries[] = {
    {"RK",  PAGE       },
    { "RF", PAGE + 0400},
    { "RR", PAGE + 0450},
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

    /* rf: */
    [0400 / 2] = 0012706, 0002000, /* 773400  mov  #2000, sp                           */
    0000005,                       /* 773404  reset                                    */
    0012701, 0177472,              /* 773406  mov  #dbr, r1                            */
    0005041,                       /* 773412  clr  -(r1)         dae                   */
    0005041,                       /* 773414  clr  -(r1)         dar: word 0           */
    0005041,                       /* 773416  clr  -(r1)         cma                   */
    0012741, 0177000,              /* 773420  mov  #-1000, -(r1) wc: two blocks        */
    0012741, 0000005,              /* 773424  mov  #5, -(r1)     dcs: read, go         */
    0105711,                       /* 773430  tstb (r1)                                */
    0100376,                       /* 773432  bpl  .-2           until ready           */
    0005711,                       /* 773434  tst  (r1)                                */
    0100762,                       /* 773436  bmi  rf+4          an error: again       */
    0105011,                       /* 773440  clrb (r1)                                */
    0005007,                       /* 773442  clr  pc                                  */

    /* rr: */
    [0450 / 2] = 0012706, 0002000, /* 773450  mov  #2000, sp                           */
    0000005,                       /* 773454  reset                                    */
    0012701, 0176726,              /* 773456  mov  #rpm1, r1                           */
    0005041,                       /* 773462  clr  -(r1)         rpda: track, sector 0 */
    0005041,                       /* 773464  clr  -(r1)         rpca: cylinder 0      */
    0005041,                       /* 773466  clr  -(r1)         rpba                  */
    0012741, 0177000,              /* 773470  mov  #-1000, -(r1) rpwc: two blocks      */
    0010003,                       /* 773474  mov  r0, r3                              */
    0000303,                       /* 773476  swab r3            drive in 10:8         */
    0052703, 0000005,              /* 773500  bis  #5, r3        read, go              */
    0010341,                       /* 773504  mov  r3, -(r1)     rpcs                  */
    0105711,                       /* 773506  tstb (r1)                                */
    0100376,                       /* 773510  bpl  .-2           until ready           */
    0005711,                       /* 773512  tst  (r1)                                */
    0100757,                       /* 773514  bmi  rr+4          an error: again       */
    0105011,                       /* 773516  clrb (r1)                                */
    0005007,                       /* 773520  clr  pc                                  */
};

static const struct board_kind rom_kind = {
    .name = "ROM",
    .title = "bootstrap ROM",
    .read = rom_read,
    .peek = rom_peek,
};
