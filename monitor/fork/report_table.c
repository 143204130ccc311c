/* The table of variants in the .json, with hazards, spawn's file actions and the constants of
 * the model. */
#include "monitor/fork/report_parts.h"

static void put_row(struct json *j, const struct variant_row *row)
{
    json_open(j, NULL, '{');
    json_text(j, "name", row->name, SIZE_MAX);
    json_text(j, "rule", row->rule, SIZE_MAX);
    json_text(j, "basis", variant_basis(row), SIZE_MAX);
    json_int(j, "bytes_now", (int64_t)row->bytes_now);
    json_int(j, "bytes_later", (int64_t)row->bytes_later);
    json_int(j, "faults", row->faults);
    json_int(j, "faults_after", row->faults_after);
    json_int(j, "entries", row->entries);
    json_int(j, "disk_words", (int64_t)row->disk_words);
    json_int(j, "parent_stood", row->stood_ns);
    json_int(j, "total", row->total_ns);
    json_int(j, "peak_bytes", (int64_t)row->peak_bytes);
    json_text(j, "meaning", row->meaning, sizeof row->meaning);
    json_close(j);
}

static void put_hazards(struct json *j, const struct report *r)
{
    struct hazard list[REPORT_HAZARDS];
    char symbol[64];
    int count = variants_hazards(r->record, list, REPORT_HAZARDS);
    json_int(j, "hazard_count", count);
    json_open(j, "hazards", '[');
    for (int i = 0; i < within(count, REPORT_HAZARDS); i++) {
        bool named = hazard_symbol(r, &list[i], symbol, sizeof symbol);
        json_row(j, NULL, '{');
        json_octal(j, "first", list[i].run.first);
        json_octal(j, "last", list[i].run.last);
        json_text(j, "segment", list[i].segment, SIZE_MAX);
        json_text(j, "symbol", named ? symbol : NULL, sizeof symbol);
        json_bool(j, "harmful", list[i].harmful);
        json_bool(j, "looked_at", list[i].looked_at);
        json_close(j);
    }
    json_close(j);
}

static void put_spawn(struct json *j, const struct fork_record *r)
{
    char lines[REPORT_ACTIONS][VARIANT_TEXT] = { { 0 } };
    int count = variants_actions(r, lines, REPORT_ACTIONS);
    json_open(j, "spawn", '{');
    json_bool(j, "possible", count >= 0);
    json_text(j, "why_not", count < 0 ? lines[0] : NULL, VARIANT_TEXT);
    json_open(j, "actions", '[');
    for (int i = 0; i < within(count, REPORT_ACTIONS); i++)
        json_text(j, NULL, lines[i], VARIANT_TEXT);
    json_close(j);
    json_close(j);
}

static void put_constants(struct json *j)
{
    json_open(j, "constants", '[');
    for (int i = 0; i < variant_constant_count; i++) {
        const struct variant_constant *c = &variant_constants[i];
        json_row(j, NULL, '{');
        json_text(j, "name", c->name, SIZE_MAX);
        json_int(j, "value", c->value);
        json_text(j, "unit", c->unit, SIZE_MAX);
        json_text(j, "provenance", c->provenance, SIZE_MAX);
        json_close(j);
    }
    json_close(j);
}

void json_variants(struct json *j, const struct report *r)
{
    struct variant_row rows[VARIANTS] = { { 0 } };
    variants_fill(r->record, r->page, rows);
    json_int(j, "page", r->page);
    json_open(j, "variants", '[');
    for (int i = 0; i < VARIANTS; i++)
        put_row(j, &rows[i]);
    json_close(j);
    put_hazards(j, r);
    put_spawn(j, r->record);
    put_constants(j);
}
