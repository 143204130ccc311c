/* Somebody who hears of a board's transfers (devices/transfer.h). */
#ifndef TESTS_UNIT_LISTENER_RIG_H
#define TESTS_UNIT_LISTENER_RIG_H

#include "devices/board.h"

/* From now on B's are heard, and nobody else's. */
void listen_to(struct board *b);

/* How many since the last heard_one or listen_to. */
int heard_so_far(void);

/* Just one was: WORDS moved, ERRORS, its times add up to all that passed. */
const struct transfer *heard_one(uint32_t words, word errors);

#endif
