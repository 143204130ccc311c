/* Stages and variants as one table of RFC 4180, for spreadsheets: every line has the same
 * columns, and the second says which table it belongs to. monitor/fork/SCHEMA.md. */
#include "monitor/fork/quote.h"
#include "monitor/fork/report_parts.h"
#include "monitor/fork/stage.h"

#include <inttypes.h>

static void put_stage(FILE *out, const struct fork_record *r,
                      const struct stage_mark *mark)
{
    char sentence[SENTENCE];
    stage_tell(r, mark, sentence, sizeof sentence);
    fprintf(out, "%d,stage,%s,observed,%" PRId64 ",%" PRIu64 ",%06o,,,,,,,,,,,",
            r->number, stage_table[mark->stage].name, mark->at, mark->count, mark->pc);
    quote_csv(out, sentence, sizeof sentence);
    fputs("\r\n", out);
}

static void put_variant(FILE *out, const struct fork_record *r, int page,
                        const struct variant_row *row)
{
    fprintf(out, "%d,variant,", r->number);
    quote_csv(out, row->name ? row->name : "", SIZE_MAX);
    fprintf(out,
            ",%s,,,,%d,%" PRIu64 ",%" PRIu64 ",%" PRIu32 ",%" PRIu32 ",%" PRIu32
            ",%" PRIu64 ",%" PRId64 ",%" PRId64 ",%" PRIu64 ",",
            variant_basis(row), page, row->bytes_now, row->bytes_later, row->faults,
            row->faults_after, row->entries, row->disk_words, row->stood_ns,
            row->total_ns, row->peak_bytes);
    quote_csv(out, row->meaning, sizeof row->meaning);
    fputs("\r\n", out);
}

bool report_csv(FILE *out, const struct report *report)
{
    const struct fork_record *r = report->record;
    struct variant_row rows[VARIANTS] = { { 0 } };
    fputs("fork,table,name,basis,at_ns,instructions,pc,page_bytes,bytes_now,bytes_later,"
          "faults,faults_after,entries,disk_words,parent_stood_ns,total_ns,peak_bytes,"
          "text\r\n",
          out);
    for (int i = 0; i < within(r->stages, RECORD_STAGES); i++)
        if ((unsigned)r->stage[i].stage < STAGE_KINDS)
            put_stage(out, r, &r->stage[i]);
    variants_fill(r, report->page, rows);
    for (int i = 0; i < VARIANTS; i++)
        put_variant(out, r, report->page, &rows[i]);
    return fflush(out) == 0 && !ferror(out);
}
