/ size.s: a fork of a process as large as you like: what does it cost, and for what?
/
/	size 24			24 KB of data, and a child that writes nothing
/	size 24 8		a child that writes to 8 of the 24 KB
/	size 24 x		a child that execs another program at once
/	size			that program: it ends at once
/
/ It prints nothing. `fork11 scale` runs it with all sizes under every policy and draws the
/ figure; fork in core climbs with the first number, copy-on-write with the second.
/
/ Look at what the child does not do: from the trap to its exit it stores nothing but the
/ words it is asked to, one in each click of 64 bytes, for that is what a page is counted in.

	cmp	(sp),$2
	blt	end			/ the program that the child of `size N x` becomes
	mov	4(sp),r0
	jsr	pc,_atoi		/ C: kb = atoi(argv[1])
	mov	r0,r2
	clr	r3			/ r3: what the child writes, in KB
	clr	r4			/ r4: does it exec?
	cmp	(sp),$3
	blt	1f
	mov	6(sp),r0
	cmpb	(r0),$'x
	bne	2f
	inc	r4
	br	1f
2:	jsr	pc,_atoi		/ C: part = atoi(argv[2])
	mov	r0,r3
1:	cmp	r2,$1
	blo	usage
	cmp	r2,$48.
	bhi	usage
	cmp	r3,r2
	bhi	usage

	mov	r2,r0
	ash	$10.,r0
	add	$data,r0
	jsr	pc,_brk			/ C: brk(data + kb * 1024): data and bss are kb KB
	bcs	fail
	mov	$data,r2		/ r2: where the child begins to write
	ash	$4,r3			/ r3: in how many clicks
	mov	$1,r0
	sys	sleep			/ C: sleep(1): the time that break has taken is forgotten,
					/ or the child would be more urgent, and begin first
	jsr	pc,_fork
	bcs	fail
	tst	r0
	bne	parent
	tst	r4
	bne	4f
	tst	r3
	beq	end
3:	mov	r2,(r2)			/ C: for (p = data; n > 0; n--, p += 32) *p = p;
	add	$64.,r2
	sob	r3,3b
	br	end
4:	sys	exec; path; args	/ C: execl("/bin/size", "size", 0)
	mov	$1,r0
	sys	exit

parent:
	sys	wait			/ C: wait(&status)
	bcs	fail
end:	clr	r0
	sys	exit

usage:	jsr	r5,say; <size KB {KB to write, or x to exec}, at most 48\n\0>; .even
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
