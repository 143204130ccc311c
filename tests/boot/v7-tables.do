; V7M's tables from outside, beside what its own ps and pstat say: in 72 KB of core, so that processes are swapped out,
; and one is a zombie.
attach -o rl0 %FORK11_IMAGES%/v7/v7m-root.rl02
attach -o rl1 %FORK11_IMAGES%/v7/v7m-usr.rl02
boot rl0
await "\n#" 60s
type "boot\r"
await ": " 60s
break 34010
type "rl(0,0)unix\r"
step 100000000
nobreak all
set cpu 72k
await "\177# " 120s
type "/etc/mount /dev/rp3 /usr; cd /usr/games\r"
await "\r\n# " 60s
type "sleep 100 & sleep 200 & cat /dev/tty01 &\r"
await "\r\n# " 60s
type "ps alx; pstat -pxf; pstat -i\r"
await "\r\n# " 100s
await "" 3s
show kernel
proc
text
inode
file
buf
core
swap
; a process in core
u 2
files 2
maps 2
where 2
; and one on the pack
proc 4
u 4
files 4
maps 4
where 4
; a zombie that nobody has waited for, and the cat at the end of a pipe
type "sh -c 'false & exec sleep 5' | cat &\r"
await "\r\n# " 60s
await "" 4s
proc
quit
