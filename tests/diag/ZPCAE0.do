; ZPCA, the PC11. Its programs are chosen by number; each halts for the operator to prepare reader and punch.
; First the reader's logic (0) and the punch's (2), from power off to paper out, to the start of a second pass.
load %FORK11_IMAGES%/diag/ZPCAE0.BIC
deposit sr 0
go 200
await "PROGRAM NO. " 10s
type "0\r"
await "W=  " 10s
type "\r"
step 3000000
assert pc == 5546
step 3000000
assert pc == 5616
step 3000000
assert pc == 5664
step 3000000
assert pc == 5740
attach ptr %FORK11_IMAGES%/diag/ZPCAE0.BIC
step 30000000
assert pc == 7350
detach ptr
step 3000000
assert pc == 7444
step 3000000
assert pc == 7562
step 3000000
assert pc == 5546
go 200
await "PROGRAM NO. " 10s
type "2\r"
await "W=  " 10s
type "\r"
step 3000000
assert pc == 10354
step 3000000
assert pc == 10424
step 3000000
assert pc == 10472
attach -n ptp PAPER
step 3000000
assert pc == 11410
detach ptp
step 3000000
assert pc == 11536
step 3000000
assert pc == 10354
; Program 3 punches sixteen records. Program 4 reads them, until there is no more tape.
attach -n ptp PAPER
go 200
await "PROGRAM NO. " 10s
type "3\r"
await "W=  " 10s
type "\r"
await "PRG3 END OF PASS" 600s
step 3000000
assert pc == 2510
detach ptp
attach ptr PAPER
go 200
await "PROGRAM NO. " 10s
type "4\r"
step 3000000
assert pc == 12320
step 3000000
type "\r"
step 10000000
assert pc == 2510
assert prs == 100000
; Program 11 punches the pattern that 1 reads: behind its leader of twenty frames.
attach -n ptp PAPER
go 200
await "PROGRAM NO. " 10s
type "11\r"
step 3000000
assert pc == 14336
step 30000000
detach ptp
!tail -c +21 PAPER >PAPER.1
attach ptr PAPER.1
go 200
await "PROGRAM NO. " 10s
type "1\r"
step 3000000
assert pc == 7710
step 3000000
type "\r"
step 3000000
assert (prs & 100000) == 0
; Program 5 reads what it punches, on one tape that begins with a leader.
!head -c 200 /dev/zero >PAPER
attach ptp PAPER
attach ptr PAPER
go 200
await "PROGRAM NO. " 10s
type "5\r"
step 3000000
assert pc == 12674
step 3000000
type "\r"
step 20000000
assert (prs & 100000) == 0
quit
