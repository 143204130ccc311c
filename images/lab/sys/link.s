/ link.s: the system calls that change directories; answers to link and mknod of V6's ken/sys2.c,
/ and unlink of its sys4.c. What it does differently: unlink looks again at the entry when it has
/ the directory locked, so that two processes cannot remove the same name.

	.text

/ link(path, new): the file gets one name more. While namei looks for the new name it must not be
/ locked: the path may lead through it.

_link:
	jsr	r5,csv
	clr	(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	tst	(sp)+
	mov	r0,r4
	beq	9f
	cmpb	i.nlink(r4),$127.
	bhis	1f
	mov	i.mode(r4),r0
	bic	$!IFMT,r0
	cmp	r0,$IFDIR
	bne	2f
	jsr	pc,_suser
	tst	r0
	bne	2f
	br	8f
1:
	movb	$EMLINK,u.error
	br	8f
2:
	mov	r4,(sp)
	jsr	pc,_prele
	mov	u.arg+2,u.dirp
	mov	$1,(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	tst	(sp)+
	mov	r0,(sp)
	beq	3f
	jsr	pc,_iput
	movb	$EEXIST,u.error
3:
	tstb	u.error
	bne	7f
	mov	u.pdir,r0
	cmp	i.dev(r0),i.dev(r4)
	bne	4f
	mov	r4,(sp)
	jsr	pc,_wdir
	jsr	pc,_plock
	tstb	u.error
	bne	8f
	incb	i.nlink(r4)
	bisb	$IUPD,i.flag(r4)
	br	8f
4:
	mov	r0,(sp)
	jsr	pc,_iput
	movb	$EXDEV,u.error
7:
	mov	r4,(sp)
	jsr	pc,_irele
	br	9f
8:
	mov	r4,(sp)
	jsr	pc,_iput
9:
	jmp	cret

/ mknod(path, mode, device): an inode of any kind; for the super-user.

_mknod:
	jsr	r5,csv
	jsr	pc,_suser
	tst	r0
	beq	9f
	mov	$1,(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	tst	(sp)+
	mov	r0,r4
	bne	1f
	tstb	u.error
	bne	9f
	mov	u.arg+2,(sp)
	jsr	pc,_maknode
	mov	r0,r4
	beq	9f
	bit	$IFCHR&IFBLK,i.mode(r4)
	beq	2f
	mov	u.arg+4,i.addr(r4)
	br	2f
1:
	movb	$EEXIST,u.error
2:
	mov	r4,(sp)
	jsr	pc,_iput
9:
	jmp	cret

/ unlink(path): the file has one name less. It goes with the last holder of the inode: iput.
/ Directory and file are never locked both at once: one may lie above the other, as in
/ unlink("a/.."). So the entry is looked at again before it goes.

_unlink:
	jsr	r5,csv
	mov	$2,(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	tst	(sp)+
	mov	r0,r4			/ r4: the directory
	beq	9f
	mov	r0,(sp)
	jsr	pc,_prele
	mov	u.dino,(sp)
	mov	i.dev(r4),-(sp)
	jsr	pc,_iget
	tst	(sp)+
	mov	r0,r3			/ r3: the file
	beq	8f
	mov	i.mode(r3),r0
	bic	$!IFMT,r0
	cmp	r0,$IFDIR
	bne	1f
	jsr	pc,_suser
	tst	r0
	beq	7f
	cmp	i.dev(r3),i.dev(r4)
	beq	1f
	movb	$EBUSY,u.error		/ something is mounted there
	br	7f
1:
	mov	r3,(sp)
	jsr	pc,_prele
	mov	r4,(sp)
	jsr	pc,_plock
	mov	i.num(r3),(sp)
	mov	r4,-(sp)
	jsr	pc,_unentry
	jsr	pc,_prele
	tst	(sp)+
	mov	r3,(sp)
	jsr	pc,_plock
	tstb	u.error
	bne	7f
	decb	i.nlink(r3)
	bisb	$IUPD,i.flag(r3)
7:
	mov	r3,(sp)
	jsr	pc,_iput
8:
	mov	r4,(sp)
	jsr	pc,_irele
9:
	jmp	cret

/ unentry(dp, ino): the entry that ends at u.offs in the locked directory is nobody's any more;
/ ENOENT if it is not u.dbuf's and ino's now.

_unentry:
	jsr	r5,csv
	mov	4(r5),(sp)
	jsr	pc,dentry
	jsr	pc,_readi
	tstb	u.error
	bne	2f
	cmp	u.dino,6(r5)
	bne	1f
	mov	$u.dname,(sp)
	jsr	pc,_dsame
	bne	1f
	clr	u.dino
	mov	4(r5),(sp)
	jsr	pc,dentry
	jsr	pc,_writei
	jmp	cret
1:
	movb	$ENOENT,u.error
2:
	jmp	cret

dentry:					/ the next transfer: the entry before u.offs, to or from
	sub	$DIRSIZ+2,u.offs+2	/ u.dino and u.dname
	mov	$u.dino,u.base
	mov	$DIRSIZ+2,u.count
	movb	$1,u.segfl
	rts	pc
