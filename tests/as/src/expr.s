/ Expressions: every operator, from left to right, groups, and the types that come out.
a = 12
b = 3
neg = -1
	a+b; a-b; a*b; a\/b; a%b; a&b; a|b; a\%b; a!b; a^b
	1\<10; neg\>3; neg\>0; neg\>20; 100000\>1; 1\<17; 3\<0
	2+3*4; 2+[3*4]; 2+[[3]*[4-1]]; 10-3-2
	a b; a b c; -a; !0; 5 -2; 'a 'b; [a][b]
c = 7
	19.; 017; 177777; 65535.; 089; 8; 9+1
	'a; '\n; '\t; '\0; '\e; '\r; '\a; '\p; '\\; '>; '\>; "ab; "\n\0; "a>; "<b
t:	t; t+2; t-2; d; d+2; e; e+2; t+b; b+t
	t-t; .-t; d-d2; e2-e
	mov	$t,r0
	mov	t+2,r0
	mov	$d-2,*$e
	.byte	a,b,-1,401,t-t,'x
	.even
t2:	. ; .+2; .-.
	60000\/2; 177776\/2; 60000%7; 177777*177777; 40000*4
reg = r3
op = mov
	op	reg,(reg)+
opw = mov^t
	.=.+4
	opw; 1^op; clc|clv; cln
	.data
d:	1; 2
d2:	d2; t; e
	.bss
e:	.=.+6
e2:	.=.+1
e3:	.=.+3
