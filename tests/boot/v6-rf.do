; Sixth Edition with its swap on the fixed-head disk: a kernel is made with rf in it, c.c's swapdev, swplo and nswap
; changed to the whole of an RS11. Then the same work in 56K, where every fork of the shell's goes by the disk: with
; the pack's rkunix, which swaps to the RK05 behind its files, and with the new one.
!rm -f %ROOT%.rf
attach rk0 %ROOT%
set rf enabled
attach -n rf0 %ROOT%.rf
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "chdir /usr/sys/conf\r"
await "\n# " 60s
type "as m40.s; mv a.out m40.o; cc mkconf.c; mv a.out mkconf\r"
await "\n# " 400s
type "mkconf\r"
type "rk\r"
type "tm\r"
type "rf\r"
type "done\r"
await "\n# " 60s
type "ed c.c\r"
await "ed c.c\r\n" 60s
await "\r\n" 60s
type "/swapdev/s/0<<8/2<<8/p\r"
type "/swplo/s/4000/1/p\r"
type "/nswap/s/872/1023/p\r"
type "w\r"
type "q\r"
await "\n# " 60s
type "cc -c c.c; as l.s\r"
await "\n# " 200s
type "ld -x a.out m40.o c.o ../lib1 ../lib2\r"
await "\n# " 200s
type "mv a.out /rfunix; rm mkconf c.c l.s *.o; sync\r"
await "\n# " 60s
set cpu 56k
fork on
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "ls / | wc\r"
await "\n# " 100s
type "date | wc | wc\r"
await "\n# " 100s
type "sync\r"
await "\n# " 60s
boot rk0
await "@" 30s
type "rfunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
show kernel
type "ls / | wc\r"
await "\n# " 100s
type "date | wc | wc\r"
await "\n# " 100s
fork list
fork show
proc
swap
; In 248K, cc; and what it makes, 42 KB that fork in 104K, goes by either disk.
type "cat > /big.c\r"
type "char a[40000]; int f;\r"
type "main() { register char *p; for (p = a; p < &f; p++) *p = 1;\r"
type "if (fork() == 0) exit(); wait(&f); printf(\"hello, rf %%d\\n\", 6*7); }\r"
type "\004"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
fork off
set cpu 248k
boot rk0
await "@" 30s
type "rfunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "cc big.c; mv a.out big; rm big.c; big\r"
await "hello, rf 42\r\n# " 200s
fork on
type "date\r"
await "\n# " 60s
; The disk that it did not go by is reckoned as the kernel's own: an RS11.
fork compare
type "sync\r"
await "\n# " 60s
set cpu 104k
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "big\r"
await "big" 10s
fork step swapped
await "42\r\n# " 60s
type "sync\r"
await "\n# " 60s
boot rk0
await "@" 30s
type "rfunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "big\r"
await "big" 10s
fork step swapped
await "42\r\n# " 60s
type "sync\r"
await "\n# " 60s
show time
!rm -f %ROOT%.rf
!kill -9 $PPID
