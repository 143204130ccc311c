/* The bench: its machine, booted from the built-in pack; states kept and brought back. */
#include "monitor/lab/bench_parts.h"

#include "devices/overlay.h"
#include "images/labpack.h"
#include "images/v6put.h"
#include "monitor/command.h"
#include "monitor/fork/observatory.h"
#include "monitor/images/library.h"
#include "monitor/programs.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { PROGRAM_MODE = 0755, BOOT_SECONDS = 60 };

struct bench_state {
    struct machine machine;
    struct overlay *pack;
    struct process_note note[KERNEL_PROCS];
    size_t count;
    char text[BENCH_TEXT];
};

static bool refuse(char *error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(error, ERROR_SIZE, format, args);
    va_end(args);
    return false;
}

static struct disk *pack_of(struct machine *machine)
{
    return &machine->rk11.drive[0].unit.disk;
}

/* --- the pack ------------------------------------------------------------------------ */

static bool pack_read(void *context, uint32_t block, byte *data)
{
    return disk_read(context, (int64_t)block * BLOCK_SIZE, data, BLOCK_SIZE);
}

static bool pack_write(void *context, uint32_t block, const byte *data)
{
    return disk_write(context, (int64_t)block * BLOCK_SIZE, data, BLOCK_SIZE);
}

static bool mount_pack(struct bench *b, char *error)
{
    char sentence[DISK_ERROR];
    struct disk_wish wish = { .built_in = library_built_in(),
                              .mode = DISK_OVERLAY,
                              .must_exist = true };
    return drive_load(&b->machine->rk11.board, 0, &wish, sentence) ||
           refuse(error, "%s", sentence);
}

static bool put_program(struct v6fs *fs, const struct bench_program *p, char *error)
{
    char path[sizeof "/bin/" + V6_NAME];
    if (strlen(p->name) > V6_NAME)
        return refuse(error, "%s is longer than a name's %d characters.", p->name,
                      V6_NAME);
    if (p->size > V6_MAX_SIZE)
        return refuse(error, "%s is larger than a file can be", p->name);
    snprintf(path, sizeof path, "/bin/%s", p->name);
    const char *wrong = v6fs_put(fs, &(struct v6_put){ .path = path,
                                                       .data = p->file,
                                                       .size = (uint32_t)p->size,
                                                       .mode = PROGRAM_MODE,
                                                       .mtime = LABPACK_TIME });
    return !wrong || refuse(error, "%s: %s", p->name, wrong);
}

static bool put_programs(struct bench *b, const struct bench_wish *wish, char *error)
{
    struct block_device device = { .context = pack_of(b->machine),
                                   .blocks = LABPACK_BLOCKS,
                                   .read = pack_read,
                                   .write = pack_write };
    struct v6fs fs;
    const char *wrong = v6fs_open(&fs, &device, FS_V6);
    if (wrong)
        return refuse(error, "the lab's pack: %s", wrong);
    for (int i = 0; i < wish->count; i++)
        if (!put_program(&fs, &wish->programs[i], error))
            return false;
    return true;
}

/* --- the machine ---------------------------------------------------------------------- */

static void printed(void *host, byte c)
{
    struct bench *b = host;
    if (b->count + 1 < BENCH_TEXT && (c & 0177) && (c & 0177) != '\r')
        b->text[b->count++] = (char)(c & 0177);
    b->text[b->count] = '\0';
}

static bool make_machine(struct bench *b, const struct bench_wish *wish, char *error)
{
    b->machine = machine_create();
    b->out = open_memstream(&b->said, &b->said_size);
    b->m = b->machine && b->out ? monitor_create(b->machine, b->out) : NULL;
    if (!b->m || !machine_set_memory(b->machine, wish->memory))
        return refuse(error, "The host has no memory for another PDP-11.");
    if (wish->core)
        machine_set_core(b->machine, wish->core);
    b->m->batch = true; /* nobody sits before it */
    b->machine->kl11.host = b;
    b->machine->kl11.put = printed;
    return true;
}

static bool boot(struct bench *b, char *error)
{
    char rk0[] = "rk0";
    memset(b->resident, true, sizeof b->resident);
    if (do_boot(b->m, rk0) != DONE)
        return refuse(error, "%s", b->m->error);
    enum bench_end end = bench_run(b, BOOT_SECONDS * NS_PER_SEC);
    if (end != BENCH_QUIET || b->count == 0 || b->text[b->count - 1] != ' ')
        return refuse(error,
                      "The lab did not come to its shell's prompt in %u KB of core; it "
                      "printed \"%.200s\".",
                      (unsigned)(b->machine->bus.core_bytes / 1024), b->text);
    bench_note_residents(b);
    return true;
}

struct bench *bench_open(const struct bench_wish *wish, char *error)
{
    struct bench *b = calloc(1, sizeof *b);
    if (!b) {
        refuse(error, "The host has no memory for another PDP-11.");
        return NULL;
    }
    if (make_machine(b, wish, error) && mount_pack(b, error) &&
        put_programs(b, wish, error) && boot(b, error))
        return b;
    bench_close(b);
    return NULL;
}

void bench_close(struct bench *b)
{
    if (!b)
        return;
    if (b->m)
        monitor_destroy(b->m);
    machine_destroy(b->machine);
    if (b->out)
        fclose(b->out);
    free(b->said);
    free(b);
}

struct monitor *bench_monitor(struct bench *b)
{
    return b->m;
}

const char *bench_text(const struct bench *b)
{
    return b->text;
}

bool bench_type(struct bench *b, const char *line)
{
    struct kl11 *kl = &b->machine->kl11;
    size_t n = strlen(line);
    b->count = 0;
    b->text[0] = '\0';
    return kl11_type(kl, line, n) == n && kl11_type(kl, "\r", 1) == 1;
}

/* --- states --------------------------------------------------------------------------- */

struct bench_state *bench_keep(struct bench *b)
{
    struct bench_state *state = calloc(1, sizeof *state);
    if (!state)
        return NULL;
    observatory_off(b->m);
    state->pack = overlay_create(pack_of(b->machine)->size);
    if (!state->pack) {
        free(state);
        return NULL;
    }
    overlay_copy(state->pack, pack_of(b->machine)->overlay);
    state->machine = *b->machine;
    memcpy(state->note, b->m->kernel.note, sizeof state->note);
    memcpy(state->text, b->text, sizeof state->text);
    state->count = b->count;
    return state;
}

/* The machine stays where it is, so no pointer into it changes. */
void bench_return(struct bench *b, const struct bench_state *state)
{
    observatory_off(b->m);
    *b->machine = state->machine;
    overlay_copy(pack_of(b->machine)->overlay, state->pack);
    memcpy(b->m->kernel.note, state->note, sizeof state->note);
    memcpy(b->text, state->text, sizeof state->text);
    b->count = state->count;
    program_forget(b->m);
}

void bench_drop(struct bench_state *state)
{
    if (!state)
        return;
    overlay_destroy(state->pack);
    free(state);
}
