# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# For the scripts beside it: an apt of their own. Sourced after registry.sh.

# apt_root NAME LINE…: an apt of its own, which knows nothing but these sources
apt_root() {
    root=$scratch/$1
    shift
    mkdir -p "$root/etc" || exit 1 # apt must never fall back on this computer's own
    mkdir -p "$root"/{etc/apt.conf.d,etc/preferences.d,etc/auth.conf.d,etc/trusted.gpg.d,etc/sources.list.d} \
        "$root"/{state/lists/partial,cache/archives/partial,log} "$root"/fs/var/lib/dpkg/{info,updates,triggers,parts}
    touch "$root/fs/var/lib/dpkg/status"
    printf '%s\n' "$@" > "$root/etc/sources.list"
    cat > "$root/apt.conf" <<END
Dir "$root";
Dir::Etc "$root/etc";
Dir::State "$root/state";
Dir::State::status "$root/fs/var/lib/dpkg/status";
Dir::Cache "$root/cache";
Dir::Log "$root/log";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
APT::Sandbox::User "";
APT::Get::Assume-Yes "true";
APT::Install-Recommends "false";
Acquire::http::Proxy "DIRECT";
Acquire::Languages { "en"; };
Acquire::Retries "0";
Dpkg::Use-Pty "0";
DPkg::Options { "--root=$root/fs"; "--force-not-root"; "--force-bad-path"; "--log=$root/log/dpkg"; };
END
}
apt() { APT_CONFIG="$root/apt.conf" apt-get "$@"; }
cache() { APT_CONFIG="$root/apt.conf" apt-cache "$@"; }
# A warning of apt is no success here.
update() {
    apt update > "$scratch/update" 2>&1
    local code=$?
    cat "$scratch/update"
    [ $code -eq 0 ] && ! grep -E '^(W|E):' "$scratch/update"
}
candidate() { [ "$(cache policy "$1" | sed -n 's/^  Candidate: //p')" = "$2" ]; }
install() { if [ "$(id -u)" = 0 ]; then apt install "$@"; else apt install --download-only "$@"; fi; }
installed() { [ "$(id -u)" != 0 ] || [ "$(cat "$root/fs/usr/share/$1/version")" = "$2" ]; }
