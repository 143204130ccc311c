; As writer.do, on the tape in TM0: records of 512 bytes.
d -m 1000 INC R4
d -m 1002 MOV R4,@#2000
d -m 1006 MOV #2000,@#172526
d -m 1014 MOV #177000,@#172524
d -m 1022 MOV #60005,@#172522
d -m 1030 TSTB @#172522
d -m 1034 BPL 1030
d -m 1036 TST @#172522
d -m 1042 BMI 1070
d -m 1044 TSTB @#177564
d -m 1050 BPL 1044
d -m 1052 MOVB #56,@#177566
d -m 1060 BR 1000
d -m 1070 HALT
d r4 0
d pc 1000
