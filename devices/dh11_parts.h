/* What the DH11 and its DM11 know of each other. */
#ifndef DEVICES_DH11_PARTS_H
#define DEVICES_DH11_PARTS_H

#include "devices/dh11.h"

void dm11_attach(struct dh11 *dh, struct unibus *bus);

/* The far end of a line changed, or the DM11 was plugged in or out: DTR of every line is what
 * the DM11 says, up if there is none, and the scanner looks. */
void dm_follow(struct dh11 *dh);

#endif
