/* RF11: what GO starts, how long it takes, and the data. The disks have no sectors: a
 * transfer begins at any word and goes on from track to track and from disk to disk. RS11
 * for the times: 1800 turns a minute, 16 us a word. All disks turn in step, word 0 passing
 * the heads at machine time 0.
 *
 *     GO -> word comes round -> [ burst of up to 32 words passes ]... -> RDY
 *
 * Memory and the counters are seen to change burst by burst; the end of a transfer, and an
 * error that ends it, come with their word, to the nanosecond. */
#include <errno.h>

#include "devices/rf11_parts.h"

enum { BURST = 32, MISSED_TURNS = 4 /* until MXF: an estimate */ };
enum { PROCESSOR = 0777700 }; /* from here on only the processor reaches: NEM */

static struct sched *sched_of(struct rf11 *rf)
{
    return &rf->board.bus->sched;
}

static bool struck(struct rf11 *rf, enum rf_fault fault)
{
    if (rf->fault != fault)
        return false;
    rf->fault = RF_SOUND;
    return true;
}

/* --- what is told ----------------------------------------------------------------------- */

static void told(struct rf11 *rf, bool cut)
{
    enum rf_function f = rf_function(rf);
    transfer_book(&rf->note, sched_of(rf)->now, SHARE_SECTOR);
    if (f != RF_WRITE_CHECK)
        transfer_tell(&rf->board, &rf->note,
                      &(struct transfer){
                          .to_core = f == RF_READ, .cut = cut, .errors = rf_errors(rf) });
}

bool rf_in_hand(const struct board *b, struct transfer *t)
{
    const struct rf11 *rf = (const struct rf11 *)b;
    enum rf_function f = rf_function(rf);
    if (rf->phase == RF_IDLE || f == RF_WRITE_CHECK)
        return false;
    *t = (struct transfer){ .to_core = f == RF_READ, .errors = rf_errors(rf) };
    transfer_look(b, &rf->note, t);
    int64_t left = (rf->due - b->bus->sched.now + RF_WORD_NS - 1) / RF_WORD_NS;
    if (rf->phase == RF_PASS && left < rf->burst)
        t->words += rf->burst - (uint32_t)(left > 0 ? left : 0);
    return true;
}

/* The function is over. */
static void end(struct rf11 *rf)
{
    rf->phase = RF_IDLE;
    told(rf, false);
    rf_finish(rf);
}

/* --- one word --------------------------------------------------------------------------- */

/* Whether somebody answers where the word after AHEAD more is to go, or comes from. */
static bool reaches(const struct rf11 *rf, uint32_t ahead)
{
    word data;
    paddr at = rf_bus_address(rf) + (rf->dae & DAE_INH ? 0 : 2 * ahead);
    at &= ADDRESSES - 1;
    return at < PROCESSOR && bus_peek(rf->board.bus, at, &data);
}

static void count(struct rf11 *rf)
{
    uint32_t at = rf_disk_word(rf) + 1;
    rf->dar = (word)at;
    rf->dae = word_merge(rf->dae, (word)(at >> 16), DAE_ADDRESS);
    rf->counted = true;
    rf->wc++;
    rf->note.words++;
    if (rf->dae & DAE_INH)
        return;
    paddr next = (rf_bus_address(rf) + 2) & (ADDRESSES - 1);
    rf->cma = (word)next;
    rf->dcs = word_merge(rf->dcs, (word)(next >> 12), DCS_MEX);
}

/* False: memory is not there, or holds another word. */
static bool take(struct rf11 *rf, word *data)
{
    struct unibus *bus = rf->board.bus;
    word memory = 0;
    bool there = reaches(rf, 0);
    if (there && rf_function(rf) == RF_READ)
        there = bus_write(bus, rf_bus_address(rf), *data, WHOLE_WORD);
    else if (there)
        there = bus_read(bus, rf_bus_address(rf), &memory);
    if (!there) {
        rf->dae |= DAE_NEM;
        return false;
    }
    if (rf_function(rf) == RF_WRITE)
        *data = memory;
    rf->dbr = *data;
    if (rf_function(rf) == RF_WRITE_CHECK && memory != *data) {
        rf->dcs |= DCS_WCE;
        return false;
    }
    count(rf);
    return true;
}

/* --- the disks -------------------------------------------------------------------------- */

/* A disk's file that the host cannot read or write is a disk that does not answer. */
static void host_failed(struct rf11 *rf)
{
    rf->board.bus->host_errno = errno;
    rf->dcs |= DCS_NED;
}

/* N words have passed the heads, none of them beyond the disks' end. */
static void passed(struct rf11 *rf, uint32_t n)
{
    byte bytes[BURST * 2];
    int64_t at = (int64_t)rf_disk_word(rf) * 2;
    bool writes = rf_function(rf) == RF_WRITE;
    if (!writes && !disk_read(&rf->drive.disk, at, bytes, n * 2)) {
        host_failed(rf);
        return;
    }
    uint32_t i = 0;
    for (bool good = true; good && i < n; i += good) {
        word data = writes ? 0 : word_get(bytes + 2 * i);
        good = take(rf, &data);
        if (good)
            word_put(bytes + 2 * i, data);
    }
    if (writes && i > 0 && !disk_write(&rf->drive.disk, at, bytes, i * 2))
        host_failed(rf);
}

/* What forbids the next word before it has come round. */
static word forbidden(const struct rf11 *rf)
{
    if (rf_disk_word(rf) >= rf_disk_words(rf))
        return DCS_NED;
    if (rf_function(rf) == RF_WRITE && drive_protected(&rf->drive))
        return DCS_WLO;
    return 0;
}

/* --- time ------------------------------------------------------------------------------- */

/* ns from T until the disks' word AT begins to pass. */
static int64_t rotation_ns(uint32_t at, int64_t t)
{
    int64_t begins = (int64_t)(at % RF_TRACK_WORDS) * RF_WORD_NS;
    return (begins - t % RF_TURN_NS + RF_TURN_NS) % RF_TURN_NS;
}

int64_t rf11_would_end(int64_t now, uint32_t first, uint32_t words)
{
    while (words > 0) {
        uint32_t n = RF_TRACK_WORDS - first % RF_TRACK_WORDS;
        n = n < words ? n : words;
        now += rotation_ns(first, now) + (int64_t)n * RF_WORD_NS;
        first += n;
        words -= n;
    }
    return now;
}

/* How many words can pass, from DAR on, before something has to be decided: one at least. */
static uint32_t burst(const struct rf11 *rf)
{
    uint32_t left = rf_disk_words(rf) - rf_disk_word(rf), wanted = 0200000u - rf->wc;
    uint32_t most = BURST - rf->dar % BURST; /* a track's end is a burst's */
    if (rf_function(rf) == RF_WRITE_CHECK)
        return 1;
    if (most > left)
        most = left;
    if (most > wanted)
        most = wanted;
    uint32_t n = 1;
    while (n < most && reaches(rf, n))
        n++;
    return n;
}

static void go_on(struct rf11 *rf)
{
    rf->dcs |= forbidden(rf);
    if (rf_errors(rf)) {
        end(rf);
        return;
    }
    int64_t wait = rotation_ns(rf->dar, rf->due);
    rf->phase = RF_PASS;
    rf->burst = burst(rf);
    rf->note.turning += wait;
    rf->due += wait + (int64_t)rf->burst * RF_WORD_NS;
    int64_t now = sched_of(rf)->now;
    sched_after(sched_of(rf), rf->event, rf->due > now ? rf->due - now : 0);
}

/* The address is never found: no words, and in the end MXF. */
static void search_in_vain(struct rf11 *rf)
{
    rf->phase = RF_SEARCH;
    rf->due += MISSED_TURNS * (int64_t)RF_TURN_NS;
    rf->note.turning = rf->due - rf->note.began;
    sched_after(sched_of(rf), rf->event, rf->due - rf->note.began);
}

static void strike(struct rf11 *rf)
{
    static const word errors[] = { [RF_TIMING_A] = DAE_ATER,
                                   [RF_TIMING_B] = DAE_BTER,
                                   [RF_TIMING_C] = DAE_CTER,
                                   [RF_ADDRESS_PARITY] = DAE_APE };
    for (enum rf_fault f = RF_TIMING_A; f <= RF_ADDRESS_PARITY; f++)
        if (struck(rf, f))
            rf->dae |= errors[f];
    if (rf_function(rf) != RF_WRITE && struck(rf, RF_DATA_PARITY))
        rf->dcs |= DCS_DPAR;
}

/* With an error of DAE standing, the control is frozen: a function ends as it begins. */
void rf_go(struct rf11 *rf)
{
    bus_release(rf->board.bus, rf->line);
    rf->dcs &= (word) ~(DCS_SOFT | DCS_RDY);
    rf->due = sched_of(rf)->now;
    transfer_begin(&rf->note, rf->due, rf_disk_word(rf) / 256, rf_bus_address(rf));
    if (rf->dcs & DCS_MAINT || struck(rf, RF_SILENT))
        search_in_vain(rf); /* maintenance: the disks are cut off */
    else
        go_on(rf);
}

/* ZRFA sees to it that an error is up before RDY is. */
static void stop(struct rf11 *rf)
{
    rf->phase = RF_STOP;
    rf->due += RF_WORD_NS;
    sched_after(sched_of(rf), rf->event, RF_WORD_NS);
}

void rf_due(struct rf11 *rf)
{
    if (rf->phase == RF_SEARCH) {
        rf->dcs |= DCS_MXF;
    } else if (rf->phase == RF_PASS) {
        strike(rf);
        passed(rf, rf->burst);
    }
    if (rf->phase == RF_STOP)
        end(rf);
    else if (rf_errors(rf))
        stop(rf);
    else if (rf->wc == 0)
        end(rf);
    else
        go_on(rf);
}

void rf_cut(struct rf11 *rf, bool moves)
{
    if (rf->phase == RF_IDLE)
        return;
    sched_cancel(sched_of(rf), rf->event);
    int64_t now = sched_of(rf)->now, left = rf->due - now;
    int64_t unturned =
        rf->phase == RF_PASS ? left - (int64_t)rf->burst * RF_WORD_NS : left;
    if (unturned > 0)
        rf->note.turning -= unturned;
    else if (moves && rf->phase == RF_PASS && left > 0)
        passed(rf, rf->burst - (uint32_t)((left + RF_WORD_NS - 1) / RF_WORD_NS));
    rf->phase = RF_IDLE;
    told(rf, true);
}
