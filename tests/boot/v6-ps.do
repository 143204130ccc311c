; PROC and the guest's own ps, in turn: tests/boot/ps.awk holds the one against the other.
attach -o rk0 %FORK11_IMAGES%/v6/root.rk
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "cp /rkunix /unix; /etc/mknod /dev/rk0 b 0 0\r"
await "\n# " 60s
type "sleep 100 &\r"
await "\n# " 60s
type "cat /dev/mem >/dev/null &\r"
await "\n# " 60s
type "ps alx\r"
await "\n# " 60s
await "" 2s
proc
quit
