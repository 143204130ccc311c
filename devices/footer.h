/* What SIMH 4 writes behind the data of a disk's file: 512 bytes that begin with "simh" and name
 * the drive. They are no part of the pack. */
#ifndef DEVICES_FOOTER_H
#define DEVICES_FOOTER_H

#include "devices/word.h"

enum { FOOTER_BYTES = 512, FOOTER_NAME = 17 };

/* Bytes of data in the file at PATH, which is ordinary; -1: it cannot be read. DRIVE gets the
 * type that the footer names ("RL02"), or is empty. */
int64_t footer_data_bytes(const char *path, char drive[FOOTER_NAME]);

/* The same of an open file of BYTES. */
int64_t footer_data_of(int fd, int64_t bytes, char drive[FOOTER_NAME]);

#endif
