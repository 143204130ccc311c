/ pipe.s: pipes; answers to V6's ken/pipe.c.
/ A pipe is a file without a name, of at most 4096 bytes (8 blocks: a small file), which mostly
/ never leaves the buffers. Writers write at its end, the reader reads at his offset; when he has
/ read all, both begin again at 0. Each end is a struct file, and both together are the inode's two
/ holders: if there is only one, the other end is closed. Bit IREAD of the mode (nobody needs it
/ otherwise) says that a reader sleeps, for ip+4; IWRITE that a writer does, for ip+2.
/ What it does differently: a write that fails stops there.

	.text

PIPSIZ	= 4096.

/ pipe(): the system call. The user's r0 is the descriptor to read from, his r1 that to write to.

_pipe:
	jsr	r5,csv
	mov	_rootdev,(sp)
	jsr	pc,_ialloc
	mov	r0,r4			/ r4: the inode
	beq	9f
	jsr	pc,_falloc
	mov	r0,r3			/ r3: the end to read
	beq	2f
	mov	*u.ar0,-(sp)		/ -12(r5): its descriptor
	tst	-(sp)
	jsr	pc,_falloc
	mov	r0,r2			/ r2: the end to write
	beq	1f
	mov	u.ar0,r0
	mov	(r0),R1(r0)
	mov	-12(r5),(r0)
	movb	$FREAD|FPIPE,f.flag(r3)
	movb	$FWRITE|FPIPE,f.flag(r2)
	mov	r4,f.inode(r3)
	mov	r4,f.inode(r2)
	movb	$2,i.count(r4)
	bisb	$IACC|IUPD,i.flag(r4)
	mov	$IALLOC,i.mode(r4)
	mov	r4,(sp)
	jsr	pc,_prele
	br	9f
1:
	clrb	f.count(r3)		/ no second one: give back the first
	mov	-12(r5),r0
	asl	r0
	clr	u.ofile(r0)
2:
	mov	r4,(sp)
	jsr	pc,_iput		/ it has no link: that is its end
9:
	jmp	cret

/ readp(fp): read what is there, up to u.count; if there is nothing, wait, unless nobody can write.

_readp:
	jsr	r5,csv
	mov	4(r5),r3
	mov	f.inode(r3),r4
1:
	mov	r4,(sp)
	jsr	pc,_plock
	cmp	f.offs+2(r3),i.size1(r4)
	bne	4f
	tst	f.offs+2(r3)
	beq	2f
	clr	f.offs+2(r3)		/ all is read: begin again
	clr	i.size1(r4)
	bit	$IWRITE,i.mode(r4)
	beq	2f
	bic	$IWRITE,i.mode(r4)
	add	$2,(sp)
	jsr	pc,_wakeup		/ there is room now
	mov	r4,(sp)
2:
	jsr	pc,_prele
	cmpb	i.count(r4),$2
	blo	3f			/ end of file
	bis	$IREAD,i.mode(r4)
	mov	$PPIPE,(sp)
	mov	r4,-(sp)
	add	$4,(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
3:
	jmp	cret
4:
	clr	u.offs
	mov	f.offs+2(r3),u.offs+2
	jsr	pc,_readi
	mov	u.offs+2,f.offs+2(r3)
	jsr	pc,_prele
	jmp	cret

/ writep(fp): write all of u.count bytes, in pieces if there is not room enough; if nobody can read
/ them, EPIPE and a signal, which ends those who do not look at errors.

_writep:
	jsr	r5,csv
	mov	4(r5),r3
	mov	f.inode(r3),r4
	mov	u.count,r2		/ r2: what is still to be written
1:
	mov	r4,(sp)
	jsr	pc,_plock
	tst	r2
	beq	5f
	tstb	u.error
	bne	5f
	cmpb	i.count(r4),$2
	bhis	2f
	jsr	pc,_prele
	movb	$EPIPE,u.error
	mov	$SIGPIPE,(sp)
	mov	u.procp,-(sp)
	jsr	pc,_psignal
	jmp	cret
2:
	cmp	i.size1(r4),$PIPSIZ
	blo	3f
	bis	$IWRITE,i.mode(r4)	/ full
	jsr	pc,_prele
	mov	$PPIPE,(sp)
	mov	r4,-(sp)
	add	$2,(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
3:
	clr	u.offs
	mov	i.size1(r4),u.offs+2
	mov	$PIPSIZ,u.count
	sub	i.size1(r4),u.count
	cmp	r2,u.count
	bhis	4f
	mov	r2,u.count
4:
	sub	u.count,r2
	jsr	pc,_writei
	add	u.count,r2		/ what an error left over
	jsr	pc,_prele
	bit	$IREAD,i.mode(r4)
	beq	1b
	bic	$IREAD,i.mode(r4)
	add	$4,(sp)
	jsr	pc,_wakeup
	br	1b
5:
	jsr	pc,_prele
	mov	r2,u.count
	jmp	cret

/ plock(ip): lock it; wait while somebody else has the lock.

_plock:
	jsr	r5,csv
	mov	4(r5),r4
1:
	bitb	$ILOCK,i.flag(r4)
	beq	2f
	bisb	$IWANT,i.flag(r4)
	mov	$PINOD,(sp)
	mov	r4,-(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
2:
	bisb	$ILOCK,i.flag(r4)
	jmp	cret

/ prele(ip): unlock it, and wake who waits for that.

_prele:
	jsr	r5,csv
	mov	4(r5),r4
	bicb	$ILOCK,i.flag(r4)
	bitb	$IWANT,i.flag(r4)
	beq	1f
	bicb	$IWANT,i.flag(r4)
	mov	r4,(sp)
	jsr	pc,_wakeup
1:
	jmp	cret
