/* TM11: what GO starts, and how long it takes. TM11 manual, chapter 3, "functions"; TU10
 * maintenance manual for the tape's motion: 45 inches a second, 150 when it rewinds.
 *
 *     GO -> transport rests -> start, gap -> [ record passes -> gap ]... -> CUR
 *                                                (gap shutdown, the transport settles)  */
#include "devices/tm11_parts.h"

#include <errno.h>

static struct sched *sched_of(struct tm11 *tm)
{
    return &tm->board.bus->sched;
}

static void after(struct tm11 *tm, enum tm_phase phase, int64_t ns)
{
    tm_note_phase(tm);
    tm->phase = phase;
    sched_after(sched_of(tm), tm->event, ns);
}

/* The head leaves for TARGET. */
static void move(struct tm11 *tm, bool backward, int64_t target)
{
    struct tu10 *u = tm_selected(tm);
    int64_t ns = tm_travel_ns(u, sched_of(tm)->now, target);
    sched_cancel(sched_of(tm), u->event);
    u->motion = TM_RUNS;
    u->backward = backward;
    tm->target = target;
    after(tm, TM_MOVE, ns);
}

/* Where the head comes to what it is to read or pass next. */
static int64_t next_target(struct tm11 *tm)
{
    struct tu10 *u = tm_selected(tm);
    bool mark = tm->item.kind == MAGTAPE_MARK;
    if (u->backward)
        return tm->item.kind == MAGTAPE_BEGIN ? 0 : u->edge;
    if (tm->item.kind != MAGTAPE_RECORD && !mark)
        return u->place + TM_BLANK;
    return tm_item_start(u->edge, u->at, mark);
}

static void find_item(struct tm11 *tm, bool backward)
{
    struct tu10 *u = tm_selected(tm);
    u->backward = backward;
    tm->item = backward ? magtape_backward(&u->drive.disk, u->at)
                        : magtape_forward(&u->drive.disk, u->at);
    if (tm->item.kind == MAGTAPE_FAILED)
        tm->board.bus->host_errno = errno;
}

/* A write makes its own gap; a head that stands far out in blank tape begins there. */
static int64_t write_target(struct tm11 *tm, enum tm_function f)
{
    struct tu10 *u = tm_selected(tm);
    int64_t start = tm_item_start(u->edge, u->at, f != TM_WRITE);
    tm->item = (struct magtape_item){
        .kind = f == TM_WRITE_EOF ? MAGTAPE_MARK : MAGTAPE_RECORD,
        .bytes = tm->mtbrc ? 0200000u - tm->mtbrc : 0200000u,
    };
    return start > u->place + TM_GAP / 2 ? start : u->place + TM_GAP / 2;
}

static void begin_rewind(struct tm11 *tm, struct tu10 *u)
{
    u->off_line = tm_function(tm) == TM_OFF_LINE;
    if (u->place != 0 || u->off_line)
        tm_rewind(tm, u);
    after(tm, TM_ACCEPT, TM_ACCEPT_NS);
}

/* The selected transport is free: begin. */
static void begin(struct tm11 *tm)
{
    struct tu10 *u = tm_selected(tm);
    enum tm_function f = tm_function(tm);
    bool backward = f == TM_SPACE_REVERSE;
    if (f == TM_OFF_LINE || f == TM_REWIND) {
        begin_rewind(tm, u);
    } else if (backward && u->place == 0) {
        after(tm, TM_ACCEPT, TM_ACCEPT_NS);
    } else if (tm_writes(f)) {
        move(tm, false, write_target(tm, f));
    } else {
        find_item(tm, backward);
        move(tm, backward, next_target(tm));
    }
}

/* A transport that settles can be called back only to go on the same way. */
static bool must_wait(const struct tm11 *tm, const struct tu10 *u)
{
    enum tm_function f = tm_function(tm);
    if (u->motion == TM_STANDS)
        return false;
    bool slows = u->motion == TM_SETTLES || u->motion == TM_CLOSES;
    if (!slows || u->place == 0 || f == TM_OFF_LINE || f == TM_REWIND)
        return true;
    return u->backward != (f == TM_SPACE_REVERSE);
}

void tm_go(struct tm11 *tm)
{
    struct tu10 *u = tm_selected(tm);
    bool refused = tm_writes(tm_function(tm)) && drive_protected(&u->drive);
    tm_note_start(tm);
    if (!tm_on_line(u) || refused) {
        tm_error(tm, MTS_ILC);
        tm_ready(tm);
    } else if (must_wait(tm, u)) {
        tm->phase = TM_WAIT;
    } else {
        begin(tm);
    }
}

/* A rewind that has ended tells so, if the control has nothing else to do. */
void tm_unit_free(struct tm11 *tm, struct tu10 *u)
{
    bool rewound = u->rewound;
    u->rewound = false;
    if (tm_selected(tm) != u)
        return;
    if (tm->phase == TM_WAIT)
        begin(tm);
    else if (tm->phase == TM_IDLE && rewound && (tm->mtc & MTC_IE))
        bus_request(tm->board.bus, tm->line);
}

/* The tape has run off its reel: the transport is no longer there. */
static void run_off(struct tm11 *tm, struct tu10 *u)
{
    drive_unload(&tm->board, (int)(u - tm->unit));
}

/* The function is over. */
static void shut_down(struct tm11 *tm, word errors)
{
    struct tu10 *u = tm_selected(tm);
    if (!u->backward && u->place >= u->reel - TM_EOT)
        errors |= MTS_EOT;
    tm_close_gap(tm, u);
    tm_error(tm, errors);
    tm_ready(tm);
}

/* The head is where the motion led: at an item, the load point, or nowhere. */
static void moved(struct tm11 *tm)
{
    struct tu10 *u = tm_selected(tm);
    bool item = tm->item.kind == MAGTAPE_RECORD || tm->item.kind == MAGTAPE_MARK;
    int64_t frames = item ? tm_item_frames(&tm->item) : 0;
    u->place = tm->target;
    if (!u->backward && u->place + frames >= u->reel) {
        run_off(tm, u);
    } else if (item) {
        after(tm, TM_PASS, tm11_frames_ns(frames));
    } else if (tm->item.kind == MAGTAPE_BEGIN) {
        u->at = u->edge = 0;
        tm_settle(tm, u);
        tm_ready(tm);
    } else {
        shut_down(tm, MTS_BTE);
    }
}

static word take_item(struct tm11 *tm)
{
    bool mark = tm->item.kind == MAGTAPE_MARK;
    switch (tm_function(tm)) {
    case TM_READ:
        return mark ? tm_mark_read(tm) : tm_record_read(tm);
    case TM_WRITE:
    case TM_WRITE_EXTENDED:
        return tm_record_write(tm);
    case TM_WRITE_EOF:
        return tm_mark_write(tm);
    default:
        tm->mtbrc++;
        return mark ? MTS_EOF : 0;
    }
}

/* An item has gone by. Spacing goes on until its count is used up or a mark ends it. */
static void passed(struct tm11 *tm)
{
    struct tu10 *u = tm_selected(tm);
    enum tm_function f = tm_function(tm);
    bool space = f == TM_SPACE_FORWARD || f == TM_SPACE_REVERSE;
    word errors = take_item(tm);
    tm_pass(u, &tm->item, u->place);
    if (!space || errors || tm->mtbrc == 0) {
        shut_down(tm, errors);
        return;
    }
    find_item(tm, u->backward);
    tm->target = next_target(tm);
    after(tm, TM_MOVE, tm_way_ns(u->place, tm->target));
}

void tm_control_event(struct tm11 *tm)
{
    switch (tm->phase) {
    case TM_ACCEPT:
        tm_ready(tm);
        break;
    case TM_MOVE:
        moved(tm);
        break;
    case TM_PASS:
        passed(tm);
        break;
    default:
        break;
    }
}

/* A record that was cut short while it passed lies behind the head, unless it was to be
 * written: then there is none. */
void tm_cut(struct tm11 *tm)
{
    struct tu10 *u = tm_selected(tm);
    sched_cancel(sched_of(tm), tm->event);
    if (tm->phase == TM_PASS && !tm_writes(tm_function(tm)))
        tm_pass(u, &tm->item, u->place);
    if (tm->phase == TM_MOVE || tm->phase == TM_PASS)
        tm_settle(tm, u);
    if (tm->phase != TM_IDLE)
        tm_told(tm, true);
    tm->phase = TM_IDLE;
}
