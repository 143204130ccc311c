; Seventh Edition (V7M 2.1): the kernel that uses the 11/45's separate spaces, configured and linked on the
; pack, its disk's driver compiled anew; then booted, and the file systems checked by programs that need it.
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
type "sh -x mkdev_id rl\r"
await "\n# " 600s
type "mkconf <rl02tmconf\r"
await "\n# " 600s
type "make unix45\r"
await "\n# " 600s
type "mv unix_id /nunix; ls -l /nunix\r"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
show time
boot rl0
await "\n#" 30s
type "boot\r"
await "Boot\n\r\177\177: " 60s
type "rl(0,0)nunix\r"
await "# " 60s
type "icheck /dev/rp0\r"
await "free" 100s
await "\n# " 600s
type "dcheck /dev/rp0; icheck /dev/rp3; dcheck /dev/rp3\r"
await "\n# " 600s
type "sync\r"
await "\n# " 60s
show time
!kill -9 $PPID
