; Seventh Edition (V7M 2.1) with the observatory on: pipelines, cc, processes in the background, a shell script. Every
; fork is accounted for: as many as the kernel gave pids (mpid).
fork on
attach -o rl0 %FORK11_IMAGES%/v7/v7m-root.rl02
attach -o rl1 %FORK11_IMAGES%/v7/v7m-usr.rl02
boot rl0
await "\n#" 60s
type "boot\r"
await ": " 60s
type "rl(0,0)unix\r"
await "\177# " 120s
show kernel
type "cd /tmp; ls /bin | wc\r"
await "\r\n# " 60s
type "(date; date) | wc; false; echo $?\r"
await "\r\n# " 60s
type "(sleep 5; echo late)&\r"
await "\r\n# " 60s
type "cat >h.c\r"
type "int x[100];\rmain()\r{\r\tif (fork() == 0) {\r\t\tx[5] = 3;\r\t\texit(3);\r\t}\r\twait(0);\r\tsub(7);\r}\r"
type "sub(n)\r{\r\tsleep(n);\r\treturn(n);\r}\r\004"
await "\r\n# " 60s
type "cc h.c\r"
await "late" 100s
await "\r\n# " 100s
type "cat >ten\r"
type "date\recho 2\recho 3\rls >/dev/null\rcat ten | wc\rmkdir d\rrmdir d\recho 8\rwho\recho 10\r\004"
await "\r\n# " 60s
type "sh ten; nothing\r"
await "\r\n# " 200s
type "a.out &\r"
await "\r\n# " 60s
await "" 3s
proc
; the user's program, by its names
where 33
fork list
assert [-k mpid]=34.
fork show 33
fork compare 33
; what the shell's child did with its descriptors: dup2 is dup with 0100
type "cat </tmp/h.c | wc\r"
await "\r\n# " 60s
fork compare 34
; through the stages of one
type "date\r"
fork step
fork step
fork step
fork step
fork step
fork step
fork step child
fork step exec
await "\r\n# " 60s
show time
quit
