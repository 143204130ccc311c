/ Jumps whose size is found: near, far, across sections, chained, to and from numeric labels.
a:	jbr	a; jbr b; jeq a; jne b; jbr c; jhi c
b:	jlo	1f; jhis 1f; jec 1f; jes 2f; jcc 1f; jcs 2f; jlos 2f
	.=.+240.
1:	jge	1b; jlt 2f; jgt 2f; jle 1f; jpl 1f; jmi 2f; jvc 1b; jvs 1b
	.data
	.=.+100
3:	3b; 1f
	.text
	.=.+244.
2:	jbr	1b; jbr 2b; jbr 1f
	.bss
bb:	.=.+400
	.text
	jeq	c; jeq d; jeq e; jbr e
	.=.+236.
1:	jbr	d; jne d; jbr 1f
	.=.+252.
1:	jbr	1b
d:	jbr	c
	.=.+254.
e:	jbr	d; jeq d; jbr .+4; jbr . ; jbr .-2
c:	jbr	.+400; jbr 100; jeq bb; jbr ext
	.globl	c,ext
	jbr	c; jeq c
	.=.+250.
	jbr	c; jbr a; jbr 9f
9:	rts	pc
2:
/ A chain in which one jump's size moves the next.
j0:	jbr	j0; jbr j24
	.=.+12.
j1:	jeq	j0; jbr j4
j2:	jbr	j19; jne j28
j3:	jbr	j0; jne j12
	.=.+4.
j4:	jbr	j0; jbr j5
j5:	jhis	j28; jne j31
j6:	jeq	j0; jbr j16
	.=.+8.
j7:	jhis	j30; jne j10
j8:	jhis	j0; jne j25
j9:	jbr	j0; jbr j25
	.=.+8.
j10:	jbr	j33; jne j11
j11:	jeq	j30; jne j39
j12:	jhis	j0; jne j26
	.=.+18.
j13:	jeq	j30; jne j19
j14:	jbr	j0; jne j41
j15:	jbr	j0; jbr j30
	.=.+20.
j16:	jeq	j35; jne j39
j17:	jeq	j0; jbr j20
j18:	jeq	j0; jne j27
	.=.+4.
j19:	jeq	j36; jne j40
j20:	jhis	j0; jne j24
j21:	jbr	j41; jbr j30
	.=.+18.
j22:	jhis	j45; jbr j26
j23:	jeq	j3; jne j38
j24:	jbr	j3; jne j47
	.=.+2.
j25:	jeq	j45; jne j26
j26:	jeq	j8; jne j31
j27:	jhis	j44; jbr j37
	.=.+18.
j28:	jbr	j45; jne j33
j29:	jeq	j46; jbr j40
j30:	jhis	j9; jne j32
	.=.+14.
j31:	jbr	j13; jne j41
j32:	jhis	j11; jne j39
j33:	jeq	j13; jbr j35
	.=.+0.
j34:	jbr	j54; jbr j54
j35:	jhis	j15; jbr j53
j36:	jeq	j55; jbr j47
	.=.+0.
j37:	jbr	j59; jne j59
j38:	jeq	j58; jbr j54
j39:	jbr	j19; jne j53
	.=.+14.
j40:	jbr	j20; jne j55
j41:	jbr	j59; jne j59
j42:	jbr	j59; jbr j44
	.=.+0.
j43:	jeq	j25; jbr j59
j44:	jbr	j59; jbr j58
j45:	jeq	j25; jne j47
	.=.+10.
j46:	jhis	j25; jne j59
j47:	jhis	j59; jbr j59
j48:	jeq	j27; jne j55
	.=.+18.
j49:	jbr	j31; jne j59
j50:	jeq	j59; jne j59
j51:	jeq	j59; jbr j59
	.=.+20.
j52:	jeq	j34; jne j59
j53:	jbr	j59; jne j59
j54:	jhis	j34; jbr j59
	.=.+18.
j55:	jbr	j59; jne j59
j56:	jbr	j59; jbr j59
j57:	jhis	j59; jne j59
	.=.+12.
j58:	jeq	j38; jbr j59
j59:	jbr	j38; jne j59
