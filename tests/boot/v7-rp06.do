; Seventh Edition (V7M 2.1) moves to an RP06: a kernel made there that has both drives, mkfs, tar, the boot program of
; /mdec in block 0. Then it boots from there with the pack's own hptmunix, whose driver searches, looks ahead and
; waits for attentions, on two drives at once.
attach rl0 %ROOT%
attach -o rl1 %FORK11_IMAGES%/v7/v7m-usr.rl02
set rp0 rp06
attach -n rp0 %NEW%
boot rl0
await "\n#" 30s
type "boot\r"
await "Boot\n\r\177\177: " 60s
type "rl(0,0)unix\r"
await "# " 60s
type "/etc/mount /dev/rp3 /usr; cd /sys/conf\r"
await "\n# " 60s
type "sh -x mkdev_id rl hp\r"
await "\n# " 900s
type "(cat rl02tmconf; echo hp) | mkconf\r"
await "\n# " 600s
type "make unix45\r"
await "\n# " 900s
type "mv unix_id /bothunix; mkconf < hptmconf; make unix45; mv unix_id /hpunix45; rm c.c l.s; sync\r"
await "\n# " 900s
boot rl0
await "\n#" 30s
type "boot\r"
await "Boot\n\r\177\177: " 60s
type "rl(0,0)bothunix\r"
await "# " 60s
type "/etc/mount /dev/rp3 /usr; cd /dev; rm /bothunix\r"
await "\n# " 60s
type "/etc/mknod hp0 b 6 0; /etc/mknod rhp0 c 14 0; /etc/mknod hp4 b 6 4\r"
await "\n# " 60s
type "/etc/mkfs /dev/hp0 9600\r"
await "\n# " 300s
type "/etc/mount /dev/hp0 /mnt; cd /\r"
await "\n# " 60s
type "tar cf - bin boot etc lib mdec hptmunix hpunix45 sys/conf dev/makefile | (cd /mnt; tar xf -)\r"
await "\n# " 2000s
type "cd /mnt; mkdir tmp usr mnt; mv hptmunix unix; cd dev\r"
await "\n# " 60s
type "/etc/mknod console c 0 0; /etc/mknod null c 8 2; /etc/mknod mem c 8 0; /etc/mknod kmem c 8 1\r"
await "\n# " 60s
type "make rp06; ls -l; cd /; /etc/umount /dev/hp0\r"
await "\n# " 300s
type "dd if=/mdec/hpuboot of=/dev/hp0 count=1\r"
await "out" 60s
await "\n# " 60s
type "icheck /dev/rhp0; dcheck /dev/rhp0; sync\r"
await "free" 300s
await "\n# " 300s
detach rl0
detach rl1
attach -n rp1 %NEW%.1
boot rp0
await "\n#" 30s
type "boot\r"
await "Boot\n\r\177\177: " 60s
type "hp(0,0)unix\r"
await "# " 60s
type "cat > /tmp/h.c\r"
type "main() { printf(\"%%.6f\\n\", 22.0 / 7); }\r"
type "\004"
await "\n# " 60s
type "cd /tmp; cc -f h.c; a.out; cd /; sync\r"
await "# " 300s
; tar, icheck and dcheck need a kernel with separate spaces.
boot rp0
await "\n#" 30s
type "boot\r"
await "Boot\n\r\177\177: " 60s
type "hp(0,0)hpunix45\r"
await "# " 60s
type "cd /dev; /etc/mknod rp16 b 6 14; cd /\r"
await "\n# " 60s
type "/etc/mkfs /dev/rp3 40000; /etc/mkfs /dev/rp16 20000\r"
await "\n# " 600s
type "/etc/mount /dev/rp3 /usr; /etc/mount /dev/rp16 /mnt\r"
await "\n# " 60s
; Both drives seek at once, each for a copy of its own.
type "mkdir /usr/bin /usr/lib /mnt/bin /mnt/lib\r"
await "\n# " 60s
type "cp lib/[a-k]* /mnt/lib & cp lib/[a-k]* /usr/lib & cp bin/[a-d]* /mnt/bin; wait\r"
await "\n# " 3000s
type "for i in lib/[a-k]*; do cmp $i /usr/$i; cmp $i /mnt/$i; done\r"
await "\n# " 3000s
type "/etc/umount /dev/rp3; /etc/umount /dev/rp16; sync\r"
await "\n# " 60s
type "icheck /dev/rp3 /dev/rp16 /dev/rp0; dcheck /dev/rp3 /dev/rp16 /dev/rp0\r"
await "free" 300s
await "free" 300s
await "free" 300s
await "\n# " 300s
examine rpcs1,rpds,rpcc,rpas
type "sync\r"
await "\n# " 60s
show time
!kill -9 $PPID
