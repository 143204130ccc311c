/* KL11 / DL11: a line with one UART. The console's stands at 777560, vectors 60 (receiver) and
 * 64, BR4; more of them, DL11-A and -B, from 776500 on, and DL11-E, with modem control, from
 * 775610. */
#ifndef DEVICES_KL11_H
#define DEVICES_KL11_H

#include "devices/serial.h"
#include "devices/unibus.h"

enum { KL11_QUEUE = SERIAL_ROOM, DL11_LINES = 16, DL11E_LINES = 4 };

struct kl11 {
    struct board board;
    struct serial serial; /* its in[] keeps what the guest has not taken yet */
    word rcsr, rbuf, xcsr;
    byte holding;         /* DL11: the character that waits behind the one going out */
    byte shifting;        /* the one going out */
    bool busy, held;      /* shifting / holding are in use */
    bool typed;           /* what is in rbuf is the queue's first */
    bool double_buffered; /* DL11 */
    bool modem;           /* DL11-E */
    int baud;             /* 110 (11 bits a character) or 150 to 9600 (10 bits) */
    struct serial_ends ends;
    int load_event;
    /* The console's: where characters go when their last bit is out (all 8 bits); set by the
     * monitor. NULL: to the line's far end. */
    void (*put)(void *host, byte c);
    void *host;
};

void kl11_attach(struct kl11 *kl, struct unibus *bus); /* the console's */
/* COUNT more of them, unplugged, one behind the other from address and vector on. */
void dl11_attach(struct kl11 *kl, struct unibus *bus, int count);
void dl11e_attach(struct kl11 *kl, struct unibus *bus, int count);

/* Types N characters: they come down the line one character time apart, each after the
 * guest has taken the one before (typing ahead is never lost). Returns how many fitted. */
size_t kl11_type(struct kl11 *kl, const char *text, size_t n);

/* A character that somebody sends without waiting for the guest (a line from outside): it
 * overruns one that was not read. */
void kl11_receive(struct kl11 *kl, byte c);

bool kl11_set_baud(struct kl11 *kl, int baud);    /* false: no such speed */
int64_t kl11_character_ns(const struct kl11 *kl); /* ns one character takes */

#endif
