; ZLPA, the LP11 with a printer of 80 columns. It halts for the operator to turn the printer off line and on
; again. Its end of pass is a call to the address in 42, where a monitor would be: here a bell. Twice.
load %FORK11_IMAGES%/diag/ZLPAB1.BIN
attach -n lpt PAPER
set lpt 80
deposit 42 50000
deposit 50000 12737
deposit 50002 7
deposit 50004 177566
deposit 50006 207
deposit sr 0
go 200
step 1000000
assert pc == 1150
step 1000000
assert pc == 1222
set lpt offline
step 1000000
assert pc == 1266
step 1000000
assert pc == 1316
set lpt online
await "\007" 600s
await "\007" 600s
quit
