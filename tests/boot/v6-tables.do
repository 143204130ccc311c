; The Sixth Edition's tables from outside, beside what its own ps says: in 64 KB of core, so that
; processes are swapped out, and one is a zombie.
set cpu 64K
attach -o rk0 %FORK11_IMAGES%/v6/root.rk
attach -o rk1 %FORK11_IMAGES%/v6/source.rk
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "cp /rkunix /unix; /etc/mknod /dev/rk0 b 0 0; /etc/mknod /dev/rk1 b 0 1\r"
await "\n# " 60s
type "/etc/mount /dev/rk1 /usr/source\r"
await "\n# " 60s
type "sleep 100 &\r"
await "\n# " 60s
type "sleep 200 &\r"
await "\n# " 60s
type "sleep 300 &\r"
await "\n# " 60s
type "ps alx\r"
await "\n# " 60s
await "" 3s
proc
text
inode
file
buf
core
swap
; a process in core, and one on the pack
u 1
files 1
maps 1
where 1
proc 11
u 11
files 11
maps 11
where 11
; the shell reads and reads
where 6
files 6
; a zombie that nobody has waited for
type "sh -c xyz &\r"
await "\n# " 60s
await "" 5s
proc 15
u 15
swap
; two that a pipe joins
type "sleep 5 | cat\r"
await "" 2s
proc
file
inode
quit
