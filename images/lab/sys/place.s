/ place.s: the blocks of swap that are kept for a process. V6 looks for some when somebody has to go
/ out, and panics if there are none; here a process has its place as long as it lives, as in later
/ systems. Whoever shares memory for good needs none, since he cannot go out; he gets his when he is
/ alone again and the swapper would have him go.

	.text

/ swkeep(p, n): n clicks of swap are kept for p, if there are not as many already. 0, or -1.
/ What is kept is made less only by exec (swtrim), so that p can always become as large again.

_swkeep:
	jsr	r5,csv
	mov	4(r5),r2
	mov	6(r5),r0
	jsr	pc,toblk
	cmp	r0,p.swn(r2)
	ble	1f
	mov	r0,r3
	mov	r0,-(sp)
	mov	$_swapmap,-(sp)
	jsr	pc,_malloc
	mov	r0,r4
	beq	2f
	mov	r2,(sp)
	jsr	pc,_swgive
	mov	r4,p.swap(r2)
	mov	r3,p.swn(r2)
1:
	clr	r0
	jmp	cret
2:
	mov	$-1,r0
	jmp	cret

/ swgive(p): it needs no swap any more.

_swgive:
	jsr	r5,csv
	mov	4(r5),r2
	mov	p.swap(r2),-(sp)
	mov	p.swn(r2),-(sp)
	mov	$_swapmap,-(sp)
	jsr	pc,_mfree
	clr	p.swn(r2)
	jmp	cret

/ swtrim(p): not more than its image needs.

_swtrim:
	jsr	r5,csv
	mov	4(r5),r2
	mov	p.size(r2),r0
	jsr	pc,toblk
	mov	p.swap(r2),-(sp)
	add	r0,(sp)
	mov	p.swn(r2),-(sp)
	sub	r0,(sp)
	ble	1f
	mov	r0,p.swn(r2)
	mov	$_swapmap,-(sp)
	jsr	pc,_mfree
1:
	jmp	cret

/ stays(p): not 0 if p cannot go out: it shares, or has shared and there is no place for it on swap.

_stays:
	jsr	r5,csv
	mov	4(r5),r2
	mov	p.size(r2),-(sp)
	mov	r2,-(sp)
	jsr	pc,_shares
	tst	r0
	bne	1f
	jsr	pc,_swkeep
1:
	jmp	cret
