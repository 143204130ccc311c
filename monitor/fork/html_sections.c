/* The page's sections about what was observed: stages, core and swap, the two returns, the
 * ledger. */
#include "monitor/fork/html.h"
#include "monitor/fork/stage.h"
#include "monitor/fork/svg.h"

#include <stdlib.h>

enum { CELL = 160 };

/* A drawing within the page, of the height that it turns out to have. */
static void put_drawing(FILE *out, const struct report *r, const char *name,
                        double (*draw)(FILE *out, const struct report *r))
{
    char *text = NULL;
    size_t n = 0;
    FILE *body = open_memstream(&text, &n);
    double height = body ? draw(body, r) : 0;
    if (body && fclose(body) == 0) {
        fprintf(out,
                "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %.0f\" "
                "xmlns=\"http://www.w3.org/2000/svg\">\n",
                name, SVG_WIDTH, height);
        fwrite(text, 1, n, out);
        fputs("</svg>\n", out);
    }
    free(text);
}

static double draw_time(FILE *out, const struct report *r)
{
    svg_patterns(out);
    return svg_timelines(out, r->record, 0);
}

static double draw_strips(FILE *out, const struct report *r)
{
    return svg_strips(out, r, 0);
}

void html_stages(FILE *out, const struct report *report)
{
    static const char *const heads[] = { "No.", "#Time",    "#Instructions",
                                         "At",  "In words", NULL };
    const struct fork_record *r = report->record;
    char text[CELL], sentence[SENTENCE];
    put_drawing(out, report, "Line of time; the table below says the same", draw_time);
    html_table(out, "Stages, from the parent's trap on", heads);
    for (int i = 0; i < within(r->stages, RECORD_STAGES); i++) {
        const struct stage_mark *mark = &r->stage[i];
        snprintf(text, sizeof text, "%d", i + 1);
        fputs("<tr>", out);
        html_element(out, "th", " scope=\"row\"", text);
        html_element(out, "td", " class=\"n\"", phrase_time(mark->at - r->began).text);
        snprintf(text, sizeof text, "%llu",
                 (unsigned long long)(mark->count - r->began_count));
        html_element(out, "td", " class=\"n\"", text);
        stage_place(report, mark, text, sizeof text);
        html_element(out, "td", " class=\"o\"", text);
        stage_tell(r, mark, sentence, sizeof sentence);
        html_element(out, "td", "", sentence);
        fputs("</tr>\n", out);
    }
    html_table_end(out);
}

static void put_parts(FILE *out, const char *area, const char *when, const char *unit,
                      const struct strip *strip)
{
    char text[CELL];
    for (int i = 0; i < strip->parts; i++) {
        const struct strip_part *part = &strip->part[i];
        bool process = part->owner >= OWNER_PARENT && part->owner <= OWNER_OTHER;
        fputs("<tr>", out);
        snprintf(text, sizeof text, "%s %s", area, when);
        html_element(out, "th", " scope=\"row\"", text);
        snprintf(text, sizeof text, process ? "%s (%u)" : "%s",
                 owner_looks[part->owner].name, part->pid);
        html_element(out, "td", "", text);
        snprintf(text, sizeof text, "%u", part->at);
        html_element(out, "td", " class=\"n\"", text);
        snprintf(text, sizeof text, "%u %s", part->size, unit);
        html_element(out, "td", " class=\"n\"", text);
        fputs("</tr>\n", out);
    }
}

void html_memory(FILE *out, const struct report *report)
{
    static const char *const heads[] = { "Where", "Whose", "#From", "#Size", NULL };
    const struct fork_record *r = report->record;
    struct strip strip;
    put_drawing(out, report, "Core and swap by owner; the table below says the same",
                draw_strips);
    html_table(out, "Who holds what, before the fork and after it", heads);
    for (int k = 0; k < 2; k++) {
        const struct fork_picture *p = k ? &r->picture_after : &r->picture_before;
        strip_core(r, p, report->core_bytes / CLICK, &strip);
        put_parts(out, "core", k ? "after" : "before", "clicks", &strip);
        strip_swap(r, p, &strip);
        put_parts(out, "swap", k ? "after" : "before", "blocks", &strip);
    }
    html_table_end(out);
}

/* A line of the two returns; a side that has not come back is told so. */
static void put_registers(FILE *out, const char *name, bool parent_seen, word parent,
                          bool child_seen, word child)
{
    char text[CELL];
    fputs("<tr>", out);
    html_element(out, "th", " scope=\"row\"", name);
    snprintf(text, sizeof text, parent_seen ? "%06o" : "not yet", parent);
    html_element(out, "td", " class=\"o\"", text);
    snprintf(text, sizeof text, child_seen ? "%06o" : "not yet", child);
    html_element(out, "td", " class=\"o\"", text);
    fputs("</tr>\n", out);
}

void html_returns(FILE *out, const struct report *report)
{
    static const char *const heads[] = { "", "In the parent", "In the child", NULL };
    const struct fork_record *r = report->record;
    bool p = r->parent_return.seen, c = r->child_return.seen;
    if (r->how == FORK_SPAWN)
        html_element(
            out, "p", "",
            "A spawned child returns from nothing: it begins at the entry of its "
            "own program. The parent's R0 is the child's number.");
    else
        html_element(
            out, "p", "",
            "The kernel comes back from one call twice. The parent's R0 is the "
            "child's number; the child's R0 is its parent's, and it comes back one "
            "word (two bytes) earlier, at the instruction that makes it 0 for C.");
    html_table(out, "The two returns of fork, in octal", heads);
    put_registers(out, "PC", p, r->parent_return.pc, c, r->child_return.pc);
    put_registers(out, "R0", p, r->parent_return.r0, c, r->child_return.r0);
    put_registers(out, "R1", p, r->parent_return.r1, c, r->child_return.r1);
    put_registers(out, "SP", p, r->parent_return.sp, c, r->child_return.sp);
    put_registers(out, "PSW", p, r->parent_return.psw, c, r->child_return.psw);
    html_table_end(out);
}

static void put_field(FILE *out, const struct field *f, const void *parent,
                      const void *child, const struct fork_record *r)
{
    struct field_values v = ledger_values(f, parent, child, r);
    struct field_fate fate = field_fate(f, r);
    fputs("<tr>", out);
    html_element(out, "th", " scope=\"row\"", f->name);
    html_element(out, "td", " class=\"o\"", v.parent.text);
    html_element(out, "td", " class=\"o\"", v.child.text);
    html_element(out, "td", "", field_rules[fate.rule]);
    html_element(out, "td", "", fate.note ? fate.note : "");
    fputs("</tr>\n", out);
}

void html_ledger(FILE *out, const struct report *report)
{
    static const char *const heads[] = {
        "Field", "Parent", "Child", "How", "Note", NULL
    };
    const struct fork_record *r = report->record;
    html_table(out, "struct proc and the user structure after newproc", heads);
    for (int i = 0; i < proc_field_count; i++)
        if (field_is_there(&proc_fields[i], r))
            put_field(out, &proc_fields[i], &r->parent_side.proc, &r->child_side.proc, r);
    for (int i = 0; i < user_field_count; i++)
        put_field(out, &user_fields[i], ledger_user(&r->parent_side),
                  ledger_user(&r->child_side), r);
    html_table_end(out);
}
