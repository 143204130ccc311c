/* RF11: what GO starts, and how long it takes. The disks have no sectors: a
 * transfer begins at any word and goes on from track to track and from disk to disk. RS11
 * for the times: 1800 turns a minute, 16 us a word. All disks turn in step, word 0 passing
 * the heads at machine time 0.
 *
 *     GO -> word comes round -> [ burst of up to 32 words passes ]... -> RDY
 *
 * Memory and the counters are seen to change burst by burst; the end of a transfer, and an
 * error that ends it, come with their word, to the nanosecond. */
#include "devices/rf11_parts.h"

enum { MISSED_TURNS = 4 /* until MXF: an estimate */ };

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

/* The function is over. */
static void end(struct rf11 *rf)
{
    rf->phase = RF_IDLE;
    rf_told(rf, false);
    rf_finish(rf);
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
    uint32_t most = RF_BURST - rf->dar % RF_BURST; /* a track's end is a burst's */
    if (rf_function(rf) == RF_WRITE_CHECK)
        return 1;
    if (most > left)
        most = left;
    if (most > wanted)
        most = wanted;
    uint32_t n = 1;
    while (n < most && rf_reaches(rf, n))
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
        rf_passed(rf, rf->burst);
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
        rf_passed(rf, rf->burst - (uint32_t)((left + RF_WORD_NS - 1) / RF_WORD_NS));
    rf->phase = RF_IDLE;
    rf_told(rf, true);
}
