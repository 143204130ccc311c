/* Cost against size as figures: for a spreadsheet, and for a terminal. */
#include "monitor/lab/scale.h"

#include "monitor/fork/phrase.h"

#include <inttypes.h>
#include <string.h>

enum { SHOWN = 4 }; /* every so many sizes are shown on a terminal */

bool scale_csv(FILE *out, const struct scale *s)
{
    fputs("kb,way,written_kb,stood_ms,total_ms,bytes_now,bytes_later,faults,"
          "faults_after,entries,disk_words,peak_bytes\n",
          out);
    for (int way = 0; way < SCALE_WAYS; way++)
        for (int i = 0; i < SCALE_SIZES; i++) {
            const struct lab_cost *c = &s->cost[way][i];
            fprintf(out,
                    "%d,%s,%d,%s,%s,%" PRIu64 ",%" PRIu64 ",%u,%u,%u,%" PRIu64 ",%" PRIu64
                    "\n",
                    s->kb[i], scale_ways[way].key, scale_written(s, way, i),
                    phrase_ms(c->stood_ns).text, phrase_ms(c->total_ns).text,
                    c->bytes_now, c->bytes_later, c->faults, c->faults_after, c->entries,
                    c->disk_words, c->peak_bytes);
        }
    return fflush(out) == 0 && !ferror(out);
}

/* "cow-half" in two lines. */
static void say_head(struct monitor *m)
{
    say(m, "   KB ");
    for (int way = 0; way < SCALE_WAYS; way++)
        say(m, "%8.*s", (int)strcspn(scale_ways[way].key, "-"), scale_ways[way].key);
    say(m, "\n      ");
    for (int way = 0; way < SCALE_WAYS; way++) {
        const char *part = strchr(scale_ways[way].key, '-');
        say(m, "%8s", part ? part + 1 : "");
    }
    say(m, "\n");
}

static void say_table(struct monitor *m, const struct scale *s, const char *title,
                      bool total)
{
    say(m, "%s, ms\n", title);
    say_head(m);
    for (int i = 0; i < SCALE_SIZES; i += SHOWN) {
        say(m, "%5d ", s->kb[i]);
        for (int way = 0; way < SCALE_WAYS; way++) {
            const struct lab_cost *c = &s->cost[way][i];
            int64_t ns = total ? c->total_ns : c->stood_ns;
            say(m, "%8.1f", (double)ns / NS_PER_MS);
        }
        say(m, "\n");
    }
}

void scale_say(struct monitor *m, const struct scale *s)
{
    say(m, "A process with so many KB of data makes another one; of copy-on-write, the "
           "child\n"
           "writes all, half or none of them. Measured on the lab system.\n\n");
    say_table(m, s, "Time in all, of kernel and disk, to make a process", true);
    say(m, "\n");
    say_table(m, s, "How long its parent stands still", false);
}
