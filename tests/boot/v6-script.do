; A shell script of fifty commands with the observatory on, in all of core and in the least that runs: the
; kernel's own count of pids is the count of forks, and as much of the copies is written either way.
attach -o rk0 %ROOT%
boot rk0
await "@" 30s
fork on
type "rkunix\r"
await "login: " 120s
type "root\r"
await "# " 60s
type "chdir /tmp\r"
await "# " 60s
type "sh s; echo all done\r"
await "all done\r\n# " 1900s
assert [mpid]==63.
fork list
show time
fork off
set cpu 56K
reset all
boot rk0
await "@" 30s
fork on
type "rkunix\r"
await "login: " 120s
type "root\r"
await "# " 60s
type "chdir /tmp\r"
await "# " 60s
type "sh s; echo all done\r"
await "all done\r\n# " 1900s
assert [mpid]==63.
fork list
show time
