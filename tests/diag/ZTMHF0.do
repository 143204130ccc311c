; ZTMH, data reliability: the operator answers what it asks, one pass over a short reel.
load %FORK11_IMAGES%/diag/ZTMHF0.BIC
set tm0 capacity=1
attach tm0 PAPER.tap
deposit sr 0
go 200
await "START = 172520 " 20s
type "\r"
await "VECTOR ADDRESS = 224 " 20s
type "\r"
await "UNIT NUMBER = " 20s
type "0\r"
await "DENSITY = " 20s
type "3\r"
await "PARITY = " 20s
type "0\r"
await "UNIT NUMBER = " 20s
type "\r"
await "RECORD COUNT = 100 " 20s
type "\r"
await "CHARACTER COUNT = 200 " 20s
type "\r"
await "PATTERN NUMBER = 1 " 20s
type "\r"
await "TAPE MARK = 0 " 20s
type "1\r"
await "SINGLE PASS = 1 " 20s
type "1\r"
await "READ = 1 " 20s
type "\r"
await "WRITE = 1 " 20s
type "\r"
await "AROUND = 1 " 20s
type "\r"
await "END OF PA" 4000s
step 10000000
assert pc == 4664
quit
