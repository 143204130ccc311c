; As writer.do, on the RL02 in RL0: two sectors are a block, and at the end of a track the heads must be sent on.
d -m 1000 MOV #13,@#174404
d -m 1006 MOV #4,@#174400
d -m 1014 TSTB @#174400
d -m 1020 BPL 1014
d -m 1022 INC R4
d -m 1024 MOV R4,@#2000
d -m 1030 MOV R3,@#174404
d -m 1034 MOV #2000,@#174402
d -m 1042 MOV #177400,@#174406
d -m 1050 MOV #12,@#174400
d -m 1056 TSTB @#174400
d -m 1062 BPL 1056
d -m 1064 TST @#174400
d -m 1070 BMI 1232
d -m 1072 TSTB @#177564
d -m 1076 BPL 1072
d -m 1100 MOVB #56,@#177566
d -m 1106 ADD #2,R3
d -m 1112 MOV R3,R0
d -m 1114 BIC #177700,R0
d -m 1120 CMP R0,#50
d -m 1124 BNE 1022
d -m 1126 BIC #77,R3
d -m 1132 ADD #100,R3
d -m 1136 MOV #21,R0
d -m 1142 BIT #100,R3
d -m 1146 BNE 1154
d -m 1150 MOV #205,R0
d -m 1154 MOV R0,@#174404
d -m 1160 MOV #6,@#174400
d -m 1166 TSTB @#174400
d -m 1172 BPL 1166
d -m 1174 BIT #1,@#174400
d -m 1202 BEQ 1174
d -m 1204 BR 1022
d -m 1232 HALT
d r3 0
d r4 0
d pc 1000
