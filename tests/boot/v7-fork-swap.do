; Seventh Edition (V7M 2.1) in 72K, set when it is loaded and has not looked for its core yet (its bootstrap wants 248K):
; forks go through the swap area behind the root on the RL02. FORK STEP through one.
fork on
attach -o rl0 %FORK11_IMAGES%/v7/v7m-root.rl02
boot rl0
await "\n#" 60s
type "boot\r"
await ": " 60s
break 34010
type "rl(0,0)unix\r"
step 100000000
assert pc==startup
nobreak all
set cpu 72k
await "\177# " 120s
type "ls /bin | wc\r"
await "\r\n# " 100s
type "date\r"
fork step
fork step
fork step
fork step
fork step
fork step
fork step
fork step
fork step
fork step
fork step
fork step
fork step
fork step
fork step
fork step
await "\r\n# " 60s
fork list
assert [-k mpid]=5.
fork show
show time
quit
