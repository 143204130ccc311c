/ sync.s: has the kernel write to disk what it still keeps in core: buffers, inodes and the
/ super-block. The call returns before all of it is on the disk.
/ Answers to V6's s2/sync.c.

	sys	sync
	clr	r0
	sys	exit
