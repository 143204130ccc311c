; How forks fail and end: proc[] full (EAGAIN), a boot in the middle of one, a machine saved in the middle of one and
; restored, no core and no swap (the kernel panics).
fork on
attach -o rk0 %FORK11_IMAGES%/v6/root.rk
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "chdir /tmp\r"
await "\n# " 60s
type "cat > bomb.c\r"
type "main() { int n; for(n = 0;; n++) switch(fork()) {\r"
type "case -1: printf(\"%%d forks\\n\", n); flush(); kill(0, 9); exit(1);\r"
type "case 0: for(;;) sleep(600); } }\r"
type "\004"
await "\n# " 60s
type "cc bomb.c\r"
await "\n# " 200s
type "a.out\r"
await "45 forks" 200s
await "login: " 200s
fork list
type "root\r"
await "\n# " 60s
type "date\r"
fork step
fork step
fork step
fork step
save /tmp/fork11-test.save
break 2700
fork step
fork step
nobreak all
step 1
fork step
boot rk0
fork list
restore /tmp/fork11-test.save
!rm -f /tmp/fork11-test.save
await "\n# " 60s
type "date\r"
await "\n# " 60s
fork list
type "chdir /tmp; (echo 'char a[40000];'; cat bomb.c) >big.c; cc big.c\r"
await "\n# " 200s
type "a.out\r"
step -t 40000000
fork list
show time
