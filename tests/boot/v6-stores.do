; What a process and its copy store and read, to the byte. v6-stores.put/stores.s, as 0410, text in page 0 and data
; from 020000: args and name 016 bytes, so a lies at 020200, click 130; b 020300, 131; c 020401, 132; d 021000, 136;
; big 022000, 144; odd 022100, 145; f 023000, 152; 25 clicks. Before fork sp is 177764 ("a.out", 1 argument).
; The child stores a, b, c, d; the kernel for it the signal's ps and pc at 177760, 6 bytes in big and the words
; that hold 3 bytes in odd; then it pushes at 177762. The parent, b and c while the window is open, f after it; it
; reads a, c and, in time for the hazards, d. So 7 + 3 first stores, 3 of them the kernel's.
;   64: 45 pages; b and c are stored by both, once copied and once only unprotected: 7 copied, 2 not, f not, later.
;  512: 4 + 3 pages, of 8, 8, 8, 1 and 4, 8, 8 clicks; copied 128-135, 136, 144, 1016; by both 128-135; f later.
; 1024: 2 + 2 pages, of 16, 9 and 4, 16; copied all but 1004-1007, by both 128-143; f, in the 9, later.
; 4096 and 8192: 1 + 1 pages, of 25 and 20; both copied, the data by both; f is then the parent's own.
; The same as 0407: its text, 100 bytes (0144), is the data's first, so all lies 017634 lower: a at 000344, click 3,
; b, c, d, big, odd, f in 4, 5, 9, 17, 18, 25 of 27. What the parent executes from its return to its wait, 000004 to
; 000021, it reads, too. 64: 47 pages. 512: data of 8, 8, 8, 3; f in the last. 1024: data of 16 and 11, f in these.
attach rk0 %ROOT%
fork on
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "chdir /tmp; as stores.s; ld -n a.out; nm -n a.out\r"
await "\n# " 120s
type "a.out\r"
await "\n# " 60s
fork export %ROOT%.json
!sed -n '/"memory"/,/^  },/p' %ROOT%.json
type "as stores.s; nm -n a.out\r"
await "\n# " 120s
type "a.out\r"
await "\n# " 60s
fork export %ROOT%.json
!sed -n '/"memory"/,/^  },/p' %ROOT%.json
!rm %ROOT%.json
quit
