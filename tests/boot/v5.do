; Fifth Edition: a login, the clock, the disk, the compiler.
attach rk0 %ROOT%
boot rk0
await "@" 30s
type "unix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
show kernel
type "date\r"
await "1975\r\n# " 60s
type "ls -l /\r"
await "usr\r\n# " 60s
type "cat > /tmp/h.c\r"
type "main() { printf(\"hello, v5 %%d\\n\", 6*7); }\r"
type "\004"
await "\n# " 60s
type "chdir /tmp\r"
await "\n# " 60s
type "cc h.c\r"
await "\n# " 200s
type "a.out\r"
await "hello, v5 42\r\n# " 60s
type "sync\r"
await "\n# " 60s
show time
!kill -9 $PPID
