; What the lab's programs print: the shell first, then the lessons, under the policies that can run them.
lab boot -o core
await "# " 60s
type "echo hello  \"a  b\" 'c d' e\\ f \"\" g\r"
await "\n# " 60s
type "echo a >/tmp/x; cat /tmp/x; echo b>>/tmp/x;cat /tmp/x|wc;cat </tmp/x>/tmp/y;ls /tmp\r"
await "\n# " 60s
type "nosuch; echo rest\r"
await "\n# " 60s
type ">/tmp/z; ls -l /tmp/z /etc\r"
await "\n# " 60s
type "ls | | wc\r"
await "\n# " 60s
type "| wc\r"
await "\n# " 60s
type "ls >\r"
await "\n# " 60s
type "ls > | wc\r"
await "\n# " 60s
type "ls |\r"
await "\n# " 60s
type "&\r"
await "\n# " 60s
type "\"open\r"
await "\n# " 60s
type "chdir\r"
await "\n# " 60s
type "chdir /nosuch\r"
await "\n# " 60s
type "chdir /tmp; cat x; cat /nosuch x; chdir /\r"
await "\n# " 60s
type "cat <nosuch\r"
await "\n# " 60s
type "ls /dev /nosuch; ls -l /dev\r"
await "\n# " 60s
type "echo 1 | cat | cat | wc; wc /tmp/x /tmp/y\r"
await "\n# " 60s
type "cat & echo front; wait\r"
await "\n# " 60s
type "cat\r"
await "cat\r\n" 10s
type "typed\r"
await "typed\r\ntyped\r\n" 10s
type "\177"
await "# " 10s
type "kill\r"
await "\n# " 60s
type "kill x\r"
await "\n# " 60s
type "kill 9999\r"
await "\n# " 60s
type "sh nosuch\r"
await "\n# " 60s
type "echo 'echo one' >/tmp/s; echo cat >>/tmp/s; echo two >>/tmp/s; sh /tmp/s\r"
await "\n# " 60s
type "sync\r"
await "\n# " 60s
type "policy nonsense\r"
await "\n# " 60s
type "policy\r"
await "\n# " 60s
type "random\r"
await "\n# " 60s
type "stress 1\r"
await "\n# " 60s
type "hello\r"
await "\n# " 200s
type "pipeends\r"
await "\n# " 200s
type "nofork\r"
await "\n# " 200s
type "bomb\r"
await "\n# " 200s
type "writeall\r"
await "\n# " 200s
type "writenone 40\r"
await "\n# " 200s
type "writeall 60\r"
await "\n# " 200s
type "redirect\r"
await "\n# " 200s
type "redirect.spawn\r"
await "\n# " 200s
type "pipeline; pipeline.spawn\r"
await "\n# " 200s
type "vret\r"
await "\n# " 200s
type "rshare\r"
await "\n# " 200s
type "hello | cat\r"
await "\n# " 200s
type "random 1 5\r"
await "\n# " 200s
type "stress 1 2\r"
await "\n# " 200s
lab boot -o swap
await "# " 60s
type "policy\r"
await "\n# " 200s
type "hello\r"
await "\n# " 200s
type "pipeends\r"
await "\n# " 200s
type "nofork\r"
await "\n# " 200s
type "bomb\r"
await "\n# " 200s
type "writeall\r"
await "\n# " 200s
type "writenone 40\r"
await "\n# " 200s
type "writeall 60\r"
await "\n# " 200s
type "redirect\r"
await "\n# " 200s
type "redirect.spawn\r"
await "\n# " 200s
type "pipeline; pipeline.spawn\r"
await "\n# " 200s
type "vret\r"
await "\n# " 200s
type "rshare\r"
await "\n# " 200s
type "hello | cat\r"
await "\n# " 200s
type "labstat writeall\r"
await "\n# " 200s
type "labstat writenone\r"
await "\n# " 200s
type "random 1 5\r"
await "\n# " 200s
type "stress 1 2\r"
await "\n# " 200s
lab boot -o cow
await "# " 60s
type "policy\r"
await "\n# " 200s
type "hello\r"
await "\n# " 200s
type "pipeends\r"
await "\n# " 200s
type "nofork\r"
await "\n# " 200s
type "bomb\r"
await "\n# " 200s
type "writeall\r"
await "\n# " 200s
type "writenone 40\r"
await "\n# " 200s
type "writeall 60\r"
await "\n# " 200s
type "redirect\r"
await "\n# " 200s
type "redirect.spawn\r"
await "\n# " 200s
type "pipeline; pipeline.spawn\r"
await "\n# " 200s
type "vret\r"
await "\n# " 200s
type "rshare\r"
await "\n# " 200s
type "hello | cat\r"
await "\n# " 200s
type "labstat writeall\r"
await "\n# " 200s
type "labstat writenone\r"
await "\n# " 200s
type "random 1 5\r"
await "\n# " 200s
type "stress 1 2\r"
await "\n# " 200s
lab boot -o borrow
await "# " 60s
type "hello\r"
await "\n# " 200s
type "writeall\r"
await "\n# " 200s
type "writenone\r"
await "\n# " 200s
type "redirect; pipeline\r"
await "\n# " 200s
type "vret\r"
await "\n# " 200s
type "rshare\r"
await "\n# " 200s
type "ls / | cat | wc\r"
await "\n# " 200s
type "random 1 5\r"
await "\n# " 200s
type "stress 1 2\r"
await "\n# " 200s
lab boot -o share
await "# " 60s
type "hello\r"
await "\n# " 200s
type "writeall\r"
await "\n# " 200s
type "writenone\r"
await "\n# " 200s
type "redirect; pipeline\r"
await "\n# " 200s
type "vret\r"
await "\n# " 200s
type "rshare\r"
await "\n# " 200s
type "ls / | cat | wc\r"
await "\n# " 200s
type "random 1 5\r"
await "\n# " 200s
type "stress 1 2\r"
await "\n# " 200s
type "pipeends\r"
await "\n# " 60s
lab boot -o thread
await "# " 60s
type "hello\r"
await "\n# " 200s
type "writeall\r"
await "\n# " 200s
type "writenone\r"
await "\n# " 200s
type "redirect; pipeline\r"
await "\n# " 200s
type "vret\r"
await "\n# " 200s
type "rshare\r"
await "\n# " 200s
type "ls / | cat | wc\r"
await "\n# " 200s
type "random 1 5\r"
await "\n# " 200s
type "stress 1 2\r"
await "\n# " 200s
quit
