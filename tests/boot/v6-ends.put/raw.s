/ Raw input and output go between the disk and the process's own memory: tests/boot/v6-ends.do predicts the bytes.
	sys	open; disk; 2
	mov	r0,r2
	sys	fork
	br	child
	sys	wait
	mov	r2,r0
	sys	write; in; 1000	/ the disk reads what the child had the disk write
	clr	r0
	sys	exit
child:
	mov	r2,r0
	sys	read; in; 1000
	clr	r0
	sys	exit
	.data
disk:	</dev/rrk1\0>
	.even
	.bss
	. = .+102
in:	. = .+1100
