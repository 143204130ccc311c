/ dir.s: names: links, directories, long ones, those that a file outlives; and who may do what.

	sys	creat; f1; 644
	jsr	r5,want; 3; <creat\0>; .even
	sys	write; f1; 5
	sys	link; f1; f2
	jsr	r5,fine; <link\0>; .even
	sys	link; f1; f2
	jsr	r5,fails; EEXIST; <link to what is there\0>; .even
	sys	link; none; f3
	jsr	r5,fails; ENOENT; <link to nothing\0>; .even
	jsr	pc,links
	cmpb	r0,$2
	jsr	r5,equal; <two links\0>; .even
	sys	unlink; f1
	jsr	r5,fine; <unlink\0>; .even
	sys	unlink; f1
	jsr	r5,fails; ENOENT; <unlink again\0>; .even
	sys	link; f2; f1
	jsr	r5,fine; <link back\0>; .even
	sys	unlink; f2
	jsr	pc,links
	cmpb	r0,$1
	jsr	r5,equal; <one link\0>; .even

/ 127 links are the most. They fill more than a block of the directory, and one that goes makes room.

	mov	$1,r2
1:	jsr	pc,number
	sys	link; f1; fn
	bcs	2f
	inc	r2
	cmp	r2,$200.
	blo	1b
2:	jsr	r5,fails; EMLINK; <links without end\0>; .even
	cmp	r2,$127.
	jsr	r5,equal; <127 links\0>; .even
	sys	stat; tmp; st
	mov	st+12,r3		/ how long the directory is now
	mov	$5,r2
	jsr	pc,number
	sys	unlink; fn
	jsr	r5,fine; <unlink number 5\0>; .even
	sys	link; f1; f3
	jsr	r5,fine; <one more\0>; .even
	sys	stat; tmp; st
	cmp	r3,st+12
	jsr	r5,equal; <its entry is where number 5 was\0>; .even
	mov	$126.,r2
3:	jsr	pc,number
	sys	unlink; fn
	bcc	4f
	cmp	r2,$5			/ that one is gone already
	jsr	r5,equal; <unlink all\0>; .even
4:	dec	r2
	bne	3b
	sys	unlink; f3
	jsr	pc,links
	cmpb	r0,$1
	jsr	r5,equal; <one link again\0>; .even

/ 14 characters of a name count.

	sys	creat; long; 644
	jsr	r5,want; 4; <long name\0>; .even
	sys	close
	sys	open; long14; 0
	jsr	r5,want; 4; <the same in 14\0>; .even
	sys	close
	sys	open; long13; 0
	jsr	r5,fails; ENOENT; <not the same in 13\0>; .even
	sys	unlink; long14
	jsr	r5,fine; <unlink the long name\0>; .even
	sys	open; long; 0
	jsr	r5,fails; ENOENT; <the long name is gone\0>; .even

/ A file lives on without a name as long as it is open.

	sys	unlink; f1
	jsr	r5,fine; <unlink an open file\0>; .even
	sys	stat; f1; st
	jsr	r5,fails; ENOENT; <its name is gone\0>; .even
	mov	$3,r0
	sys	fstat; st
	jsr	r5,fine; <fstat\0>; .even
	tstb	st+6
	jsr	r5,equal; <no links\0>; .even
	mov	$3,r0
	sys	write; f1; 2
	jsr	r5,want; 2; <write it all the same\0>; .even
	sys	creat; f1; 644
	jsr	r5,want; 4; <another of that name\0>; .even
	sys	close
	mov	$3,r0
	sys	fstat; st
	cmp	st+12,$7
	jsr	r5,equal; <its size\0>; .even
	mov	$3,r0
	sys	close
	sys	stat; f1; st
	tst	st+12
	jsr	r5,equal; <the other is empty\0>; .even
	sys	unlink; f1

/ Directories.

	sys	mknod; d; 140755; 0
	jsr	r5,fine; <mknod a directory\0>; .even
	sys	mknod; d; 140755; 0
	jsr	r5,fails; EEXIST; <mknod again\0>; .even
	sys	link; d; ddot
	jsr	r5,fine; <.\0>; .even
	sys	link; tmp; ddd
	jsr	r5,fine; <..\0>; .even
	sys	creat; around; 600
	jsr	r5,want; 3; <creat by way of ..\0>; .even
	sys	close
	sys	chdir; d
	jsr	r5,fine; <chdir\0>; .even
	sys	open; fhere; 0
	jsr	r5,want; 3; <open there\0>; .even
	sys	close
	sys	open; fup; 0
	jsr	r5,want; 3; <open by ../d\0>; .even
	sys	close
	sys	open; empty; 0
	jsr	r5,want; 3; <open the empty path\0>; .even
	sys	fstat; st
	mov	st+2,r2
	mov	$3,r0
	sys	close
	sys	stat; d; st
	cmp	r2,st+2
	jsr	r5,equal; <it is the current directory\0>; .even
	sys	stat; rootdd; st
	cmp	st+2,$1
	jsr	r5,equal; </.. is /\0>; .even
	sys	chdir; fhere
	jsr	r5,fails; ENOTDIR; <chdir to a file\0>; .even
	sys	open; infile; 0
	jsr	r5,fails; ENOTDIR; <a file as directory\0>; .even
	sys	open; d; 1
	jsr	r5,fails; EISDIR; <write a directory\0>; .even
	sys	creat; d; 644
	jsr	r5,fails; EISDIR; <creat a directory\0>; .even
	sys	creat; empty; 644
	jsr	r5,fails; ENOENT; <creat the empty path\0>; .even
	sys	creat; root; 644
	jsr	r5,fails; ENOENT; <creat /\0>; .even
	sys	unlink; root
	jsr	r5,fails; ENOENT; <unlink /\0>; .even
	sys	creat; nodir; 644
	jsr	r5,fails; ENOENT; <creat where there is no directory\0>; .even
	sys	open; slashes; 0
	jsr	r5,want; 3; <many slashes\0>; .even
	sys	close
	jsr	pc,catch
	sys	open; 100000; 0
	jsr	r5,fault; <a path that is nowhere\0>; .even
	sys	stat; tmp; 100000
	jsr	r5,fault; <stat to nowhere\0>; .even
	sys	chdir; tmp
	sys	unlink; inside
	jsr	r5,fine; <unlink the file in it\0>; .even
	sys	unlink; ddd
	jsr	r5,fine; <unlink d/..\0>; .even
	sys	unlink; ddot
	jsr	r5,fine; <unlink d/.\0>; .even
	sys	unlink; d
	jsr	r5,fine; <unlink d\0>; .even
	sys	chdir; d
	jsr	r5,fails; ENOENT; <d is gone\0>; .even

/ Devices that there are not; and each time descriptor 3 is free again.

	sys	mknod; dev; 120666; 24000
	jsr	r5,fine; <mknod a device\0>; .even
	sys	open; dev; 2
	jsr	r5,fails; ENXIO; <open character device 40\0>; .even
	sys	unlink; dev
	sys	mknod; dev; 160666; 24000
	sys	open; dev; 2
	jsr	r5,fails; ENXIO; <open block device 40\0>; .even
	sys	unlink; dev
	sys	mknod; dev; 120666; 400
	sys	open; dev; 2
	jsr	r5,fails; ENODEV; <open the paper tape\0>; .even
	sys	unlink; dev
	sys	mknod; dev; 120666; 1
	sys	open; dev; 2
	jsr	r5,fails; ENXIO; <open a second console\0>; .even
	sys	unlink; dev
	sys	creat; f1; 666
	jsr	r5,want; 3; <the same descriptor\0>; .even
	sys	gtty; st
	jsr	r5,fails; ENOTTY; <gtty of a file\0>; .even
	mov	$3,r0
	sys	stty; st
	jsr	r5,fails; ENOTTY; <stty of a file\0>; .even
	mov	$3,r0
	sys	close

/ Modes and owners.

	sys	chmod; f1; 1640
	jsr	r5,fine; <chmod\0>; .even
	sys	stat; f1; st
	cmp	st+4,$101640
	jsr	r5,equal; <its mode\0>; .even
	sys	chown; f1; 3*400+7	/ group 3, owner 7
	jsr	r5,fine; <chown\0>; .even
	sys	stat; f1; st
	cmpb	st+7,$7
	jsr	r5,equal; <its owner\0>; .even
	cmpb	st+10,$3
	jsr	r5,equal; <its group\0>; .even
	sys	open; self; 1
	jsr	r5,fails; ETXTBSY; <write a program that runs\0>; .even

	jsr	pc,_fork
	tst	r0
	bne	5f
	jsr	r5,user; 7; 9.		/ the owner: 6
	sys	open; f1; 2
	jsr	r5,want; 3; <owner\0>; .even
	sys	chmod; f1; 1604
	jsr	r5,fine; <owner: chmod\0>; .even
	sys	stat; f1; st
	cmp	st+4,$100604
	jsr	r5,equal; <no sticky bit from him\0>; .even
	sys	chmod; f1; 640
	jsr	pc,not
	mov	wrongs,r0
	sys	exit
5:	jsr	pc,_reap
	jsr	pc,_fork
	tst	r0
	bne	6f
	jsr	r5,user; 8.; 3		/ one of the group: 4
	sys	open; f1; 0
	jsr	r5,want; 3; <group: read\0>; .even
	sys	open; f1; 1
	jsr	r5,fails; EACCES; <group: write\0>; .even
	sys	chmod; f1; 666
	jsr	r5,fails; EPERM; <group: chmod\0>; .even
	mov	wrongs,r0
	sys	exit
6:	jsr	pc,_reap
	jsr	pc,_fork
	tst	r0
	bne	7f
	jsr	r5,user; 8.; 9.		/ anybody: 0
	sys	open; f1; 0
	jsr	r5,fails; EACCES; <others: read\0>; .even
	sys	creat; f1; 666
	jsr	r5,fails; EACCES; <others: creat\0>; .even
	sys	exec; f1; args
	jsr	r5,fails; EACCES; <others: exec\0>; .even
	sys	creat; fmine; 0		/ the directory is everybody's; what one makes one may write
	jsr	r5,want; 3; <creat with mode 0\0>; .even
	sys	write; f1; 5
	jsr	r5,want; 5; <and write\0>; .even
	sys	open; fmine; 0
	jsr	r5,fails; EACCES; <but not open\0>; .even
	sys	unlink; fmine
	jsr	r5,fine; <and unlink\0>; .even
	jsr	pc,not
	mov	wrongs,r0
	sys	exit
7:	jsr	pc,_reap
	sys	exec; f1; args		/ the super-user: only what somebody may execute
	jsr	r5,fails; EACCES; <exec of no program\0>; .even
	sys	unlink; f1
	mov	$name,r0
	jmp	done

/ not: what an ordinary user may not.

not:	sys	mknod; dev; 120666; 0
	jsr	r5,fails; EPERM; <user: mknod\0>; .even
	sys	link; tmp; dev
	jsr	r5,fails; EPERM; <user: link to a directory\0>; .even
	sys	unlink; tmp
	jsr	r5,fails; EACCES; <user: unlink in /\0>; .even
	sys	creat; inroot; 666
	jsr	r5,fails; EACCES; <user: creat in /\0>; .even
	sys	chown; f1; 8.
	jsr	r5,fails; EPERM; <user: chown\0>; .even
	clr	r0
	sys	setuid
	jsr	r5,fails; EPERM; <user: setuid\0>; .even
	clr	r0
	clr	r1
	sys	stime
	jsr	r5,fails; EPERM; <user: stime\0>; .even
	mov	$-5,r0
	sys	nice
	jsr	r5,fails; EPERM; <user: nice, less\0>; .even
	mov	$1,r0			/ process 1 is not his
	sys	kill; 1
	jsr	r5,fails; 3; <user: kill\0>; .even
	rts	pc

user:	mov	2(r5),r0		/ becomes user, group
	sys	setgid
	jsr	r5,fine; <setgid\0>; .even
	mov	(r5)+,r0
	tst	(r5)+
	sys	setuid
	jsr	r5,fine; <setuid\0>; .even
	rts	r5

links:	sys	stat; f1; st		/ r0: links of f1
	jsr	r5,fine; <stat\0>; .even
	movb	st+6,r0
	rts	pc

number:	mov	r2,r1			/ fn is name number r2
	clr	r0
	div	$100.,r0
	add	$'0,r0
	movb	r0,fn+6
	clr	r0
	div	$10.,r0
	add	$'0,r0
	movb	r0,fn+7
	add	$'0,r1
	movb	r1,fn+8.
	rts	pc

name:	<dir\0>
tmp:	</tmp\0>
f1:	</tmp/f1\0>
f2:	</tmp/f2\0>
f3:	</tmp/f3\0>
none:	</tmp/none\0>
long:	</tmp/averyverylongname\0>
long14:	</tmp/averyverylongn\0>
long13:	</tmp/averyverylong\0>
d:	</tmp/d\0>
ddot:	</tmp/d/.\0>
ddd:	</tmp/d/..\0>
around:	</tmp/d/../d/./f\0>
inside:	</tmp/d/f\0>
fhere:	<f\0>
fup:	<../d/f\0>
infile:	<f/x\0>
slashes: <//tmp///d//f//\0>
nodir:	</tmp/none/x\0>
rootdd:	</..\0>
root:	</\0>
inroot:	</x\0>
empty:	<\0>
dev:	</tmp/dev\0>
fmine:	</tmp/mine\0>
self:	</bin/dir\0>
	.even
	.data
fn:	</tmp/n000\0>
	.even
args:	0
	.bss
st:	. = .+36.
	.text
