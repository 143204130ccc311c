/* `fork11 fs`: files on V4, V5 and V6 packs, without booting them. */
#ifndef MONITOR_IMAGES_FS_COMMAND_H
#define MONITOR_IMAGES_FS_COMMAND_H

/* argv[0] is "fs", argv[1] the verb: ls, cat, df, check, get, put, make. The exit status: 0; 1 if
 * something failed or the pack is not clean; 2 for wrong usage. */
int fs_main(int argc, char **argv);

#endif
