; CKBQ, the console's ADDRESS SELECT switch: the operator deposits through every mode and space, and the
; program compares. Twice.
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
