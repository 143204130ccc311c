; The 11/45 kernel with separate instruction and data space, made on the machine and booted.
attach rk0 %ROOT%
attach -o rk1 %FORK11_IMAGES%/v6/source.rk
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "chdir /usr/sys/conf\r"
await "\n# " 60s
type "as m45.s\r"
await "\n# " 200s
type "mv a.out m45.o\r"
await "\n# " 60s
type "cc mkconf.c\r"
await "\n# " 200s
type "mv a.out mkconf\r"
await "\n# " 60s
type "mkconf\r"
type "rk\r"
type "tm\r"
type "tc\r"
type "done\r"
await "\n# " 60s
type "cc -c c.c\r"
await "\n# " 200s
type "as data.s l.s\r"
await "\n# " 200s
type "ld -x -r -d a.out m45.o c.o ../lib1 ../lib2\r"
await "\n# " 200s
type "nm -ug\r"
await "\n# " 200s
type "sysfix a.out x\r"
await "\n# " 200s
type "mv x a.out\r"
await "\n# " 60s
type "size a.out\r"
await "23174+1794+15456=40424 (116750)\r\n# " 60s
type "cp a.out /unix45\r"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
boot rk0
await "@" 30s
type "unix45\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
show kernel
type "cp /unix45 /unix\r"
await "\n# " 60s
type "/etc/mknod /dev/rk0 b 0 0; /etc/mknod /dev/rk1 b 0 1\r"
await "\n# " 60s
type "ps alx\r"
await "\n# " 60s
await "" 3s
proc
core
where 1
type "/etc/mount /dev/rk1 /usr/source\r"
await "\n# " 60s
type "ls /usr/source/s4\r"
await "\n# " 60s
type "/etc/umount /dev/rk1\r"
await "\n# " 60s
type "cat > /tmp/h.c\r"
type "main() { printf(\"hello, v6 %%d\\n\", 6*7); }\r"
type "\004"
await "\n# " 60s
type "chdir /tmp\r"
await "\n# " 60s
type "cc h.c\r"
await "\n# " 200s
type "a.out\r"
await "hello, v6 42\r\n# " 60s
; The text of this kernel lies in a space of its own, and its assembler is m45.s.
echo
list -c newproc
list -c fork
list -c exec
list -c xswap
list -c swtch
list -c expand
list -c exit
list -c rexit
list -c wait
list -c copyseg
type "sync\r"
await "\n# " 60s
; Without the FP11 the same kernel traps where it saves its registers at the first process
; switch, in the trap handler again and again, and ends in the idle loop of its panic.
set cpu nofpp
boot rk0
await "@" 30s
type "unix45\r"
step -t 20000000
assert pc=21630
where
show time
!kill -9 $PPID
