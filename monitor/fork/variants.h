/* What every way of making a process would have cost for one observed window: one table, a
 * row for each, by the rules beside them. Pure: from a record and the constants. */
#ifndef MONITOR_FORK_VARIANTS_H
#define MONITOR_FORK_VARIANTS_H

#include "monitor/fork/record.h"

enum variant {
    VARIANT_SWAP,  /* fork by swapping: 1st Edition, V6 when core is short */
    VARIANT_CORE,  /* fork in core: V6 */
    VARIANT_COW,   /* copy-on-write: SunOS 4 and after */
    VARIANT_VFORK, /* 3BSD, 2.9BSD */
    VARIANT_CMS,   /* VM/CMS OpenExtensions */
    VARIANT_RFORK, /* Plan 9 rfork(RFPROC|RFMEM) */
    VARIANT_SPROC, /* IRIX */
    VARIANT_RFMEM, /* FreeBSD */
    VARIANT_CLONE, /* Linux clone(CLONE_VM) */
    VARIANT_SPAWN, /* posix_spawn; VMS, Windows */
    VARIANT_NOMMU, /* uClinux: refused */
    VARIANTS
};

enum { VARIANT_TEXT = 400 };

struct variant_row {
    enum variant variant;
    const char *name; /* "copy-on-write" */
    const char *rule; /* a sentence */
    bool possible;    /* for this window */
    bool observed;    /* all figures were; otherwise modelled */
    uint64_t bytes_now, bytes_later;
    uint32_t faults, faults_after; /* in the window; after it */
    uint32_t entries;              /* map entries written */
    uint64_t disk_words;
    int64_t stood_ns; /* how long the parent stood still */
    int64_t total_ns;
    uint64_t peak_bytes;        /* memory held, beyond what the parent had */
    char meaning[VARIANT_TEXT]; /* one line; why not, if not possible */
};

/* A constant of the model and where it comes from. */
struct variant_constant {
    const char *name;
    int64_t value;
    const char *unit, *provenance;
};
extern const struct variant_constant variant_constants[];
extern const int variant_constant_count;

/* A byte the child wrote and what would have come of it under shared memory. */
struct hazard {
    struct byte_run run;
    const char *segment; /* "data", "bss", "stack" */
    bool harmful;        /* the parent's first access was a read */
    bool looked_at;      /* the parent accessed it at all */
};

/* ROWS has VARIANTS places. PAGE is one of cow_sizes. The row of the way that the fork went is
 * observed, if all of it was. */
void variants_fill(const struct fork_record *r, int page, struct variant_row *rows);

/* The same with no row observed: what the models make of the record. */
void variants_model(const struct fork_record *r, int page, struct variant_row *rows);

/* Runs of hazard bytes, stack bytes included; up to MOST, returns how many there are. */
int variants_hazards(const struct fork_record *r, struct hazard *list, int most);

/* posix_spawn's file actions for this child. Returns how many lines, or -1: not possible,
 * with the reason as the first line. */
int variants_actions(const struct fork_record *r, char lines[][VARIANT_TEXT], int most);

#endif
