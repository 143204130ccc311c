/ mem.s: memory as a file; answers to V6's dmr/mem.c. Minor device 0, /dev/mem: core, by its
/ physical address; 1, /dev/kmem: the kernel, by its own addresses; 2, /dev/null.
/ An address that nothing answers to is ENXIO; V6 gives a byte of ones.

	.text

/ mmread(dev): u.count bytes from address u.offs on; null is always at its end.

_mmread:
	jsr	r5,csv
	cmpb	4(r5),$2
	beq	2f
1:
	mov	$-1,(sp)
	mov	u.offs+2,-(sp)
	mov	u.offs,-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_mmbyte
	add	$6,sp
	mov	r0,(sp)
	bmi	3f
	jsr	pc,_passc
	tst	r0
	bpl	1b			/ the user has room for more
2:
	jmp	cret
3:
	movb	$ENXIO,u.error
	jmp	cret

/ mmwrite(dev): u.count bytes to address u.offs and on; null takes them all.

_mmwrite:
	jsr	r5,csv
	cmpb	4(r5),$2
	beq	2f
1:
	mov	u.offs,r2		/ cpass moves it on
	mov	u.offs+2,r3
	jsr	pc,_cpass
	mov	r0,(sp)
	bmi	3f
	mov	r3,-(sp)
	mov	r2,-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_mmbyte
	add	$6,sp
	tst	r0
	bpl	1b
	movb	$ENXIO,u.error
	jmp	cret
2:
	add	u.count,u.base
	add	u.count,u.offs+2
	adc	u.offs
	clr	u.count
3:
	jmp	cret

/ mmbyte(dev, high, low, c): the byte at that address; c, if it is not -1, goes there. r0 is -1
/ if there is no such memory. The byte is reached through the user's page 0, which is turned
/ for a moment, with all interrupts off, to where it lies.

_mmbyte:
	jsr	r5,csv
	mov	6(r5),r0
	mov	10(r5),r1
	mov	r1,r4
	bic	$!77,r4			/ r4: which byte of the click
	ashc	$-6,r0			/ r1: which click
	tstb	4(r5)
	beq	1f
	mov	r1,r0			/ one of the kernel's: page,
	ash	$-7,r0
	bic	$!7,r0
	asl	r0
	bic	$!177,r1		/ and click in it
	add	KISA0(r0),r1
1:
	mov	UISA0,r2
	mov	UISD0,r3
	spl	7
	mov	r1,UISA0
	mov	$77400|RW,UISD0
	mov	12(r5),(sp)
	bmi	2f
	mov	r4,-(sp)
	jsr	pc,_subyte
	br	3f
2:
	mov	r4,-(sp)
	jsr	pc,_fubyte
3:
	mov	r2,UISA0
	mov	r3,UISD0
	spl	0
	jmp	cret
