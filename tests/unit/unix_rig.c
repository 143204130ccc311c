/* A made-up kernel, for the tests of monitor/unix. */
#include "tests/unit/unix_rig.h"

#include <unistd.h>

const struct edition *fake_v4 = &edition_table[0], *fake_v5 = &edition_table[1],
                     *fake_v6 = &edition_table[2], *fake_lab = &edition_table[3],
                     *fake_v7m = &edition_table[5];

static char pack[32];

void fake_begin(struct fake *f)
{
    memset(f, 0, sizeof *f);
    f->s = session_begin();
    f->next = TABLES_AT;
    f->names.list = calloc(FAKE_NAMES, sizeof *f->names.list);
}

void fake_end(struct fake *f)
{
    struct kernel *k = &f->s.m->kernel;
    free(f->names.list);
    k->symbols = (struct symbols){ .count = 0 };
    k->known = false;
    session_end(&f->s);
    if (*pack)
        unlink(pack);
    *pack = '\0';
}

void fake_name(struct fake *f, const char *name, byte kind, word value)
{
    struct symbols *s = &f->names;
    ck_assert_int_lt(s->count, FAKE_NAMES);
    struct symbol *to = &s->list[s->count++];
    *to = (struct symbol){ .kind = kind, .global = true, .value = value };
    snprintf(to->name, sizeof to->name, "%s", name);
}

word fake_variable(struct fake *f, const char *name, word bytes)
{
    word at = f->next;
    fake_name(f, name, AOUT_BSS, at);
    f->next = (word)(f->next + bytes);
    return at;
}

static void variables(struct fake *f, const struct edition *e)
{
    static const struct {
        const char *name;
        word value;
    } swap[] = {
        {"_swapdev",  0   },
        { "_rootdev", 0   },
        { "_swplo",   4000},
        { "_nswap",   872 }
    };
    for (int i = 0; i < 4; i++) {
        bool wide = e->v7 && strcmp(swap[i].name, "_swplo") == 0;
        word at = fake_variable(f, swap[i].name, wide ? 4 : 2);
        fake_poke(f, at, wide ? 0 : swap[i].value);
        if (wide)
            fake_poke(f, (paddr)at + 2, swap[i].value);
    }
    word rktab = fake_variable(f, "_rktab", 10);
    fake_poke(f, (paddr)fake_variable(f, "_bdevsw", 8) + 6, rktab);
}

void fake_tables(struct fake *f, const struct edition *e, int procs)
{
    variables(f, e);
    fake_variable(f, "_coremap", 200);
    fake_variable(f, "_swapmap", 200);
    fake_variable(f, "_proc", (word)(procs * e->proc.size));
    fake_variable(f, "_text", (word)(e->text->entries * e->text->size));
    fake_variable(f, "_inode", (word)(e->inode->entries * e->inode->size));
    fake_variable(f, "_buf", (word)(e->buf->entries * e->buf->size));
    fake_variable(f, "_bfreeli", e->buf->size);
    fake_variable(f, "_file", (word)(e->file->entries * e->file->size));
    fake_variable(f, "_mount", (word)(e->mount->entries * e->mount->size));
    if (e->page)
        fake_variable(f, "_page", (word)(e->page->entries * e->page->size));
    for (int i = 0; i < EDITION_MARKS && e->has[i]; i++)
        if (!symbols_find(&f->names, e->has[i]))
            fake_variable(f, e->has[i], 2);
    fake_variable(f, "_end", 2);
    fake_name(f, "_u", AOUT_ABS, U_AT);
}

bool fake_adopt(struct fake *f)
{
    struct kernel *k = &f->s.m->kernel;
    f->names.data = f->next;
    k->symbols = f->names;
    k->known = true;
    snprintf(k->path, sizeof k->path, "/unix");
    return kernel_adopt(k);
}

void fake_kernel(struct fake *f, const struct edition *e, int procs, word click)
{
    fake_begin(f);
    struct mmu *mmu = &f->s.machine->mmu;
    fake_tables(f, e, procs);
    ck_assert(fake_adopt(f));
    ck_assert_ptr_eq(f->s.m->kernel.edition, e);
    for (word page = 0; page < 6; page++)
        mmu->page[KERNEL][I_SPACE][page] = (struct page){ page << 7, 077406 };
    mmu->page[KERNEL][I_SPACE][6] = (struct page){ click, 007406 };
    mmu->mmr0 = MMR0_ON;
    mmu_rebuild(mmu);
}

word fake_at(const struct fake *f, const char *name)
{
    const struct symbol *symbol = symbols_find(&f->names, name);
    ck_assert_ptr_nonnull(symbol);
    return symbol->value;
}

void fake_poke(struct fake *f, paddr at, word data)
{
    f->s.machine->bus.core[at / 2] = data;
}

void fake_poke_byte(struct fake *f, paddr at, byte data)
{
    word *w = &f->s.machine->bus.core[at / 2];
    *w = (word)(at & 1 ? (*w & 0377) | data << 8 : (*w & 0177400) | data);
}

void fake_process(struct fake *f, struct fake_process p)
{
    const struct proc_layout *l = &fake_v6->proc;
    paddr at = fake_at(f, "_proc") + (paddr)p.slot * l->size;
    fake_poke_byte(f, at + l->stat, p.stat);
    fake_poke_byte(f, at + l->flag, p.flag);
    fake_poke_byte(f, at + l->pri, (byte)p.pri);
    fake_poke(f, at + l->pid, p.pid);
    fake_poke(f, at + l->ppid, p.ppid);
    fake_poke(f, at + l->addr, p.addr);
    fake_poke(f, at + l->psize, p.size);
    fake_poke(f, at + l->wchan, p.wchan);
    fake_poke(f, at + l->textp, p.textp);
}

void fake_pack(struct fake *f)
{
    char line[64];
    snprintf(pack, sizeof pack, "/tmp/fork11-unix-XXXXXX");
    close(mkstemp(pack));
    snprintf(line, sizeof line, "attach rk0 %s", pack);
    check_says(&f->s, line, "");
}

void fake_put(struct fake *f, int64_t at, word data)
{
    byte two[2];
    word_put(two, data);
    ck_assert(disk_write(&f->s.machine->rk11.drive[0].unit.disk, at, two, sizeof two));
}
