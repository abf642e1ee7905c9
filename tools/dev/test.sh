#!/bin/sh
# Installs what is needed, builds the dev preset and runs all tests; ctest's summary comes last.
set -eu
cd "$(dirname -- "$0")/../.."

tools/dev/install_deps.sh
exec cmake --workflow --preset dev
