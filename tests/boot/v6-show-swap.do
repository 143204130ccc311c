; The same on a machine so small that a pipe's second process is made by way of the swap disk.
set cpu 64k
attach rk0 %ROOT%
d sr 173030
boot rk0
await "@" 30s
type "rkunix\r"
await "# " 120s
fork on
type "ls \\! wc\r"
await "\n# " 120s
fork list
fork show 1
fork compare 1
type "date \\! wc\r"
fork step
fork step
fork off
fork list
fork compare
quit
