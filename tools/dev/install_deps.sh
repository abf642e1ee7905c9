#!/bin/sh
# Installs the Debian packages that building and testing need (Debian 12 and 13).
#   install_deps.sh               what the `dev` and `release` presets need
#   install_deps.sh --format      and clang-format, for format.sh
#   install_deps.sh --browser     and clang-format and Chromium, which the tests of HTML reports open
#   install_deps.sh --developer   and clang, clang-tidy, sanitizer runtimes, benchmarks, Python's RDKit
# Does nothing, and needs neither root nor network, when everything is there already.
set -eu

fail() {
  echo "install_deps.sh: $*" >&2
  exit 1
}

extra=none
case "${1-}" in
  '') ;;
  --format) extra=format ;;
  --browser) extra=browser ;;
  --developer) extra=developer ;;
  *) fail "unknown option '$1'; use --format, --browser, --developer or nothing" ;;
esac

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  fail "this is not a Debian-like system (no apt-get); install the packages named in this script by hand"
fi
# shellcheck disable=SC1091  # read on the machine that runs this
release=$(. /etc/os-release && echo "${VERSION_ID-}")

packages="g++ cmake ninja-build pkgconf ccache python3 catch2 librdkit-dev libinchi-dev libboost-dev libboost-iostreams-dev libcli11-dev
  nlohmann-json3-dev libfmt-dev libtomlplusplus-dev zlib1g-dev libzip-dev libexpat1-dev libxlsxwriter-dev libsqlite3-dev libcairo2-dev libssl-dev"
clang_runtime=libclang-rt-dev
if [ "$release" = 12 ]; then
  clang_runtime=libclang-rt-14-dev
else
  # RDKit's CMake package (new in Debian 13) looks for these; librdkit-dev does not depend on them.
  packages="$packages libboost-system-dev libboost-serialization-dev
    libeigen3-dev libmaeparser-dev libcoordgen-dev libfreetype-dev"
fi
case "$extra" in
  format) packages="$packages clang-format" ;;
  browser) packages="$packages clang-format chromium chromium-driver" ;;
  developer)
    packages="$packages clang clang-tidy clang-format $clang_runtime libomp-dev libbenchmark-dev python3-rdkit
      chromium chromium-driver"
    ;;
esac

missing=
for package in $packages; do
  # "ii" or "hi": installed, perhaps held.
  dpkg-query -W -f '${db:Status-Abbrev}\n' "$package" 2>/dev/null | grep -q '^[ih]i' ||
    missing="$missing $package"
done
if [ -z "$missing" ]; then
  echo "install_deps.sh: all packages are installed"
  exit 0
fi

case "$release" in
  12 | 13) ;;
  *) echo "install_deps.sh: only Debian 12 and 13 are tested; trying the names of Debian 13" >&2 ;;
esac
if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo >/dev/null; then
  as_root=sudo
else
  fail "missing:$missing
  Installing needs root and there is no sudo here; as root run: apt-get install$missing"
fi

echo "install_deps.sh: installing$missing"
# An unreachable third-party source must not stop us; whether the packages are there shows below.
$as_root apt-get update || echo "install_deps.sh: apt-get update failed; trying to install anyway" >&2
# shellcheck disable=SC2086  # lists of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
