; Fifth Edition with its swap on the fixed-head disk: its kernel is made again with rf in it, and run in 56K.
!rm -f %ROOT%.rf
attach rk0 %ROOT%
set rf enabled
attach -n rf0 %ROOT%.rf
boot rk0
await "@" 30s
type "unix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "chdir /usr/sys/conf\r"
await "\n# " 60s
type "cc mkconf.c; mv a.out mkconf\r"
await "\n# " 200s
type "mkconf\r"
type "rk\r"
type "rf\r"
type "pc\r"
type "2dc\r"
type "\004"
await "\n# " 60s
type "ed c.c\r"
await "ed c.c\r\n" 60s
await "\r\n" 60s
type "/swapdev/s/0<<8/1<<8/p\r"
type "/swplo/s/4000/1/p\r"
type "/nswap/s/872/1023/p\r"
type "w\r"
type "q\r"
await "\n# " 60s
type "cc -c c.c; as l.s\r"
await "\n# " 200s
type "ld -x a.out ../mch.o c.o ../lib1 ../lib2\r"
await "\n# " 200s
type "mv a.out /rfunix; rm mkconf c.c l.s c.o; sync\r"
await "\n# " 60s
set cpu 56k
boot rk0
await "@" 30s
type "rfunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
show kernel
fork on
type "ls / | wc\r"
await "\n# " 100s
type "date | wc | wc\r"
await "\n# " 100s
fork list
proc
swap
type "sync\r"
await "\n# " 60s
show time
!rm -f %ROOT%.rf
!kill -9 $PPID
