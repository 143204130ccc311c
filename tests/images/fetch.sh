#!/usr/bin/env bash
# fork11 images fetch, from a server on this host: every packing, and everything that goes wrong.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
fork11=$(realpath "${FORK11:-$fork11}")
export LC_ALL=C no_proxy='*'
dir=$(mktemp -d)
trap 'kill $server 2>/dev/null; rm -rf "$dir"' EXIT
export HOME=$dir/home XDG_CACHE_HOME=$dir/cache XDG_STATE_HOME=$dir/state FORK11_MANIFEST=$dir/manifest
unset FORK11_IMAGES
cache=$dir/cache/fork11

for tool in curl python3 xz zstd; do
    if ! command -v $tool >/dev/null; then
        skip "downloads: no $tool here"
        tally
        exit
    fi
done

# What is served: a pack of three blocks, plain and packed, and a tape of it.
mkdir "$dir/www"
seq 1 2000 | head -c 1536 >"$dir/www/pack"
xz -k "$dir/www/pack" && zstd -q "$dir/www/pack"
python3 - "$dir/www" <<'TAPE'
import struct, sys
pack = open(sys.argv[1] + "/pack", "rb").read()
mark, size = struct.pack("<I", 0), struct.pack("<I", 512)
records = [b"x" * 512] + [pack[i:i + 512] for i in (0, 512, 1024)]
open(sys.argv[1] + "/tape", "wb").write(b"".join(size + r + size for r in records) + mark)
open(sys.argv[1] + "/padded", "wb").write(pack + bytes(512))
TAPE
python3 -u -m http.server 0 --bind 127.0.0.1 --directory "$dir/www" >"$dir/server" 2>/dev/null &
server=$!
for _ in $(seq 100); do
    grep -q port "$dir/server" && break
    sleep 0.1
done
port=$(sed -n 's/.*port \([0-9]*\).*/\1/p' "$dir/server")
if [ -z "$port" ]; then
    skip "downloads: no server came up on 127.0.0.1"
    tally
    exit
fi
url=http://127.0.0.1:$port
hash() { sha256sum "$dir/www/$1" | cut -d' ' -f1; }

# image NAME URL PACKING HASH-FETCHED HASH-UNPACKED
image() {
    printf 'image %s\ntitle Test\nedition V6\nfile t/%s\nlicence free\nurl %s\npacking %s\nfetched %s\nunpacked %s\n' \
        "$1" "$1" "$2" "$3" "$4" "$5"
}
{
    image plain "$url/pack" none "$(hash pack)" "$(hash pack)"
    image xz "$url/pack.xz" xz "$(hash pack.xz)" "$(hash pack)"
    image zstd "$url/pack.zst" zstd "$(hash pack.zst)" "$(hash pack)"
    image tape "$url/tape" 'tape 1 3 4' "$(hash tape)" "$(hash padded)"
    image shorttape "$url/tape" 'tape 1 4 4' "$(hash tape)" "$(hash padded)"
    image other "$url/pack" none "$(hash tape)" "$(hash tape)"
    image inner "$url/pack.xz" xz "$(hash pack.xz)" "$(hash tape)"
    image notxz "$url/pack" xz "$(hash pack)" "$(hash pack)"
    image absent "$url/nothing" none "$(hash pack)" "$(hash pack)"
    image closed "http://127.0.0.1:1/pack" none "$(hash pack)" "$(hash pack)"
    image nohost "http://no-such-host.invalid/pack" none "$(hash pack)" "$(hash pack)"
} >"$dir/manifest"

fetch() { "$fork11" images fetch "$@" >"$dir/out" 2>&1; }
says() { # WHAT TEXT...
    what=$1 && shift
    for text; do
        if grep -qF -- "$text" "$dir/out"; then pass; else fail "$what does not say \"$text\": $(cat "$dir/out")"; fi
    done
}
comes() { # NAME AS: it is fetched, is the same bytes, and says from where
    if fetch "$1" && cmp -s "$dir/www/$2" "$cache/t/$1"; then pass; else fail "fetch $1: $(cat "$dir/out")"; fi
    says "fetch $1" "from $url/" "$cache/t/$1"
}
fails() { # NAME TEXT...: nothing is left behind, and it says so
    name=$1 && shift
    if fetch "$name"; then fail "fetch $name succeeded"; else pass; fi
    says "fetch $name" "$@"
    if ls "$cache/t/" | grep -q "^$name"; then fail "fetch $name left $(ls "$cache/t")"; else pass; fi
}

comes plain pack
comes xz pack
comes zstd pack
comes tape padded
[ "$(stat -c %a "$cache/t/plain")" = 644 ] && pass || fail "a fetched image has mode $(stat -c %a "$cache/t/plain")"
fails shorttape 'fewer records'
fails other "$(hash pack)" "$(hash tape)" 'thrown away'
fails inner "$(hash pack)" "$(hash tape)" 'thrown away'
fails notxz 'xz could not unpack'
fails absent "$url/nothing" 'does not give it out' "$cache/t/absent"
fails closed 'cannot be reached; is there a network?' "$cache/t/closed"
fails nohost 'was not fetched' "$cache/t/nohost"
fetch nosuch && fail "an unknown image was fetched" || says "an unknown image" 'no image is called nosuch'
fetch plain other && fail "one of two failed, and the status is 0" || says "what is there" 'is here already'

# Without curl; and packed, without the unpacker.
PATH=$dir/none "$fork11" images fetch absent >"$dir/out" 2>&1 && fail "fetched without curl"
says "without curl" 'curl is not installed' "$url/nothing" "$cache/t/absent"
mkdir "$dir/bin" && ln -s "$(command -v curl)" "$dir/bin/curl"
rm "$cache/t/xz"
PATH=$dir/bin "$fork11" images fetch xz >"$dir/out" 2>&1 && fail "unpacked without xz" || says "without xz" 'xz-utils'

# The list: found, missing, wrong.
echo >>"$cache/t/zstd"
"$fork11" images >"$dir/out" 2>&1 || fail "images: $(cat "$dir/out")"
says images "$cache/t/plain (cache), hash right" "fork11 images fetch xz" "$url/pack.xz (packed by xz)" \
    "$cache/t/xz (SHA-256 $(hash pack))" "$cache/t/zstd is not the image zstd"
fetch zstd && fail "a wrong file was taken for the image" || says "a wrong file" 'remove it'
mkdir -p "$dir/images/t" && cp "$dir/www/pack" "$dir/images/t/xz"
FORK11_IMAGES=$dir/images "$fork11" images >"$dir/out" 2>&1
says 'images from $FORK11_IMAGES' "$dir/images/t/xz (\$FORK11_IMAGES), hash right"

# Nobody is asked where nobody sits.
"$fork11" fs ls xz >"$dir/out" 2>&1 </dev/null && fail "ls of a missing image"
says "a missing image" '`fork11 images fetch xz` fetches it' "$cache/t/xz"

# Where somebody sits, one is: a line that begins with y fetches, another does not.
sit() {
    python3 - "$1" "$fork11" fs ls xz >"$dir/out" 2>&1 <<'PTY'
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[2], sys.argv[2:])
os.write(fd, (sys.argv[1] + "\n").encode())
text = b""
try:
    while part := os.read(fd, 4096):
        text += part
except OSError:
    pass
sys.stdout.write(text.decode())
PTY
}
sit n
says "asking" "Fetch it from $url/pack.xz" "? [y/n]" 'images fetch xz'
[ -e "$cache/t/xz" ] && fail "fetched after a no" || pass
sit y
says "asking" "Fetch it from $url/pack.xz" "it is at $cache/t/xz"
cmp -s "$dir/www/pack" "$cache/t/xz" && pass || fail "not fetched after a yes"

echo 'image x' >"$dir/manifest"
"$fork11" images >"$dir/out" 2>&1 && fail "a manifest of one line"
says "a manifest of one line" "$dir/manifest, line 1"
"$fork11" images nonsense >"$dir/out" 2>&1
[ $? = 2 ] && pass || fail "images nonsense: $(cat "$dir/out")"
tally
