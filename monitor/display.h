/* What PRINT shows once and DISPLAY at each stop: a list of expressions and texts. */
#ifndef MONITOR_DISPLAY_H
#define MONITOR_DISPLAY_H

enum { DISPLAYS = 20, DISPLAY_TEXT = 160 };

struct monitor;

struct displays {
    int count;
    int given; /* the number of the last one */
    struct display {
        int number;
        char text[DISPLAY_TEXT];
    } list[DISPLAYS];
};

/* Each of M's displays on a line of its own. */
void display_say(struct monitor *m);

#endif
