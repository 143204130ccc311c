/* The command table. */
#include "monitor/command.h"
#include "monitor/fork/command.h"
#include "monitor/panel/window.h"

const struct command *command_find(const char *term)
{
    for (int i = 0; i < command_count; i++)
        if (abbreviates(term, command_table[i].name, command_table[i].shortest))
            return &command_table[i];
    return NULL;
}

/* The order decides what an abbreviation means; it is SIMH's. */
/* clang-format off */
const struct command command_table[] = {
    { "RESET", "R", "{device | ALL}",
      "Gives INIT to the bus, as the START key does; with a device, to that board only.",
      COMPLETE_DEVICE, do_reset },
    { "EXAMINE", "E", "{-v -k -s -u -p -t -m -o -d -a -c -b} list",
      "Shows memory or registers. The list has elements a, a-b, a/length (addresses,\n"
      "octal), register names, register ranges, ALL (of core) or STATE (every register),\n"
      "with commas between. Addresses are physical; -v takes them as virtual in the\n"
      "current mode, -k -s -u in kernel, supervisor, user mode, -p in the previous mode,\n"
      "-t in data space. A symbol's address is virtual and of its own mode, unless -k -s\n"
      "-u -p say whose. -m shows instructions, -o octal, -d decimal, -a a character, -c\n"
      "two characters, -b bytes. EXAMINE device STATE shows a board's registers.",
      COMPLETE_REGISTER, do_examine },
    { "DEPOSIT", "D", "{-v -k -s -u -p -t -m -o -d -a -c -b} list value",
      "Puts a value into memory or registers; list and switches as in EXAMINE. With -m\n"
      "the value is an instruction (d -m 1000 MOV R0,@#1234), with -d a decimal number,\n"
      "with -a 'x a character, with -c \"xy\" two. The I/O page is written as the\n"
      "processor writes it.",
      COMPLETE_REGISTER, do_deposit },
    { "EVALUATE", "EV", "expression | instruction",
      "Shows the value of an expression in octal, decimal and as an instruction. HELP\n"
      "EXPRESSIONS tells what they are made of. Of an instruction (ev MOV R0,R1), which at\n"
      "address 0 it would be, the words.",
      COMPLETE_REGISTER, do_evaluate },
    { "RUN", "RU", "{pc}", "Resets the machine and starts it at pc, or at the PC.",
      COMPLETE_NONE, do_run },
    { "GO", "G", "{pc} {UNTIL pc | UNTIL \"text\"}",
      "Starts the machine at pc, or at the PC, without a reset; with UNTIL it stops there,\n"
      "or when the console has printed the text (see EXPECT).",
      COMPLETE_REGISTER, do_go },
    { "STEP", "S", "{n} | -T microseconds | -C cycles",
      "Executes n instructions (decimal; 1 if left out), or runs for so many microseconds\n"
      "of machine time, or for so many processor cycles of 150 ns.",
      COMPLETE_NONE, do_step },
    { "NEXT", "N", "",
      "Executes one instruction; a JSR or a trap instruction with all that it calls.",
      COMPLETE_NONE, do_next },
    { "CONTINUE", "C", "", "Goes on where the machine stopped.", COMPLETE_NONE,
      do_continue },
    { "BOOT", "B", "unit", 
      "Resets the machine and starts the unit's bootstrap: BOOT RK0. Of a tape that is the\n"
      "first record (BOOT -O TM0 in SIMH), or the one behind an ANSI label.",
      COMPLETE_DEVICE, do_boot },
    { "BREAK", "BR",
      "{-E -P -R -W -K -S -U -T} {pid} {address | lo-hi | address/length} {[count]} {IF "
      "expression} {;action...}",
      "Stops the machine before the instruction at the address (-e, the default). -r and\n"
      "-w stop before an instruction that would read or write there. Addresses are\n"
      "virtual, in any mode or in those given by -k -s -u; with -p they are physical. A\n"
      "symbol's is of its own mode: BREAK newproc stops in the kernel only. -u 17 main is\n"
      "main in process 17 (decimal) alone. With IF it stops while the expression is not 0:\n"
      "BREAK -k copyseg IF r0>100; what cannot be read counts as 0. With a count (decimal)\n"
      "it stops at that hit and all later ones. Actions are commands done at each stop;\n"
      "CONTINUE among them goes on. -t does them and goes on without a word of its own:\n"
      "BREAK -t newproc ;PRINT \"fork by \",[mpid]. Without an address: PC. In the lab a line\n"
      "of its texts is an address: BREAK forkcow.s:40, BREAK hello.s:21 (of that program).",
      COMPLETE_REGISTER, do_break },
    { "NOBREAK", "NOB", "{-E -P -R -W -K -S -U} {address | lo-hi | ALL}",
      "Removes breakpoints; without an address, the one at the PC.", COMPLETE_REGISTER,
      do_no_break },
    { "PRINT", "PRI", "expression{.} | \"text\" {, ...}",
      "Prints values, in octal or, with a . at the end of the expression, decimal; and texts. A\n"
      "value that cannot be read is ?. HELP EXPRESSIONS tells what they are made of.",
      COMPLETE_REGISTER, do_print },
    { "DISPLAY", "DIS", "{expression{.} | \"text\" {, ...}}",
      "Prints the same at every stop from now on; without anything, shows them now.",
      COMPLETE_REGISTER, do_display },
    { "NODISPLAY", "NOD", "number | ALL", "Takes a display away.", COMPLETE_NONE,
      do_no_display },
    { "ATTACH", "AT", "{-n -e -r -o -f} unit {format} file | {-y} lines {address:}port | line PTY",
      "Mounts a file. Writes go through to it; -r forbids them, -o keeps them in memory\n"
      "and forgets them. A file that is not there is made; -e refuses to, -n insists.\n"
      "What is punched and printed goes to the end of its file; -n begins it anew. With -f\n"
      "the file's form stands before its name: ATTACH -f TM0 SIMH FILE; others are not read.\n"
      "ATTACH DC 4000 lets telnet clients of this computer call the terminal lines of DC\n"
      "(DLI, DLE, DH, DZ); -y, with an address, those of others. ATTACH DC0 PTY makes a\n"
      "pseudo terminal.",
      COMPLETE_UNIT_FILE, do_attach },
    { "DETACH", "DET", "{-f} unit | ALL", "Takes the file out of a unit, or hangs up those on a line, and listens no more.", COMPLETE_DEVICE,
      do_detach },
    { "MOUNT", "MOU", "{-n -e -r -o} unit: file",
      "The same as ATTACH (Ersatz-11's word): MOUNT DK0: FILE. Its names of devices do\n"
      "everywhere, DK for RK, DP for RR, DB for RP, MT for TM, DT for TC; but DL is the DL11,\n"
      "and the RL's drives are DL0: to DL3: for MOUNT and BOOT alone.",
      COMPLETE_UNIT_FILE, do_mount },
    { "SAVE", "SA", "file",
      "Writes the whole machine to a file: RESTORE goes on as if it had never stopped.",
      COMPLETE_FILE, do_save },
    { "RESTORE", "REST", "file",
      "Brings back a saved machine and mounts the files that it had mounted. Ports and\n"
      "pseudo terminals of lines stay as they are now.",
      COMPLETE_FILE, do_restore },
    { "SCREENSHOT", "SCR", "file.png {width}",
      "Draws the operator's console and the picture of core, as the window has them, into a\n"
      "file: so many pixels wide (1600). No display is needed.",
      COMPLETE_FILE, do_screenshot },
    { "LOAD", "L", "file",
      "Loads an absolute paper tape into core; PC becomes its start address.",
      COMPLETE_FILE, do_load },
    { "LIST", "LI", "{-c -u} {address | text.s:line} {lines}",
      "Shows the lines of the kernel's C around the PC, or around an address or a function\n"
      "(list newproc), as the mounted pack has them under /usr/sys (V7M: /sys); > marks the\n"
      "line, or ? two that are possible. -c lists the function's calls with their lines. The\n"
      "lab's kernel and programs are of assembler, and every line of theirs is known: list\n"
      "forkcow.s:40; -u means names and addresses of the program that runs.",
      COMPLETE_NONE, do_list },
    { "SET", "SE", "device option{,option ...}", NULL, COMPLETE_SET, do_set },
    { "SHOW", "SH", "what", NULL, COMPLETE_SHOW, do_show },
    { "SYMBOLS", "SY", "LOAD {-u} file",
      "Takes the kernel's names from an a.out, or with -u those of a user program: a file\n"
      "of the host's, or one on a mounted pack (/unix, RK1:/s1/ls). Without it the kernel\n"
      "is recognised by itself when it turns the KT11 on, and programs when they exec;\n"
      "SHOW KERNEL, SHOW SYMBOL name and SHOW SYMBOLS tell what is known.",
      COMPLETE_FILE, do_symbols },
    { "WHERE", "WH", "{-k | -s | -u | PID}",
      "Walks the C stack frames through R5: of the current mode, then, from the kernel,\n"
      "of the user program that it serves; or of the guest's process PID, which may be\n"
      "asleep or swapped out.",
      COMPLETE_NONE, do_where },
    { "SEND", "SEN", "\"text\"",
      "Types text on the console. The guest takes each character at its own speed.",
      COMPLETE_NONE, do_send },
    { "EXPECT", "EXP", "{-p} \"text\" {action; ...}",
      "When the console has printed the text the machine stops and the actions are done;\n"
      "CONTINUE among them goes on. It is used up by that unless -p was given.",
      COMPLETE_NONE, do_expect },
    { "NOEXPECT", "NOE", "{\"text\"}", "Forgets one EXPECT, or all.", COMPLETE_NONE,
      do_no_expect },
    { "RUNLIMIT", "RUNL", "n {INSTRUCTIONS | MICROSECONDS | SECONDS | MINUTES | HOURS}",
      "Ends a run after n instructions, or so much machine time, from now on.",
      COMPLETE_NONE, do_run_limit },
    { "NORUNLIMIT", "NOR", "", "Takes the run limit away.", COMPLETE_NONE,
      do_no_run_limit },
    { "TYPE", "TY", "\"text\"",
      "The same as SEND: types text as fast as the guest takes it. (A host file is shown\n"
      "by !cat.)",
      COMPLETE_NONE, do_type },
    { "AWAIT", "AW", "\"text\" {30s}",
      "Runs until the console has printed the text, looking at what came after the last\n"
      "match. Fails after so many machine seconds (30) and at any other stop.",
      COMPLETE_NONE, do_await },
    { "ASSERT", "AS", "expression",
      "Fails if the expression is 0 (see EVALUATE), and ends the command file.",
      COMPLETE_REGISTER, do_assert },
    { "TRY", "TRY", "command",
      "Does the command; if it fails, that is said and no failure of the file it is in.",
      COMPLETE_COMMAND, do_try },
    { "PAUSE", "PAU", "",
      "In a lesson read aloud: waits for a key. Elsewhere it does nothing.", COMPLETE_NONE,
      do_pause },
    { "PROC", "PRO", "{PID}",
      "Shows the guest's processes, or one: what its kernel's proc[] holds. Numbers of\n"
      "processes, users and clicks are decimal, places octal: a click of core, or a block\n"
      "of the swap area. > marks the one that has the processor, ? what cannot be so.\n"
      "Behind the name stand the flags of p_flag, but for the one that it is in core.\n"
      "No guest code runs, here and in all that show the kernel's tables.",
      COMPLETE_NONE, do_proc },
    { "U", "U", "{PID}",
      "Shows the user structure of a process, or of the one that has the processor; of a\n"
      "process that is swapped out as it lies on the pack.",
      COMPLETE_NONE, do_u },
    { "TEXT", "TEX", "", "Shows text[]: the shared program texts, in core and on swap.",
      COMPLETE_NONE, do_text },
    { "INODE", "INO", "", "Shows the inodes in core that somebody uses.", COMPLETE_NONE,
      do_inode },
    { "FILE", "FILE", "", "Shows file[]: what is open, with its read and write offset.",
      COMPLETE_NONE, do_file },
    { "FILES", "FILES", "{PID}",
      "Shows the open files of a process, or of the one that has the processor, by file\n"
      "descriptor.",
      COMPLETE_NONE, do_files },
    { "BUF", "BUF", "", "Shows the kernel's block buffers, and which will be taken next.",
      COMPLETE_NONE, do_buf },
    { "CORE", "COR", "",
      "Shows who owns which clicks of core (64 bytes each): as a table, then as a picture\n"
      "in which the letters of the table stand for the owners.",
      COMPLETE_NONE, do_core },
    { "SWAP", "SW", "", "Shows who owns which blocks of the swap area, as CORE does.",
      COMPLETE_NONE, do_swap },
    { "MAPS", "MAP", "{PID}",
      "Shows the KT11 segments of a process, or of the one that has the processor: page,\n"
      "virtual addresses, length in bytes, access, and where it lies: the click and bytes of\n"
      "core, or the block of the swap area.",
      COMPLETE_NONE, do_maps },
    { "PAGES", "PAG", "{PID}",
      "Shows the eight pages of a process of the lab, or of the one that has the processor:\n"
      "which clicks of core, which entry of the kernel's page[] and how many hold it, what\n"
      "comes of a store to it (own: nothing), and the KT11's registers.",
      COMPLETE_NONE, do_pages },
    { "DO", "DO", "{-e -v -q} file {arguments}",
      "Does the commands of a file; %1 to %9 are its arguments, %NAME% an argument\n"
      "NAME=value or an environment variable, %% a percent sign. -e ends it at the first\n"
      "error, -v shows its lines, -q is SET QUIET for it. @file is the same. Lines that\n"
      "begin with ; or # are comments.",
      COMPLETE_FILE, do_do },
    { "ON", "ON", "ERROR {action; ...}",
      "In a command file: what is done when one of its commands fails, if SET ON was said\n"
      "or the file is done with -e; RETURN among the actions ends the file. Without actions\n"
      "an error ends it. SET NOON: errors are told, and the next line comes. fork11 -f does\n"
      "the actions too, and ends.",
      COMPLETE_NONE, do_on },
    { "RETURN", "RET", "", "Ends the command file.", COMPLETE_NONE, do_return },
    { "ECHO", "EC", "text", "Prints the text.", COMPLETE_NONE, do_echo },
    { "CD", "CD", "directory", "Changes the host's current directory.", COMPLETE_FILE,
      do_cd },
    { "FORK", "FO", "verb ...",
      "The fork observatory: what the guest's kernel does when it makes a process.",
      COMPLETE_NONE, do_fork },
    { "LAB", "LA", "BOOT {-O} {policy} | POLICY {name} | CHECK",
      "The lab system, a small Unix that is built in. LAB BOOT puts its pack into RK0 and\n"
      "boots it; with -o what it writes is forgotten at the end. LAB POLICY says how the fork\n"
      "of the kernel that runs makes a process, or has it go another way from now on: swap,\n"
      "core, cow, borrow (vfork's), share (rfork's), thread (clone's). LAB CHECK adds up what\n"
      "the kernel counts: says that it balances, or what is lost or held twice.",
      COMPLETE_LAB, do_lab },
    { "PANEL", "PAN", "key {n} | switch position | LAMPS {ms}",
      "The 11/45's operator's console, as the window has it. Keys: LOAD EXAM DEP REG-EXAM\n"
      "REG-DEP START CONT; a number behind LOAD, DEP or REG-DEP goes into the switches first,\n"
      "as SWITCHES n puts it there. HALT, ENABLE, S-INST and S-BUS-CYCLE throw switches, ADDRESS\n"
      "and DATA turn the knobs. LOAD (LOAD ADRS) takes the address; EXAM and DEP go through\n"
      "ADDRESS (USER-I -D, SUPER-I -D, KERNEL-I -D, PROG-PHY, CONSOLE-PHY) and step when they\n"
      "are pressed again. REG-EXAM and REG-DEP take a register by the address: 0 to 5 and 10 to\n"
      "15 are R0 to R5 of set 0 and 1, 6 16 17 kernel, supervisor and user SP, 7 PC. START\n"
      "begins where LOAD said; with HALT down it gives INIT alone. CONT with HALT down does an\n"
      "instruction, or with S-BUS-CYCLE goes to its next bus cycle: registers and memory change\n"
      "with the last. A trap's cycles come with its instruction; an interrupt that waits is\n"
      "taken with the first instruction of its routine at once; another key gives the\n"
      "instruction up, of which nothing has happened then. LAMPS shows the lamps: * lit, . dark;\n"
      "with milliseconds the machine runs for so long, and 1 to 9 are tenths of full\n"
      "brightness. DATA has DATA-PATHS, BUS-REGISTER, MICRO-ADDRESS and DISPLAY-REGISTER; of\n"
      "the microprogram three states are known: it waits for the console (170), for an\n"
      "instruction (260, shown while it runs) or in WAIT for an interrupt (244). In a halted\n"
      "machine the bus register holds the switches.",
      COMPLETE_PANEL, do_panel },
    { "COMPARE", "COM", "{-n K} program {arguments}",
      "Runs a program of the lab system's under every policy, each time from the same state\n"
      "of a machine of its own, and prints what its making of processes cost: measured, and\n"
      "as the models say. The program is one of the pack's /bin, or a file here: a source\n"
      "(.s), which is assembled with the lab's library, or an a.out; its twin by spawn is\n"
      "called NAME.spawn. -n K tells of its Kth process alone, otherwise of all.",
      COMPLETE_FILE, do_compare },
    { "HELP", "H", "{command | SET {device} | SHOW}",
      "Lists the commands, or explains one. !command runs a command of the host.",
      COMPLETE_COMMAND, do_help },
    { "QUIT", "Q", "{status}", "Leaves fork11; packs are closed.", COMPLETE_NONE,
      do_quit },
    { "EXIT", "EXI", "{status}", "The same as QUIT.", COMPLETE_NONE, do_quit },
    { "BYE", "BY", "{status}", "The same as QUIT.", COMPLETE_NONE, do_quit },
};
/* clang-format on */

const int command_count = sizeof command_table / sizeof command_table[0];
