/* KL11 / DL11: the console line at 777560, vectors 60 (receiver) and 64, BR4. */
#ifndef DEVICES_KL11_H
#define DEVICES_KL11_H

#include "devices/unibus.h"

enum { KL11_QUEUE = 4096 };

struct kl11 {
    struct board board;
    word rcsr, rbuf, xcsr;
    byte holding;         /* DL11: the character that waits behind the one going out */
    byte shifting;        /* the one going out */
    byte arriving;        /* the one coming down the line */
    bool busy, held;      /* shifting / holding are in use */
    bool typed;           /* what is in rbuf is the queue's first */
    bool double_buffered; /* DL11 */
    int baud;             /* 110 (11 bits a character) or 150 to 9600 (10 bits) */
    int receive_event, transmit_event, load_event;
    int receive_line, transmit_line;
    int queued, queue_head; /* typed, not yet taken by the guest */
    byte queue[KL11_QUEUE];
    /* Where characters go when their last bit is out (all 8 bits); set by the monitor. */
    void (*put)(void *host, byte c);
    void *host;
};

void kl11_attach(struct kl11 *kl, struct unibus *bus);

/* Types N characters: they come down the line one character time apart, each after the
 * guest has taken the one before (typing ahead is never lost). Returns how many fitted. */
size_t kl11_type(struct kl11 *kl, const char *text, size_t n);

/* A character that somebody sends without waiting for the guest (a line from outside): it
 * overruns one that was not read. */
void kl11_receive(struct kl11 *kl, byte c);

bool kl11_set_baud(struct kl11 *kl, int baud);    /* false: no such speed */
int64_t kl11_character_ns(const struct kl11 *kl); /* ns one character takes */

#endif
