/ nolook.s: ls -l by somebody who may read the directory, and not look at what is in it.

mknod	= 14.

	sys	mknod; dir; 140777; 0
	sys	creat; a; 666
	sys	creat; b; 666
	sys	chmod; dir; 744
	mov	$1,r0
	sys	setuid
	sys	exec; ls; args
	sys	exit
ls:	</bin/ls\0>
long:	<-l\0>
dir:	</tmp/dir\0>
a:	</tmp/dir/a\0>
b:	</tmp/dir/b\0>
	.even
args:	ls; long; dir; 0
