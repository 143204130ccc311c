/ size.spawn.s: size.s once more, without a fork: `size.spawn 24` is a process with 24 KB of data
/ that makes another one by spawn. See size.s, `size 24 x`; and redirect.spawn.s.

	mov	$1,r0
	cmp	(sp),$2
	blt	1f
	mov	4(sp),r0
	jsr	pc,_atoi		/ C: kb = atoi(argv[1])
1:	cmp	r0,$1
	blo	usage
	cmp	r0,$48.
	bhi	usage
	ash	$10.,r0
	add	$data,r0
	jsr	pc,_brk			/ C: brk(data + kb * 1024)
	bcs	fail
	mov	$1,r0
	sys	sleep			/ C: sleep(1), see there
	mov	$path,r0
	mov	$args,r1
	clr	r2
	jsr	pc,_spawn		/ C: posix_spawn(&pid, "/bin/size", 0, 0, args, 0)
	bcs	fail
	sys	wait			/ C: wait(&status)
	bcs	fail
	clr	r0
	sys	exit

usage:	jsr	r5,say; <size.spawn KB, at most 48\n\0>; .even
	br	bad
fail:	mov	$name,r1
	jsr	pc,_perror
bad:	mov	$1,r0
	sys	exit

path:	</bin/size\0>
name:	<size\0>
	.even
	.data
data:
args:	name; 0
	.text
