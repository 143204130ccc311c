; The Fifth Edition's tables from outside, beside what its own ps says.
attach -o rk0 %FORK11_IMAGES%/v5/root.rk
boot rk0
await "@" 30s
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
buf
core
swap
maps 1
where 1
where 8
quit
