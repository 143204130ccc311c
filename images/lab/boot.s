/ boot.s: the boot block of the lab's pack, block 0, at most 256 words.
/ Answers to V6's uboot.s, but asks nothing: it knows one file, /unix.
/
/ Who presses LOAD, START on a PDP-11 starts a ROM. The ROM reads block 0 of the pack in
/ drive 0 to location 0 and jumps there; what it jumps to is this. It
/
/	moves itself out of the way, to the top of the first 48 KB of core;
/	finds the name "unix" in the root directory of the pack;
/	reads that file to location 0, without its header of 16 bytes;
/	and jumps to 0, which is where the kernel begins.
/
/ What goes wrong is told in one line, and the machine halts.
/ The KT11 is off, so there are 64 KB of addresses: 56 of core, 8 of the devices.

core	= 140000			/ the end of the first 48 KB
boot	= core-1000			/ this block's new place
buf	= boot-1000			/ a block of a directory or a file
list	= buf-1000			/ block numbers of the file that is read
most	= list-1400			/ the kernel's text and data end below this;
					/ 256 bytes above it are the stack's
KERNEL	= 407				/ first word of a program that is loaded in one piece
LARGE	= 10000				/ mode of a file whose inode lists lists of blocks
NAME	= 8.				/ characters compared of a name, its NUL among them

TPS	= 177564			/ console printer: its status,
TPB	= 177566			/ and where a character goes
RKCS	= 177404			/ disk: status and command,
RKDA	= 177412			/ address on the pack; between them words and core address
READ	= 5				/ command: read, go

/ `..' is where the assembler takes the text to lie: its labels are those of the new place.
/ The first lines run at 0, and so name nothing but registers and numbers.

..	= boot

	mov	$boot,r1
	clr	r0
1:	mov	(r0)+,(r1)+		/ 256 words from 0 to boot
	cmp	r0,$1000
	blo	1b
	jmp	*$2f			/ and on, in the copy
2:	mov	$list,sp

/ Find the name in the root directory, which is the file of inode 1.

	mov	$1,r1
	jsr	pc,inode
1:	mov	(r4)+,r1		/ the directory's next block
	bne	2f
	jsr	r0,stop
	<no /unix on this pack\0>
	.even
2:	mov	$buf,r2
	jsr	pc,fetch
	mov	$buf,r3			/ 32 entries of 16 bytes: inode, name
2:	mov	r3,r0
	mov	(r0)+,r1		/ 0 is an entry not in use
	beq	4f
	mov	$name,r5
3:	cmpb	(r0)+,(r5)
	bne	4f
	tstb	(r5)+
	bne	3b			/ alike, and not yet the NUL at the end
	br	load
4:	add	$16.,r3
	cmp	r3,$buf+1000
	blo	2b
	br	1b

/ Its first block tells how much of the file is to be read: header, text and data.
/ Symbols may lie behind that; they stay where they are.

load:	jsr	pc,inode
	mov	(r4)+,r1
	beq	bad
	mov	$buf,r2
	jsr	pc,fetch
	cmp	*$buf,$KERNEL
	bne	bad
	mov	*$buf+2,r3		/ bytes of text,
	add	*$buf+4,r3		/ and of data
	bcs	bad
	cmp	r3,$most
	bhi	bad
	mov	$buf+20,r0
	clr	r2
1:	mov	(r0)+,(r2)+		/ what is behind the header goes to 0;
	cmp	r2,$1000-20
	blo	1b
2:	cmp	r2,r3			/ r2: where the next block goes
	bhis	3f
	mov	(r4)+,r1
	beq	bad			/ the file is shorter than its header says
	jsr	pc,fetch
	add	$1000,r2
	br	2b
3:	clr	pc			/ start the kernel

/ inode: r4 becomes the list of blocks of the file with inode r1; a 0 is behind the last.
/ 16 inodes fill a block, and the first of them are in block 2: n is in block (n+31)/16.

inode:	add	$31.,r1
	mov	r1,r4
	ash	$-4,r1
	mov	$list,r2
	jsr	pc,fetch
	bic	$!17,r4			/ the remainder: which of the 16
	ash	$5,r4
	add	$list,r4
	bit	$LARGE,(r4)
	beq	1f
	mov	10(r4),r1		/ a large file: its first address is a block of addresses.
	mov	r2,r4			/ These 256 are enough for a kernel
	br	fetch
1:	add	$10,r4			/ a small one: 8 addresses in the inode itself,
	clr	20(r4)			/ and behind them dates, of no use here
	rts	pc

/ fetch: block r1 of the pack to r2, which is kept. A cylinder has two tracks of 12 blocks;
/ RKDA wants cylinder and track from bit 4 on, the block on the track below.

fetch:	clr	r0
	div	$12.,r0			/ r0: which track, r1: which block of it
	ash	$4,r0
	bis	r1,r0
	mov	$RKDA+2,r1
	mov	r0,-(r1)
	mov	r2,-(r1)
	mov	$-256.,-(r1)		/ words, counted up to 0
	mov	$READ,-(r1)
1:	tstb	(r1)			/ bit 7: done
	bpl	1b
	tst	(r1)			/ bit 15: error
	bmi	1f
	rts	pc
1:	jsr	r0,stop
	<the disk cannot be read\0>
	.even

bad:	jsr	r0,stop
	<unix is no kernel, or too big\0>
	.even

/ stop: prints the text behind the call, after "boot: ", and halts.

stop:	mov	r0,-(sp)
	mov	$head,r0
	jsr	pc,print
	mov	(sp)+,r0
	jsr	pc,print
	mov	$tail,r0
	jsr	pc,print
1:	0				/ HALT
	br	1b

print:	movb	(r0)+,r1
	beq	2f
1:	tstb	*$TPS			/ bit 7: ready for a character
	bpl	1b
	movb	r1,*$TPB
	br	print
2:	rts	pc

head:	<boot: \0>
tail:	<\r\n\0>
name:	<unix\0>
