; As writer.do, on the DECtape in TC0: back to its beginning, then block after block, each looked for.
d -m 1000 MOV #4003,@#177342
d -m 1006 TSTB @#177342
d -m 1012 BPL 1006
d -m 1014 TST @#177342
d -m 1020 BPL 1000
d -m 1022 MOV #3,@#177342
d -m 1030 TSTB @#177342
d -m 1034 BPL 1030
d -m 1036 TST @#177342
d -m 1042 BMI 1022
d -m 1044 CMP @#177350,R3
d -m 1050 BNE 1022
d -m 1052 INC R4
d -m 1054 MOV R4,@#2000
d -m 1060 MOV #2000,@#177346
d -m 1066 MOV #177400,@#177344
d -m 1074 MOV #15,@#177342
d -m 1102 TSTB @#177342
d -m 1106 BPL 1102
d -m 1110 TST @#177342
d -m 1114 BMI 1142
d -m 1116 TSTB @#177564
d -m 1122 BPL 1116
d -m 1124 MOVB #56,@#177566
d -m 1132 INC R3
d -m 1134 BR 1022
d -m 1142 HALT
d r3 0
d r4 0
d pc 1000
