; Sixth Edition with the observatory on: a pipeline, processes in the background, a shell script of fifty commands.
; Every fork is accounted for: as many as the kernel gave pids (mpid).
fork on
attach -o rk0 %FORK11_IMAGES%/v6/root.rk
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "chdir /tmp\r"
await "\n# " 60s
type "ls / | wc\r"
await "\n# " 60s
type "(date; date) | wc\r"
await "\n# " 60s
type "(sleep 5; echo late)&\r"
await "\n# " 60s
type "cat > ten\r"
type "date\recho 2\recho 3\rls >/dev/null\rcat ten | wc\rmkdir d\rrmdir d\recho 8\rwho\recho 10\r"
type "\004"
await "\n# " 60s
type "cat > fifty\r"
type "sh ten\rsh ten\rsh ten\rsh ten\rsh ten\r"
type "\004"
await "\n# " 60s
type "time sh fifty\r"
await "sys" 200s
await "\n# " 60s
type "/nothing\r"
await "\n# " 60s
fork list
assert [-k mpid]=78.
show time
