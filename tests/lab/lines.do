# The lines of the lab's kernel and of its programs.
lab boot -o cow
try break bycow.s:1
await "# " 30s
break forkcow.s:1
break -t newproc ;where
show break
type "hello\r"
try await "zzz" 10s
step
step 3
list
list -c
list newproc 2
list forkcow.s:3 2
try list forkcow.s:3000
try break forkcow.s:3000
try break nosuch.s:1
nobreak all
quit
