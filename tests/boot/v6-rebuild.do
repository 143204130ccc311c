; The kernel rebuilt on its own machine: `sh run` compares the three it makes with those on the pack, and
; says nothing where they are the same.
attach rk0 %ROOT%
deposit sr 173030
boot rk0
await "@" 30s
type "rkunix\r"
await "# " 60s
type "STTY -LCASE\r"
await "\n# " 60s
type "chdir /usr/sys\r"
await "\n# " 60s
type "time sh run\r"
await "vt.c:\r\n" 1200s
await "\nreal" 1200s
await "\n# " 60s
type "sync\r"
await "\n# " 60s
show time
!kill -9 $PPID
