/* The picture of core and swap against the kernel's tables, read anew by other means; and
 * systems that are booted for it. */
#ifndef TESTS_UNIT_CORE_RIG_H
#define TESTS_UNIT_CORE_RIG_H

#include "monitor/panel/core.h"
#include "tests/unit/session.h"

struct core_rig {
    struct session s;
    struct core_picture *p;
};

extern struct core_rig core_rig;

/* A test case's fixture: a session and an empty picture. */
void core_begin(void);
void core_end(void);

/* The command that FORMAT and TEXT make; it does not fail. */
void core_command(const char *format, const char *text);

/* To the shell's prompt; the picture watches from then on. CORE: "248k". */
void core_boot_lab(const char *policy, const char *core);
/* A pack's, from $FORK11_IMAGES. False: it is not there. */
enum core_system { CORE_V6, CORE_V5, CORE_V4, CORE_V7, CORE_V7_SPLIT, CORE_V7_SWAP };
bool core_boot_unix(enum core_system which, const char *core);

/* Runs to the next stage of a fork. False: nobody forks within some seconds. */
bool core_step(const struct fork_record **r, enum stage *stage);
/* To that stage; it comes. */
const struct fork_record *core_step_to(enum stage stage);

/* Runs so long, or so many instructions. */
void core_run(int64_t ns);
void core_run_count(uint64_t count);

/* The picture, made now; and the first motion of that kind in it, NULL: none. */
const struct core_picture *core_shown(void);
const struct core_motion *core_motion(enum core_movement kind);

/* Fails unless the picture is what M's tables say: each click of each image, page, text and of
 * the free maps; all that is fitted and no more; the processes. BORN: the slot of a child in
 * the making that has no core yet, -1: there is none. */
void core_agrees(int born);

/* What each process is called. */
void core_names_agree(void);

/* Clicks that are OWNER's and, unless SLOT is -1, of that slot. */
unsigned core_count(enum core_owner owner, int slot);

#endif
