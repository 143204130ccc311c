; A program whose stores are known by hand, forked in core: what FORK LIST, SHOW, COMPARE and STEP say of it.
attach rk0 %ROOT%
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "chdir /tmp; ed h.c\r"
await "?\r\n" 60s
type "a\r"
type "int read 7; int wrote 8; int never 9; int later[2048]; int bss;\r"
type "main() { int s;\r"
type "if (fork() == 0) { read = 1; wrote = 2; never = 3; later[2047] = 4;\r"
type "close(0); open(\"/etc/passwd\", 0);\r"
type "execl(\"/bin/echo\", \"echo\", \"done\", 0); exit(); }\r"
type "wait(&s); wrote = 5; s = read; }\r"
type ".\r"
type "w\r"
type "q\r"
await "\n# " 60s
type "cc h.c\r"
await "\n# " 120s
fork on
type "a.out\r"
await "done\r\n# " 60s
fork list
fork show 1
fork compare 1 -v
fork compare 1 --page 64
type "date\r"
fork step
fork step
fork step
fork step
fork step
fork step
fork step
fork step
fork step
quit
