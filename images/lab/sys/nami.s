/ nami.s: from a path to an inode; answers to V6's ken/nami.c, with dsearch.s.

	.text

/ namei(func, flag): the inode that the path names, locked, with one holder more. func gives
/ the path's characters, one for each call, and 0 at the end. Flag 0: it must be there. 1: it is
/ to be created: if only the last component is missing, r0 is 0 and u.error too, u.pdir is the
/ directory, locked, and u.offs where the new entry goes. 2: it is to be removed: the inode is
/ the directory's, u.dino and u.dname are the entry, and u.offs is behind it. In all other cases
/ r0 is 0, u.error says why, and nothing is held.

_namei:
	jsr	r5,csv
	mov	u.cdir,r4
	jsr	pc,*4(r5)
	mov	r0,r3			/ r3: the path's next character
	cmp	r3,$'/
	bne	1f
	mov	_rootdir,r4
1:
	mov	i.num(r4),(sp)
	mov	i.dev(r4),-(sp)
	jsr	pc,_iget
	tst	(sp)+
	mov	r0,r4			/ r4: the file that we have come to
	beq	8f
2:
	cmp	r3,$'/
	bne	3f
	jsr	pc,*4(r5)
	mov	r0,r3
	br	2b
3:
	tst	r3
	bne	4f
	tst	6(r5)			/ / and the like cannot be made or removed
	bne	6f
4:
	tstb	u.error
	bne	7f
	tst	r3
	beq	8f			/ the path's end: this is it
	mov	r3,(sp)
	mov	4(r5),-(sp)
	mov	r4,-(sp)
	jsr	pc,_ncomp		/ ncomp(dp, func, c)
	cmp	(sp)+,(sp)+
	mov	r1,r3
0:
	tstb	u.error
	bne	7f
	tst	r3
	bne	5f
	inc	r0			/ the last one: 1 it is not there, 2 it is:
	cmp	r0,6(r5)		/ just what flags 1 and 2 want
	beq	9f
	dec	r0
5:
	tst	r0
	beq	6f
	mov	r4,(sp)
	jsr	pc,_nnext		/ it is there: on to it
	cmp	r0,$1
	beq	1f
	mov	r0,r4
	bne	4b
	br	8f
1:
	jsr	pc,_dsearch		/ or is it still?
	br	0b
6:
	movb	$ENOENT,u.error
7:
	mov	r4,(sp)
	jsr	pc,_iput
	clr	r4
8:
	mov	r4,r0
	jmp	cret
9:
	mov	6(r5),(sp)
	mov	r4,-(sp)
	jsr	pc,_nlast
	jmp	cret

/ nnext(dp): the inode of the entry that was found in the directory, which is let go. It is not
/ locked while we wait for the inode. If any file has come to its end meanwhile, this one may have,
/ and its number be free or another file's: then r0 is 1, and the directory locked again.

_nnext:
	jsr	r5,csv
	mov	4(r5),r4
	mov	_iended,r3
	mov	r4,(sp)
	jsr	pc,_prele
	mov	u.dino,(sp)
	mov	i.dev(r4),-(sp)
	jsr	pc,_iget
	tst	(sp)+
	mov	r0,r2			/ r2: the inode
	beq	1f
	cmp	r3,_iended
	bne	2f
1:
	mov	r4,(sp)
	jsr	pc,_irele
	mov	r2,r0
	jmp	cret
2:
	mov	r2,(sp)
	jsr	pc,_iput
	mov	r4,(sp)
	jsr	pc,_plock
	mov	$1,r0
	jmp	cret

/ nlast(dp, flag): what namei gives back, of the directory that is to have or to lose an entry.

_nlast:
	jsr	r5,csv
	mov	4(r5),r4
	mov	$IWRITE,(sp)
	mov	r4,-(sp)
	jsr	pc,_access
	tst	(sp)+
	tst	r0
	bne	1f
	mov	r4,r0
	cmp	6(r5),$2
	beq	2f
	mov	r4,u.pdir
	clr	r0
	br	2f
1:
	mov	r4,(sp)
	jsr	pc,_iput
	clr	r0
2:
	jmp	cret

/ ngather(func, c): the component that begins with c to u.dbuf, 14 characters of it, zeros behind;
/ r0: the character behind it and its slashes.

_ngather:
	jsr	r5,csv
	mov	6(r5),r0
	mov	$u.dbuf,r4
1:
	tst	r0
	beq	3f
	cmp	r0,$'/
	beq	3f
	cmp	r4,$u.dbuf+DIRSIZ
	bhis	2f
	movb	r0,(r4)+
2:
	jsr	pc,*4(r5)
	tstb	u.error
	beq	1b
3:
	cmp	r4,$u.dbuf+DIRSIZ
	bhis	4f
	clrb	(r4)+
	br	3b
4:
	cmp	r0,$'/
	bne	5f
	jsr	pc,*4(r5)
	br	4b
5:
	jmp	cret

/ schar(): the next character of a path in the kernel

_schar:
	clr	r0
	bisb	*u.dirp,r0
	inc	u.dirp
	rts	pc

/ uchar(): the next character of a path of the user's

_uchar:
	jsr	r5,csv
	mov	u.dirp,(sp)
	inc	u.dirp
	jsr	pc,_fubyte
	tst	r0
	bpl	1f
	movb	$EFAULT,u.error
1:
	jmp	cret
