/* Pieces of text that the kernel's tables are shown with. What the kernel says is printed as
 * it is, with a ? where it cannot be so. */
#include "monitor/unix/tell.h"
#include "monitor/unix/entry.h"
#include "monitor/unix/pack.h"

#include <ctype.h>
#include <string.h>

enum { NODEV = 0177777 };

enum result tables_wanted(struct monitor *m)
{
    const struct kernel *k = &m->kernel;
    if (!k->known)
        kernel_recognise(m);
    if (k->known && k->edition) {
        fresh_line(m);
        return DONE;
    }
    if (k->known)
        return fail(
            m,
            "%s is of no edition whose tables fork11 knows: V4 to V7, V7M and the "
            "lab are.",
            k->path);
    return fail(m, "The guest's kernel is not known. %s",
                k->why[0] ? k->why
                          : "It is looked for when the guest turns the KT11 on.");
}

/* The one that u.u_procp is. */
static enum result take_current(struct monitor *m, struct proc_entry *p)
{
    int slot = unix_current(m);
    if (slot < 0 || !unix_proc(m, slot, p))
        return fail(m, "No process has the processor: u.u_procp is no entry of proc[].");
    return DONE;
}

enum result take_process(struct monitor *m, const char *verb, const char *args,
                         struct proc_entry *p)
{
    int64_t pid;
    args = skip_blanks(args);
    if (tables_wanted(m) != DONE)
        return FAILED;
    if (*args == '\0')
        return take_current(m, p);
    const char *number = args;
    if (!take_decimal(&args, 65535, &pid) || *skip_blanks(args))
        return fail(m, "Expected: %s PID, a decimal number as PROC shows it, not \"%s\".",
                    verb, number);
    int slot = unix_slot_of_pid(m, (word)pid);
    if (slot < 0 || !unix_proc(m, slot, p))
        return fail(m, "There is no process %d; PROC lists them.", (int)pid);
    return DONE;
}

static void append(char *text, size_t size, const char *format, const char *name,
                   unsigned number)
{
    size_t n = strlen(text);
    snprintf(text + n, size - n, "%s", n ? " " : "");
    n = strlen(text);
    if (name)
        snprintf(text + n, size - n, "%s", name);
    else
        snprintf(text + n, size - n, format, number);
}

void tell_bits(const struct bit_name *names, word bits, char *text, size_t size)
{
    text[0] = '\0';
    for (; names->name; names++) {
        if (!(bits & names->bit))
            continue;
        append(text, size, "", names->name, 0);
        bits &= (word)~names->bit;
    }
    if (bits)
        append(text, size, "?%o", NULL, bits);
    if (!*text)
        snprintf(text, size, "-");
}

/* "inode[6]+4": what lies in a table is told by its entry. */
static bool tell_in_table(const struct kernel *k, word at, char *text, size_t size)
{
    static const char *const names[KERNEL_TABLES] = {
        [TABLE_PROC] = "proc", [TABLE_TEXT] = "text", [TABLE_INODE] = "inode",
        [TABLE_FILE] = "file", [TABLE_BUF] = "buf",   [TABLE_MOUNT] = "mount",
        [TABLE_PAGE] = "page",
    };
    for (int i = 0; i < KERNEL_TABLES; i++) {
        const struct table_place *t = &k->table[i];
        if (at < t->at || at >= t->at + t->size * t->entries)
            continue;
        int offset = (at - t->at) % t->size;
        snprintf(text, size, offset ? "%s[%d]+%o" : "%s[%d]", names[i],
                 (at - t->at) / t->size, (unsigned)offset);
        return true;
    }
    return false;
}

void tell_kernel(const struct monitor *m, word at, char *text, size_t size)
{
    if (!tell_in_table(&m->kernel, at, text, size) &&
        !symbols_tell(&m->kernel.symbols, at, D_SPACE, text, size))
        snprintf(text, size, "%06o", at);
}

void tell_entry(const struct monitor *m, enum kernel_table table, word at,
                char text[ENTRY_TEXT])
{
    int i = entry_of(m, table, at);
    if (at == 0)
        memcpy(text, "-", 2);
    else if (i < 0)
        memcpy(text, "?", 2);
    else
        snprintf(text, ENTRY_TEXT, "%d", i);
}

/* In small letters; of a disk with parts which one: "rp0d". */
static void tell_drive(const struct monitor *m, word dev, char *text, size_t size)
{
    struct drive_name name = unix_drive_name(m, unix_drive(m, dev));
    for (char *c = name.text; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    if (unix_has_parts(m, dev))
        snprintf(text, size, "%s%c", name.text, 'a' + (dev & 7));
    else
        snprintf(text, size, "%s", name.text);
}

void tell_device(const struct monitor *m, word dev, char *text, size_t size)
{
    if (dev == NODEV)
        snprintf(text, size, "none");
    else if (unix_drive(m, dev) >= 0)
        tell_drive(m, dev, text, size);
    else
        snprintf(text, size, "%d/%d", dev >> 8, dev & 0377);
}

/* Whether SIZE units from AT lie within core, or within the swap area. */
static bool can_lie(const struct monitor *m, bool core, word at, word size)
{
    word low = 0, blocks = 0;
    if (core)
        return ((uint32_t)at + size) * CLICK <= m->machine->bus.core_bytes;
    return unix_swap_area(m, &low, &blocks) && at >= low &&
           (uint32_t)at + (size + 7u) / 8 <= (uint32_t)low + blocks;
}

void tell_place(const struct monitor *m, const struct proc_entry *p, char *text,
                size_t size)
{
    bool core = unix_in_core(p);
    const struct edition *e = m->kernel.edition;
    word clicks = p->stat == PROC_ZOMBIE ? 8 : core && e->page ? e->usize : p->size;
    if (p->stat == PROC_ZOMBIE && e->zombie == 0) {
        snprintf(text, size, "-");
        return;
    }
    snprintf(text, size, "%s %06o%s", core ? "core" : "swap", p->addr,
             can_lie(m, core, p->addr, clicks) ? "" : "?");
}

void tell_process(const struct monitor *m, const struct proc_entry *p, char *text,
                  size_t size)
{
    char name[UNIX_NAME];
    unix_name(m, p->slot, name);
    snprintf(text, size, "process %d (%s)", p->pid, name);
}

enum result no_image(struct monitor *m, const struct proc_entry *p)
{
    char who[TELL_TEXT];
    struct unix_device swap;
    tell_process(m, p, who, sizeof who);
    if (p->stat == PROC_ZOMBIE && m->kernel.edition->zombie == 0)
        return fail(m,
                    "Of the zombie %s only its entry of proc[] is left: U %d shows it.",
                    who, p->pid);
    if (p->stat == PROC_ZOMBIE && unix_device_named(m, "swapdev", &swap))
        return fail(m, "Of the zombie %s only the user structure is left: U %d shows it.",
                    who, p->pid);
    if (p->stat != PROC_ZOMBIE && p->flag & PROC_LOADED)
        return fail(m, "The image of %s cannot be read: click %06o is not in core.", who,
                    p->addr);
    return fail(
        m, "The image of %s is on the swap device, and cannot be read from a pack.", who);
}
