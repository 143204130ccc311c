/ A traced process, into which its parent looks and stores: tests/boot/v6-ends.do predicts the bytes.
ptrace	= 32
	sys	fork
	br	child
	mov	r0,peek+2
	mov	r0,poke+2
	mov	r0,poketext+2
	mov	r0,go+2
	sys	wait		/ it has stopped
	sys	0; peek		/ the kernel reads a for the child
	mov	$12345,r0
	sys	0; poke		/ and stores b for the child, twice: 0 first
	mov	$240,r0
	sys	0; poketext	/ a shared text cannot be written
	clr	r0
	sys	0; go
	sys	wait
	clr	r0
	sys	exit
child:
	sys	ptrace; 0; 0; 0	/ trace me
	4			/ iot: it stops
spot:	sys	exec; echo; args
	sys	exit
	.data
peek:	sys	ptrace; 0; a; 2
poke:	sys	ptrace; 0; b; 5
poketext: sys	ptrace; 0; spot; 4
go:	sys	ptrace; 0; 0; 7
args:	echo; 0
echo:	</bin/echo\0>
	.bss
	. = .+100
a:	. = .+100
b:	. = .+100
