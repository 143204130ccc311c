; Sixth Edition, single user: the switches at 173030, upper case until stty.
attach -o rk0 %FORK11_IMAGES%/v6/root.rk
deposit sr 173030
boot rk0
await "@" 30s
type "rkunix\r"
await "mem = 1036\n" 60s
await "# " 60s
type "LS\r"
await "UNIX" 60s
await "\n# " 60s
type "STTY -LCASE\r"
await "\n# " 60s
type "ls -l /\r"
await "usr\r\n# " 60s
type "sync\r"
await "\n# " 60s
show time
quit
