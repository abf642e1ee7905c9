#!/bin/sh
# Installs what is needed, builds the release program and screens the sample file.
# Progress goes to stderr, the table to stdout.
set -eu
cd "$(dirname -- "$0")/../.."

mkdir -p build
log=build/demo.log
: >"$log"

step() {
  title=$1
  shift
  echo "$title ..." >&2
  if ! "$@" >>"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "demo.sh: '$title' failed; the whole log is $PWD/$log" >&2
    exit 1
  fi
}

step "Installing packages" tools/dev/install_deps.sh
step "Configuring" cmake --preset release
step "Building (some minutes the first time)" cmake --build --preset release
echo "Screening reference_sets/samples/sample.csv" >&2
# The set's own day: the table does not depend on the clock of this machine.
day=$(sed -n 's/^date = \([0-9-]*\).*/\1/p' reference_sets/fentanyl_precursors/set.toml)
exec build/release/bin/congener screen reference_sets/samples/sample.csv --id-column name \
  --as-of "$day" --format table --exit-zero
