/ Operands and instructions of every form.
x = 100
	clr	r0; clr (r1); clr (r2)+; clr -(r3); clr x(r4); clr -2(r5)
	clr	*(r1); clr *(r2)+; clr *-(r3); clr *x(r4); clr *r5
	clr	x; clr *x; clr $x; clr *$x; clr t; clr *t; clr *$t; clr $t
	mov	t,d; mov d,t; mov e,*e; mov *$d,*t; mov $e,e(r2); mov 0(sp),(sp)
	cmp	(sp)+,(sp)+; cmpb -(pc),r1; bit $t+2,t-2; bitb (r0),(r0)
t:	bic	r0,r0; bicb r1,r2; bis r3,r4; bisb r5,sp; add pc,r0; sub $-1,r5; movb 'a,r0
	clrb	r0; com r1; comb r2; inc r3; incb r4; dec r5; decb sp; neg r0; negb r1; adc r2; adcb r3
	sbc	r0; sbcb r0; tst r1; tstb (r1); ror r2; rorb r2; rol r3; rolb r3; asr r4; asrb r4; asl r5
	aslb	r5; jmp (r0); jmp *$t; jmp t; swab r1; sxt r2
	jsr	pc,t; jsr r5,*$t; jsr r0,(r1)+; rts pc; rts r5; xor r1,(r2)
	mul	$3,r1; mpy r2,r3; div (r0)+,r2; dvd $12,r0; ash $-3,r1; als r0,r1; ashc t,r4; alsc $2,r2
	sys	exit; sys fork; sys read; d; 2; sys 0; d; sys 77; sys a
a = 40
	mark	5; 
1:	sob	r2,1b; sob r3,.; sob r0,.+2
	br	1b; bne .; beq 1f; bge 1b; blt 1b; bgt 1f; ble 1f; bpl 1b; bmi 1b; bhi 1f; blos 1f; bvc 1b; bvs 1b
1:	bhis	1b; bec 1b; bcc 1b; blo 1b; bcs 1b; bes 1b
	cfcc; setf; setd; seti; setl
	clrf	fr0; negf (r1); absf x(r2); tstf *$t; ldfps $40200; stfps -(sp)
	movf	fr1,(r0); movf (r0),fr1; movf fr1,fr2; movf fr4,fr2; movf $40200,fr3; movf fr3,fr5
	movif	r0,fr1; movfi fr2,r3; movof (r0)+,fr2; movfo fr1,-(r0); movie $5,fr0; movei fr3,r1
	addf	fr4,fr1; subf (r0)+,fr2; mulf x,fr3; divf $1,fr0; cmpf fr5,fr1; modf t,fr1
	clc; clv; clz; cln; sec; sev; sez; sen
	.data
d:	clr	t; mov d,e; 1
	.bss
e:	.=.+2
