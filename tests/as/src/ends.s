/ What ld gives a place by itself, and common names, between data and bss.
.globl	_end, _edata, _etext, _main
_main:	mov	$_end,r0; mov $_edata,r1; mov $_etext,r2; clr _com; clr _com2+2; mov _end,r3
	jsr	pc,*$_main; mov b,r0; mov d,r1; mov 177560,r0
.comm	_com,5
.comm	_com2,10
	.data
d:	_end; _etext; _com; b; d; _main
	clr	d; clr b; clr _main; clr _com
	.bss
b:	.=.+3
