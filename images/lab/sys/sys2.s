/ sys2.s: the system calls that open, read and write files; answers to V6's ken/sys2.c.
/ The arguments lie in u.arg, a path begins at u.dirp; a descriptor comes, and a result goes, in
/ the user's r0, *u.ar0. What it does differently: a plain file is locked while it is read or
/ written, so that two writers do not both give it the same block, and those who share an offset
/ do not write to the same place.

	.text

/ read(fd, buffer, count)

_read:
	jsr	r5,csv
	mov	$FREAD,(sp)
	jsr	pc,_rdwr
	jmp	cret

/ write(fd, buffer, count)

_write:
	jsr	r5,csv
	mov	$FWRITE,(sp)
	jsr	pc,_rdwr
	jmp	cret

/ rdwr(mode): what both have in common; r0 of the user: how many bytes were moved.

_rdwr:
	jsr	r5,csv
	mov	4(r5),r2
	mov	*u.ar0,(sp)
	jsr	pc,_getf
	mov	r0,r4
	beq	9f
	bitb	r2,f.flag(r4)
	beq	8f			/ not open for that
	mov	u.arg,u.base
	mov	u.arg+2,u.count
	clrb	u.segfl
	bitb	$FPIPE,f.flag(r4)
	beq	2f
	mov	r4,(sp)
	cmp	r2,$FREAD
	bne	1f
	jsr	pc,_readp
	br	7f
1:
	jsr	pc,_writep
	br	7f
2:
	mov	f.inode(r4),r3
	mov	r3,(sp)
	bit	$IFCHR&IFBLK,i.mode(r3)
	bne	3f			/ a device may sleep for hours
	jsr	pc,_plock
3:
	mov	f.offs(r4),u.offs
	mov	f.offs+2(r4),u.offs+2
	cmp	r2,$FREAD
	bne	4f
	jsr	pc,_readi
	br	5f
4:
	jsr	pc,_writei
5:
	mov	u.arg+2,r0
	sub	u.count,r0
	add	r0,f.offs+2(r4)
	adc	f.offs(r4)
	bit	$IFCHR&IFBLK,i.mode(r3)
	bne	7f
	jsr	pc,_prele
7:
	mov	u.arg+2,r0
	sub	u.count,r0
	mov	r0,*u.ar0
	br	9f
8:
	movb	$EBADF,u.error
9:
	jmp	cret

/ open(path, mode): 0 to read, 1 to write, 2 both

_open:
	jsr	r5,csv
	clr	(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	tst	(sp)+
	tst	r0
	beq	1f
	mov	u.arg+2,-(sp)
	inc	(sp)			/ FREAD, FWRITE, both: (sp) is 0 still
	mov	r0,-(sp)
	jsr	pc,_open1
1:
	jmp	cret

/ creat(path, mode): to write; a new file, or an old one, emptied

_creat:
	jsr	r5,csv
	mov	$1,(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	tst	(sp)+
	mov	r0,r4
	bne	1f
	tstb	u.error
	bne	2f
	mov	u.arg+2,(sp)
	bic	$!7777|ISVTX,(sp)
	jsr	pc,_maknode
	mov	r0,r4
	beq	2f
	mov	$2,(sp)
1:
	mov	$FWRITE,-(sp)
	mov	r4,-(sp)
	jsr	pc,_open1		/ trf 1: it was there; 2: it is new
2:
	jmp	cret

/ open1(ip, mode, trf): the locked inode, to a new descriptor. trf 0: as it is; 1: emptied; 2: it
/ is new and its maker's, whatever its mode says.

_open1:
	jsr	r5,csv
	mov	4(r5),r4
	mov	6(r5),r3
	cmp	10(r5),$2
	beq	2f
	bit	$FREAD,r3
	beq	1f
	mov	$IREAD,(sp)
	mov	r4,-(sp)
	jsr	pc,_access
	tst	(sp)+
1:
	bit	$FWRITE,r3
	beq	2f
	mov	$IWRITE,(sp)
	mov	r4,-(sp)
	jsr	pc,_access
	tst	(sp)+
	mov	i.mode(r4),r0
	bic	$!IFMT,r0
	cmp	r0,$IFDIR
	bne	2f
	movb	$EISDIR,u.error
2:
	mov	r4,(sp)
	tstb	u.error
	bne	8f
	tst	10(r5)
	beq	3f
	jsr	pc,_itrunc
3:
	jsr	pc,_prele		/ a device's open may sleep
	jsr	pc,_falloc
	mov	r0,r2
	beq	7f
	bic	$!3,r3
	movb	r3,f.flag(r2)
	mov	r4,f.inode(r2)
	mov	*u.ar0,-(sp)		/ -12(r5): the descriptor
	bic	$!FWRITE,r3
	mov	r3,-(sp)
	mov	r4,-(sp)
	jsr	pc,_openi
	cmp	(sp)+,(sp)+
	tstb	u.error
	beq	9f
	asl	(sp)
	add	$u.ofile,(sp)
	clr	*(sp)+			/ no such device: take all back
	clrb	f.count(r2)
7:
	jsr	pc,_irele
	br	9f
8:
	jsr	pc,_iput
9:
	jmp	cret

/ close(fd)

_close:
	jsr	r5,csv
	mov	*u.ar0,r4
	mov	r4,(sp)
	jsr	pc,_getf
	mov	r0,(sp)
	beq	1f
	asl	r4
	clr	u.ofile(r4)
	jsr	pc,_closef
1:
	jmp	cret

/ seek(fd, offset, how): how 0: from the beginning, the offset unsigned; 1: from where we are; 2:
/ from the end; 3, 4, 5: the same in blocks of 512.

_seek:
	jsr	r5,csv
	mov	*u.ar0,(sp)
	jsr	pc,_getf
	mov	r0,r4
	beq	9f
	bitb	$FPIPE,f.flag(r4)
	bne	8f
	mov	u.arg,r3		/ r2, r3: the new offset
	clr	r2
	mov	u.arg+2,r1
	cmp	r1,$2
	bhi	1f
	tst	r1
	beq	2f
	tst	r3
	sxt	r2
	br	2f
1:
	mov	r3,r2
	clr	r3
	ashc	$-7,r2			/ times 512
	sub	$3,r1
	bne	2f
	bic	$!777,r2
2:
	tst	r1			/ 0 beginning, 1 here, or the end
	beq	4f
	cmp	r1,$1
	bne	3f
	add	f.offs+2(r4),r3
	adc	r2
	add	f.offs(r4),r2
	br	4f
3:
	mov	f.inode(r4),r1
	clr	r0
	bisb	i.size0(r1),r0
	add	i.size1(r1),r3
	adc	r2
	add	r0,r2
4:
	mov	r2,f.offs(r4)
	mov	r3,f.offs+2(r4)
	br	9f
8:
	movb	$ESPIPE,u.error
9:
	jmp	cret
