/* What every unit test file includes: Check, and the suite it must define. */
#ifndef TESTS_UNIT_UNIT_H
#define TESTS_UNIT_UNIT_H

#include <check.h>

Suite *unit_suite(void);

#endif
