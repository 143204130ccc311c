; CKBQ, the console's ADDRESS SELECT switch: the operator deposits through every mode and space, and the
; program compares. Once at the console, once at the monitor.
load %FORK11_IMAGES%/diag/CKBQB0.BIN
panel load 200
panel switches 0
panel start
step 1000000
assert pc == 1662
assert [-k -t 20000] == 16700
panel address kernel-d
panel load 20000
panel dep 20002
panel address kernel-i
panel load 20002
panel dep 20004
panel address super-d
panel load 20004
panel dep 20010
panel address super-i
panel load 20010
panel dep 20020
panel address user-d
panel load 20020
panel dep 20040
panel address user-i
panel load 20040
panel dep 20100
panel cont
step 1000000
assert pc == 1776
panel address console-phy
panel load 20100
panel exam
panel lamps
panel cont
await "PROGRAM PHYS POSIT" 30s
await "PROCEDE\r\n" 30s
await "" 1s
panel address prog-phy
panel lamps 100
type " "
await "CONSOLE PHYS POSIT" 30s
await "PROCEDE\r\n" 30s
await "" 1s
panel address console-phy
panel lamps 100
type " "
step 1000000
assert pc == 2236
panel cont
step 1000000
assert pc == 2272
assert mbrk == 3
load %FORK11_IMAGES%/diag/CKBQB0.BIN
deposit sr 0
go 200
step 1000000
assert pc == 1662
assert [-k -t 20000] == 16700
deposit -k -t 20000 20002
deposit -k 20002 20004
deposit -s -t 20004 20010
deposit -s 20010 20020
deposit -u -t 20020 20040
deposit -u 20040 20100
step 1000000
assert pc == 1776
assert [-p 20100] == 20100
continue
await "PROGRAM PHYS POSIT" 30s
await "PROCEDE\r\n" 30s
await "" 1s
type " "
await "CONSOLE PHYS POSIT" 30s
await "PROCEDE\r\n" 30s
await "" 1s
type " "
step 1000000
assert pc == 2236
step 1000000
assert pc == 2272
assert mbrk == 3
quit
