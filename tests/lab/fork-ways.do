# Every way of making a process, as FORK LIVE tells it and FORK LIST sums it up; and what FORK SHOW and
# FORK COMPARE make of those that V6 does not have.
lab boot -o
await "# " 60s
fork on
type "policy swap; hello\r"
await "\n# " 60s
type "policy core; hello\r"
await "\n# " 60s
fork live
type "policy cow; hello\r"
await "\n# " 60s
type "policy thread; policy cow; rshare\r"
await "\n# " 60s
type "vret\r"
await "\n# " 60s
type "redirect.spawn\r"
await "\n# " 60s
fork live off
fork list
fork show 2
fork show 14
fork show 18
fork show 20
fork compare 8 -v
fork compare 14
fork compare 15
fork compare 18
fork compare 20
show time
quit
