/* The lab kernel's names, found. */
#include "monitor/lab/names.h"

#include <stddef.h>

#define AT(field) offsetof(struct lab_names, field)

/* clang-format off */
static const struct { const char *name; size_t to; } wanted[] = {
    { "_proc", AT(proc) }, { "_text", AT(text) }, { "_page", AT(page) },
    { "_inode", AT(inode) }, { "_file", AT(file) }, { "_mount", AT(mount) },
    { "_buf", AT(buf) }, { "_coremap", AT(coremap) }, { "_swapmap", AT(swapmap) },
    { "_bounce", AT(bounce) }, { "_swplo", AT(swplo) }, { "_nswap", AT(nswap) },
    { "_rootdir", AT(rootdir) }, { "_runin", AT(runin) }, { "_runout", AT(runout) },
    { "NPROC", AT(nproc) }, { "PSIZ", AT(psiz) }, { "NTEXT", AT(ntext) },
    { "XSIZ", AT(xsiz) }, { "NPAGE", AT(npage) }, { "PGSIZ", AT(pgsiz) },
    { "NINODE", AT(ninode) }, { "ISIZ", AT(isiz) }, { "NFILE", AT(nfile) },
    { "FSIZ", AT(fsiz) }, { "NMOUNT", AT(nmount) }, { "MSIZ", AT(msiz) },
    { "NBUF", AT(nbuf) }, { "BSIZ", AT(bsiz) }, { "NCMAP", AT(ncmap) },
    { "NSMAP", AT(nsmap) }, { "NOFILE", AT(nofile) }, { "USIZE", AT(usize) },
    { "p.stat", AT(p_stat) }, { "p.flag", AT(p_flag) }, { "p.pid", AT(p_pid) },
    { "p.ppid", AT(p_ppid) }, { "p.addr", AT(p_addr) }, { "p.size", AT(p_size) },
    { "p.wchan", AT(p_wchan) }, { "p.textp", AT(p_textp) }, { "p.pg", AT(p_pg) },
    { "p.cow", AT(p_cow) }, { "p.shr", AT(p_shr) }, { "p.lent", AT(p_lent) },
    { "p.swap", AT(p_swap) }, { "p.swn", AT(p_swn) },
    { "pg.addr", AT(pg_addr) }, { "pg.size", AT(pg_size) }, { "pg.cnt", AT(pg_cnt) },
    { "x.daddr", AT(x_daddr) }, { "x.caddr", AT(x_caddr) }, { "x.size", AT(x_size) },
    { "x.iptr", AT(x_iptr) }, { "x.count", AT(x_count) }, { "x.cc", AT(x_cc) },
    { "i.flag", AT(i_flag) }, { "i.count", AT(i_count) }, { "i.dev", AT(i_dev) },
    { "i.num", AT(i_num) }, { "f.count", AT(f_count) }, { "f.inode", AT(f_inode) },
    { "m.bufp", AT(m_bufp) }, { "m.inodp", AT(m_inodp) }, { "b.flags", AT(b_flags) },
    { "_u", AT(u) }, { "u.ofile", AT(u_ofile) }, { "u.cdir", AT(u_cdir) },
    { "u.tsize", AT(u_tsize) }, { "u.dsize", AT(u_dsize) }, { "u.ssize", AT(u_ssize) },
    { "SSLEEP", AT(ssleep) }, { "SWAIT", AT(swait) }, { "SZOMB", AT(szomb) },
    { "SSTOP", AT(sstop) }, { "SLOAD", AT(sload) }, { "SLOCK", AT(slock) },
    { "SLENT", AT(slent) }, { "ILOCK", AT(ilock) }, { "B.BUSY", AT(b_busy) },
    { "B.ASYNC", AT(b_async) },
};
/* clang-format on */

const char *lab_names_find(struct lab_names *n, const struct kernel *k)
{
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!kernel_symbol(k, wanted[i].name, (word *)((char *)n + wanted[i].to)))
            return wanted[i].name;
    return NULL;
}
