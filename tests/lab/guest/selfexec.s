/ selfexec.s: executes itself, once for each character of its argument. The text it lets go is the
/ very one that it wants.

	cmp	(sp),$1
	ble	done
	mov	4(sp),r0
	tstb	(r0)
	beq	done
	inc	r0
	mov	r0,arg
	mov	2(sp),self
	mov	self,r0
	mov	$self,r1
	jsr	pc,_exec
	mov	$path,r1
	jsr	pc,_perror
	sys	exit
done:
	jsr	r5,say; <done\n\0>; .even
	sys	exit
path:	<selfexec\0>
	.even
	.data
self:	0
arg:	0
	0
	.text
