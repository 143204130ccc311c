; Fourth Edition's kernel without an FP11: it traps where it saves the floating registers at
; the first process switch, in the trap handler again and again, and never greets anybody.
set cpu nofpp
attach -o rk0 %FORK11_IMAGES%/v4/root.rk
boot rk0
type "k"
type "unix\r"
step -t 20000000
assert pc=2040
where
show time
quit
