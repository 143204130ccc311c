; Fourth Edition, from the tape that was found at Utah: a new pack is made of it with the tape's own programs, as its
; readers did, and booted; then the pack by itself, without the tape.
attach -r tm0 %FORK11_IMAGES%/v4/utah.tap
attach -n rk0 %NEW%
boot tm0
await "=" 30s
type "list\r"
await "uboot\r\n" 60s
await "=" 10s
type "mcopy\r"
await "'p' for rp; 'k' for rk" 30s
type "k"
await "disk offset" 10s
type "0\r"
await "tape offset" 10s
type "75\r"
await "count" 10s
type "4000\r"
await "=" 300s
show time
type "uboot\r"
await "\n" 60s
type "k"
await "k" 60s
type "unix\r"
await "login: " 60s
type "root\r"
await "\n# " 60s
type "ls -l /\r"
await "usr\r\n# " 60s
type "sync\r"
await "\n# " 60s
detach tm0
boot rk0
type "k"
type "unix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "date\r"
await "1974\r\n# " 60s
type "sync\r"
await "\n# " 60s
show time
