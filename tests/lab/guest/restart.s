/ restart.s: a process that stands still behind its fork, at address 10, so that a test can have it do
/ any one instruction, at address 20: all of its data, the full page 1 and two clicks of page 2,
/ and its stack are also its child's, who waits for ever; with an argument, they were its child's,
/ who has ended.

	br	begin
	. = 10^.
stop:	br	stop
	. = 20^.
	. = .+20				/ the instruction
begin:
	mov	(sp),r4
	mov	$data,r0			/ all of it is there, and not zero
1:	mov	r0,(r0)+
	cmp	r0,$data+8320.
	blo	1b
	sys	pipe
	mov	r0,r2
	sys	fork
	br	child
	dec	r4
	beq	stop
	sys	wait				/ two words on: wait leaves memory alone
	br	stop
child:
	dec	r4
	bne	2f
	mov	r2,r0
	sys	read; data; 1
2:	sys	exit

	.data
data:
	.bss
	. = .+8320.
	.text
