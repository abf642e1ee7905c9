#!/usr/bin/env bash
# Builds and tests the tree in a clean Debian 13, then compares the sample's screen with this machine's.
#   test_debian13.sh [ROOT]   ROOT: folder for the Debian 13 system, made when it is empty or absent and
#                             used again when it is one; default: a temporary folder, removed at the end
# Needs root. Results: build/debian13/host.tsv and build/debian13/debian13.tsv.
set -euo pipefail
cd "$(dirname -- "$0")/../.."

say() { echo "test_debian13.sh: $*"; }
fail() {
  say "$*" >&2
  exit 1
}
[[ $# -le 1 ]] || fail "one folder at most"
[[ $(id -u) = 0 ]] || fail "chroot and mount need root; run it with sudo"

temporary=
if [[ $# = 1 ]]; then
  root=$(realpath -m -- "$1")
  [[ $root != / ]] || fail "ROOT must not be this system"
else
  temporary=$(mktemp -d)
  root=$temporary/debian13
fi

mounted=()
clean_up() {
  local i
  for ((i = ${#mounted[@]} - 1; i >= 0; --i)); do
    umount "${mounted[i]}" || {
      say "could not unmount ${mounted[i]}; unmount it by hand" >&2
      return
    }
  done
  if [[ -n $temporary ]]; then
    rm -rf --one-file-system -- "$temporary"
  fi
}
trap clean_up EXIT

# The mirror of this machine's own Debian packages, from one-line or deb822 sources.
host_mirror() {
  local codename file files=()
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources}; do
    if [[ -f $file ]]; then
      files+=("$file")
    fi
  done
  # shellcheck disable=SC1091  # read on the machine that runs this
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME-}")
  awk -v codename="$codename" '
    function found() { if (uri ~ /^https?:/ && suites ~ ("(^| )" codename "( |$)")) { print uri; exit } }
    $1 == "deb" { sub(/\[[^]]*\]/, ""); uri = $2; suites = $3; found() }
    FILENAME ~ /\.sources$/ && (FNR == 1 || NF == 0) { uri = suites = "" }
    $1 == "URIs:" { uri = $2; found() }
    $1 == "Suites:" { $1 = ""; suites = $0; found() }
  ' "${files[@]}" </dev/null
}

make_root() {
  command -v debootstrap >/dev/null || {
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends debootstrap
  }
  local mirror
  mirror=$(host_mirror)
  say "making Debian 13 in $root from ${mirror:=http://deb.debian.org/debian}"
  mkdir -p -- "$root"
  debootstrap --variant=minbase --include=ca-certificates trixie "$root" "$mirror" >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    fail "debootstrap failed; the whole log is $PWD/$log"
  }
}

prepare_root() {
  local file
  cp --remove-destination /etc/resolv.conf "$root/etc/resolv.conf"
  for file in /etc/apt/apt.conf.d/*proxy*; do
    if [[ -f $file ]]; then
      cp -- "$file" "$root/etc/apt/apt.conf.d/"
    fi
  done
  for file in proc dev; do
    if ! mountpoint -q "$root/$file"; then
      mount --bind "/$file" "$root/$file"
      mounted+=("$root/$file")
    fi
  done
}

# Tracked and new files, without what git ignores.
copy_tree() {
  rm -rf -- "$root/congener"
  mkdir -- "$root/congener"
  git ls-files -z --cached --others --exclude-standard |
    while IFS= read -r -d '' file; do
      if [[ -e $file || -L $file ]]; then
        printf '%s\0' "$file"
      fi
    done | tar --create --null --files-from=- | tar --extract --no-same-owner --directory="$root/congener"
}

inside() {
  env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 TERM=dumb \
    ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
    chroot "$root" /bin/sh -c 'cd /congener && exec "$@"' sh "$@"
}

results=build/debian13
log=$results/debootstrap.log
mkdir -p "$results"
if [[ -f $root/etc/os-release ]] && grep -q '^VERSION_CODENAME=trixie' "$root/etc/os-release"; then
  say "using the Debian 13 in $root"
elif [[ -d $root && -n $(ls -A -- "$root") ]]; then
  fail "$root is neither empty nor a Debian 13"
else
  make_root
fi
prepare_root
copy_tree

say "building and testing in Debian 13"
inside tools/dev/test.sh

say "screening the sample in both"
tools/dev/install_deps.sh
cmake --preset dev >"$results/host_build.log"
cmake --build --preset dev --target congener >>"$results/host_build.log"
# Without the canonical SMILES, which are in the form of the RDKit that made them, and say so.
columns=record,file,line,id,structure,status,grade,entry,basis,forms,jurisdictions,nearest,family
columns+=,morgan,atom_pair,core_share,atoms,gap,reason,classes,relation,changes,overlap
columns+=,false_flag_rate,resolved_by,formula,average_mass_u,exact_mass_u,inchikey,component_inchikey
screen=(build/dev/bin/congener screen reference_sets/samples/sample.csv --format tsv --exit-zero
  --columns "$columns" --as-of "$(date -u +%F)")
"${screen[@]}" >"$results/host.tsv"
inside "${screen[@]}" >"$results/debian13.tsv"

if cmp -- "$results/host.tsv" "$results/debian13.tsv"; then
  say "the same bytes on this machine and on Debian 13 ($(wc -l <"$results/host.tsv") lines)"
elif cmp -s <(grep -v '^#' "$results/host.tsv") <(grep -v '^#' "$results/debian13.tsv"); then
  say "the same findings; only lines of the header differ (versions of what was used):"
  diff "$results/host.tsv" "$results/debian13.tsv" || true
else
  say "the findings differ (< this machine, > Debian 13):"
  diff "$results/host.tsv" "$results/debian13.tsv" || true
  exit 1
fi
