# The switches name the policy that the kernel starts under.
try lab policy
lab boot -o swap
await "# " 30s
lab policy
assert [policy]==0
lab boot -o thread
await "# " 30s
assert [policy]==5
lab boot -o borrow
await "# " 30s
type "policy; hello\r"
await "# " 30s
try lab boot -o lazy
try lab boot -x
lab boot -o
await "# " 30s
assert [policy]==1
quit
