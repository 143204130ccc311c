/* fork11 lesson N: a batch file read aloud, stage by stage. */
#include "monitor/lesson.h"
#include "monitor/images/library.h"

#include <string.h>

enum { TITLE_SKIP = 2 }; /* "; Lesson 1: ..." */

void lesson_list(struct monitor *m)
{
    for (int i = 0; i < lesson_count; i++) {
        const char *title = lesson_table[i].text + TITLE_SKIP;
        say(m, "%.*s\n", (int)strcspn(title, "\n"), title);
    }
    say(m, "fork11 lesson N reads lesson N aloud, with a key between its stages.\n");
}

/* By its number, or by all of its name. */
static const struct lesson *find(const char *number)
{
    for (int i = 0; i < lesson_count; i++) {
        const char *name = lesson_table[i].name;
        size_t n = strcspn(name, "-");
        if (strcmp(number, name) == 0 ||
            (strlen(number) == n && strncmp(number, name, n) == 0))
            return &lesson_table[i];
    }
    return NULL;
}

/* The pack that lessons mean by %v6%, as an argument v6=PATH of theirs. */
static enum result find_pack(struct monitor *m, char *argument, size_t size)
{
    struct library_place place;
    char error[HOST_ERROR];
    struct manifest *manifest = library_manifest(error);
    const struct image *image = manifest ? manifest_find(manifest, "v6") : NULL;
    bool found = image && library_obtain(image, &place, error);
    if (manifest && !image)
        snprintf(error, sizeof error, "the manifest knows no image v6");
    if (found)
        snprintf(argument, size, "v6=%s", place.base);
    manifest_free(manifest);
    return found ? DONE : fail(m, "%s", error);
}

enum result lesson_run(struct monitor *m, const char *number)
{
    char pack[HOST_PATH + 8];
    const struct lesson *lesson = find(number);
    if (!lesson)
        return fail(m, "There is no lesson %s; fork11 lesson lists them.", number);
    if (find_pack(m, pack, sizeof pack) != DONE)
        return FAILED;
    struct script s = {
        .path = lesson->name,
        .text = lesson->text,
        .strict = true,
        .aloud = true,
        .reading = true,
        .argc = 2,
        .argv = {lesson->name, pack}
    };
    m->batch = true;
    enum result result = script_run(m, &s);
    m->batch = false;
    return result;
}

/* Enter goes on, q ends the lesson. Nobody there, or a batch run: on it goes. */
enum result do_pause(struct monitor *m, const char *args)
{
    char answer[WORD_SIZE];
    if (no_more(m, "PAUSE", args) != DONE)
        return FAILED;
    if (!m->script || !m->script->aloud)
        return DONE;
    fresh_line(m);
    say(m, "-- Enter goes on, q ends the lesson -- ");
    fflush(m->out);
    bool more = console_line(m, false, answer, sizeof answer);
    m->column = 0;
    say(m, "%s", m->console.tty ? "" : "\n");
    return more && (answer[0] == 'q' || answer[0] == 'Q') ? LEAVE : DONE;
}
