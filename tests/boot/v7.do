; Seventh Edition (V7M 2.1) from its two RL02s: single user, then multi-user; the clock, the disks, the
; editor, the compiler and floating point; interrupt, erase and kill.
attach rl0 %ROOT%
attach -o rl1 %FORK11_IMAGES%/v7/v7m-usr.rl02
boot rl0
await "\n#" 30s
type "boot\r"
await "Boot\n\r\177\177: " 60s
type "rl(0,0)unix\r"
await "# " 60s
type "ls /\r"
await "usr\r\n# " 60s
type "\004"
await "login: " 60s
type "root\r"
await "\n# " 60s
type "stty\r"
await "\n# " 60s
type "date; who\r"
await "\n# " 60s
type "ps alx\r"
await "\n# " 60s
type "df\r"
await "\n# " 60s
type "ls -l /usr\r"
await "\n# " 60s
type "echo dis@echo wex#ll\r"
await "well\r\n# " 60s
type "sleep 1000\r"
await "" 2s
type "\177"
await "\n# " 30s
type "cd /tmp\r"
await "# " 60s
type "ed h.c\r"
await "?h.c\r\n" 60s
type "a\r"
type "main() { double x; x = 2.0; printf(\"hello, v7m %%d %%.10f\\n\", 6*7, x*x/3); }\r"
type ".\r"
type "w\r"
await "\n75\r\n" 60s
type "q\r"
await "# " 60s
type "time cc h.c\r"
await "sys" 200s
await "\n# " 60s
type "a.out\r"
await "hello, v7m 42 1.3333333333\r\n# " 60s
type "cat >f.c\r"
type "double sqrt(), sin(), atof();\r"
type "main() { printf(\"%%.15g %%.15g %%.12f\\n\", sqrt(2.0), sin(atof(\"1.5\")), 1e10/7); }\r"
type "\004"
await "# " 60s
type "cc f.c -lm; a.out\r"
await "\n# " 200s
type "bc\r"
type "2^100\r"
await "\n1267" 60s
type "\004"
await "# " 60s
type "rm h.c f.c a.out; sync\r"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
show time
!kill -9 $PPID
