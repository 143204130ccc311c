; ZTMB, records of every length and pattern from end to end of a reel: a short one here. It halts after a pass.
load %FORK11_IMAGES%/diag/ZTMBF0.BIC
set tm0 capacity=1
attach tm0 PAPER.tap
deposit sr 0
go 200
await "NON-RECOVERABLE ERRORS =     0" 3000s
await "NON-RECOVERABLE ERRORS =     0" 3000s
await "NON-RECOVERABLE ERRORS =     0" 3000s
step 10000000
assert pc == 3244
quit
