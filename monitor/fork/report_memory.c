/* Memory in the .json: pictures of core and swap, what was written, what copy-on-write would
 * have copied. */
#include "monitor/fork/report_parts.h"

static const char *const owner_keys[OWNERS] = {
    [OWNER_KERNEL] = "kernel", [OWNER_FREE] = "free",     [OWNER_PARENT] = "parent",
    [OWNER_CHILD] = "child",   [OWNER_OTHER] = "other",   [OWNER_TEXT] = "text",
    [OWNER_NOBODY] = "nobody", [OWNER_SHARED] = "shared",
};

static void put_strip(struct json *j, const char *key, const struct strip *strip)
{
    json_open(j, key, '{');
    json_int(j, "from", strip->from);
    json_int(j, "to", strip->to);
    json_int(j, "free", strip_free(strip));
    json_open(j, "parts", '[');
    for (int i = 0; i < strip->parts; i++) {
        const struct strip_part *part = &strip->part[i];
        json_row(j, NULL, '{');
        json_int(j, "at", part->at);
        json_int(j, "size", part->size);
        json_text(j, "owner", owner_keys[part->owner], SIZE_MAX);
        if (part->owner == OWNER_TEXT)
            json_int(j, "slot", part->pid);
        else if (part->owner == OWNER_SHARED)
            json_int(j, "holders", part->pid);
        else if (part->owner >= OWNER_PARENT && part->owner <= OWNER_OTHER)
            json_int(j, "pid", part->pid);
        json_close(j);
    }
    json_close(j);
    json_close(j);
}

void json_picture(struct json *j, const char *key, const struct report *r,
                  const struct fork_picture *p)
{
    struct strip strip;
    json_open(j, key, '{');
    strip_core(r->record, p, r->core_bytes / CLICK, &strip);
    put_strip(j, "core", &strip);
    strip_swap(r->record, p, &strip);
    put_strip(j, "swap", &strip);
    json_bool(j, "core_map_sound", p->core_runs >= 0);
    json_bool(j, "swap_map_sound", p->swap_runs >= 0);
    json_close(j);
}

static bool has(const uint64_t *bits, unsigned i)
{
    return bits[i / 64] >> (i % 64) & 1;
}

/* The runs of the first N bits of a set: pairs of first and last; bytes in octal. */
static void put_runs(struct json *j, const char *key, const uint64_t *bits, unsigned n)
{
    json_row(j, key, '[');
    for (unsigned i = 0; i < n; i++) {
        unsigned first = i;
        if (!has(bits, i))
            continue;
        while (i + 1 < n && has(bits, i + 1))
            i++;
        json_row(j, NULL, '[');
        if (n == COW_CLICKS) {
            json_int(j, NULL, first);
            json_int(j, NULL, i);
        } else {
            json_octal(j, NULL, (word)first);
            json_octal(j, NULL, (word)i);
        }
        json_close(j);
    }
    json_close(j);
}

static void put_pair(struct json *j, const char *in, const char *after,
                     const uint32_t value[2])
{
    json_int(j, in, value[0]);
    json_int(j, after, value[1]);
}

static void put_costs(struct json *j, const struct fork_memory *memory)
{
    json_open(j, "copy_on_write", '[');
    for (int i = 0; i < COW_SIZES; i++) {
        const struct cow_cost *cost = &memory->cow[i];
        json_row(j, NULL, '{');
        json_int(j, "page", cow_sizes[i]);
        json_int(j, "entries", cost->entries);
        put_pair(j, "copies", "copies_after", cost->copies);
        put_pair(j, "unprotected", "unprotected_after", cost->unprotected);
        put_pair(j, "clicks", "clicks_after", cost->clicks);
        json_close(j);
    }
    json_close(j);
}

void json_memory(struct json *j, const struct report *r)
{
    const struct fork_memory *memory = &r->record->memory;
    json_open(j, "memory", '{');
    json_row(j, "layout", '{');
    json_int(j, "data_at", memory->layout.data);
    json_int(j, "data", memory->layout.dsize);
    json_int(j, "stack", memory->layout.ssize);
    json_close(j);
    put_runs(j, "parent_clicks", memory->parent.bits, COW_CLICKS);
    put_runs(j, "parent_clicks_in_window", memory->parent_in.bits, COW_CLICKS);
    put_runs(j, "child_clicks", memory->child.bits, COW_CLICKS);
    put_runs(j, "child_bytes", memory->child_bytes.bits, 65536);
    put_runs(j, "parent_bytes", memory->parent_bytes.bits, 65536);
    put_runs(j, "parent_read_first", memory->parent_read.bits, 65536);
    json_int(j, "first_stores", (int64_t)memory->stores);
    json_int(j, "by_kernel", (int64_t)memory->by_kernel);
    json_int(j, "by_dma", (int64_t)memory->by_dma);
    put_costs(j, memory);
    json_close(j);
}
