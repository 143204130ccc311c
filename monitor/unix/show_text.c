/* TEXT: the pure texts. BUF: the buffers, and the order in which they will be given away. */
#include "monitor/unix/entry.h"
#include "monitor/unix/inode.h"
#include "monitor/unix/tell.h"

#include <string.h>

enum result do_text(struct monitor *m, const char *args)
{
    struct text_entry t;
    struct inode_entry i;
    char inode[ENTRY_TEXT], name[UNIX_NAME];
    if (no_more(m, "TEXT", args) != DONE || tables_wanted(m) != DONE)
        return FAILED;
    say(m, "   #  COUNT  LOADED   CORE   SWAP  CLICKS  INODE  NAME\n");
    for (int slot = 0; slot < unix_texts(m); slot++) {
        if (!unix_text(m, slot, &t) || !t.used)
            continue;
        tell_entry(m, TABLE_INODE, t.iptr, inode);
        if (!unix_inode_at(m, t.iptr, &i) || !unix_inode_name(m, &i, name))
            memcpy(name, "?", 2);
        say(m, " %3d  %5u  %6u ", slot, t.count, t.ccount);
        if (t.ccount)
            say(m, "%06o ", t.caddr);
        else
            say(m, "     - ");
        if (t.daddr)
            say(m, "%06o", t.daddr);
        else
            say(m, "     -");
        say(m, "  %6u  %5s  %s\n", t.size, inode, name);
    }
    return DONE;
}

/* Before the Sixth Edition the two bits above b_addr were in b_flags. */
static const struct bit_name buf_bits[] = {
    {01,     "read"  },
    { 02,    "done"  },
    { 04,    "error" },
    { 010,   "busy"  },
    { 020,   "phys"  },
    { 040,   "map"   },
    { 0100,  "wanted"},
    { 0200,  "reloc" },
    { 0400,  "async" },
    { 01000, "delwri"},
    { 0,     NULL    },
};
static const struct bit_name old_buf_bits[] = {
    {01,     "read"  },
    { 02,    "done"  },
    { 04,    "error" },
    { 010,   "busy"  },
    { 0100,  "wanted"},
    { 0200,  "reloc" },
    { 0400,  "async" },
    { 01000, "delwri"},
    { 0,     NULL    },
};

static void say_buf(struct monitor *m, int n, const struct entry *e)
{
    const struct buf_layout *l = m->kernel.edition->buf;
    word flags = field_word(e->data, l->flags), high = field_word(e->data, l->xmem);
    char words[TELL_TEXT], device[16];
    if (l->xmem == ABSENT) {
        high = flags >> 4 & 3;
        flags &= (word)~060;
    }
    tell_bits(l->xmem == ABSENT ? old_buf_bits : buf_bits, flags, words, sizeof words);
    int count = (int16_t)field_word(e->data, l->wcount);
    if (l->bytes) {
        high = e->data[l->xmem];
        count = field_word(e->data, l->wcount) / 2;
    }
    tell_device(m, field_word(e->data, l->dev), device, sizeof device);
    say(m, " %3d  %-6s %6u  %08o  %6d  %3u  %s\n", n, device,
        (unsigned)field_word(e->data, l->blkno0) << 16 | field_word(e->data, l->blkno),
        (unsigned)(high & 077) << 16 | field_word(e->data, l->addr), count,
        e->data[l->error], words);
}

/* av_forw from bfreelist round to it again. */
static void say_free_list(struct monitor *m)
{
    word head, at;
    const struct buf_layout *l = m->kernel.edition->buf;
    if (!kernel_symbol(&m->kernel, "bfreelist", &head))
        return;
    say(m, "to be given away in this order:");
    bool good = kernel_word(m, (word)(head + l->avforw), &at);
    int left = m->kernel.table[TABLE_BUF].entries;
    for (; good && at != head && left > 0; left--) {
        int n = entry_of(m, TABLE_BUF, at);
        good = n >= 0 && kernel_word(m, (word)(at + l->avforw), &at);
        if (good)
            say(m, " %d", n);
    }
    say(m, good && at == head ? "\n" : " ?\n");
}

enum result do_buf(struct monitor *m, const char *args)
{
    struct entry e;
    if (no_more(m, "BUF", args) != DONE || tables_wanted(m) != DONE)
        return FAILED;
    say(m, "   #  DEVICE  BLOCK   ADDRESS   WORDS  ERR  FLAGS\n");
    for (int n = 0; n < m->kernel.table[TABLE_BUF].entries; n++)
        if (entry_read(m, TABLE_BUF, n, &e))
            say_buf(m, n, &e);
    say_free_list(m);
    return DONE;
}
