; Seventh Edition (V7M 2.1) from its RL02: a file of the host's is compiled and run, one through two indirect blocks is
; written; the guest's own checks count what `fork11 fs check` does.
attach rl0 %ROOT%
attach -o rl1 %FORK11_IMAGES%/v7/v7m-usr.rl02
boot rl0
await "\n#" 60s
type "boot\r"
await ": " 60s
type "rl(0,0)unix\r"
await "\177# " 120s
show kernel
type "cd /tmp; cc -o thirds thirds.c && thirds\r"
await "\r\n# " 200s
type "cat /unix /munix /unix >big; sum big; ls -l big thirds.c\r"
await "\r\n# " 200s
type "sync; icheck40 /dev/rrp0; dcheck40 /dev/rrp0\r"
await "\r\n# " 200s
show time
await "" 5s
!kill -9 $PPID
