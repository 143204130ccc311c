; The Fourth Edition's tables from outside: it keeps no user in proc[], and a text is in use by
; its count alone.
attach -o rk0 %FORK11_IMAGES%/v4/root.rk
boot rk0
type "k"
type "unix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "sleep 100 &\r"
await "\n# " 60s
type "ps alx\r"
await "\n# " 60s
await "" 3s
proc
u 1
text
inode
file
core
swap
maps 1
where 1
where 8
quit
