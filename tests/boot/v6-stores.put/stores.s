/ A process and its copy, each store and read by hand: tests/boot/v6-stores.do predicts them.
	sys	fork
	br	child
	mov	a,r0		/ the parent: reads first
	mov	r0,b		/ stores first
	incb	c		/ reads and stores
	sys	wait
	tst	d		/ after the window, but the child stored in it
	mov	$1,f		/ after the window
	clr	r0
	sys	exit
child:
	mov	$1,a
	mov	$1,b
	movb	$1,c
	mov	$1,d
	sys	signal; 6; caught
	4			/ iot: the kernel pushes ps and pc
	mov	$1,-(sp)
	sys	open; echo; 0
	mov	r0,r2
	sys	read; big; 6	/ the kernel stores three words
	mov	r2,r0
	sys	read; odd; 3	/ and three bytes, each with the word around it
	sys	exec; echo; args
	sys	exit
caught:	2		/ rti
	.data
args:	echo; 0
echo:	</bin/echo\0>
	.bss
	. = .+162
a:	. = .+100
b:	. = .+101
c:	. = .+377
d:	. = .+1000
big:	. = .+100
odd:	. = .+700
f:	. = .+100
