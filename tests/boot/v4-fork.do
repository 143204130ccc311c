; Fourth Edition with the observatory on, in little memory: forks in core and through swap.
set cpu 72k
fork on
attach -o rk0 %FORK11_IMAGES%/v4/root.rk
boot rk0
type "k"
type "unix\r"
await "login: " 120s
type "root\r"
await "\n# " 60s
type "ls / >/dev/null&\r"
await "\n# " 60s
type "cat > /tmp/h.c\r"
type "main() { printf(\"hello, v4 %%d\\n\", 6*7); }\r"
type "\004"
await "\n# " 60s
type "chdir /tmp\r"
await "\n# " 60s
type "cc h.c\r"
await "\n# " 200s
type "a.out\r"
await "hello, v4 42\r\n# " 60s
fork list
show time
