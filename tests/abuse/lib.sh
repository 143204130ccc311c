# Sourced by the abuse: a folder of its own in $dir, and what a guest was told against what is in the file.
. tests/lib.sh
fork11=$(realpath "$fork11")
here=$PWD/tests/abuse
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
export LC_ALL=C XDG_STATE_HOME=$dir/state

# said WORDS COMMAND...: it must end by itself, by no signal, and say WORDS.
said() {
    local words=$1 status
    shift
    timeout 60 "$@" >"$dir/said" 2>&1 </dev/null
    status=$?
    if [ $status -lt 124 ] && grep -qF -- "$words" "$dir/said" && ! grep -q Sanitizer "$dir/said"; then pass; else
        fail "$*: status $status, \"$(tail -n 3 "$dir/said")\", not \"$words\""
    fi
}

# monitor LINE...: a file of those commands in the monitor, which then ends; prints the name of the file.
monitor() {
    printf '%s\n' "$@" quit >"$dir/commands"
    echo "$dir/commands"
}

# holds FILE N: its first N blocks begin with their numbers, as tests/abuse/writer.do wrote them.
holds() {
    od -An -v -tu2 -w512 -N $(($2 * 512)) "$1" | awk '$1 != NR { print "block " NR " holds " $1; bad = 1; exit }
        END { if (NR < n && !bad) print "only " NR " blocks"; exit bad || NR < n }' n="$2"
}
