/ randmem.s: the memory of random.s, and what must be in it.
/
/ Each click (64 bytes) that is looked after has a key, a byte that is not 0. The word at address
/ a in it holds a with key turned over it twice: a ^ (key << 8 | key). So no two words have a
/ reason to be alike, neither in a process nor between two; and keys come from the seed.
/ There are three areas: of data, of bss up to where the data end, and of stack.

/ memory(r0: where the stack was at first): makes the areas; leaves sp below that of the stack

memory:
	mov	(sp)+,r5
	bic	$77,r0
	mov	r0,stacktop
	mov	r0,stack
	mov	r0,sp
	mov	$data+77,r0
	bic	$77,r0
	mov	r0,dlow
	add	$1024.,r0
	mov	r0,dhigh
	mov	$end+77,r0
	bic	$77,r0
	mov	r0,blow
	mov	r0,bhigh
	jsr	pc,_brk			/ (what exec gives may end inside a click)
	mov	$keys,r0
1:	clr	(r0)+
	cmp	r0,$keys+1024.
	blo	1b
	mov	dlow,r2
	mov	dhigh,r3
	jsr	pc,cover
	jsr	pc,newbrk
	mov	r5,-(sp)
	rts	pc

/ cover(r2, r3: addresses): all clicks from r2 to r3 get keys, and are written

cover:
	cmp	r2,r3
	bhis	1f
	jsr	pc,newkey
	jsr	pc,fill
	br	cover
1:	rts	pc

newkey:					/ newkey(r2): a key for that click; r1: it, twice
	jsr	pc,rnd
	bis	$1,r1
	bic	$!377,r1
	mov	r2,r0
	ash	$-6,r0
	bic	$!1777,r0
	movb	r1,keys(r0)
	mov	r1,r0
	swab	r0
	bis	r0,r1
	rts	pc

fill:					/ fill(r2, r1): writes that click; r2 moves on
	mov	r3,-(sp)
	mov	$32.,r3
1:	mov	r2,r0
	xor	r1,r0
	mov	r0,(r2)+
	sob	r3,1b
	mov	(sp)+,r3
	rts	pc

/ choose(): up to eight clicks of one of the areas: from r2 to r3

choose:
	mov	$3,r0
	jsr	pc,below
	asl	r0
	asl	r0
	mov	r0,r4
	mov	dlow+2(r4),r0		/ how many clicks are there
	sub	dlow(r4),r0
	ash	$-6,r0
	bic	$!1777,r0
	beq	choose			/ (the first has always some)
	jsr	pc,below
	ash	$6,r0
	add	dlow(r4),r0
	mov	r0,r2
	mov	$8.,r0
	jsr	pc,below
	inc	r0
	ash	$6,r0
	add	r2,r0
	cmp	r0,dlow+2(r4)
	blos	1f
	mov	dlow+2(r4),r0
1:	mov	r0,r3
	rts	pc

scribble:				/ scribble(): gives some clicks new keys, and writes them
	mov	r3,-(sp)
	mov	r4,-(sp)
	jsr	pc,choose
	jsr	pc,cover
	mov	(sp)+,r4
	mov	(sp)+,r3
	rts	pc

/ piped(): the same for one click, but the kernel writes it: it is read from a pipe

piped:
	jsr	pc,choose
	sys	pipe
	bcs	1f			/ no inode, no file: another time
	mov	r0,r3
	mov	r1,r4
	mov	r2,r5
	jsr	pc,newkey
	mov	r1,-(sp)
	mov	r3,-(sp)
	mov	r1,r3
	mov	$click,r1		/ made elsewhere, so that the kernel is the first to write
2:	mov	r2,r0			/ there: it may be copy-on-write
	xor	r3,r0
	mov	r0,(r1)+
	tst	(r2)+
	cmp	r1,$click+64.
	blo	2b
	mov	(sp)+,r3
	mov	r4,r0
	sys	write; click; 64.
	mov	r3,r0
	mov	r5,r1
	mov	$64.,r2
	jsr	pc,_read
	mov	(sp)+,r1
	bcs	3f
	cmp	r0,r2
	beq	4f
3:	mov	r5,r2			/ the disk is full: a pipe needs a block of it
	jsr	pc,fill
4:	mov	r3,r0
	sys	close
	mov	r4,r0
	sys	close
1:	rts	pc

/ newbrk(): another end of the data. What is new must be 0, as the kernel promises

newbrk:
	mov	$64.,r0			/ up to 4 KB as a rule, one in eight up to 20
	jsr	pc,below
	mov	r0,r2
	bit	$7,seed
	bne	1f
	mov	$320.,r0
	jsr	pc,below
	mov	r0,r2
1:	ash	$6,r2
	add	blow,r2
	mov	bhigh,r3
	cmp	r2,r3
	bhi	3f
	mov	r2,bhigh		/ less: what is behind the end has no key
	mov	r2,r0
	jsr	pc,nokeys
	mov	r2,r0
	jmp	_brk
3:	mov	r2,r0
	jsr	pc,_brk
	bcs	5f			/ no memory: as it was
	mov	r2,bhigh
	mov	r3,r1
4:	tst	(r1)+
	bne	6f
	cmp	r1,r2
	blo	4b
	mov	r3,r0
	mov	r2,r3
	mov	r0,r2
	jmp	cover
5:	rts	pc
6:	clr	r0
	jmp	wrong

nokeys:					/ nokeys(r0, r3): clicks that are not looked after any more
	ash	$-6,r0
	bic	$!1777,r0
	mov	r3,r1
	ash	$-6,r1
	bic	$!1777,r1
1:	cmp	r0,r1
	bhis	2f
	clrb	keys(r0)
	inc	r0
	br	1b
2:	rts	pc

/ newsp(): another end of the stack; up to 3 KB as a rule, one in eight up to 9

newsp:
	mov	(sp)+,r5
	mov	$48.,r0
	jsr	pc,below
	mov	r0,r2
	bit	$7,seed
	bne	1f
	mov	$144.,r0
	jsr	pc,below
	mov	r0,r2
1:	ash	$6,r2
	neg	r2
	add	stacktop,r2
	mov	stack,r3
	mov	r3,r0			/ is there room? A stack that cannot grow is signal 11,
	sub	r2,r0
	blos	3f
	add	bhigh,r0		/ so the data are asked first
	add	$20.*64.,r0
	jsr	pc,_brk
	bcs	4f
	mov	bhigh,r0
	jsr	pc,_brk
3:	mov	r2,stack
	mov	r2,sp
	cmp	r2,r3
	bhi	2f
	jsr	pc,cover		/ deeper: below sp, so the kernel makes it grow
	jmp	(r5)
2:	mov	r3,r0			/ less
	mov	r2,r3
	jsr	pc,nokeys
4:	jmp	(r5)

/ check(): every word of every click that has a key

check:
	mov	r4,-(sp)
	clr	r4
1:	movb	keys(r4),r1
	beq	3f
	bic	$!377,r1
	mov	r1,r0
	swab	r0
	bis	r0,r1
	mov	r4,r2
	ash	$6,r2
	mov	$32.,r3
2:	mov	r2,r0
	xor	r1,r0
	cmp	r0,(r2)+
	bne	4f
	sob	r3,2b
3:	inc	r4
	cmp	r4,$1024.
	blo	1b
	mov	(sp)+,r4
	rts	pc
4:	mov	r2,r1

/ wrong(r1: behind the word, r0: what it should be): says so, and ends

wrong:
	mov	-(r1),r2
	mov	r0,r3
	jsr	pc,blame
	jsr	r5,say; < at \0>; .even
	mov	r1,r0
	jsr	pc,_puto
	jsr	r5,say; < is \0>; .even
	mov	r2,r0
	jsr	pc,_puto
	jsr	r5,say; <, should be \0>; .even
	mov	r3,r0
	jsr	pc,_puto
	jsr	r5,say; <\n\0>; .even
	mov	$1,r0
	sys	exit

/ blame(): begins a line that says who found something: on descriptor 2, made 1; keeps r1

blame:
	mov	r1,-(sp)
	mov	$1,failed
	mov	$1,r0
	sys	close
	mov	$2,r0
	sys	dup
	jsr	r5,say; <random \0>; .even
	mov	name,r0
	jsr	pc,_putn
	jsr	r5,say; <: process \0>; .even
	sys	getpid
	jsr	pc,_putn
	jsr	r5,say; <, depth \0>; .even
	mov	depth,r0
	jsr	pc,_putn
	jsr	r5,say; <:\0>; .even
	mov	(sp)+,r1
	rts	pc

	.data
data:	. = .+1088.			/ 1 KB of it, wherever a click begins
	.bss
dlow:	. = .+2				/ the areas: of data,
dhigh:	. = .+2
blow:	. = .+2				/ of bss,
bhigh:	. = .+2
stack:	. = .+2				/ of stack
stacktop: . = .+2
click:	. = .+64.
keys:	. = .+1024.
end:
	.text
