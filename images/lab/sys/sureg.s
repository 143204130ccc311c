/ sureg.s: the registers of the KT11 for the process that runs; answers to sureg in V6's ken/main.c.

	.text

/ sureg(): the KT11's user pages are those of the running process: text to be read only, data and
/ stack also written, unless they are copy-on-write.

_sureg:
	jsr	r5,csv
	mov	u.procp,r2
	clr	r3
	mov	u.tsize,r4
	mov	p.textp(r2),r0
	beq	2f
	mov	x.caddr(r0),-10(r5)
1:
	tst	r4
	ble	2f
	mov	-10(r5),r0
	mov	r4,r1
	cmp	r1,$128.
	blos	3f
	mov	$128.,r1
3:
	dec	r1
	swab	r1
	bis	$RO,r1
	jsr	pc,setpage
	add	$200,-10(r5)
	sub	$200,r4
	br	1b
2:					/ r3: the first page that is no text
	mov	r3,r4
	asl	r4
	add	r2,r4
	mov	p.pg(r4),r4
	bne	4f
9:
	clr	r0
	clr	r1
	br	8f
4:
	mov	r3,-(sp)
	jsr	pc,_mylen
	tst	(sp)+
	bitb	bits(r3),p.shr(r2)
	beq	5f
	mov	pg.size(r4),r0		/ somebody else may have made it longer
5:
	tst	r0
	beq	9b
	tst	r1
	bne	6f
	mov	r0,r1
	dec	r1
	swab	r1
	mov	pg.addr(r4),r0
	br	7f
6:
	mov	$128.,r1		/ a stack's last click is the page's last
	sub	r0,r1
	swab	r1
	bis	$ED,r1
	mov	pg.addr(r4),r0
	add	pg.size(r4),r0
	sub	$128.,r0
7:
	bis	$RW,r1
	bitb	bits(r3),p.cow(r2)
	beq	8f
	bic	$RW-RO,r1
8:
	jsr	pc,setpage
	cmp	r3,$8.
	blo	2b
	jmp	cret

setpage:				/ page r3: address r0, descriptor r1; r3 is the next
	asl	r3
	bic	$170000,r0
	mov	r0,UISA0(r3)
	mov	r1,UISD0(r3)
	mov	r0,u.uisa(r3)
	mov	r1,u.uisd(r3)
	asr	r3
	inc	r3
	rts	pc
