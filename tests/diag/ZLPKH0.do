; ZLPK, the LP11 with an LP05 of 132 columns and 64 characters. It halts for the operator to turn the printer off
; line and on, and to set the length of its form eleven times; with switch 0 up it counts the lines of a minute.
; Its end of pass is a call to the address in 42, where a monitor would be: here a bell.
load %FORK11_IMAGES%/diag/ZLPKH0.BIN
attach -n lpt PAPER
deposit 42 50000
deposit 50000 12737
deposit 50002 7
deposit 50004 177566
deposit 50006 207
deposit sr 1
go 200
step 3000000
assert pc == 1334
step 3000000
assert pc == 1406
set lpt offline
step 3000000
assert pc == 1502
set lpt online
step 3000000
assert pc == 1554
set lpt offline
step 3000000
assert pc == 1604
set lpt online
step 100000000
assert pc == 3574
deposit sr 0
step 3000000
assert pc == 3574
step 3000000
assert pc == 3574
step 3000000
assert pc == 3574
step 3000000
assert pc == 3574
step 3000000
assert pc == 3574
step 3000000
assert pc == 3574
step 3000000
assert pc == 3574
step 3000000
assert pc == 3574
step 3000000
assert pc == 3574
step 3000000
assert pc == 3574
step 3000000
assert pc == 3724
step 3000000
assert pc == 3736
await "\007" 3600s
quit
