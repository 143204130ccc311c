/ noread.s: wc without a descriptor 0.

	clr	r0
	sys	close
	sys	exec; wc; args
	sys	exit
wc:	</bin/wc\0>
	.even
args:	wc; 0
