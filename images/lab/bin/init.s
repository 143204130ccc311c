/ init.s: process 1, /etc/init. It sees to it that there is always a shell on the console, and
/ waits for the children of others: whoever outlives its parent becomes a child of process 1.
/ Answers to V6's s1/init.c.
/
/ Look at how the shell gets its descriptors: the kernel gives process 1 none, so they are made
/ here, 0 by open, 1 and 2 by dup. All others have theirs from a fork.

again:
	jsr	pc,_fork
	bcs	full
	tst	r0
	beq	child
	mov	r0,r4			/ the shell's pid
1:	sys	wait			/ C: while (wait(&status) != shell);
	bcs	again
	cmp	r0,r4
	bne	1b			/ an orphan: it had to be waited for, no more
	br	again

full:	mov	$1,r0			/ no process to be had: somebody will end
	sys	sleep
	br	again

/ In the child. The console is opened here and not in process 1: it becomes the terminal
/ of any process that has none and opens it, and of its children; and DEL is not for process 1.

child:
	sys	open; tty; 2		/ C: open("/dev/tty8", 2)
	bcs	lost
	sys	dup			/ C: dup(0); dup(0);
	clr	r0
	sys	dup
	clr	r0
	sys	exec; sh; args		/ C: execl("/bin/sh", "-", 0)
	mov	$sh,r1
	jsr	pc,_perror
lost:	mov	$5,r0			/ again in a while
	sys	sleep
	sys	exit

tty:	</dev/tty8\0>
sh:	</bin/sh\0>
dash:	<-\0>
	.even
args:	dash; 0
