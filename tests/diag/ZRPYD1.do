; ZRPY, functions and data of an RP03. Test 13 wants packs that hold 18-bit words, and types its error. Of the data
; test, 14, as much as a minute holds: a pass takes 1430 seconds.
set rp disabled
set rr enabled
attach rr0 NEW
load %FORK11_IMAGES%/diag/ZRPYD1.BIC
deposit sr 0
go 200
await "RPM1    SUCA    SILO" 100s
await "\n" 10s
await "\n" 10s
step -t 60000000
quit
