; Names of user programs, compiled in the guest and still in its buffers; through a mount; after a restore.
attach rk0 %ROOT%
attach -o rk1 %FORK11_IMAGES%/v6/source.rk
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "/etc/mknod /dev/rk1 b 0 1\r"
await "\n# " 60s
type "/etc/mount /dev/rk1 /usr/source\r"
await "\n# " 60s
type "chdir /tmp\r"
await "\n# " 60s
type "cat >t.c\r"
type "char table[0100];\r"
type "fill(n) { register i; for(;;) for(i=0; i<n; i++) table[i]=i; }\r"
type "main() { fill(0100); }\r"
type "\004"
await "\n# " 60s
type "cc t.c\r"
await "\n# " 100s
; Text of its own: found by its first argument.
type "a.out\r"
step -t 3000000
where
show symbols fill
show symbol table
e -vm 30-36
type "\177"
await "\n# " 60s
type "cc -c t.c\r"
await "\n# " 100s
type "ld -n /lib/crt0.o t.o -lc -l\r"
await "\n# " 100s
; Shared text, on the other pack: found by the inode that the text has.
type "cp a.out /usr/source/filler\r"
await "\n# " 60s
type "/usr/source/filler&\r"
await "\n# " 60s
step -t 1000000
where
show symbol table
set cpu history=3
step 3
show history
set cpu history=0
save %ROOT%.saved
boot rk0
await "@" 30s
show kernel
restore %ROOT%.saved
!rm %ROOT%.saved
show kernel
where
; Its file has lost its name, and is still there for who runs it.
type "rm /usr/source/filler\r"
await "\n# " 60s
step -t 1000000
where
type "kill -9 22\r"
await "\n# " 60s
; A file that holds something else by now gives no names.
type "cc t.c\r"
await "\n# " 100s
type "a.out&\r"
await "\n# " 60s
type "cp /bin/date a.out\r"
await "\n# " 60s
step -t 1000000
where
quit
