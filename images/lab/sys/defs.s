/ defs.s: every constant of the kernel, in one place. Answers to V6's param.h, user.h, proc.h,
/ text.h, inode.h, file.h, buf.h, filsys.h, reg.h and seg.h.
/
/ Offsets of structures are written struct.field. They are V6's, so that whoever knows V6's
/ tables knows these; what the lab adds stands behind V6's last field.
/ The user structure lies at 140000 in every process (page 6 of the kernel), so its fields are
/ addresses: `u.error` is the byte itself.

/ the machine

PS	= 177776
SLR	= 177774
MMR0	= 177572
MMR1	= 177574
MMR2	= 177576
UISD0	= 177600			/ user's page descriptors
UISA0	= 177640			/ and page addresses
UISA1	= 177642
SISD0	= 172200			/ the supervisor's: windows of copyseg
SISD1	= 172202
SISA0	= 172240
SISA1	= 172242
KISD0	= 172300			/ the kernel's
KISA0	= 172340
KISA5	= 172352
KISA6	= 172354			/ the u-area of the process that runs
KISA7	= 172356
LKS	= 177546			/ line clock KW11-L
SWR	= 177570			/ console switches, and display
MMR0.RO	= 20000				/ abort: a write to a page that is read-only
MMR0.PL	= 40000				/ abort: beyond the page's length
RO	= 2				/ access of a page: read only
RW	= 6				/ read and write
ED	= 10				/ it grows downward

/ what V6's as does not know: a value, and how its operand is written

mfpi	= 6500^tst			/ push a word of the previous mode's
mtpi	= 6600^tst			/ pop one into it
wait	= 1
reset	= 5
rtt	= 6
spl	= 230^sys			/ spl n: the processor's priority

/ how much of what

USIZE	= 16.				/ clicks of the u-area
MINMEM	= 150.				/ clicks for processes, without which there is no shell
SSIZE	= 20.				/ clicks a stack begins with
SINCR	= 20.				/ clicks it grows by
NPROC	= 50.
NTEXT	= 40.
NPAGE	= 256.				/ page runs
NBUF	= 15.
NINODE	= 100.
NFILE	= 100.
NMOUNT	= 5.
NOFILE	= 15.				/ open files of a process
NSIG	= 20.
NCMAP	= 310.				/ entries of coremap: more than there can be holes
NSMAP	= 150.				/ entries of swapmap
NCARGS	= 510.				/ bytes of exec's arguments
NEXEC	= 3				/ processes that are in exec at once
HZ	= 60.
NODEV	= -1
ROOTINO	= 1
DIRSIZ	= 14.

/ priorities of sleep: negative ones are not for signals

PSWP	= -100.
PINOD	= -90.
PRIBIO	= -50.
EXPRI	= -1
PPIPE	= 1
TTIPRI	= 10.
TTOPRI	= 20.
PWAIT	= 40.
PSLEP	= 90.
PUSER	= 100.

/ signals

SIGHUP	= 1
SIGINT	= 2				/ DEL
SIGQIT	= 3				/ FS
SIGINS	= 4				/ reserved instruction
SIGTRC	= 5
SIGIOT	= 6
SIGEMT	= 7
SIGFPT	= 8.
SIGKIL	= 9.
SIGBUS	= 10.
SIGSEG	= 11.
SIGSYS	= 12.				/ no such system call
SIGPIPE	= 13.

/ errors

EPERM	= 1
ENOENT	= 2
ESRCH	= 3
EINTR	= 4
EIO	= 5
ENXIO	= 6
E2BIG	= 7
ENOEXEC	= 8.
EBADF	= 9.
ECHILD	= 10.
EAGAIN	= 11.
ENOMEM	= 12.
EACCES	= 13.
ENOTBLK	= 15.
EBUSY	= 16.
EEXIST	= 17.
EXDEV	= 18.
ENODEV	= 19.
ENOTDIR	= 20.
EISDIR	= 21.
EINVAL	= 22.
ENFILE	= 23.
EMFILE	= 24.
ENOTTY	= 25.
ETXTBSY	= 26.
EFBIG	= 27.
ENOSPC	= 28.
ESPIPE	= 29.
EROFS	= 30.
EMLINK	= 31.
EPIPE	= 32.
ENOSYS	= 100.				/ becomes SIGSYS
EFAULT	= 106.

/ struct user: the first 1024 bytes of a process, with its kernel stack growing down from the end

_u	= 140000
u.rsav	= 140000			/ sp and r5 where swtch left it
u.segfl	= 140066			/ byte: u.base is an address of the kernel's
u.error	= 140067			/ byte: the system call's error
u.uid	= 140070			/ bytes: effective, then real
u.gid	= 140071
u.ruid	= 140072
u.rgid	= 140073
u.procp	= 140074			/ its struct proc
u.base	= 140076			/ read and write: address,
u.count	= 140100			/ bytes left,
u.offs	= 140102			/ and two words: offset in the file
u.cdir	= 140106			/ inode of the current directory
u.dbuf	= 140110			/ 14 bytes: the path's component that namei looks at
u.dirp	= 140126			/ the path's next character
u.dino	= 140130			/ the directory entry read: its inode
u.dname	= 140132			/ and its name, 14 bytes
u.pdir	= 140150			/ inode of the directory it was looked for in
u.uisa	= 140152			/ 16 words: the user's page addresses as sureg set them
u.uisd	= 140212			/ and descriptors
u.ofile	= 140252			/ 15 words: struct file of each descriptor
u.arg	= 140310			/ 5 words: the system call's arguments
u.tsize	= 140322			/ clicks of text,
u.dsize	= 140324			/ data and bss,
u.ssize	= 140326			/ stack
u.sep	= 140330			/ V6's separate spaces: 0 here
u.qsav	= 140332			/ sp and r5 of trap1, where a signal in a sleep goes back to
u.ssav	= 140336			/ sp and r5 of who was swapped out in the kernel
u.sig	= 140342			/ 20 words: what each signal does; 0 kills, odd is ignored
u.utime	= 140412			/ ticks in user mode, 1 word; kernel mode, 1 word;
u.stime	= 140414
u.cutim	= 140416			/ and the children's, 2 words each
u.cstim	= 140422
u.ar0	= 140426			/ where the user's r0 was saved
u.prof	= 140430			/ 4 words, V6's; not used
u.intfl	= 140440			/ the call was interrupted
u.retry	= 140442			/ lab: where fault.s restarts a kernel store to the user, 0: nowhere
u.path	= 140444			/ lab: spawn's path and arguments (a buffer), 0: none
u.acts	= 140446			/ lab: where copying to a spawned process' u-area ends
ustack	= 142000			/ the kernel stack's end

/ the user's registers, from u.ar0

R0	= 0
R1	= -4
R2	= -22
R3	= -20
R4	= -16
R5	= -14
R6	= -6
R7	= 2
RPS	= 4

/ struct proc

p.stat	= 0				/ bytes
p.flag	= 1
p.pri	= 2
p.sig	= 3				/ a signal that waits for it
p.uid	= 4
p.time	= 5				/ seconds in core, or on swap
p.cpu	= 6
p.nice	= 7
p.ttyp	= 10				/ its terminal
p.pid	= 12
p.ppid	= 14
p.addr	= 16				/ click of the u-area; swapped: block
p.size	= 20				/ clicks of u-area, data and stack
p.wchan	= 22				/ what it sleeps for
p.textp	= 24				/ struct text, 0: none
p.pg	= 26				/ lab: 8 words, page runs of its data and stack
p.cow	= 46				/ lab: byte, bit n: page n is copied when written
p.shr	= 47				/ lab: byte, bit n: page n is shared for good
p.lent	= 50				/ lab: vfork's child: whose memory it runs in
p.swap	= 52				/ lab: the blocks of swap that are kept for it: the first,
p.swn	= 54				/ and how many
p.way	= 56				/ lab: byte, the policy that made it
PSIZ	= 60

SSLEEP	= 1				/ p.stat: sleeps at a negative priority
SWAIT	= 2				/ sleeps at one for signals
SRUN	= 3
SIDL	= 4				/ is being made
SZOMB	= 5
SSTOP	= 6

SLOAD	= 1				/ p.flag: in core
SSYS	= 2				/ process 0: never swapped
SLOCK	= 4				/ not to be swapped now
SSWAP	= 10				/ was swapped out in the kernel: u.ssav counts
SLENT	= 100				/ lab: its memory is lent to its vfork'd child
SNTXT	= 200				/ lab: goes out to come back with its text, not counted in x.cc

/ struct page: a run of clicks that is one KT11 page of one process or of several

pg.addr	= 0				/ click
pg.size	= 2				/ clicks, 1 to 128; 0: the entry is free
pg.cnt	= 4				/ holders
PGSIZ	= 6

/ struct text

x.daddr	= 0				/ block of swap, 0: not written there yet
x.caddr	= 2				/ click, if x.cc is not 0
x.size	= 4				/ clicks
x.iptr	= 6				/ inode, 0: the entry is free
x.count	= 10				/ bytes: processes,
x.cc	= 11				/ and those of them in core
XSIZ	= 12

/ struct inode

i.flag	= 0
i.count	= 1
i.dev	= 2
i.num	= 4
i.mode	= 6
i.nlink	= 10				/ bytes: links, owner, group, size's high 8 bits
i.uid	= 11
i.gid	= 12
i.size0	= 13
i.size1	= 14
i.addr	= 16				/ 8 words
i.lastr	= 36				/ V6's: for reading ahead; not used
ISIZ	= 40

ILOCK	= 1				/ i.flag
IUPD	= 2
IACC	= 4
IMOUNT	= 10
IWANT	= 20
ITEXT	= 40				/ somebody's shared text: not to be written

IALLOC	= 100000			/ i.mode
IFMT	= 60000
IFDIR	= 40000
IFCHR	= 20000
IFBLK	= 60000
ILARG	= 10000
ISUID	= 4000
ISGID	= 2000
ISVTX	= 1000
IREAD	= 400
IWRITE	= 200
IEXEC	= 100

/ struct file

f.flag	= 0				/ bytes
f.count	= 1
f.inode	= 2
f.offs	= 4				/ 2 words
FSIZ	= 10

FREAD	= 1
FWRITE	= 2
FPIPE	= 4

/ struct buf

b.flags	= 0
b.forw	= 2
b.back	= 4
av.forw	= 6
av.back	= 10
b.dev	= 12
b.wcnt	= 14
b.addr	= 16
b.xmem	= 20
b.blkno	= 22
b.error	= 24
b.resid	= 26				/ V6's; not used
BSIZ	= 30

B.WRITE	= 0				/ b.flags
B.READ	= 1
B.DONE	= 2
B.ERROR	= 4
B.BUSY	= 10
B.PHYS	= 20
B.WANT	= 100
B.ASYNC	= 400
B.DELWR	= 1000

/ struct mount

m.dev	= 0
m.bufp	= 2
m.inodp	= 4
MSIZ	= 6

/ struct filsys: the super-block

s.isize	= 0
s.fsize	= 2
s.nfree	= 4
s.free	= 6				/ 100 words
s.ninod	= 316
s.inode	= 320				/ 100 words
s.flock	= 630				/ bytes
s.ilock	= 631
s.fmod	= 632
s.ronly	= 633
s.time	= 634				/ 2 words

/ ways of making a process: _policy

BYSWAP	= 0
BYCORE	= 1
BYCOW	= 2
BORROW	= 3
SHARE	= 4
THREAD	= 5
BYSPAWN	= 6				/ spawn: no policy of fork
