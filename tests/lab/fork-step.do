# A fork by copy-on-write, stage by stage, with the tables while pages are shared; then one that
# borrows its parent's memory.
lab boot -o cow
await "# " 60s
type "hello\r"
fork step trap
fork step trap
fork step
fork step core
fork step shared
proc
pages 3
core
maps 3
fork step
fork step child
fork step fault
pages 4
fork step fault
await "# " 60s
lab policy borrow
type "hello\r"
fork step lent
fork step lent
proc
pages 5
pages 6
fork step given
fork step parent
await "# " 60s
fork list
quit
