# The lab from its boot block to its shell, and a dialogue; the count of instructions ends it.
lab boot -o
await "# " 30s
show kernel
lab policy
type "ls -l /dev\r"
await "# " 30s
type "echo hello >/tmp/x; cat /tmp/x; cat /tmp/x | wc\r"
await "# " 30s
type "hello\r"
await "# " 30s
lab policy cow
lab policy
type "hello; policy\r"
await "# " 30s
try lab policy lazy
type "sync\r"
await "# " 30s
show time
quit
