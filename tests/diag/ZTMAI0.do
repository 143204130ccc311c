; ZTMA, the TM11's logic: first a pass without the operator (switch 10), then one with him, up to the test of
; bus grant late, which wants an 11/45 that is stopped in the midst of a bus cycle.
load %FORK11_IMAGES%/diag/ZTMAI0.BIC
attach tm0 PAPER.tap
deposit sr 2000
go 200
step 10000000
assert pc == 1216
go 1216
await "END OF PASS: 000000" 600s
; and one with seven channels (switch 0)
deposit sr 2001
detach tm0
set tm0 tu10-7
attach tm0 PAPER.tap
await "END OF PASS: 000001" 600s
detach tm0
set tm0 tu10
attach tm0 PAPER.tap
deposit sr 0
step 100000000
assert pc == 11516
; select unit 0, at the load point
step 1000000
assert pc == 11546
; it was still rewinding: mounted anew, it is there. Units 1 to 7, one after the other
detach tm0
attach tm0 PAPER.tap
attach tm1 PAPER.tap1
attach tm2 PAPER.tap2
attach tm3 PAPER.tap3
attach tm4 PAPER.tap4
attach tm5 PAPER.tap5
attach tm6 PAPER.tap6
attach tm7 PAPER.tap7
step 1000000
assert pc == 11626
step 1000000
step 1000000
step 1000000
step 1000000
step 1000000
step 1000000
assert pc == 11626
step 1000000
assert pc == 11734
; unit 0 off line, then with a tape without its ring
detach tm0
step 1000000
assert pc == 11766
attach -r tm0 PAPER.tap
step 1000000
assert pc == 12120
; with it; it goes off line by itself, and has to be mounted again
detach tm0
attach tm0 PAPER.tap
step 1000000
assert pc == 12212
step 10000000
assert pc == 12226
show tm0
quit
