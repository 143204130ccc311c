/ Names: global, undefined, common, hidden, long, reassigned, redefined ones of the assembler's.
.globl	_start, _ext, _far,
_start:	mov	_ext,r0; mov $_ext+2,r1; mov *$_far-4,_com; jsr pc,_far
	_ext; _ext-2; 2+_ext
.comm	_com,10
.comm	_com2,3
.comm	_here,100
_here:	_com; _com2; _com+4
~i = -10
~i = 5
~hid:	clr	i
i:	0
longername1:	1
longername2:	longername1; longername2; longername3
longername3:	2
x = 1
	mov	$x,r0
x = 2
	mov	$x,r0
y = .
	y; z; z2
z = .
z2 = z+2
wait = 1
rtt = 6
mfpi = 6500^tst
div = 177304
	wait; rtt; mfpi (sp); mov div,r0
und;	und1+2; und1-2
.globl	x, _abs, reg
_abs = 177560
reg = r4
	mov	_abs,reg
.globl	d, b
	.data
d:	d; b; _ext
	.bss
b:	.=.+2
