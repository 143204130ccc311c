; Sixth Edition moves to an RP04: a kernel that has both drives, the file system copied as the tape would bring it,
; the boot program of /usr/mdec in block 0; then it boots from there, with the pack's own hpunix, and lives there.
attach rk0 %ROOT%
attach -n rp0 %NEW%
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
type "hp\r"
type "tm\r"
type "tc\r"
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
type "/etc/mknod /dev/rk0 b 0 0; /etc/mknod /dev/hp0 b 6 0; /etc/mknod /dev/hp1 b 6 1\r"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
type "dd if=/dev/rk0 of=/dev/hp0 count=4000\r"
await "records out" 300s
await "\n# " 60s
type "dd if=/usr/mdec/hpuboot of=/dev/hp0 count=1\r"
await "records out" 60s
await "\n# " 60s
type "sync\r"
await "\n# " 60s
detach rk0
boot rp0
await "@" 30s
type "hpunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
examine rpds
type "cp /hpunix /unix; ps alx\r"
await "ps alx" 60s
await "ps alx" 60s
await "\n# " 60s
; Another part of the pack, of 157 cylinders, and files over the ends of them.
type "/etc/mkfs /dev/hp1 30000\r"
await "isize" 60s
await "\n# " 300s
type "/etc/mount /dev/hp1 /mnt; cp /usr/sys/lib1 /mnt/lib1\r"
await "\n# " 60s
type "cat /lib/* /usr/sys/lib1 /usr/sys/lib2 /hpunix /rpunix /lib/* > /mnt/big; ls -l /mnt\r"
await "big" 60s
await "big" 120s
await "\n# " 60s
type "cp /mnt/big /mnt/copy; cmp /mnt/big /mnt/copy; sum /mnt/big /mnt/copy\r"
await "\n# " 300s
type "cat > /tmp/h.c\r"
type "main() { printf(\"hello, rp04 %%d\\n\", 6*7); }\r"
type "\004"
await "\n# " 60s
type "cc /tmp/h.c; a.out; rm a.out /tmp/h.c\r"
await "hello, rp04 42\r\n# " 200s
type "/etc/umount /dev/hp1; sync\r"
await "\n# " 60s
type "icheck /dev/hp0 /dev/hp1; dcheck /dev/hp0 /dev/hp1; df\r"
await "free" 300s
await "free" 300s
await "\n# " 300s
type "sync\r"
await "\n# " 60s
show time
!kill -9 $PPID
