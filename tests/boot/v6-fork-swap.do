; Sixth Edition in 56K, the smallest it runs in: the shell's forks go through the swap disk. FORK STEP through one.
set cpu 56k
fork on
attach -o rk0 %FORK11_IMAGES%/v6/root.rk
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "ls / | wc\r"
await "\n# " 100s
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
await "\n# " 60s
fork list
assert [-k mpid]=9.
show time
