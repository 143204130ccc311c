/ spawn.s: a child that is nobody's copy. It gets an empty u-area with what a program needs to begin
/ (rights, directory, open files), does a list of things to its files and signals, and execs. So
/ posix_spawn, and VMS and Windows, whose only way it is. V6 has nothing like it.
/	copied at once: nothing	later: nothing	map: nothing
/	the parent stands still while its request is read

	.text

/ spawn: the call spawn(path, argv, actions). What it needs of the user's memory goes into a buffer,
/ since the child has no way to reach it: the path, the arguments, the actions. The pid is all that
/ the parent gets; if the program cannot be executed the child's status says so (SPBAD).

SPBAD	= 177				/ status of a child whose exec failed
SP.CLOS	= 1				/ actions: close(fd)
SP.DUP	= 2				/ make newfd what fd is
SP.OPEN	= 3				/ open(path, mode) as fd
SP.CREA	= 4				/ creat(path, mode) as fd
SP.DEFL	= 5				/ signal(sig) kills,
SP.IGN	= 6				/ or is ignored

/ The buffer begins with
s.na	= 0				/ how many arguments,
s.nc	= 2				/ their bytes,
s.args	= 4				/ where they lie,
s.acts	= 6				/ and the actions, to a 0
s.path	= 10

_spawn:
	jsr	r5,csv
	jsr	pc,_getarg
	mov	r0,r4
	mov	b.addr(r4),r2
	mov	r2,r3
	add	$NCARGS,r3		/ end of the room
	mov	r2,r0
	add	$s.path,r0
	mov	u.arg,r1
	jsr	pc,getstr
	bcs	9f
	mov	r0,s.args(r2)
	mov	r3,(sp)
	mov	u.arg+2,-(sp)
	mov	r0,-(sp)
	jsr	pc,_getargs
	tst	r0
	bmi	9f
	mov	r0,s.na(r2)
	mov	r1,r0
	sub	s.args(r2),r0
	mov	r0,s.nc(r2)
	inc	r1
	bic	$1,r1
	mov	r1,s.acts(r2)
	jsr	pc,getacts
	bcs	9f
	tstb	u.error
	bne	9f
	mov	r4,u.path
	mov	$BYSPAWN,-(sp)
	jsr	pc,_newproc
	clr	u.path
	tst	r0
	bne	9f			/ it never returns 1: the child wakes up elsewhere
	mov	u.ar0,r0
	mov	p.pid(r1),R0(r0)
	jmp	cret
9:
	mov	r4,-(sp)
	jsr	pc,_putarg
	jmp	cret

/ byspawn(child, parent): the child's memory is a u-area, with all zero but what is said here; it
/ wakes up in spawnch. 0, or -1: no core.

_byspawn:
	jsr	r5,csv
	mov	4(r5),r2
	mov	$USIZE,-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_malloc
	cmp	(sp)+,(sp)+
	mov	r0,p.addr(r2)
	beq	8f
	mov	$USIZE,-(sp)
	mov	r0,-(sp)
	jsr	pc,_clerrun
	mov	$USIZE,p.size(r2)
	mov	$given,r4
1:
	mov	(r4)+,r3		/ the words from one address to another
	beq	3f
2:
	mov	(r3),r0
	jsr	pc,7f
	tst	(r3)+
	cmp	r3,(r4)
	blo	2b
	tst	(r4)+
	br	1b
3:
	mov	$u.sig,r3		/ signals: what is ignored stays so
4:
	mov	(r3),r0
	bic	$!1,r0
	jsr	pc,7f
	tst	(r3)+
	cmp	r3,$u.sig+[NSIG*2]
	blo	4b
	mov	$u.rsav,r3		/ its stack: it wakes up as if swtch were called
	mov	$ustack-14,r0		/ from spawnch
	jsr	pc,7f
	mov	$u.rsav+2,r3
	mov	$ustack-4,r0
	jsr	pc,7f
	mov	$ustack-2,r3
	mov	$spawnch,r0
	jsr	pc,7f
	mov	p.textp(r2),r0		/ newproc has counted a text: it has none
	beq	5f
	decb	x.count(r0)
	decb	x.cc(r0)
	clr	p.textp(r2)
5:
	clr	r0
	jmp	cret
8:
	mov	$-1,r0
	jmp	cret
7:					/ r0 becomes the word r3 of its user structure
	mov	r0,-(sp)
	mov	r3,-(sp)
	mov	r2,-(sp)
	jsr	pc,_upoke
	add	$6,sp
	rts	pc

	.data
given:	u.uid; u.base			/ rights, u.procp
	u.cdir; u.dbuf
	u.ofile; u.arg
	u.path; u.acts
	0
	.text

/ spawnch: the child begins. It makes itself a user's registers, as a trap would have left them, and
/ goes to user mode as from a system call.

spawnch:
	mov	$ustack,sp
	mov	$170000,-(sp)
	clr	-(sp)
	jsr	r0,call; _spawn1

/ spawn1(dev, sp, r1, nps, r0, pc, ps): the actions, and exec.

_spawn1:
	jsr	r5,csv
	mov	r5,r0
	add	$14,r0
	mov	r0,u.ar0
	mov	$_spawn2,-(sp)
	jsr	pc,_trap1
	tst	u.intfl
	bne	1f
	tstb	u.error
	beq	2f
1:
	mov	$SPBAD\<8.,u.arg
	jsr	pc,_exit
2:
	jsr	pc,_issig
	tst	r0
	beq	3f
	jsr	pc,_psig
3:
	mov	u.procp,-(sp)
	jsr	pc,_setpri
	jmp	cret

_spawn2:
	jsr	r5,csv
	mov	u.path,r4
	mov	b.addr(r4),r2
	mov	s.acts(r2),r3
	jsr	pc,_spacts
	tstb	u.error
	bne	1f
	mov	r2,u.dirp
	add	$s.path,u.dirp
	mov	s.nc(r2),-(sp)
	mov	s.na(r2),-(sp)
	mov	s.args(r2),-(sp)
	mov	$_schar,-(sp)
	jsr	pc,_exec1
1:
	clr	u.path
	mov	r4,-(sp)
	jsr	pc,_putarg
	jmp	cret
