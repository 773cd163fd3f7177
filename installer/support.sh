# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read by the scripts of installer/ and tests/ with ".": messages and packages by apt.

say() { printf '%s\n' "$*"; }

stop() {
    printf 'packhouse: %s\n' "$*" >&2
    exit 1
}

need_apt() {
    command -v apt-get > /dev/null 2>&1 || stop "This script installs packages by apt, which this" \
        "system does not have. Install the packages named in $0 by hand, then use the CMake presets."
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]; }

# True when the distribution has the package (as far as the lists on this machine say).
available() {
    apt-cache policy "$1" 2> /dev/null | grep '^  Candidate:' | grep -qv '(none)'
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo > /dev/null 2>&1; then
        sudo "$@"
    else
        stop "Installing packages needs root. Run this once as root, or install sudo."
    fi
}

# The first of a|b|c that is installed, else the first that can be installed, else the first.
choose() {
    for _name in $(printf '%s' "$1" | tr '|' ' '); do
        installed "$_name" && { printf '%s' "$_name"; return; }
    done
    for _name in $(printf '%s' "$1" | tr '|' ' '); do
        available "$_name" && { printf '%s' "$_name"; return; }
    done
    printf '%s' "${1%%|*}"
}

# The oldest Boost that will do is 1.81; distributions name the version in the package.
boost_package() {
    _newest=$({
        dpkg-query -W -f '${db:Status-Status} ${Package}\n' 'libboost1.*-dev' 2> /dev/null |
            sed -n 's/^installed \(libboost1\.[0-9]*-dev\)$/\1/p'
        [ "${1-}" = installed ] || apt-cache pkgnames libboost1. 2> /dev/null
    } | sed -n 's/^libboost1\.\([0-9]*\)-dev$/\1/p' | sort -n | tail -n 1)
    [ -n "$_newest" ] && [ "$_newest" -ge 81 ] && printf 'libboost1.%s-dev' "$_newest"
}

_missing() { # sets $missing from $want, $optional and $boost
    missing=
    for _word in $want; do
        _package=$(choose "$_word")
        installed "$_package" || missing="$missing $_package"
    done
    for _word in $optional; do
        if ! installed "$_word" && available "$_word"; then missing="$missing $_word"; fi
    done
    if [ -n "$boost" ] && ! boost_package installed > /dev/null; then
        missing="$missing $(boost_package || printf libboost-dev)"
    fi
    missing=${missing# }
}

# install_packages [--boost] [--optional "NAME…"] NAME|ALTERNATIVE…
install_packages() {
    boost= optional=
    while :; do
        case "$1" in
        --boost) boost=yes; shift ;;
        --optional) optional=$2; shift 2 ;;
        *) break ;;
        esac
    done
    want=$*
    _missing
    [ -n "$missing" ] || return 0
    say "Installing: $missing"
    as_root apt-get -q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 update ||
        stop "'apt-get update' failed; its message is above."
    _missing # again: the fresh lists may know other names
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 \
        -o Acquire::Retries=3 install --no-install-recommends $missing ||
        stop "apt could not install: $missing. Its message is above."
}
