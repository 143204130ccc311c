# A transcript with V6's `ps alx` and then PROC: every process that both show has the same user,
# priority and address. The shell has waited for ps in between, and who runs gets other priorities.
/^TTY F S UID/ { ps = 1; next }
/PID  PPID STATE/ { ps = 0; proc = 1; next }
/^#/ { ps = 0; next }
ps {
    sub(/-/, " -", $0) # the priority touches the pid
    if ($0 ~ /ps alx/) next
    pid = $5; uid[pid] = $4; pri[pid] = $6; addr[pid] = $7
}
proc && NF > 9 {
    sub(/^>/, " ")
    if (!($2 in uid) || $4 == "run" || / sh$/) next
    seen++
    if (uid[$2] != $6 || pri[$2] != $5 || addr[$2] + 0 != $9 + 0) { print "PROC says " $0; bad++ }
}
END { if (bad || seen < 4) { print seen + 0 " processes compared"; exit 1 } }
