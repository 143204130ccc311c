/ error.s: what the numbers mean that failed system calls leave in r0 (intro(II)); answers to V6's
/ s5/perror.c and s4/errlst.s.

/ _perror(r0: number, r1: what it is about): prints "what: meaning" to descriptor 2

_perror:
	mov	r2,-(sp)
	mov	r0,r2
	mov	$2,r0
	jsr	pc,_fputs
	mov	$2,r0
	mov	$1f,r1
	jsr	pc,_fputs
	mov	r2,r0
	jsr	pc,_errstr
	mov	r0,r1
	mov	$2,r0
	jsr	pc,_fputs
	mov	$2,r0
	mov	$2f,r1
	jsr	pc,_fputs
	mov	(sp)+,r2
	rts	pc
1:	<: \0>
2:	<\n\0>
	.even

/ _errstr(r0: number): its meaning, a string

_errstr:
	mov	r0,r1
	mov	$errors,r0
	cmp	r1,$ERRORS
	bhi	3f			/ none of V6's: the first string
1:	dec	r1
	bmi	3f
2:	tstb	(r0)+			/ over one string
	bne	2b
	br	1b
3:	rts	pc

ERRORS	= 32.
errors:	<unknown error\0>
	<not the owner\0>
	<no such file or directory\0>
	<no such process\0>
	<interrupted\0>
	<input or output error\0>
	<no such device\0>
	<argument list too long\0>
	<not a program\0>
	<bad descriptor\0>
	<no children\0>
	<no more processes\0>
	<not enough memory\0>
	<permission denied\0>
	<error 14\0>
	<not a block device\0>
	<busy\0>
	<it exists\0>
	<on another device\0>
	<not for this device\0>
	<not a directory\0>
	<is a directory\0>
	<bad argument\0>
	<file table full\0>
	<too many open files\0>
	<not a terminal\0>
	<text file busy\0>
	<file too large\0>
	<no space left\0>
	<cannot seek\0>
	<read-only file system\0>
	<too many links\0>
	<broken pipe\0>
	.even
