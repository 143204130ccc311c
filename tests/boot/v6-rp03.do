; Sixth Edition moves to an RP03, as its "Setting up Unix" has it for a site without tape: a kernel that has both
; drives, mkfs, a dump of the RK05 laid on the RP03's second half and restored to the first, the boot program of
; /usr/mdec in block 0. Then it boots from there with the pack's own rpunix, root and swap on the RP03.
attach rk0 %ROOT%
set rp disabled
set rr enabled
attach -n rr0 %NEW%
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
type "rp\r"
type "done\r"
await "\n# " 60s
type "cc -c c.c; as l.s\r"
await "\n# " 200s
type "ld -x a.out m40.o c.o ../lib1 ../lib2\r"
await "\n# " 200s
type "mv a.out /bothunix; rm mkconf c.c l.s *.o; sync\r"
await "\n# " 60s
boot rk0
await "@" 30s
type "bothunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "rm /bothunix\r"
await "\n# " 60s
type "/etc/mknod /dev/rk0 b 0 0; /etc/mknod /dev/rp0 b 1 0; /etc/mknod /dev/rp1 b 1 1; sync\r"
await "\n# " 60s
type "/etc/mkfs /dev/rp0 4000\r"
await "isize" 60s
await "\n# " 60s
type "dump 0fs /dev/rp1 30000 /dev/rk0\r"
await "phase errors" 600s
await "\n# " 60s
type "restor rf /dev/rp1 /dev/rp0\r"
await "scribbling" 100s
type "\r"
await "\n# " 600s
type "dd if=/usr/mdec/rpuboot of=/dev/rp0 count=1; sync\r"
await "records out" 60s
await "\n# " 60s
detach rk0
boot rr0
await "@" 30s
type "rpunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
show kernel
type "cp /rpunix /unix; ps alx\r"
await "ps alx" 60s
await "ps alx" 60s
await "\n# " 60s
type "sync\r"
await "\n# " 60s
; Files over the ends of cylinders, in 56K: what is swapped lies on this pack, too.
set cpu 56k
boot rr0
await "@" 30s
type "rpunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
fork on
type "cat /usr/sys/lib1 /usr/sys/lib2 > /tmp/big; cp /tmp/big /tmp/copy\r"
await "\n# " 200s
type "cmp /tmp/big /tmp/copy; sum /tmp/big /tmp/copy; rm /tmp/big /tmp/copy\r"
await "\n# " 200s
type "date | wc | wc\r"
await "\n# " 100s
fork list
type "cat > /tmp/h.c\r"
type "main() { printf(\"hello, rp03 %%d\\n\", 6*7); }\r"
type "\004"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
set cpu 248k
boot rr0
await "@" 30s
type "rpunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "cc /tmp/h.c; a.out; rm a.out /tmp/h.c\r"
await "hello, rp03 42\r\n# " 200s
type "sync\r"
await "\n# " 60s
type "icheck /dev/rp0; dcheck /dev/rp0\r"
await "free" 300s
await "\n# " 300s
type "sync\r"
await "\n# " 60s
show time
!kill -9 $PPID
