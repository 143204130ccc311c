/* Counts of the lab kernel against those who are counted: pages, texts, files, inodes. */
#include "monitor/lab/balance.h"

/* Every struct page, and who points at it. */
void balance_pages(struct balance *b)
{
    const struct lab_tables *t = &b->tables;
    const struct lab_names *n = &t->n;
    b->pages = 0;
    for (int i = 0; i < n->npage; i++) {
        word at = (word)(n->page + i * n->pgsiz);
        int holders = 0, most = 0;
        for (const struct lab_proc *p = t->proc; p->at; p++)
            for (int k = 0; p->in_core && !p->half_made && k < LAB_PAGES; k++)
                holders += p->page[k] == at;
        if (lab_word(t, at + (unsigned)n->pg_size))
            most = lab_word(t, at + (unsigned)n->pg_cnt);
        b->pages += most > 0;
        if (holders != most)
            balance_tell(b, "page[%d] counts %d holders, and has %d.\n", i, most,
                         holders);
    }
}

static void text_count(struct balance *b, int i, const char *what, int count, int are)
{
    if (count != are)
        balance_tell(b, "text[%d] counts %d %s, and has %d.\n", i, count, what, are);
}

/* Every struct text: its processes, and those of them in core. */
void balance_texts(struct balance *b)
{
    const struct lab_tables *t = &b->tables;
    const struct lab_names *n = &t->n;
    for (int i = 0; i < n->ntext; i++) {
        unsigned at = (unsigned)(n->text + i * n->xsiz);
        int all = 0, in_core = 0;
        for (const struct lab_proc *p = t->proc; p->at; p++)
            if (p->textp == at) {
                all++;
                in_core += p->in_core;
            }
        if (!lab_word(t, at + n->x_iptr)) {
            text_count(b, i, "processes, being free,", 0, all);
            continue;
        }
        if (b->quiet || lab_byte(t, at + n->x_count) < all) /* exec counts in advance */
            text_count(b, i, "processes", lab_byte(t, at + n->x_count), all);
        if (b->quiet)
            text_count(b, i, "processes in core", lab_byte(t, at + n->x_cc), in_core);
    }
}

static void file_counts(struct balance *b)
{
    const struct lab_tables *t = &b->tables;
    const struct lab_names *n = &t->n;
    for (int i = 0; i < n->nfile; i++) {
        word at = (word)(n->file + i * n->fsiz);
        int count = lab_byte(t, at + (unsigned)n->f_count), are = 0;
        for (const struct lab_proc *p = t->proc; p->at; p++)
            for (int k = 0; k < LAB_FILES; k++)
                are += p->u.ofile[k] == at;
        if (count != are)
            balance_tell(b, "file[%d] counts %d descriptors, and has %d.\n", i, count,
                         are);
    }
}

/* All that can hold the inode at AT. */
static int inode_holders(const struct lab_tables *t, word at)
{
    const struct lab_names *n = &t->n;
    int are = lab_word(t, n->rootdir) == at;
    for (const struct lab_proc *p = t->proc; p->at; p++)
        are += p->u.cdir == at;
    for (int i = 0; i < n->nfile; i++) {
        unsigned file = (unsigned)(n->file + i * n->fsiz);
        are += lab_byte(t, file + n->f_count) && lab_word(t, file + n->f_inode) == at;
    }
    for (int i = 0; i < n->ntext; i++)
        are += lab_word(t, (unsigned)(n->text + i * n->xsiz + n->x_iptr)) == at;
    for (int i = 0; i < n->nmount; i++)
        are += lab_word(t, (unsigned)(n->mount + i * n->msiz + n->m_inodp)) == at;
    return are;
}

static void inode_counts(struct balance *b)
{
    const struct lab_tables *t = &b->tables;
    const struct lab_names *n = &t->n;
    for (int i = 0; i < n->ninode; i++) {
        word at = (word)(n->inode + i * n->isiz);
        int count = lab_byte(t, at + (unsigned)n->i_count), are = inode_holders(t, at);
        if (count != are)
            balance_tell(b, "inode[%d], number %u, counts %d holders, and has %d.\n", i,
                         lab_word(t, at + (unsigned)n->i_num), count, are);
        if (count && lab_byte(t, at + (unsigned)n->i_flag) & n->ilock)
            balance_tell(b, "inode[%d], number %u, is locked by nobody.\n", i,
                         lab_word(t, at + (unsigned)n->i_num));
    }
}

/* A buffer in use is a mounted file system's super-block, or on its way to the disk. */
static void buffers(struct balance *b)
{
    const struct lab_tables *t = &b->tables;
    const struct lab_names *n = &t->n;
    for (int i = 0; i < n->nbuf; i++) {
        word at = (word)(n->buf + i * n->bsiz);
        word flags = lab_word(t, at + (unsigned)n->b_flags);
        bool held = (flags & n->b_busy) && !(flags & n->b_async);
        for (int k = 0; k < n->nmount; k++)
            held =
                held && lab_word(t, (unsigned)(n->mount + k * n->msiz + n->m_bufp)) != at;
        if (held)
            balance_tell(b, "buf[%d] is in use by nobody.\n", i);
    }
}

void balance_files(struct balance *b)
{
    file_counts(b);
    inode_counts(b);
    buffers(b);
}
