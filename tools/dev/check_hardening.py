#!/usr/bin/env python3
"""Says which protections a program was built with, as readelf sees them.

    check_hardening.py PROGRAM    exit 1 when one is missing
"""
import re
import subprocess
import sys


def readelf(option, program):
    return subprocess.run(["readelf", "-W", option, program], check=True, capture_output=True, text=True,
                          env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}).stdout


def protections(program):
    """name -> whether it is there."""
    header, segments, dynamic = (readelf(option, program) for option in ("-h", "-l", "-d"))
    symbols = readelf("--dyn-syms", program)
    stack = re.search(r"GNU_STACK.*", segments)
    return {
        "position-independent executable": "DYN" in header and "INTERP" in segments,
        "stack is not executable": stack is not None and "RWE" not in stack[0],
        "relocations read-only": "GNU_RELRO" in segments,
        "all symbols bound at start": "BIND_NOW" in dynamic or re.search(r"FLAGS_1.*NOW", dynamic) is not None,
        "stack protector": "__stack_chk_fail" in symbols,
        "fortified functions": re.search(r"__\w+_chk@", symbols) is not None,
    }


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = protections(sys.argv[1])
    for name, is_there in found.items():
        print(f"{name}: {'yes' if is_there else 'MISSING'}")
    return 0 if all(found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
