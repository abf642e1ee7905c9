#!/usr/bin/env bash
# Formats all C++ files; --check changes nothing and fails when a file is not formatted.
set -euo pipefail
cd "$(dirname -- "$0")/../.."

case "${1-}" in
  '') options=(-i) ;;
  --check) options=(--dry-run --Werror) ;;
  *)
    echo "format.sh: unknown option '$1'; use --check or nothing" >&2
    exit 2
    ;;
esac

# The files are formatted with version 14 (Debian 12); later versions may want other line breaks.
program=$(command -v clang-format-14 || command -v clang-format) || {
  echo "format.sh: no clang-format; run tools/dev/install_deps.sh --format" >&2
  exit 2
}
version=$("$program" --version)
if [[ $version != *"version 14."* ]]; then
  echo "format.sh: the tree is formatted with clang-format 14, this is: $version" >&2
fi

files=()
while IFS= read -r -d '' file; do
  if [[ -f $file ]]; then
    files+=("$file")
  fi
done < <(git ls-files -z --cached --others --exclude-standard -- '*.cpp' '*.hpp' 2>/dev/null ||
  find engine fingerprints tools tests -type f \( -name '*.cpp' -o -name '*.hpp' \) -print0)
if ((${#files[@]} == 0)); then
  echo "format.sh: no C++ files found" >&2
  exit 2
fi
"$program" --style=file "${options[@]}" -- "${files[@]}"
