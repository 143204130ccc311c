/ ls.s: lists directories, one name a line, in order. `ls -l` says more of each:
/ kind and permissions, links, owner, size in bytes (of a device: its numbers).
/ Answers to V6's s1/ls.c.
/
/ Look at what a directory is: a file of 16-byte entries, an inode number and a name of up to
/ 14 characters, padded with 0. Number 0: the entry is free. All else is in the inode: stat.

	mov	(sp)+,r4		/ C: argc
	tst	(sp)+
	dec	r4
	ble	1f
	mov	(sp),r0
	cmpb	(r0)+,$'-
	bne	2f
	cmpb	(r0),$'l
	bne	2f
	inc	long
	tst	(sp)+			/ the option is used up
	dec	r4
	bgt	2f
1:	mov	$1,r4			/ no names: this directory
	mov	$here,-(sp)
2:	mov	(sp)+,r2		/ C: list(*++argv)
	jsr	pc,list
	dec	r4
	bgt	2b
	mov	status,r0
	sys	exit

/ list(r2: name): what is in it, if it is a directory, else itself

list:
	mov	r4,-(sp)
	mov	r2,r0
	mov	$st,r1
	jsr	pc,_stat		/ C: stat(name, &st)
	bcs	bad
	mov	st.mode,r0
	bic	$!60000,r0
	cmp	r0,$40000
	beq	1f
	jsr	pc,show			/ a file: one line
	br	done
1:	mov	$path,r3		/ C: path = name + "/"
	mov	r2,r0
2:	movb	(r0)+,(r3)+
	bne	2b
	movb	$'/,-1(r3)
	mov	r2,r0
	clr	r1
	jsr	pc,_open
	bcs	bad
	mov	r0,-(sp)
	jsr	pc,slurp
	mov	(sp)+,r0
	sys	close

/ Names are printed as they are looked for: each time the smallest that is above the last.

	clr	last
3:	jsr	pc,least		/ r0: that entry's name, 0: there is none
	mov	r0,last
	beq	done
	mov	r3,r1
	mov	$14.,r4
4:	movb	(r0)+,(r1)+		/ C: path = name + "/" + entry
	sob	r4,4b
	clrb	(r1)			/ a name of 14 has no 0 of its own
	mov	$path,r0
	mov	$st,r1
	tst	long
	beq	5f
	jsr	pc,_stat
	bcc	5f
	mov	$path,r1		/ C: perror(path)
	jsr	pc,_perror
	inc	status
	br	3b
5:	mov	r3,r2
	jsr	pc,show
	br	3b
bad:	mov	r2,r1			/ C: perror(name)
	jsr	pc,_perror
	inc	status
done:	mov	(sp)+,r4
	rts	pc

/ slurp(r0: descriptor): all of the directory behind the bss; r4: where it ends

slurp:
	mov	r0,-(sp)
	mov	$heap,r4
1:	mov	r4,r0			/ C: brk(p + 512)
	add	$512.,r0
	jsr	pc,_brk
	bcs	2f
	mov	(sp),r0
	mov	r4,r1
	mov	r2,-(sp)
	mov	$512.,r2
	jsr	pc,_read		/ C: n = read(fd, p, 512)
	mov	(sp)+,r2		/ (mov leaves the carry)
	bcs	2f
	add	r0,r4
	tst	r0
	bne	1b
2:	mov	r4,end
	mov	(sp)+,r0
	rts	pc

/ least(): the smallest name that is greater than *last; those that begin with . are not shown

least:
	clr	-(sp)			/ the best so far
	mov	$heap,r4
1:	cmp	r4,end
	bhis	5f
	mov	r4,r2			/ an entry: number,
	add	$16.,r4
	tst	(r2)+			/ and name
	beq	1b
	cmpb	(r2),$'.
	beq	1b
	mov	last,r1
	beq	2f
	mov	r2,r0
	jsr	pc,above		/ is it above the last one?
	blos	1b
2:	mov	(sp),r0
	beq	3f
	mov	r2,r1
	jsr	pc,above		/ and the best above it?
	blos	1b
3:	mov	r2,(sp)
	br	1b
5:	mov	(sp)+,r0
	rts	pc

above:					/ compares the names r0 and r1: then bhi, blo or beq
	mov	$14.,-(sp)
1:	cmpb	(r0)+,(r1)+
	bne	2f
	dec	(sp)
	bne	1b
2:	beq	3f			/ the branches ask for C and Z, which the pop must keep
	mov	(sp)+,r1		/ (mov: C kept, and r1 is no 0)
	rts	pc
3:	tst	(sp)+			/ equal: the count is 0, Z is set
	rts	pc

/ show(r2: name): a line; with -l of st

show:
	tst	long
	beq	6f
	mov	st.mode,r1
	mov	r1,r0
	bic	$!60000,r0
	ash	$-13.,r0		/ 0 file, 1 character device, 2 directory, 3 block device
	movb	kinds(r0),line
	mov	$line+1,r0
	ash	$7,r1			/ the owner's read permission to bit 15
1:	movb	rwx-line-1(r0),(r0)
	tst	r1
	bmi	2f
	movb	$'-,(r0)
2:	inc	r0
	asl	r1
	cmp	r0,$line+10.
	blo	1b
	mov	$line,r0
	jsr	pc,_puts		/ C: printf("-rwxrwxrwx")
	movb	st.link,r0
	mov	$3,r1
	jsr	pc,_putw		/ C: printf("%3d", links)
	movb	st.uid,r0
	bic	$!377,r0
	mov	$4,r1
	jsr	pc,_putw
	bit	$20000,st.mode
	bne	3f
	mov	r2,-(sp)
	clr	r0
	bisb	st.siz0,r0		/ 24 bits of size
	mov	st.siz1,r1
	mov	$8.,r2
	jsr	pc,_putl
	mov	(sp)+,r2
	br	4f
3:	clr	r0			/ a device: driver and unit
	bisb	st.addr+1,r0
	mov	$4,r1
	jsr	pc,_putw
	jsr	r5,say; <,\0>; .even
	clr	r0
	bisb	st.addr,r0
	mov	$3,r1
	jsr	pc,_putw
4:	jsr	r5,say; < \0>; .even
6:	mov	r2,r0
	jsr	pc,_puts
	jsr	r5,say; <\n\0>; .even
	rts	pc

	.data
here:	<.\0>
kinds:	<-cdb>
rwx:	<rwxrwxrwx>
line:	<-rwxrwxrwx\0>
	.even
	.bss
long:	. = .+2
status:	. = .+2
last:	. = .+2				/ the name printed last
end:	. = .+2
st:					/ C: struct stat, as V6 has it
	. = .+4
st.mode: . = .+2
st.link: . = .+1
st.uid:	. = .+2
st.siz0: . = .+1
st.siz1: . = .+2
st.addr: . = .+24.
path:	. = .+528.			/ exec has room for 510 bytes of a name; /, entry, 0
heap:
	.text
