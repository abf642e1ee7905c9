#!/usr/bin/env python3
"""Says which names of others a shared library exports: there should be none.

    check_exports.py LIBRARY    prints the number of our names and every other one; exit 1 when there is another
"""
import re
import subprocess
import sys

OURS = re.compile(r"((typeinfo|typeinfo name|vtable|VTT) for )?congener::")


def exported(library):
    lines = subprocess.run(["nm", "--dynamic", "--defined-only", "--demangle", library], check=True,
                           capture_output=True, text=True).stdout.splitlines()
    return [line.split(maxsplit=2)[2] for line in lines]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    names = exported(sys.argv[1])
    others = [name for name in names if not OURS.match(name)]
    print("\n".join(others + [f"{len(names) - len(others)} names of congener, {len(others)} of others"]))
    return 0 if names and not others else 1


if __name__ == "__main__":
    sys.exit(main())
