; Sixth Edition, multi-user, from rkunix: a login, what the disk holds, the editor, the compiler, a mounted pack.
attach rk0 %ROOT%
attach -o rk1 %FORK11_IMAGES%/v6/source.rk
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
show kernel
type "ls -l /\r"
await "usr\r\n# " 60s
type "cp /rkunix /unix\r"
await "\n# " 60s
type "/etc/mknod /dev/rk0 b 0 0; /etc/mknod /dev/rk1 b 0 1\r"
await "\n# " 60s
type "date\r"
await "\n# " 60s
type "ps alx\r"
await "\n# " 60s
type "df /dev/rk0\r"
await "\n# " 60s
type "/etc/mount /dev/rk1 /usr/source\r"
await "\n# " 60s
type "ls /usr/source/s4\r"
await "\n# " 60s
type "chdir /tmp\r"
await "\n# " 60s
type "ed h.c\r"
await "?\r\n" 60s
type "a\r"
type "main() { printf(\"hello, v6 %%d\\n\", 6*7); }\r"
type ".\r"
type "s/hello/goodbye/p\r"
await "goodbye, v6 %%d\\n\", 6*7); }\r\n" 60s
type "w\r"
await "\n44\r\n" 60s
type "q\r"
await "\n# " 60s
type "cc h.c\r"
await "\n# " 120s
type "a.out\r"
await "goodbye, v6 42\r\n# " 60s
type "rm h.c a.out\r"
await "\n# " 60s
type "/etc/umount /dev/rk1\r"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
type "icheck /dev/rk0; dcheck /dev/rk0\r"
await "free" 120s
await "\n# " 120s
type "sync\r"
await "\n# " 60s
show time
!kill -9 $PPID
