/ wrongs.s: what a program can do wrong. Each is done by a child of its own; how that ended is printed:
/ by a signal, by an error of the call, or well (wrongs.out). To be called by its whole path.

BAD	= 100000			/ there is no memory there

start:	cmp	r5,$54321		/ somebody has jumped to 0
	bne	1f
	mov	$77.,r0
	sys	exit
1:	mov	2(sp),self
	sys	creat; afile; 644
	mov	r0,afd
	sys	write; start; 100.
	sys	open; afile; 0
	mov	r0,rfd
	mov	$list,r4
2:	jsr	pc,_fork
	bcs	quit
	tst	r0
	bne	3f
	jsr	pc,*(r4)
	bcs	4f
	mov	$200.,r0
4:	sys	exit
3:	sys	wait
	mov	r1,r3
	mov	r4,r0
	tst	(r0)+
	jsr	pc,_puts
	mov	r3,r0
	bic	$!177,r0
	beq	5f
	jsr	r5,say; <: signal \0>; .even
	jsr	pc,_putn
	br	7f
5:	mov	r3,r0
	swab	r0
	bic	$!377,r0
	cmp	r0,$200.
	bne	6f
	jsr	r5,say; <: fine\0>; .even
	br	7f
6:	jsr	r5,say; <: error \0>; .even
	jsr	pc,_putn
7:	jsr	r5,say; <\n\0>; .even
	tst	(r4)+
8:	tstb	(r4)+
	bne	8b
	inc	r4
	bic	$1,r4
	cmp	r4,$elist
	blo	2b
quit:	sys	unlink; afile
	sys	exit

/ instructions

textst:	clr	start
	rts	pc
null:	mov	$54321,r5
	jmp	*$0
oddjmp:	jmp	*$1
rsvd:	7
oddref:	mov	$1,r0
	tst	(r0)
	rts	pc
nomem:	clr	*$BAD
	rts	pc
dbpt:	3
	rts	pc
diot:	4
	rts	pc
demt:	104000
	rts	pc
dhalt:	0
	rts	pc
fdiv:	170127; 0			/ ldfps $0
	170400				/ clrf f0
	174400				/ divf f0,f0
	170000				/ cfcc: the exception comes now
	rts	pc
deep:	mov	$40000,sp		/ a stack where there is data
	tst	-(sp)
	mov	$BAD,sp			/ and where there is nothing
	clr	-(sp)
	rts	pc

/ calls that do not exist

sys49:	sys	49.
	rts	pc
sys63:	sys	63.
	rts	pc
indbad:	sys	0; BAD
	rts	pc
indno:	sys	0; start		/ that is no sys
	rts	pc

/ addresses

rdbad:	mov	rfd,r0
	sys	read; BAD; 10
	rts	pc
rdtext:	mov	rfd,r0
	sys	read; 0; 10
	rts	pc
rdodd:	mov	rfd,r0
	sys	read; BAD+1; 5
	rts	pc
rdedge:	mov	rfd,r0			/ begins in memory, ends outside
	sys	0; 9f
	rts	pc
	.data
9:	sys	read; ebss-2; 1000.
	.text
wrbad:	mov	afd,r0
	sys	write; BAD; 10
	rts	pc
piprd:	sys	pipe
	mov	r0,r2
	mov	r1,r0
	sys	write; start; 10
	mov	r2,r0
	sys	read; BAD; 10
	rts	pc
pipwr:	sys	pipe
	mov	r1,r0
	sys	write; BAD; 10
	rts	pc
opbad:	sys	open; BAD; 0
	rts	pc
crbad:	sys	creat; BAD; 600
	rts	pc
libad:	sys	link; BAD; afile
	rts	pc
unbad:	sys	unlink; BAD
	rts	pc
exbad:	sys	exec; BAD; argv
	rts	pc
exargs:	sys	exec; echo; BAD
	rts	pc
exarg:	mov	$BAD,argv+2
	sys	exec; echo; argv
	rts	pc
cdbad:	sys	chdir; BAD
	rts	pc
mkbad:	sys	14.; BAD; 0; 0
	rts	pc
cmbad:	sys	chmod; BAD; 0
	rts	pc
cobad:	sys	chown; BAD; 0
	rts	pc
stbad:	sys	stat; BAD; buf
	rts	pc
stbuf:	sys	stat; afile; BAD
	rts	pc
fsbuf:	mov	afd,r0
	sys	28.; BAD		/ fstat
	rts	pc
gtbad:	mov	$1,r0
	sys	gtty; BAD
	rts	pc
tibad:	sys	43.; BAD		/ times
	rts	pc
labad:	sys	labstat; BAD
	rts	pc
labodd:	sys	labstat; buf+1
	rts	pc
spbad:	sys	spawn; BAD; argv; 0
	rts	pc
spargs:	sys	spawn; echo; BAD; 0
	rts	pc
spacts:	sys	spawn; echo; argv; BAD
	rts	pc

/ descriptors

rd99:	mov	$99.,r0
	sys	read; buf; 1
	rts	pc
rdneg:	mov	$-1,r0
	sys	read; buf; 1
	rts	pc
rd14:	mov	$14.,r0
	sys	read; buf; 1
	rts	pc
rdwr:	mov	rfd,r0
	sys	write; buf; 1
	rts	pc
wrrd:	mov	afd,r0
	sys	read; buf; 1
	rts	pc
cl14:	mov	$14.,r0
	sys	close
	rts	pc
du14:	mov	$14.,r0
	sys	dup
	rts	pc
dumany:	clr	r0
	sys	dup
	bcc	dumany
	rts	pc
gtfile:	mov	afd,r0
	sys	gtty; buf
	rts	pc
skpipe:	sys	pipe
	sys	seek; 0; 0
	rts	pc
wrgone:	sys	pipe
	mov	r1,r2
	sys	close
	mov	r2,r0
	sys	write; buf; 1
	rts	pc
wrign:	sys	signal; 13.; 1
	br	wrgone
opdev:	sys	14.; adev; 120666; 7777
	sys	open; adev; 0
	mov	r0,r2
	ror	r3			/ keeps the carry
	sys	unlink; adev
	rol	r3
	mov	r2,r0
	rts	pc

/ files

noent:	sys	open; nofile; 0
	rts	pc
notdir:	sys	open; notdi; 0
	rts	pc
isdir:	sys	creat; tmp; 600
	rts	pc
exists:	sys	link; afile; afile
	rts	pc
cdfile:	sys	chdir; afile
	rts	pc
busy:	mov	self,r0			/ somebody runs it
	mov	$1,r1
	jmp	_open
longnm:	sys	creat; long; 600	/ cut off at 14 characters, as ever
	bcs	1f
	sys	unlink; long14
1:	rts	pc

/ exec

exnone:	sys	exec; nofile; argv
	rts	pc
exdir:	sys	exec; tmp; argv
	rts	pc
experm:	sys	exec; passwd; argv
	rts	pc
exmag:	mov	$406,r1
	mov	$16.,r2
	br	made
exshrt:	mov	$407,r1
	mov	$4,r2
	br	made
exsplt:	mov	$411,r1
	mov	$16.,r2
	br	made
exbig:	mov	$60000,head+2
	mov	$120000,head+4
	mov	$410,r1
	mov	$16.,r2
	br	made
exbss:	mov	$177000,head+6
	mov	$407,r1
	mov	$16.,r2
	br	made
exover:	mov	$160000,head+2
	mov	$160000,head+4
	mov	$407,r1
	mov	$16.,r2
	br	made
excut:	mov	$1000,head+2		/ text that the file does not have: zeros, halt
	mov	$407,r1
	mov	$16.,r2
made:	mov	r1,head
	mov	$newf,r0
	mov	$755,r1
	jsr	pc,_creat
	mov	$head,r1
	mov	r0,r3
	jsr	pc,_write
	mov	r3,r0
	sys	close
	sys	exec; newf; argv
	mov	r0,r2
	sys	unlink; newf
	mov	r2,r0
	sec
	rts	pc
exopen:	sys	open; echo; 2		/ its own writer keeps it from being run
	sys	exec; echo; argv
	rts	pc
exlong:	mov	$buf,r0
	mov	$400.,r1
1:	movb	$'x,(r0)+
	sob	r1,1b
	clrb	(r0)
	mov	$buf,argv
	mov	$buf,argv+2
	sys	exec; echo; argv
	rts	pc

/ processes

waitno:	sys	wait
	rts	pc
killno:	mov	$30000.,r0
	sys	kill; 9.
	rts	pc
sig99:	sys	signal; 99.; 1
	rts	pc
sig0:	sys	signal; 0; 1
	rts	pc
sig9:	sys	signal; 9.; 1
	rts	pc
brkmax:	sys	break; 177777
	rts	pc
brkstk:	sys	break; 160000
	rts	pc
brklow:	sys	break; 0		/ all of the data is gone
	bcs	1f
	clr	list
1:	rts	pc
pol99:	mov	$99.,r0
	sys	policy
	rts	pc
rf0:	clr	r0
	sys	rfork
	br	.			/ no child
	rts	pc
rfno:	mov	$RFPROC,r0
	sys	rfork
	br	.
	rts	pc
rfboth:	mov	$RFPROC+RFFDG+RFCFDG,r0
	sys	rfork
	br	.
	rts	pc
rfbits:	mov	$RFPROC+RFFDG+1,r0
	sys	rfork
	br	.
	rts	pc
clbits:	mov	$1000,r0
	sys	clone; 0
	br	.
	rts	pc
spnone:	mov	$nofile,r0
	clr	r2
	br	spawned
spact9:	mov	$echo,r0
	mov	$acts9,r2
	br	spawned
spfd:	mov	$echo,r0
	mov	$actsfd,r2
	br	spawned
splong:	mov	$buf,r2			/ more than there is room for
	mov	$140.,r1
1:	mov	$5,(r2)+
	mov	$2,(r2)+
	sob	r1,1b
	clr	(r2)
	mov	$echo,r0
	mov	$buf,r2
	br	spawned
spdir:	mov	$tmp,r0
	clr	r2
	br	spawned
spbusy:	sys	open; echo; 2
	mov	$echo,r0
	clr	r2
spawned:
	mov	$argv,r1
	jsr	pc,_spawn
	bcs	1f
	sys	wait
	mov	r1,r0			/ the child's status is the result
	swab	r0
	sec
1:	rts	pc

	.data
list:
	textst; <store to text\0>; .even
	null; <jump to 0\0>; .even
	oddjmp; <jump to 1\0>; .even
	rsvd; <reserved instruction\0>; .even
	oddref; <odd address\0>; .even
	nomem; <no memory\0>; .even
	dbpt; <bpt\0>; .even
	diot; <iot\0>; .even
	demt; <emt\0>; .even
	dhalt; <halt\0>; .even
	fdiv; <division by 0\0>; .even
	deep; <stack far away\0>; .even
	sys49; <sys 49\0>; .even
	sys63; <sys 63\0>; .even
	indbad; <indirect, nowhere\0>; .even
	indno; <indirect, no sys\0>; .even
	rdbad; <read, nowhere\0>; .even
	rdtext; <read, to text\0>; .even
	rdodd; <read, odd, nowhere\0>; .even
	rdedge; <read, over the edge\0>; .even
	wrbad; <write, nowhere\0>; .even
	piprd; <read pipe, nowhere\0>; .even
	pipwr; <write pipe, nowhere\0>; .even
	opbad; <open, nowhere\0>; .even
	crbad; <creat, nowhere\0>; .even
	libad; <link, nowhere\0>; .even
	unbad; <unlink, nowhere\0>; .even
	exbad; <exec, nowhere\0>; .even
	exargs; <exec, list nowhere\0>; .even
	exarg; <exec, argument nowhere\0>; .even
	cdbad; <chdir, nowhere\0>; .even
	mkbad; <mknod, nowhere\0>; .even
	cmbad; <chmod, nowhere\0>; .even
	cobad; <chown, nowhere\0>; .even
	stbad; <stat, nowhere\0>; .even
	stbuf; <stat, buffer nowhere\0>; .even
	fsbuf; <fstat, nowhere\0>; .even
	gtbad; <gtty, nowhere\0>; .even
	tibad; <times, nowhere\0>; .even
	labad; <labstat, nowhere\0>; .even
	labodd; <labstat, odd\0>; .even
	spbad; <spawn, nowhere\0>; .even
	spargs; <spawn, list nowhere\0>; .even
	spacts; <spawn, actions nowhere\0>; .even
	rd99; <read 99\0>; .even
	rdneg; <read -1\0>; .even
	rd14; <read 14\0>; .even
	rdwr; <write what is read\0>; .even
	wrrd; <read what is written\0>; .even
	cl14; <close 14\0>; .even
	du14; <dup 14\0>; .even
	dumany; <dup, many\0>; .even
	gtfile; <gtty of a file\0>; .even
	skpipe; <seek a pipe\0>; .even
	wrgone; <write, no reader\0>; .even
	wrign; <the same, ignored\0>; .even
	opdev; <open no device\0>; .even
	noent; <open nothing\0>; .even
	notdir; <through a file\0>; .even
	isdir; <creat a directory\0>; .even
	exists; <link to itself\0>; .even
	cdfile; <chdir to a file\0>; .even
	busy; <open a text\0>; .even
	longnm; <a long name\0>; .even
	exnone; <exec nothing\0>; .even
	exdir; <exec a directory\0>; .even
	experm; <exec no program\0>; .even
	exmag; <exec 406\0>; .even
	exshrt; <exec a short file\0>; .even
	exsplt; <exec 411\0>; .even
	exbig; <exec too big\0>; .even
	exbss; <exec too much bss\0>; .even
	exover; <exec overflow\0>; .even
	excut; <exec a cut text\0>; .even
	exopen; <exec an open file\0>; .even
	exlong; <exec, long arguments\0>; .even
	waitno; <wait for nobody\0>; .even
	killno; <kill nobody\0>; .even
	sig99; <signal 99\0>; .even
	sig0; <signal 0\0>; .even
	sig9; <signal 9\0>; .even
	brkmax; <break, all\0>; .even
	brkstk; <break, to the stack\0>; .even
	brklow; <break, nothing\0>; .even
	pol99; <policy 99\0>; .even
	rf0; <rfork 0\0>; .even
	rfno; <rfork, no RFFDG\0>; .even
	rfboth; <rfork, both\0>; .even
	rfbits; <rfork, odd bits\0>; .even
	clbits; <clone, odd bits\0>; .even
	spnone; <spawn nothing\0>; .even
	spact9; <spawn, action 9\0>; .even
	spfd; <spawn, close 14\0>; .even
	splong; <spawn, many actions\0>; .even
	spdir; <spawn a directory\0>; .even
	spbusy; <spawn an open file\0>; .even
elist:
argv:	echo; 0; 0
head:	407; 0; 0; 0; 0; 0; 0; 1
acts9:	9.; 0; 0
actsfd:	1; 14.; 0
echo:	</bin/echo\0>
afile:	</tmp/wrongs\0>
newf:	</tmp/wrongs.new\0>
nofile:	</bin/nobody\0>
notdi:	</tmp/wrongs/x\0>
tmp:	</tmp\0>
passwd:	</tmp/wrongs\0>
adev:	</tmp/wrongs.dev\0>
long:	</tmp/12345678901234567\0>
long14:	</tmp/12345678901234\0>
	.even
self:	0
afd:	0
rfd:	0
	.bss
buf:	. = .+600.
ebss:
	.text
