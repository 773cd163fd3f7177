# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# For the scripts of the real clients: a registry of their own, with its tokens, and
# checks that count. Sourced with $PACKHOUSECTL set.

: "${PACKHOUSECTL:?is the program under test}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
clients=$("$here/install" --prefix)
PATH="$clients/bin:$PATH"
# needs PROGRAM…: the whole test is skipped where one of them is not there
needs() {
    local program
    for program; do
        command -v "$program" > /dev/null && continue
        echo "SKIP: there is no $program; run tests/clients/install and read what it says"
        exit 77
    done
}

scratch=$(mktemp -d "${TMPDIR:-/tmp}/packhouse-clients.XXXXXX")
server=
relay=
finish() {
    if [ -n "$relay" ]; then
        kill "$relay" 2> /dev/null
        wait "$relay" 2> /dev/null
    fi
    if [ -n "$server" ]; then
        kill "$server" 2> /dev/null
        wait "$server" 2> /dev/null
    fi
    rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT TERM
# No configuration and no cache of this computer's own user.
export HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home/.config" XDG_CACHE_HOME="$scratch/cache"
export PIP_CONFIG_FILE=/dev/null PIP_DISABLE_PIP_VERSION_CHECK=1 UV_NO_CONFIG=1 NO_COLOR=1
export UV_PYTHON_DOWNLOADS=never COLUMNS=500
unset PIP_INDEX_URL PIP_EXTRA_INDEX_URL UV_INDEX_URL UV_DEFAULT_INDEX http_proxy https_proxy
mkdir -p "$HOME"

failures=0
checks=0
# check "what should hold" command…
check() {
    local what=$1
    shift
    checks=$((checks + 1))
    [ ! -e "$scratch/out" ] || mv "$scratch/out" "$scratch/last"
    if ! "$@" > "$scratch/out" 2>&1; then
        failures=$((failures + 1))
        echo "FAIL: $what"
        echo "      $*" | head -c 400 | sed -E 's/(gl[a-z]+-)[A-Za-z0-9_-]+/\1…/g'
        echo
        tail -n 15 "$scratch/out" | sed -E 's/^/      /; s/(gl[a-z]+-)[A-Za-z0-9_-]+/\1…/g'
    fi
}
refused() { ! "$@"; }
said() { grep -q -- "$1" "$scratch/last"; }
done_checking() {
    echo "$checks checks, $failures failed"
    [ "$failures" -eq 0 ]
}

ctl() { "$PACKHOUSECTL" --data "$scratch/data" "$@"; }
field() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }

# start [VARIABLE=value…]: the registry, and $address
start() {
    rm -f "$scratch/ready"
    env "$@" "$PACKHOUSECTL" serve --data "$scratch/data" --listen 127.0.0.1:0 ${serve_options:-} \
        --ready-file "$scratch/ready" > "$scratch/server.log" 2>&1 &
    server=$!
    until [ -s "$scratch/ready" ]; do
        if ! kill -0 "$server" 2> /dev/null; then
            cat "$scratch/server.log"
            exit 1
        fi
        sleep 0.05
    done
    address=$(field address < "$scratch/ready")
    ! relayed || through_relay
}
relayed() { [ "${PACKHOUSE_RELAY:-off}" != off ]; }
# through_relay: from now on $address is that of tests/support/relay, which cuts what passes into
# pieces. The test run has each script once with PACKHOUSE_RELAY=random; a number repeats what one
# has printed. What goes over https does not pass there.
through_relay() {
    local seed=()
    [ "$PACKHOUSE_RELAY" = random ] || seed=(--seed "$PACKHOUSE_RELAY")
    [ -z "$relay" ] || { kill "$relay"; wait "$relay" 2> /dev/null; }
    rm -f "$scratch/relay"
    "$here/../support/relay" --to "${address#http://}" --ready-file "$scratch/relay" "${seed[@]}" \
        > "$scratch/relay.log" 2>&1 &
    relay=$!
    until [ -s "$scratch/relay" ]; do
        kill -0 "$relay" 2> /dev/null || { cat "$scratch/relay.log"; exit 1; }
        sleep 0.05
    done
    address=$(field address < "$scratch/relay")
    echo "through a relay, PACKHOUSE_RELAY=$(field seed < "$scratch/relay") repeats it"
}
# many NUMBER FEWER: how often something is repeated that the relay makes no harder, only slower
many() { relayed && echo "$2" || echo "$1"; }
scope_id() { ctl scope add "$1" --visibility "${2:-private}" --json | field id; }
token() { ctl token create --json "$@" | field token; }
# expired_token ARGUMENTS…: one that was good for a second or two
expired_token() {
    local end
    end=$(date -u -d '+2 seconds' +%s)
    token "$@" --expires "$(date -u -d "@$end" +%FT%TZ)"
    while [ "$(date +%s)" -le "$end" ]; do :; done
}

# status EXPECTED curl-arguments…: the status is this; the body is in $scratch/body
status() {
    local expected=$1 got
    shift
    got=$(curl -s -o "$scratch/body" -w '%{http_code}' "$@")
    [ "$got" = "$expected" ] || { echo "answered $got"; cat "$scratch/body"; return 1; }
}
# send [--cut BYTES] FILE: many requests at the same moment, as tests/clients/send says
send() { python3 "$here/send" "$@"; }
body_says() { grep -q -- "$1" "$scratch/body" || { cat "$scratch/body"; return 1; }; }
same() { cmp "$1" "$2"; }
