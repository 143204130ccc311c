; V7M's other kernel, with separate spaces, which its bootstrap starts with the KT11 on: it is known when init begins,
; which process 0 has made before.
fork on
attach -o rl0 %FORK11_IMAGES%/v7/v7m-root.rl02
attach -o rl1 %FORK11_IMAGES%/v7/v7m-usr.rl02
boot rl0
await "\n#" 60s
type "boot\r"
await ": " 60s
type "rl(0,0)munix\r"
await "\177# " 120s
show kernel
type "ls /bin | wc; date\r"
await "\r\n# " 60s
type "icheck /dev/rrp0; dcheck /dev/rrp0\r"
await "\r\n# " 100s
proc
text
where 2
fork list
assert [mpid]=7.
type "date\r"
fork step found
fork step
quit
