; A kernel with Sixth Edition's own drivers of the LP11 and the PC11, made on its machine: a file is printed,
; another punched, and the tape read back.
attach rk0 %ROOT%
attach -n lpt %ROOT%.lpt
attach -n ptp %ROOT%.ptp
set lpt 80
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
type "pc\r"
type "lp\r"
type "done\r"
await "\n# " 60s
type "cc -c c.c; as l.s\r"
await "\n# " 200s
type "ld -x a.out m40.o c.o ../lib1 ../lib2\r"
await "\n# " 200s
type "mv a.out /paperunix; rm mkconf c.c l.s *.o; sync\r"
await "\n# " 60s
boot rk0
await "@" 30s
type "paperunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "/etc/mknod /dev/ppt c 1 0; /etc/mknod /dev/lp c 2 0\r"
await "\n# " 60s
type "time cat /usr/sys/conf/data.s >/dev/lp\r"
await "\nreal" 200s
await "\n# " 60s
await "" 2s
examine lps
!cat %ROOT%.lpt
; Off line in the middle, and on again: the rest is printed.
type "cat /usr/sys/conf/mkconf.c >/dev/lp\r"
await "" 4s
set lpt offline
await "" 2s
!wc -l <%ROOT%.lpt
set lpt online
await "\n# " 200s
await "" 5s
!tail -3 %ROOT%.lpt
set lpt offline
type "cat /etc/rc >/dev/lp\r"
await "\n# " 60s
set lpt online
type "cat /etc/passwd >/dev/ppt\r"
await "\n# " 200s
await "" 5s
examine pps
attach ptr %ROOT%.ptp
type "cat /dev/ppt\r"
await "\n# " 200s
examine prs
type "rm /paperunix /dev/lp /dev/ppt; sync\r"
await "\n# " 60s
show time
!rm %ROOT%.lpt %ROOT%.ptp
!kill -9 $PPID
