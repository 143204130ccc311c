/ conf.s: which devices there are; answers to V6's conf/conf.c (which its mkconf writes).
/ A device is a number: its high byte, major, is a row of a table here; its low byte, minor, is
/ the driver's. The numbers are V6's, so that a pack can be used by both.

	.data

/ block devices: open, close, strategy, table of its buffers

_bdevsw:
	_nulldev; _nulldev; _rkstrat; _rktab		/ 0 rk
_nblkdev:
	1

/ character devices: open, close, read, write, modes

_cdevsw:
	_klopen; _klclose; _klread; _klwrite; _klsgtty	/ 0 console
	_nodev; _nodev; _nodev; _nodev; _nodev		/ 1 V6: pc
	_nodev; _nodev; _nodev; _nodev; _nodev		/ 2 lp
	_nodev; _nodev; _nodev; _nodev; _nodev		/ 3 dc
	_nodev; _nodev; _nodev; _nodev; _nodev		/ 4 dh
	_nodev; _nodev; _nodev; _nodev; _nodev		/ 5 dp
	_nodev; _nodev; _nodev; _nodev; _nodev		/ 6 dj
	_nodev; _nodev; _nodev; _nodev; _nodev		/ 7 dn
	_nulldev; _nulldev; _mmread; _mmwrite; _nodev	/ 8 mem
_nchrdev:
	9.

/ the root's file system and the swapper's blocks: both on drive 0

_rootdev:
	0
_swapdev:
	0
_swplo:
	4000.				/ the first block for swapping,
_nswap:
	872.				/ and how many: to the end of the pack

	.text
