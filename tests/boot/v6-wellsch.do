; The other copy of the Sixth Edition, whose kernel is larger by a click or so.
attach -o rk0 %FORK11_IMAGES%/v6/root-wellsch.rk
deposit sr 173030
boot rk0
await "@" 30s
type "rkunix\r"
await "mem = 1035\n" 60s
await "# " 60s
type "DATE\r"
await "\n# " 60s
type "SYNC\r"
await "\n# " 60s
show kernel
show symbol newproc
proc
core
show time
quit
