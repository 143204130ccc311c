/* The fields of struct proc and of the user structure, each told in a few characters, and
 * what fork does with it. V6: proc.h, user.h, newproc() in ken/slp.c, fork() in ken/sys1.c; V7:
 * the same in h and sys. */
#ifndef MONITOR_FORK_PROC_FIELDS_H
#define MONITOR_FORK_PROC_FIELDS_H

#include "monitor/fork/phrase.h"
#include "monitor/fork/record.h"

/* What fork does with a field of the child's. */
enum field_rule {
    FIELD_SET,    /* a constant */
    FIELD_COPIED, /* its parent's value */
    FIELD_OWN,    /* a value of the child's own */
    FIELD_SHARED, /* its parent's value, and a count is raised */
    FIELD_LEFT,   /* nothing: as the slot's last user left it */
    FIELD_RESET   /* 0, by fork(), when the child runs */
};

extern const char *const field_rules[]; /* "copied", ... */

/* Whose struct it is in. */
enum field_of { OF_ALL, OF_LAB, OF_V7, NOT_OF_V7 };

struct field {
    const char *name;
    enum field_rule rule;
    const char *note; /* or NULL */
    void (*tell)(const void *at, char *text, size_t size);
    size_t offset; /* of struct proc_entry, or struct user_area */
    enum field_of of;
};

/* Whether edition E's structs have the field. */
bool field_in(const struct field *f, const struct edition *e);

extern const struct field proc_fields[], user_fields[];
extern const int proc_field_count, user_field_count;

/* Whether the kernel of R has that field. */
bool field_is_there(const struct field *f, const struct fork_record *r);

/* What the fork R did with it: F's own rule and note, but for what the lab's kernel does in
 * another way, and for a spawned child, which is nobody's copy. */
struct field_fate {
    enum field_rule rule;
    const char *note; /* or NULL */
};
struct field_fate field_fate(const struct field *f, const struct fork_record *r);

/* The value of F in the proc_entry or user_area at OF. */
struct phrase field_tell(const struct field *f, const void *of);

#endif
