#!/bin/sh
# Rewrites tests/golden/* and tests/cli/*.txt with what the program says now. Review the diff by eye:
# a changed line is a changed answer. Tests fail while they rewrite, so a second run decides.
set -eu
cd "$(dirname -- "$0")/../.."

cmake --preset dev
cmake --build --preset dev

log=build/update_golden.log
CONGENER_UPDATE_GOLDEN=1 ctest --test-dir build/dev --no-tests=error -L '^(golden|cli)$' \
  --output-on-failure >"$log" 2>&1 || true
if ! ctest --test-dir build/dev --no-tests=error -L '^(golden|cli)$' --output-on-failure; then
  echo "update_golden.sh: some tests still fail; what the rewriting run said is in $PWD/$log" >&2
  exit 1
fi
if git rev-parse --git-dir >/dev/null 2>&1; then
  echo "Changed:"
  git status --short -- tests/golden tests/cli
fi
