; The Sixth Edition's kernel for six DC11s, two DL11s and a DH11 with its DM11, made from the sources on the pack; ttys
; 0 to 5 are the DC11s', a, b, f and g lines 0, 1, 2 and 15 of the DH11, h and i the DL11s'. There are six users more, p0
; to p5, with homes of their own: two cc of root's would write to one file.
attach rk0 %ROOT%
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "chdir /usr/sys/conf\r"
await "\n# " 60s
type "cc mkconf.c\r"
await "\n# " 200s
type "mv a.out mkconf\r"
await "\n# " 60s
type "as m40.s\r"
await "\n# " 200s
type "mv a.out m40.o\r"
await "\n# " 60s
type "mkconf\r"
type "rk\r"
type "6dc\r"
type "2kl\r"
type "dhdm\r"
type "dh\r"
type "done\r"
await "\n# " 60s
type "ed - ../dmr/kl.c\r"
type "/define.NKL11/s/1$/3/p\r"
await "3\r\n" 10s
type "w\r"
type "q\r"
await "# " 60s
type "cc -c ../dmr/kl.c\r"
await "\n# " 200s
type "cc -c c.c\r"
await "\n# " 200s
type "as l.s\r"
await "\n# " 200s
type "ld -x a.out m40.o c.o kl.o ../lib1 ../lib2\r"
await "\n# " 200s
type "cp a.out /lines\r"
await "\n# " 60s
type "ed /etc/ttys\r"
await "112\r\n" 10s
type "1,6s/^0/1/\r"
type "/0a0/,/0g0/s/0\\(.\\)0/1\\12/p\r"
type "/0h0/,/0i0/s/0\\(.\\)0/1\\12/p\r"
type "w\r"
await "112\r\n" 10s
type "q\r"
await "\n# " 60s
type "cat >>/etc/passwd\r"
type "p0::20:3::/usr/p0:\rp1::21:3::/usr/p1:\rp2::22:3::/usr/p2:\r"
type "p3::23:3::/usr/p3:\rp4::24:3::/usr/p4:\rp5::25:3::/usr/p5:\r"
type "\004"
await "/usr/p5:\r\n# " 60s
type "chdir /usr; mkdir p0 p1 p2 p3 p4 p5; chown p0 p0; chown p1 p1; chown p2 p2; chown p3 p3\r"
await "\n# " 60s
type "chown p4 p4; chown p5 p5; chdir /usr/sys/conf\r"
await "\n# " 60s
type "rm a.out kl.o c.o m40.o l.s c.c mkconf\r"
await "\n# " 60s
type "/etc/mknod /dev/tty0 c 3 0; /etc/mknod /dev/tty1 c 3 1; /etc/mknod /dev/tty2 c 3 2\r"
await "\n# " 60s
type "/etc/mknod /dev/tty3 c 3 3; /etc/mknod /dev/tty4 c 3 4; /etc/mknod /dev/tty5 c 3 5\r"
await "\n# " 60s
type "/etc/mknod /dev/ttya c 4 0; /etc/mknod /dev/ttyb c 4 1\r"
await "\n# " 60s
type "/etc/mknod /dev/ttyh c 0 1; /etc/mknod /dev/ttyi c 0 2\r"
await "\n# " 60s
type "/etc/mknod /dev/ttyf c 4 2; /etc/mknod /dev/ttyg c 4 15\r"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
