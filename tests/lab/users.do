# The lines of the lab's programs, of their libraries and of several texts.
lab boot -o core
await "# " 30s
try break fork.s:10
try break -k hello.s:20
break hello.s:20
break shchild.s:30
show break
type "hello\r"
try await "zzz" 10s
step
list 
where
try break lib/fork.s:1
try await "zzz" 10s
break lib/fork.s:1
try break lib/nosuch.s:1
list -u 0 2
list hello.s:20 2
list -u _fork 3
show break
step
nobreak all
break -u 2 fork.s:1
break -u 2 lib/print.s:20
show break
await "# " 30s
quit
