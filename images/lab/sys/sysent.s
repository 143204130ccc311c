/ sysent.s: the system calls by number: how many arguments stand behind the `sys`, and which
/ function; answers to V6's ken/sysent.c. Numbers below 49 are V6's, those from 50 the lab's.

	.data
_sysent:
	0; _nullsys			/ 0 indirect (trap.s)
	0; _rexit			/ 1 exit
	0; _fork			/ 2 fork
	2; _read			/ 3 read
	2; _write			/ 4 write
	2; _open			/ 5 open
	0; _close			/ 6 close
	0; _wait			/ 7 wait
	2; _creat			/ 8 creat
	2; _link			/ 9 link
	1; _unlink			/ 10 unlink
	2; _exec			/ 11 exec
	1; _chdir			/ 12 chdir
	0; _gtime			/ 13 time
	3; _mknod			/ 14 mknod
	2; _chmod			/ 15 chmod
	2; _chown			/ 16 chown
	1; _sbreak			/ 17 break
	2; _stat			/ 18 stat
	2; _seek			/ 19 seek
	0; _getpid			/ 20 getpid
	3; _smount			/ 21 mount
	1; _sumount			/ 22 umount
	0; _setuid			/ 23 setuid
	0; _getuid			/ 24 getuid
	0; _stime			/ 25 stime
	3; _nosys			/ 26 ptrace
	0; _nosys			/ 27
	1; _fstat			/ 28 fstat
	0; _nosys			/ 29
	1; _nullsys			/ 30 smdate: inoperative, as on V6
	1; _stty			/ 31 stty
	1; _gtty			/ 32 gtty
	0; _nosys			/ 33
	0; _nice			/ 34 nice
	0; _sslep			/ 35 sleep
	0; _sync			/ 36 sync
	1; _kill			/ 37 kill
	0; _getswit			/ 38 switch
	0; _nosys			/ 39
	0; _nosys			/ 40
	0; _dup				/ 41 dup
	0; _pipe			/ 42 pipe
	1; _times			/ 43 times
	4; _nullsys			/ 44 prof: nobody counts
	0; _nosys			/ 45 tiu
	0; _setgid			/ 46 setgid
	0; _getgid			/ 47 getgid
	2; _ssig			/ 48 sig
	0; _nosys			/ 49
	0; _vfork			/ 50 vfork
	0; _rfork			/ 51 rfork
	1; _clone			/ 52 clone
	3; _spawn			/ 53 spawn
	0; _setpol			/ 54 policy
	1; _labsta			/ 55 labstat
	0; _nosys; 0; _nosys		/ 56 57
	0; _nosys; 0; _nosys		/ 58 59
	0; _nosys; 0; _nosys		/ 60 61
	0; _nosys; 0; _nosys		/ 62 63
	.text
