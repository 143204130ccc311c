/* Reports of records made by hand. With REPORT_DIR in the environment every report is written
 * there, for tests/reports/run.sh to read with other programs. */
#include "monitor/fork/trace.h"
#include "tests/unit/report_rig.h"
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *end;
    bool (*write)(FILE *out, const struct report *r);
} forms[] = {
    {"json",   report_json },
    { "csv",   report_csv  },
    { "svg",   report_svg  },
    { "html",  report_html },
    { "trace", report_trace},
};

enum { FORMS = sizeof forms / sizeof forms[0] };

/* A report as text, to be freed. */
static char *written(int form, int sample)
{
    char *text = NULL;
    size_t n;
    struct report r = report_sample(sample);
    FILE *out = open_memstream(&text, &n);
    ck_assert(forms[form].write(out, &r));
    fclose(out);
    return text;
}

static void keep(int form, int sample, const char *text)
{
    char path[512];
    FILE *out;
    if (!getenv("REPORT_DIR"))
        return;
    snprintf(path, sizeof path, "%s/%s.%s", getenv("REPORT_DIR"), sample_name(sample),
             forms[form].end);
    out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fputs(text, out);
    fclose(out);
}

/* Nothing but printable ASCII and line ends comes out, whatever went in. */
START_TEST(every_report_is_ascii)
{
    char *text = written(_i % FORMS, _i / FORMS);
    const char *at = text;
    while ((*at >= ' ' && *at < 0177) || *at == '\n' || *at == '\r')
        at++; /* Check tells its runner of every assertion: one for each text */
    ck_assert_msg(*at == '\0', "%s of %s: %03o", forms[_i % FORMS].end,
                  sample_name(_i / FORMS), (byte)*at);
    keep(_i % FORMS, _i / FORMS, text);
    free(text);
}
END_TEST

/* WHAT stands in the report of that form. */
static void says(int form, int sample, const char *what)
{
    char *text = written(form, sample);
    ck_assert_msg(strstr(text, what), "%s of %s lacks %s", forms[form].end,
                  sample_name(sample), what);
    free(text);
}

START_TEST(json_says)
{
    says(0, SAMPLE_CORE, "\"schema\": \"fork11-fork/1\"");
    says(0, SAMPLE_CORE, "\"parent\": {\"pid\": 17, \"slot\": 2, \"name\": \"sh\"}");
    says(0, SAMPLE_CORE, "\"child_clicks\": [[128, 128], [1023, 1023]]");
    says(0, SAMPLE_CORE,
         "\"child_bytes\": [[\"020010\", \"020017\"], [\"177700\", \"177700\"]]");
    says(0, SAMPLE_CORE, "\"at\": 12378000000, \"instructions\": 0, \"pc\": \"000314\"");
    says(0, SAMPLE_CORE,
         "{\"at\": 900, \"size\": 122, \"owner\": \"child\", \"pid\": 18}");
    says(0, SAMPLE_SWAP,
         "{\"direction\": \"out\", \"what\": \"image\", \"click\": 0, "
         "\"clicks\": 122, \"block\": 4400, \"transfers\": 1");
    says(0, SAMPLE_SWAP, "{\"at\": 4400, \"size\": 16, \"owner\": \"child\"");
    says(0, SAMPLE_FAILED, "\"why\": \"proc[] is full\"");
    says(0, SAMPLE_FAILED, "\"child\": null");
    says(0, SAMPLE_NASTY, "</svg>]]>&\\\"'\\\\\\u000a,=1+1");
    says(0, SAMPLE_NASTY, "\\u00ff");
}
END_TEST

START_TEST(others_say)
{
    says(1, SAMPLE_CORE, "fork,table,name,basis,");
    says(1, SAMPLE_CORE, "\r\n12,stage,trap,observed,12345000000,4000000,000310,");
    says(1, SAMPLE_CORE, "\r\n12,variant,");
    says(2, SAMPLE_CORE, "stands still in fork");
    says(2, SAMPLE_CORE, "The fork itself, larger");
    says(2, SAMPLE_SWAP, "image out");
    says(3, SAMPLE_CORE, "<h1>Fork 12: sh (17) makes 18</h1>");
    says(3, SAMPLE_NASTY, "&lt;/svg&gt;");
    says(4, SAMPLE_CORE, "\"name\": \"copy\"");
    says(4, SAMPLE_SWAP, "\"name\": \"swap in\"");
}
END_TEST

START_TEST(a_full_disk_is_told)
{
    struct report r = report_sample(SAMPLE_CORE);
    FILE *out = fopen("/dev/full", "w");
    if (!out)
        return;
    ck_assert(!forms[_i].write(out, &r));
    fclose(out);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("report");
    TCase *t = tcase_create("report");
    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, every_report_is_ascii, 0, FORMS * SAMPLES);
    tcase_add_test(t, json_says);
    tcase_add_test(t, others_say);
    tcase_add_loop_test(t, a_full_disk_is_told, 0, FORMS);
    suite_add_tcase(s, t);
    return s;
}
