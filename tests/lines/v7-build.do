; The Seventh Edition's kernel (V7M 2.1) for a DZ11, configured and linked on the pack: ttys 0 to 7 are its lines.
attach rl0 %ROOT%
attach -o rl1 %FORK11_IMAGES%/v7/v7m-usr.rl02
boot rl0
await "\n#" 30s
type "boot\r"
await "Boot\n\r\177\177: " 60s
type "rl(0,0)unix\r"
await "# " 60s
type "/etc/mount /dev/rp3 /usr; cd /sys/conf\r"
await "\n# " 60s
type "cat rl02tmconf >lineconf; echo dz >>lineconf; mkconf <lineconf\r"
await "\n# " 600s
type "grep dz l.s c.c\r"
await "\n# " 60s
type "make unix45\r"
await "\n# " 600s
type "mv unix_id /lines\r"
await "\n# " 60s
type "cd /dev; rm tty0?; ls -l /dev/tty*\r"
await "\n# " 60s
type "for i in 0 1 2 3 4 5 6 7; do /etc/mknod tty0$i c 21 $i; done\r"
await "\n# " 60s
type "ed - /etc/ttys\r"
type "2,9s/^../12/\r"
type "1,10p\r"
type "w\r"
type "q\r"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
