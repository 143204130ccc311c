; ZKLA, program 0, the KL11's logic: a console without a paper-tape reader and without a double buffer. It
; halts first for the operator to set the switches, and at its end. Twice.
load %FORK11_IMAGES%/diag/ZKLAE0.BIC
set tto kl11
deposit 1230 10
deposit sr 0
go 200
step 1000000
assert pc == 1432
assert r0 == 1644
step 100000000
assert pc == 2110
step 100000000
assert pc == 2110
quit
