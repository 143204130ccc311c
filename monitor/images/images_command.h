/* `fork11 images`: which historical images are known, and where they are. */
#ifndef MONITOR_IMAGES_IMAGES_COMMAND_H
#define MONITOR_IMAGES_IMAGES_COMMAND_H

/* argv[0] is "images". `images` lists, `images fetch NAME ...` fetches, `images fresh NAME ...`
 * forgets what guests changed. The exit status: 0, 1 if something failed, 2 for wrong usage. */
int images_main(int argc, char **argv);

#endif
