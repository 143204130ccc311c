; ZRPB, data reliability of an RP03. A pass reads and writes all of the pack with every pattern, and takes hours:
; here test 0 to its end, tests 2 and 3, and of the data tests 4, 5 and 6 as much as twenty seconds hold.
set rp disabled
set rr enabled
attach rr0 NEW
load %FORK11_IMAGES%/diag/ZRPBE0.BIN
deposit sr 0
go 200
await "TEST NO 1" 100s
load %FORK11_IMAGES%/diag/ZRPBE0.BIN
deposit sr 12
go 200
await "TEST NO 4" 300s
step -t 20000000
load %FORK11_IMAGES%/diag/ZRPBE0.BIN
deposit sr 15
go 200
await "TEST NO 5" 100s
step -t 20000000
load %FORK11_IMAGES%/diag/ZRPBE0.BIN
deposit sr 16
go 200
await "TEST NO 6" 100s
step -t 20000000
quit
