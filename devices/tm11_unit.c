/* The TU10 transports of a TM11: what MTS tells of the selected one, how its tape moves, comes to
 * rest and rewinds, and what an operator does to it. TU10 maintenance manual, chapter 2. */
#include "devices/tm11_parts.h"

#include <stdio.h>

bool tm_on_line(const struct tu10 *u)
{
    return u->drive.disk.attached && !u->drive.absent && !u->off_line;
}

word tm_unit_status(const struct tm11 *tm)
{
    const struct tu10 *u = tm_selected(tm);
    if (!tm_on_line(u))
        return 0;
    word ts = MTS_SELR;
    if (u->place >= u->reel - TM_EOT)
        ts |= MTS_EOT;
    if (u->place == 0 && (u->motion == TM_STANDS || u->motion == TM_SETTLES))
        ts |= MTS_BOT;
    if (u->drive.type)
        ts |= MTS_7CH;
    if (u->motion == TM_SETTLES)
        ts |= MTS_SDWN;
    if (drive_protected(&u->drive))
        ts |= MTS_WRL;
    if (u->motion == TM_REWINDS)
        ts |= MTS_RWS;
    if (u->motion == TM_STANDS)
        ts |= MTS_TUR;
    return ts;
}

static struct sched *sched_of(struct tm11 *tm)
{
    return &tm->board.bus->sched;
}

static void set_motion(struct tm11 *tm, struct tu10 *u, enum tm_motion motion, int64_t ns)
{
    u->motion = motion;
    u->began = sched_of(tm)->now;
    sched_after(sched_of(tm), u->event, ns);
}

void tm_settle(struct tm11 *tm, struct tu10 *u)
{
    set_motion(tm, u, TM_SETTLES, TM_STOP_NS);
}

void tm_close_gap(struct tm11 *tm, struct tu10 *u)
{
    set_motion(tm, u, TM_CLOSES, tm11_frames_ns(TM_SHUTDOWN));
}

void tm_rewind(struct tm11 *tm, struct tu10 *u)
{
    u->backward = true;
    set_motion(tm, u, TM_REWINDS, TM_START_NS + tm11_rewind_ns(u->place));
}

/* Half of the time to start and to stop is lost; a transport called back while it settles has
 * lost the less the sooner it was. */
int64_t tm_travel_ns(const struct tu10 *u, int64_t now, int64_t target)
{
    int64_t full = tm_way_ns(u->place, target);
    if (u->motion == TM_STANDS)
        return TM_START_NS / 2 + full;
    int64_t settled = now - u->began;
    if (u->motion == TM_CLOSES)
        return full - settled;
    int64_t lost = settled * (TM_START_NS + TM_STOP_NS) / (2 * TM_STOP_NS);
    return full - settled + settled * lost / TM_STOP_NS;
}

void tm_pass(struct tu10 *u, const struct magtape_item *item, int64_t head)
{
    int64_t frames = tm_item_frames(item);
    bool mark = item->kind == MAGTAPE_MARK;
    u->at = item->beyond;
    if (!u->backward) {
        u->place = u->edge = head + frames;
        return;
    }
    u->place = head - frames;
    u->edge = u->at == 0 ? 0 : u->place - tm_item_start(0, u->at, mark);
}

/* The load point is under the head. */
static void arrive(struct tm11 *tm, struct tu10 *u)
{
    u->at = u->edge = u->place = 0;
    u->backward = false; /* it overshoots, and comes back to it */
    u->rewound = true;
    tm_settle(tm, u);
}

/* A character in the gap is bad tape; maintenance can feign one. */
static void gap_reached(struct tm11 *tm, struct tu10 *u)
{
    if ((tm->mtrd & MTRD_BTE) && tm_selected(tm) == u)
        tm_error(tm, MTS_BTE);
    u->place += u->backward ? -TM_SHUTDOWN : TM_SHUTDOWN;
    tm_settle(tm, u);
}

static void stand(struct tm11 *tm, struct tu10 *u)
{
    u->motion = TM_STANDS;
    if (u->place != 0)
        u->place += u->backward ? -TM_STOP : TM_STOP;
    if (u->place < 1 && u->at != 0)
        u->place = 1; /* only at the tape's beginning is it at the load point */
    tm_unit_free(tm, u);
}

void tm_unit_event(struct tm11 *tm, int unit)
{
    struct tu10 *u = &tm->unit[unit];
    if (u->motion == TM_CLOSES) {
        gap_reached(tm, u);
    } else if (u->motion == TM_SETTLES) {
        stand(tm, u);
    } else if (u->off_line) {
        u->motion = TM_STANDS;
        drive_unload(&tm->board, unit);
    } else {
        arrive(tm, u);
    }
}

/* A file may hold more than would fit on the reel, and then has a longer one. */
static void measure_reel(struct tu10 *u)
{
    u->reel = u->megabytes ? INT64_C(1000000) * u->megabytes + TM_EOT : TM_REEL;
    if (!u->drive.disk.attached)
        return;
    struct magtape_census census = magtape_survey(&u->drive.disk);
    int64_t frames = TM_BOT_GAP + census.bytes +
                     (int64_t)census.records * (TM_GAP + TM_CHECKS) +
                     (int64_t)census.marks * (TM_GAP + TM_LONG_GAP + TM_MARK);
    if (frames + TM_EOT > u->reel)
        u->reel = frames + 2 * TM_EOT;
}

void tm11_set_capacity(struct tm11 *tm, int unit, int megabytes)
{
    tm->unit[unit].megabytes = megabytes;
    measure_reel(&tm->unit[unit]);
}

/* A tape was put on or taken off: what the transport did ends. */
void tm_changed(struct board *b, int unit)
{
    struct tm11 *tm = (struct tm11 *)b;
    struct tu10 *u = &tm->unit[unit];
    bool busy = !(tm->mtc & MTC_CUR) && tm_selected(tm) == u;
    sched_cancel(sched_of(tm), u->event);
    u->at = u->edge = u->place = 0;
    u->motion = TM_STANDS;
    u->backward = u->rewound = u->even = u->off_line = false;
    measure_reel(u);
    if (!busy)
        return;
    sched_cancel(sched_of(tm), tm->event);
    tm_error(tm, MTS_ILC);
    tm_ready(tm);
}

static const char *motion_name(const struct tu10 *u)
{
    static const char *const names[] = {
        [TM_STANDS] = "",
        [TM_RUNS] = " (running)",
        [TM_CLOSES] = " (running)",
        [TM_SETTLES] = " (settling)",
        [TM_REWINDS] = " (rewinding)",
    };
    return names[u->motion];
}

void tm_tell_unit(const struct board *b, int unit, char *text, size_t size)
{
    const struct tu10 *u = &((const struct tm11 *)b)->unit[unit];
    int feet = (int)(u->place / (12 * TM_FRAMES_AN_INCH));
    struct magtape_census census = magtape_survey(&u->drive.disk);
    int n = snprintf(text, size, "%u record%s, %u mark%s, ", census.records,
                     census.records == 1 ? "" : "s", census.marks,
                     census.marks == 1 ? "" : "s");
    if (n < 0 || (size_t)n >= size)
        return;
    if (u->place == 0)
        n += snprintf(text + n, size - (size_t)n, "at the load point%s", motion_name(u));
    else
        n += snprintf(text + n, size - (size_t)n, "%d ft out%s", feet, motion_name(u));
    if (census.ends != MAGTAPE_END && (size_t)n < size)
        snprintf(text + n, size - (size_t)n, "; damaged at byte %lld of the file",
                 (long long)census.at);
}
