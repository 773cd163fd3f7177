# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Sourced by the scripts of this folder, which come in two shapes: one whose publish.py publishes all of its cases to
# a public project, $project, and reads together what was taken; and one that publishes its cases one by one.
set -u
folder=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
# shellcheck source=tests/clients/registry.sh
. "$folder/../../clients/registry.sh"

# publish: what the folder's publish.py has, to $project; $scratch/taken.json lists what was taken
publish() {
    start
    project=$(scope_id acme/web public)
    secret=$(token --kind personal --name ci --allow read,write)
    mkdir -p "$scratch/work"
    check "P7 what is refused is told why, and what clients read is taken" \
        env PYTHONPATH="$folder/.." python3 "$folder/publish.py" "$address" "$project" "$secret" "$scratch/work"
    tail -n 40 "$scratch/out"
    taken=$scratch/work/taken.json
    [ -s "$taken" ] || { done_checking; exit 1; }
}
taken() { python3 -c 'import json, sys; print("\n".join(json.load(open(sys.argv[1]))))' "$taken"; }

accepted=0 rejected=0
# What the reference says in these words stays so, and so does what is said of addresses that are none.
sentence='\.\|file is missing\|solely blank\|404 Not Found'
# judge STATUS WHAT [COMMAND…]: what came of one case; what was taken, COMMAND has to be able to read
judge() {
    local status=$1 what=$2
    shift 2
    case $status in
    20[01]) accepted=$((accepted + 1)); [ $# -eq 0 ] || check "P7 accepted, so it is read: $what" "$@" ;;
    4??) rejected=$((rejected + 1)); check "P7 … told in a sentence: $what: $(cat "$scratch/body")" grep -q "$sentence" "$scratch/body" ;;
    *) check "P7 the answer is 201 or a refusal, not $status: $what" false ;;
    esac
}
# judged ACCEPTED REFUSED: more than so many were
judged() {
    check "P7 some of the corpus is accepted ($accepted), some refused ($rejected)" [ $accepted -gt "$1" -a $rejected -gt "$2" ]
}
