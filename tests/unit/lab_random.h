/* Programs by chance that make processes, as text for the lab's assembler: parents and children
 * store here and there, have the kernel store for them, move the ends of data and stack, fork
 * again, exec, exit, wait. Which of them runs when is the kernel's affair; each can be ended. */
#ifndef TESTS_UNIT_LAB_RANDOM_H
#define TESTS_UNIT_LAB_RANDOM_H

/* The program of SEED; to be freed. The same seed gives the same program. */
char *lab_random_program(unsigned seed);

#endif
