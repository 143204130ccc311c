; V7M: children that signals end, one that a handler saves, and a fork when proc[] is full (the shell waits and tries again).
fork on
attach -o rl0 %ROOT%
boot rl0
await "\n#" 60s
type "boot\r"
await ": " 60s
type "rl(0,0)unix\r"
await "\177# " 120s
type "cd /tmp; cc k.c; a.out\r"
await "signal 9\r\n# " 100s
fork list
type "for i in 1 2 3 4 5 6 7 8 9 0; do sleep 500 & done\r"
await "\r\n# " 100s
await "" 8s
type "kill -9 12; kill -15 13\r"
await "\r\n# " 60s
type "for i in 1 2 3 4 5 6 7 8 9 0; do sleep 500 & done\r"
await "" 5s
proc
fork list
fork show
show time
quit
