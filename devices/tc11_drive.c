/* The TU56 drives of a TC11: a tape has a place at every moment, also while it starts, stops
 * and turns. Two motors pull it; full speed is reached, and lost, evenly. TU56 manual,
 * "specifications". A tape that nobody watches runs off its reel. */
#include "devices/tc11_parts.h"

#include <stdio.h>

bool tc_loaded(const struct tu56 *u)
{
    return u->drive.disk.attached && !u->drive.absent;
}

/* How far the tape has come since its motion began, whatever the direction. */
static int64_t gone(const struct tu56 *u, int64_t ns)
{
    switch (u->motion) {
    case TC_STARTS:
        return ns * ns / (2 * TC_START_NS);
    case TC_RUNS:
        return ns;
    case TC_STOPS:
        return ns - ns * ns / (2 * TC_STOP_NS);
    default:
        return 0;
    }
}

static int64_t place_of(const struct tu56 *u, int64_t now)
{
    int64_t far = gone(u, now - u->since);
    return u->backward ? u->place - far : u->place + far;
}

int64_t tc11_place(const struct tc11 *tc, int unit)
{
    return place_of(&tc->unit[unit], tc->board.bus->sched.now);
}

/* The motion changes, here and now, as if it had begun AGO ns before; it ends by itself when
 * LASTS ns of it are over (-1: it does not). */
static void set_motion(struct tc11 *tc, struct tu56 *u, enum tc_motion motion,
                       int64_t lasts, int64_t ago)
{
    struct sched *s = tc_sched(tc);
    int64_t place = place_of(u, s->now);
    u->motion = motion;
    u->since = s->now - ago;
    int64_t far = gone(u, ago);
    u->place = u->backward ? place + far : place - far;
    sched_cancel(s, u->event);
    if (lasts >= 0)
        sched_after(s, u->event, lasts - ago);
}

/* A tape that still moves that way from before has part of its speed already. */
static void start(struct tc11 *tc, struct tu56 *u, bool backward)
{
    int64_t slowed = tc_sched(tc)->now - u->since;
    int64_t ago =
        u->motion == TC_STOPS ? TC_START_NS - slowed * TC_START_NS / TC_STOP_NS : 0;
    u->backward = backward;
    u->turns = false;
    set_motion(tc, u, TC_STARTS, TC_START_NS, ago);
}

/* Full speed; the next that happens to it is its end. */
static void run(struct tc11 *tc, struct tu56 *u)
{
    set_motion(tc, u, TC_RUNS, -1, 0);
    int64_t left = u->backward ? u->place : TC_LENGTH - u->place;
    sched_after(tc_sched(tc), u->event, left > 0 ? left : 0);
    if (u == tc_selected(tc))
        tc_look(tc);
}

void tc_stop(struct tc11 *tc, struct tu56 *u)
{
    int64_t sped = tc_sched(tc)->now - u->since;
    u->turns = false;
    if (u->motion == TC_RUNS)
        set_motion(tc, u, TC_STOPS, TC_STOP_NS, 0);
    if (u->motion == TC_STARTS)
        set_motion(tc, u, TC_STOPS, TC_STOP_NS,
                   TC_STOP_NS - sped * TC_STOP_NS / TC_START_NS);
}

void tc_run(struct tc11 *tc, struct tu56 *u, bool backward)
{
    bool moves = u->motion == TC_RUNS || u->motion == TC_STARTS;
    if (u->motion != TC_STANDS && u->backward != backward) {
        tc_stop(tc, u);
        u->turns = true;
    } else if (!moves) {
        start(tc, u, backward);
    } else if (u->motion == TC_RUNS) {
        tc_look(tc);
    }
}

static bool off_reel(const struct tu56 *u, int64_t now)
{
    int64_t place = place_of(u, now);
    return place <= 0 || place >= TC_LENGTH;
}

void tc_drive_event(struct tc11 *tc, int unit)
{
    struct tu56 *u = &tc->unit[unit];
    if (off_reel(u, tc_sched(tc)->now)) {
        drive_unload(&tc->board, unit);
        return;
    }
    if (u->motion == TC_STARTS) {
        run(tc, u);
    } else if (u->motion == TC_STOPS) {
        bool turns = u->turns;
        set_motion(tc, u, TC_STANDS, -1, 0);
        if (turns)
            start(tc, u, !u->backward);
    }
}

/* A tape was put on or taken off: a few turns of it are on the other reel, half of the end
 * zone. */
void tc_changed(struct board *b, int unit)
{
    struct tc11 *tc = (struct tc11 *)b;
    struct tu56 *u = &tc->unit[unit];
    bool busy =
        tc_number(tc) == unit && u->motion != TC_STANDS && tc_function(tc) != TC_STOP_ALL;
    if (tc_number(tc) == unit)
        tc_forget(tc);
    sched_cancel(tc_sched(tc), u->event);
    u->motion = TC_STANDS;
    u->backward = u->turns = false;
    u->place = TC_END_ZONE / 2;
    u->since = tc_sched(tc)->now;
    if (busy)
        tc_error(tc, TCST_SELE);
}

void tc_tell_drive(const struct board *b, int unit, char *text, size_t size)
{
    static const char *const motions[] = { "", " (starting", " (running", " (stopping" };
    const struct tu56 *u = &((const struct tc11 *)b)->unit[unit];
    int64_t place = place_of(u, b->bus->sched.now);
    const char *way = u->motion == TC_STANDS ? "" : u->backward ? " backward)" : ")";
    if (place >= TC_FIRST && place < TC_LAST)
        snprintf(text, size, "block %d%s%s", (int)((place - TC_FIRST) / TC_BLOCK_NS),
                 motions[u->motion], way);
    else
        snprintf(text, size, "%s%s%s",
                 place < TC_FIRST ? "before the first block" : "behind the last block",
                 motions[u->motion], way);
}
