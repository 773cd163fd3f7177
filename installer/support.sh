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

# All installed packages are read once, for asking dpkg about each takes seconds; forgotten by
# install_packages.
_installed_list=

installed() {
    [ -n "$_installed_list" ] ||
        _installed_list=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' 2> /dev/null)"
    case "$_installed_list" in
    *" installed:$1 "*) return 0 ;;
    *) return 1 ;;
    esac
}

# Prints those of the packages that the distribution has, as far as the lists on this machine say.
available() {
    apt-cache policy "$@" 2> /dev/null |
        sed -n -e 's/^\([^ ].*\):$/\1/;t keep' -e '/^  Candidate: (none)/d' -e '/^  Candidate:/{g;p}' \
            -e d -e ': keep' -e 'h;d'
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
        [ -n "$(available "$_name")" ] && { printf '%s' "$_name"; return; }
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
    installed dpkg || true # fills the list here, not in a subshell
    for _word in $want; do
        _package=$(choose "$_word")
        installed "$_package" || missing="$missing $_package"
    done
    _absent=
    for _word in $optional; do
        installed "$_word" || _absent="$_absent $_word"
    done
    # shellcheck disable=SC2086
    [ -z "$_absent" ] || missing="$missing $(available $_absent | tr '\n' ' ')"
    if [ -n "$boost" ] && ! boost_package installed > /dev/null; then
        missing="$missing $(boost_package || printf libboost-dev)"
    fi
    # shellcheck disable=SC2086
    missing=$(echo $missing)
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
    _installed_list=
}

# Ends what was started in the background, by its process id.
end_process() {
    if [ -n "$1" ]; then
        kill "$1" 2> /dev/null || true
        wait "$1" 2> /dev/null || true
    fi
}

# start_display DIR: a screen without a monitor; sets DISPLAY and $display_pid.
start_display() {
    # In a session of its own, so that Ctrl-C ends the programs on the screen before the screen.
    setsid Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp \
        3> "$1/display" > "$1/xvfb.log" 2>&1 &
    display_pid=$!
    while [ ! -s "$1/display" ]; do
        kill -0 "$display_pid" 2> /dev/null || stop "Xvfb did not start: $(cat "$1/xvfb.log")"
        sleep 0.1
    done
    DISPLAY=":$(cat "$1/display")"
    export DISPLAY
}

# build PRESET TARGET…: configures when needed; everything it prints goes to the standard error.
build() {
    _preset=$1
    shift
    (
        cd "$root" || exit 1 # each by hand: set -e is off inside "build … || stop"
        if [ ! -f "build-$_preset/build.ninja" ] ||
            [ CMakePresets.json -nt "build-$_preset/build.ninja" ]; then
            cmake --preset "$_preset" >&2 || exit 1
        fi
        cmake --build "build-$_preset" ${1:+--target "$@"} >&2
    )
}
