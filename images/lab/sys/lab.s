/ lab.s: what only a lab needs: the policy, and counters of what making processes has cost. V6 has
/ no such file.

	.text

/ policy: the call policy(new in r0); 177777 only asks. r0 what it was.

_setpol:
	mov	u.ar0,r0
	mov	R0(r0),r1
	mov	_policy,R0(r0)
	cmp	r1,$-1
	beq	1f
	cmp	r1,$THREAD
	bhi	2f
	mov	r1,_policy
1:	rts	pc
2:
	movb	$EINVAL,u.error
	rts	pc

/ labstat: the call labstat(buffer): the counters as they stand below, then clicks of core that are
/ free, blocks of swap that are free, struct page in use; 16 words in all.

_labsta:
	jsr	r5,csv
	mov	$_coremap,r0
	jsr	pc,sum
	mov	r1,c.core
	mov	$_swapmap,r0
	jsr	pc,sum
	mov	r1,c.disk
	clr	r1
	mov	$_page,r0
1:
	tst	pg.size(r0)
	beq	2f
	inc	r1
2:
	add	$PGSIZ,r0
	cmp	r0,$_page+[NPAGE*PGSIZ]
	blo	1b
	mov	r1,c.page
	mov	$32.,-(sp)
	mov	u.arg,-(sp)
	mov	$c.forks,-(sp)
	jsr	pc,_copyout
	tst	r0
	beq	3f
	movb	$EFAULT,u.error
3:
	jmp	cret

sum:					/ r1: the free units of the map at r0
	clr	r1
1:
	tst	(r0)
	beq	2f
	add	(r0)+,r1
	tst	(r0)+
	br	1b
2:	rts	pc

	.data
_policy: BYCORE				/ how fork goes

	.bss
c.forks:.=.+2				/ processes made
c.entry:.=.+2				/ pages that were shared by fork, rfork, clone
c.copied:.=.+2				/ pages copied later, by a store or because they grew
c.took:	.=.+2				/ pages that a store found to be nobody else's any more
c.once:	.=.+4				/ clicks that a fork copied at once, high word first
c.later:.=.+4				/ clicks of c.copied, high word first
c.swap:	.=.+4				/ clicks of images to and from the swap disk
c.core:	.=.+2				/ filled by labstat
c.disk:	.=.+2
c.page:	.=.+2
c.free:	.=.+6				/ not used: they make it 16 words
_maxmem:.=.+2				/ clicks that a process can have
_rootdir:.=.+2			/ inode of /
	.text
