; Sixth Edition: breakpoints by name, with conditions, in one process, talking; PRINT, DISPLAY, ASSERT.
attach -o rk0 %FORK11_IMAGES%/v6/root.rk
deposit sr 173030
boot rk0
await "@" 30s
type "rkunix\r"
await "# " 60s
break newproc
; each fork of the shell says so, and nothing stops
break -t newproc ;print "fork: pid ",[mpid]+1.," by ",[[u+74]+12].
type "DATE;DATE\r"
await "# " 60s
show break
; the third from now on stops
break newproc if [mpid]==5 && [[u+74]+12]==2
display [mpid]., "parent ", [[u+74]+12].
display [-b _u+67]
type "LS\r"
await "# " 60s
type "LS\r"
step 100000000
assert pc==newproc && cm==0 && [mpid]==5
where
show break
nobreak newproc
; the only store that makes a pid
break -w mpid
step 100000000
assert [mpid]==5
step
assert [mpid]==6
nobreak all
; the shell's own text, in the child alone: process 6 comes back from its fork at this address
break -t -k swtch [5] if [[u+74]+12]==6 ;print "switch from ",[[u+74]+12].
break -u 6 0-177776
step 100000000
assert cm==3
proc
nobreak all
nodisplay all
await "# " 60s
show time
quit
