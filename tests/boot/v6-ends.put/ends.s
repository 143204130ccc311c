/ Ways in which a copy ends: killed before any exec, by a signal that leaves a core, after its own fork, after its
/ parent; and a signal that finds the copy at its return from fork.
kill	= 45
sleep	= 43
	sys	fork		/ killed
	br	.
	mov	r0,r3
	sys	kill; 9.
	sys	wait

	sys	fork		/ ended by iot, with a core
	br	dump
	sys	wait

	sys	signal; 2; caught
	sys	fork		/ the signal is there before its first instruction
	br	late
	sys	kill; 2
	sys	wait

	sys	fork		/ a copy that forks
	br	twice
	sys	wait

	sys	fork		/ a copy that outlives its parent
	br	orphan
	clr	r0
	sys	exit
dump:	4
	br	.
late:	mov	r0,b		/ when the handler is done
	clr	r0
	sys	exit
caught:	mov	$1,a
	2			/ rti
twice:	sys	fork
	br	inner
	mov	$1,c
	sys	wait
	clr	r0
	sys	exit
inner:	mov	$1,d
	sys	exec; echo; args
	sys	exit
orphan:	mov	$2,r0
	sys	sleep
	clr	r0
	sys	exit
	.data
args:	echo; 0
echo:	</bin/echo\0>
	.bss
	. = .+162
a:	. = .+100
b:	. = .+100
c:	. = .+100
d:	. = .+100
