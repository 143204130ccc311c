/ The program is to stand elsewhere: ..
.. = 40000
start:	mov	start,r0; mov $start,r1; mov 177560,r2; mov *$177560,r3; jmp start
	jsr	pc,*$d; mov d,d; start; d; b; 100
	jbr	start; jbr far; br start
	.=.+400
far:	clr	100; clr *100; jeq start
	.data
d:	start; d; b; 5
	.bss
b:	.=.+10
