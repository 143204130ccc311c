/* Names of the lab kernel: where its tables are, how long, what lies where in an entry. All
 * of it stands in the name list of /unix, images/lab/sys/defs.s being one of its texts. */
#ifndef MONITOR_LAB_NAMES_H
#define MONITOR_LAB_NAMES_H

#include "monitor/unix/kernel.h"

struct lab_names {
    /* tables and variables */
    word proc, text, page, inode, file, mount, buf, coremap, swapmap, bounce, swplo,
        nswap, rootdir, runin, runout;
    /* entries of the tables, bytes of an entry */
    word nproc, psiz, ntext, xsiz, npage, pgsiz, ninode, isiz, nfile, fsiz, nmount, msiz,
        nbuf, bsiz, ncmap, nsmap, nofile, usize;
    /* fields */
    word p_stat, p_flag, p_pid, p_ppid, p_addr, p_size, p_wchan, p_textp, p_pg, p_cow,
        p_shr, p_lent, p_swap, p_swn;
    word pg_addr, pg_size, pg_cnt;
    word x_daddr, x_caddr, x_size, x_iptr, x_count, x_cc;
    word i_flag, i_count, i_dev, i_num;
    word f_count, f_inode;
    word m_bufp, m_inodp;
    word b_flags;
    word u, u_ofile, u_cdir, u_tsize, u_dsize, u_ssize;
    /* values */
    word ssleep, swait, szomb, sstop, sload, slock, slent, ilock, b_busy, b_async;
};

/* Takes them from K's symbols. NULL, or the name that K does not have. */
const char *lab_names_find(struct lab_names *n, const struct kernel *k);

#endif
