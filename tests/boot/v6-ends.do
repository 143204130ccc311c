; How copies end, and who stores for them. v6-ends.put/traced.s, 0410, data from 020000: the parent stores pids at 020002,
; 020012, 020022 and 020032 and pokes b, 020256; the child itself stores nothing: one first store, the kernel's. The poke
; of its shared text is refused. It stops for its parent: no vfork. raw.s: 512 bytes from 020114 to 021113 by DMA into
; nine clicks, 0201 to 0211, then the parent's raw write reads them all. ends.s: killed; killed with a core; a handler
; before the first instruction (a, 020200, and b, 020300, and the kernel's ps and pc at 177760); a copy that forks before
; anything else (c by one, d by the other); an orphan, whom init waits for.
attach rk0 %ROOT%
attach -o rk1 %FORK11_IMAGES%/v6/source.rk
fork on
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "chdir /tmp; /etc/mknod /dev/rrk1 c 9 1; as traced.s; ld -n a.out; mv a.out traced\r"
await "\n# " 120s
type "as raw.s; ld -n a.out; mv a.out raw\r"
await "\n# " 120s
type "as ends.s; ld -n a.out; mv a.out ends\r"
await "\n# " 120s
type "traced\r"
await "\n# " 60s
fork export %ROOT%.json
!sed -n '/"memory"/,/"by_dma"/p; /"child_stopped"/p' %ROOT%.json
fork compare
type "raw\r"
await "\n# " 60s
fork export %ROOT%.json
!sed -n '/"memory"/,/"by_dma"/p' %ROOT%.json
type "ends; sleep 4\r"
await "\n# " 60s
fork list
fork export 22 %ROOT%.json
!sed -n '/"memory"/,/"by_dma"/p' %ROOT%.json
fork show 23
fork export 23 %ROOT%.json
!sed -n '/"memory"/,/"by_dma"/p' %ROOT%.json
fork export 24 %ROOT%.json
!sed -n '/"memory"/,/"by_dma"/p' %ROOT%.json
proc
!rm %ROOT%.json
quit
