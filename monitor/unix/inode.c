/* inode[]: the focus of all file activity. */
#include "monitor/unix/inode.h"
#include "monitor/monitor.h"
#include "monitor/unix/entry.h"
#include "monitor/unix/pack.h"

int unix_inodes(const struct monitor *m)
{
    return m->kernel.known ? m->kernel.table[TABLE_INODE].entries : 0;
}

bool unix_inode(const struct monitor *m, int slot, struct inode_entry *i)
{
    struct entry e;
    *i = (struct inode_entry){ .slot = slot };
    if (!entry_read(m, TABLE_INODE, slot, &e))
        return false;
    const struct inode_layout *l = m->kernel.edition->inode;
    i->at = e.at;
    i->flag = (byte)field_byte(e.data, l->flag);
    i->count = (byte)field_byte(e.data, l->count);
    i->nlink = field_byte(e.data, l->nlink);
    i->uid = field_byte(e.data, l->uid);
    i->gid = field_byte(e.data, l->gid);
    i->dev = field_word(e.data, l->dev);
    i->number = field_word(e.data, l->number);
    i->mode = field_word(e.data, l->mode);
    i->size = (uint32_t)field_byte(e.data, l->size0) << 16 | field_word(e.data, l->size1);
    for (int n = 0; n < l->addresses; n++) {
        const byte *at = e.data + l->addr + l->address * n;
        i->addr[n] = l->address == 2 ? word_get(at) : block_long(at, 0);
    }
    i->lastr = field_word(e.data, l->lastr);
    return true;
}

bool unix_inode_at(const struct monitor *m, word at, struct inode_entry *i)
{
    return unix_inode(m, entry_of(m, TABLE_INODE, at), i);
}

bool unix_inode_name(const struct monitor *m, const struct inode_entry *i,
                     char name[UNIX_NAME])
{
    return i->count != 0 && unix_file_name(m, unix_drive(m, i->dev), i->number, name);
}
