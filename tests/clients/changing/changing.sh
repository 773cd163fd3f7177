# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# For the scripts beside it, one a type: what the type's clients make of what is said of versions instead of deleting
# them. Each publishes a package, says something of it, and looks with real clients; seen.tsv tells which client has to
# be seen with which act, and whatever a script has not seen of it at its end is a failure.

changing=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/clients/registry.sh
. "$changing/../registry.sh"
needs curl python3

# world TYPE [KIND]: a private project acme/web of a registry, and who writes, with a token of that kind, and reads it
world() {
    type=$1
    start
    web=$(scope_id acme/web)
    acme=$(ctl scope list --json | python3 -c 'import json, sys
print(next(s["id"] for s in json.load(sys.stdin)["scopes"] if s["path"] == "acme"))')
    writer=$(token --kind "${2:-project}" --name writer --scope acme/web --allow read,write)
    reader=$(token --kind personal --name reader --allow read)
    : > "$scratch/seen"
}
project() { echo "$address/api/v4/projects/$web"; }
host() { echo "${address#http://}"; }
# put STATUS curl-arguments…: what is published
put() {
    local expected=$1
    shift
    status "$expected" -u "me:$writer" "$@"
}
# say ACT NAME VERSION [options…]: what is said of it; the plan to take it back is $undo
say() {
    local act=$1 name=$2 version=$3
    shift 3
    # shellcheck disable=SC2086 # "untag" has no version
    ctl change "$act" "$type" "$name" $version --scope acme/web "$@" --json > "$scratch/said" || return
    undo=$(field undo < "$scratch/said")
}
take_back() { ctl run "$undo"; }
# seen ACT CLIENT "what should hold" command…
seen() {
    local act=$1 by=$2 before=$failures
    shift 2
    check "$@"
    [ "$failures" -ne "$before" ] || printf '%s\t%s\n' "$act" "$by" >> "$scratch/seen"
}
prints() { # prints TEXT command…: it says so, and nothing has failed
    local text=$1
    shift
    "$@" > "$scratch/printed" 2>&1 || { cat "$scratch/printed"; return 1; }
    grep -qF -- "$text" "$scratch/printed" || { cat "$scratch/printed"; return 1; }
}
silent_of() { # silent_of TEXT command…: it says nothing of it
    local text=$1
    shift
    "$@" > "$scratch/printed" 2>&1 || { cat "$scratch/printed"; return 1; }
    ! grep -F -- "$text" "$scratch/printed"
}
# An empty folder, which is the working folder from now on
anew() {
    rm -rf "$scratch/place"
    mkdir -p "$scratch/place"
    cd "$scratch/place" || exit 1
}
all_seen() {
    local act by
    while IFS=$'\t' read -r of act by _; do
        [ "$of" = "$type" ] && [ "$by" != - ] || continue
        check "$type: $act is seen with $by" grep -qxF "$act"$'\t'"$by" "$scratch/seen"
    done < "$changing/seen.tsv"
    cd / || exit 1
    done_checking
}
