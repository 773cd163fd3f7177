# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# For the scripts beside it, one a client: the rows of expected.txt are done in their order on one registry. A script
# says which client it is and where the victim is, then defines
#
#   publish WHO VERSION [NAME]  what WHO (victim, sibling, stranger) puts into his project, or into that of $into: sets
#                          $answered by request or run
#   attack NAME WHO        what the row of that name means where it is more than another version
#   fresh ADDRESS WHAT     a client without a cache, in an empty folder: what it installs lies in ./got
#   told WHAT              one line that says what lies in ./got
#   unknown                a pattern of what the client says of a name that is not there
#
#   document               where the type forwards: the path of what a client first asks of the name, after at()
#
# and ends with attacked. Its upstream takes connections and never answers, and is asked for nothing of ours.

names=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/clients/registry.sh
. "$names/../registry.sh"
needs curl python3

# world CLIENT TYPE VICTIM SIBLING [TOKEN-KIND]
world() {
    client=$1 type=$2
    local kind=${5:-project} who
    declare -gA path=([victim]=$3 [sibling]=$4 [stranger]=evil/box) project secret
    top=${3%%/*}
    : > "$scratch/asked"
    python3 "$names/silent" "$scratch/silent.ready" "$scratch/asked" &
    silent=$!
    trap 'kill $silent 2> /dev/null; finish' EXIT
    until [ -s "$scratch/silent.ready" ]; do sleep 0.05; done
    start "PACKHOUSE_UPSTREAM_${type^^}=$(cat "$scratch/silent.ready")"
    for who in victim sibling stranger; do
        project[$who]=$(scope_id "${path[$who]}")
        secret[$who]=$(token --kind "$kind" --name $who --scope "${path[$who]}" --allow read,write)
    done
    # Reads all of it, so that no right keeps it from what an attacker published.
    everybody=$(token --kind personal --name everybody --allow read)
    ctl policy set --type "$type" --forwarding proxy > /dev/null 2>&1
}

# at LEVEL: the address of the API there
at() {
    case $1 in
    group) echo "$address/api/v4/groups/$top/-" ;;
    instance) echo "$address/api/v4" ;;
    *) echo "$address/api/v4/projects/${project[${2:-victim}]}" ;;
    esac
}
host() { echo "${address#http://}"; }

# request curl-arguments…: $answered is "taken" or the status that refused it
request() {
    answered=$(curl -s -o "$scratch/answer" -w '%{http_code}' "$@")
    case $answered in 2??) answered=taken ;; esac
}
# run command…: the same of a client that publishes
run() {
    if "$@" > "$scratch/answer" 2>&1; then
        answered=taken
    else
        answered=$(grep -oE '\b(400|401|403|404|409|422)\b' "$scratch/answer" | head -n 1)
        answered=${answered:-failed}
    fi
}
higher() { echo 99.0.0; }
# squat WHO NAME: he is there before the victim
squat() {
    local squatted
    publish "$1" "$(higher)" "$2"
    squatted=$answered
    publish victim 1.0.0 "$2"
    answered=$squatted
}
# What every type can be attacked by.
attack_of_every_type() {
    case $1 in
    higher-version) publish "$2" "$(higher)" ;;
    equal-version) publish "$2" 1.0.0 ;;
    into-victim) into=victim publish "$2" "$(higher)" ;;
    deleted) ctl delete "$type" "$name" --scope "${path[victim]}" --yes > "$scratch/deleted" 2>&1
        publish "$2" "$(higher | sed 's/99/100/')" ;;
    *) attack "$1" "$2" ;;
    esac
}

# look LEVEL[:WHAT]: what a fresh client gets there, in $(slot …)/got: one line, then the digest of its bytes
look() {
    local place level=${1%%:*} what=
    place=$(slot "$1")
    [ "$level" = "$1" ] || what=${1#*:}
    rm -rf "$place"
    mkdir -p "$place/home" "$place/got"
    (
        cd "$place" || exit 1
        export HOME="$place/home" XDG_CONFIG_HOME="$place/home/.config" XDG_CACHE_HOME="$place/home/.cache"
        if fresh "$level" "$what" > log 2>&1; then
            echo "$(told "$what" 2>> log || echo "something else")"
            find got -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum
        elif grep -qE "$(unknown)" log; then
            echo nothing
        else
            echo "no answer"
        fi
    ) > "$place.got"
}
slot() { echo "$scratch/look-${1//[:\/@]/-}"; }

# The owner gives the name to the sibling: now a client has to get what the attacks had put there.
give_away() {
    ctl names assign "$name" --type "$type" --scope "${path[sibling]}" || return
    # Where his earlier publish was refused; elsewhere it is there already.
    publish sibling 100.0.0 > /dev/null 2>&1 || true
}
# row ATTACK BY-SIBLING BY-STRANGER LEVELS GETS: "-" for an attacker who does not try
row() {
    local attack=$1 who expected level slot gets=$5 looks=()
    for who in sibling stranger; do
        expected=$2
        [ $who = sibling ] || expected=$3
        [ "$expected" != - ] || continue
        answered=untried
        attack_of_every_type "$attack" $who > "$scratch/attack" 2>&1
        check "O6 $client: $attack of the $who: $expected" tells "$answered" "$expected"
    done
    [ "$attack" != given-away ] || check "$client: the name is given away" give_away
    for level in $4; do
        look "$level" &
        looks+=($!)
    done
    wait "${looks[@]}"
    for level in $4; do
        slot=$(slot "$level")
        check "O6 $client: after $attack: $level gets $gets" tells "$(head -n 1 "$slot.got")" "$gets" "$slot/log"
        # The same bytes, too, as at the first look.
        [ -e "$slot.first" ] || cp "$slot.got" "$slot.first"
        [ "$(head -n 1 "$slot.got")" != "$(head -n 1 "$slot.first")" ] || check "… the same bytes" same "$slot.got" "$slot.first"
    done
}
# tells GOT EXPECTED [LOG]
tells() {
    [ "$1" = "$2" ] && return
    echo "It is: $1"
    tail -n 8 "${3:-$scratch/answer}" 2> /dev/null
    return 1
}

upstream_was_asked_nothing() {
    local asking elsewhere
    check "I10 $client: of all that, the upstream was asked nothing" tells "$(cat "$scratch/asked")" "" "$scratch/asked"
    # … though it is asked for the same name by a group that has nothing to do with it.
    scope_id third/box > "$scratch/third"
    elsewhere=$(token --kind group --name elsewhere --scope third --allow read)
    curl -s -m 20 -o "$scratch/answer" -u "me:$elsewhere" "$address/api/v4/groups/third/-/$(document)" &
    asking=$!
    while kill -0 $asking 2> /dev/null && [ ! -s "$scratch/asked" ]; do sleep 0.05; done
    kill $asking 2> /dev/null
    wait $asking 2> /dev/null
    check "O1 $client: another group's question is passed on" test -s "$scratch/asked"
}

attacked() {
    local attack sibling stranger levels gets rows=0
    answered=untried
    publish victim 1.0.0 > "$scratch/attack" 2>&1
    check "$client: the victim publishes" tells "$answered" taken
    while IFS='|' read -r _ attack sibling stranger levels gets; do
        # shellcheck disable=SC2086 # what stands between the words is for people
        row $attack $sibling $stranger "$(echo $levels)" "$(echo $gets)" < /dev/null
        rows=$((rows + 1))
    done < <(grep "^$client  *|" "$names/expected.txt")
    check "$client has rows" [ $rows -gt 3 ]
    ! declare -F document > /dev/null || upstream_was_asked_nothing
    done_checking
}
