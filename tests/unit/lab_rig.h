/* The lab system in a test: its own pack in memory, with programs of the test's on it; a
 * machine that boots it; and at every idle of its kernel a look whether the counts balance. */
#ifndef TESTS_UNIT_LAB_RIG_H
#define TESTS_UNIT_LAB_RIG_H

#include "images/labpack.h"
#include "monitor/lab/balance.h"
#include "tests/unit/session.h"

enum { LAB_ALL_CORE = 248, LAB_ALL_SWAP = 872, LAB_OUTPUT = 60000, LAB_HOLES = 310 };

enum lab_policy { LAB_SWAP, LAB_CORE, LAB_COW, LAB_BORROW, LAB_SHARE, LAB_THREAD };

extern const char *const lab_policy_names[6];

/* How it is to start. */
struct lab_wish {
    enum lab_policy policy;
    int kbytes; /* of core */
    int swap;   /* blocks of swap, at most LAB_ALL_SWAP */
};

/* What the kernel sends the disk's controller to do. */
struct lab_transfer {
    int drive;
    unsigned block;
    bool reads;
};

struct lab {
    struct session s;
    byte *blocks; /* of the pack */
    struct labpack pack;
    struct balance balance;
    struct cpu_hooks hooks;
    byte *map;       /* of the hooks */
    uint64_t looked; /* at that instruction, the last time */
    bool resting;    /* every idle is looked at */
    long idles;      /* looked at; of these: */
    long quiet;      /* nobody was busy */
    long half_made;  /* a child was being written to the swap disk */
    word idle;       /* the kernel's addresses */
    word rkstart;
    bool (*bad)(struct lab *l, struct lab_transfer t);
    word holes[2 * LAB_HOLES]; /* that lab_take_core has taken */
    char wrong[BALANCE_TEXT];
    char output[LAB_OUTPUT];
};

/* The pack as make built it. */
void lab_pack(struct lab *l);

/* A program or file more on it. The program's text is FILE, assembled with the library. */
void lab_program(struct lab *l, const char *dir, const char *name, const char *file);
/* The program tests/lab/guest/NAME.s, with check.s there and the library, as /bin/NAME. */
void lab_guest(struct lab *l, const char *name);
void lab_file(struct lab *l, const char *dir, const char *name, const void *data,
              size_t n);

/* Boots it, to the shell's first prompt. */
void lab_start(struct lab *l, struct lab_wish wish);

/* Boots it; the kernel's names are known then, and main() has hardly begun. */
void lab_begin(struct lab *l, struct lab_wish wish);

/* Runs until the console has printed TEXT; fails after so many machine seconds, or if a
 * count does not balance on the way. Returns what was printed before it, since the last
 * time, without carriage returns: good until the next call. */
const char *lab_await(struct lab *l, const char *text, int seconds);

/* Types COMMAND and a new line; what it printed until the next prompt. */
const char *lab_do(struct lab *l, const char *command, int seconds);

/* It printed just that. */
void lab_prints(struct lab *l, const char *command, const char *wanted);

/* Everybody has come to rest, and every count balances. */
void lab_rests(struct lab *l, int seconds);

/* After a sync, the file system on the disk has no fault. */
void lab_clean(struct lab *l);

/* The file system on a drive has no fault as it is. */
void lab_checks(struct lab *l, int drive);

/* After lab_start or lab_begin: a pack in another drive, with a file system of 200 blocks and 64
 * inodes, empty. */
void lab_drive(struct lab *l, int drive);

/* From now on the controller fails at once with what BAD says is bad; it is asked before each
 * attempt. NULL: with nothing. */
void lab_bad(struct lab *l, bool (*bad)(struct lab *l, struct lab_transfer t));

/* For the rig: the kernel is about to begin a transfer, or to hear how it ended. */
void lab_at_disk(struct lab *l, bool begins);

/* The address of a name of the kernel's; the word there; and a new one. */
word lab_at(struct lab *l, const char *name);
word lab_peek(struct lab *l, const char *name);
void lab_poke(struct lab *l, const char *name, word value);

/* Takes all core that is free, without the kernel's knowing; and gives it back, between what
 * has become free since. In between nothing balances. */
void lab_take_core(struct lab *l);
void lab_give_core(struct lab *l);

void lab_end(struct lab *l);

#endif
