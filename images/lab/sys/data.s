/ data.s: the kernel's tables; answers to V6's param.h, and to the arrays of its header files.
/ All is bss. Whoever gives a table more entries (defs.s), gives the user's memory away.

	.bss
	.even
_proc:	.=.+[NPROC*PSIZ]		/ processes
_text:	.=.+[NTEXT*XSIZ]		/ shared texts
_page:	.=.+[NPAGE*PGSIZ]		/ page runs
_coremap: .=.+[NCMAP*4]			/ free clicks: size and address each,
_swapmap: .=.+[NSMAP*4]			/ and free blocks of swap; a 0 behind the last
_inode:	.=.+[NINODE*ISIZ]		/ inodes in core
_iended: .=.+2				/ files that have come to their end
_file:	.=.+[NFILE*FSIZ]		/ open files
_mount:	.=.+[NMOUNT*MSIZ]		/ mounted file systems; the root first
_buf:	.=.+[NBUF*BSIZ]			/ buffers, the lists of the free ones,
_bfreeli: .=.+BSIZ
_swbuf:	.=.+BSIZ			/ and the swapper's own
_rktab:	.=.+12				/ the disk's queue
_kl11:	.=.+TTYSIZ			/ the console
_tout:	.=.+4				/ when the clock wakes who called sleep
_updlock: .=.+2				/ update is at work
_buffers: .=.+[NBUF*512.]		/ the contents of the buffers
_end:
	.text
