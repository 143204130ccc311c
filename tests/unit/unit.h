/* What every unit test file includes: Check, and the suite it must define. */
#ifndef TESTS_UNIT_UNIT_H
#define TESTS_UNIT_UNIT_H

#include <check.h>
#include <stdbool.h>

/* Check writes to a file for each assertion that holds, to say behind which one a test crashed.
 * In a loop of many thousands that takes longer than what is tested: here a test tells each of
 * its lines once. */
static inline void unit_mark(const char *file, int line)
{
    static bool told[2048];
    if (!told[line % 2048])
        _mark_point(file, line);
    told[line % 2048] = true;
}

#define _mark_point(file, line) unit_mark(file, line)

Suite *unit_suite(void);

#endif
