; A guest that writes block after block of the pack in RK0, each beginning with its number (from 1), and prints a
; dot for each that the RK11 said is written. It halts at the first error, or behind the last block.
d -m 1000 CLR @#177412
d -m 1004 INC R4
d -m 1006 MOV R4,@#2000
d -m 1012 MOV #2000,@#177410
d -m 1020 MOV #177400,@#177406
d -m 1026 MOV #3,@#177404
d -m 1034 TSTB @#177404
d -m 1040 BPL 1034
d -m 1042 TST @#177404
d -m 1046 BMI 1100
d -m 1050 TSTB @#177564
d -m 1054 BPL 1050
d -m 1056 MOVB #56,@#177566
d -m 1064 BR 1004
d -m 1100 HALT
d r4 0
d pc 1000
