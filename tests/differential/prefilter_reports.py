#!/usr/bin/env python3
"""Screens files with the prefilter and without it, and compares the reports byte by byte.

    prefilter_reports.py CONGENER [--lines N] [--only NAME] FILE...   exit code 1 when any two reports differ

The prefilter proves from the bare graph that most molecules have no finding. If a proof is wrong, a
finding is missing, or another one is told, and the reports differ. gate_differential compares the
evidence of single molecules; this compares what a user gets: every format, cuts, days, two days at
once, near misses, and a list of the user's own. Without the prefilter each molecule takes some
100 microseconds and more, so --lines takes the first N lines of each file. --only compares reports of
one name, such as "cut 1e-2", which may be enough for a whole library.
"""
import argparse
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

NEWEST_DAY = "2026-11-28"
# Ordinary substances, so that a list of one's own makes much of a library a finding.
OWN_LIST = """name,smiles,reason,since
aspirin,CC(=O)Oc1ccccc1C(=O)O,test,2020-01-01
benzamide,NC(=O)c1ccccc1,test,2020-01-01
permanganate,[O-][Mn](=O)(=O)=O,test,2020-01-01
morpholine,C1COCCN1,test,2030-01-01
"""


def variants(own_list):
    """What to screen with: a name and the options."""
    day = ["--as-of", NEWEST_DAY]
    cases = [(report_format, [*day, "--format", report_format]) for report_format in ("tsv", "csv", "table", "jsonl")]
    cases += [(f"cut {cut}", [*day, "--format", "jsonl", "--max-false-flags", cut]) for cut in ("1e-3", "1e-2")]
    cases += [(f"day {other}", ["--as-of", other, "--format", "jsonl"]) for other in ("2016-12-31", "2024-08-31")]
    cases += [
        ("two days", ["--changed-between", "2024-08-31", "2024-09-01", "--format", "jsonl"]),
        ("near misses", [*day, "--format", "jsonl", "--near-misses", "--max-false-flags", "1e-2"]),
        ("own list", [*day, "--format", "jsonl", "--watch", own_list]),
    ]
    return cases


def report(program, options, library, more):
    command = [program, "screen", library, "-j1", "--quiet", *options, *more]
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode == 2:
        sys.exit(f"prefilter_reports.py: {' '.join(command)}: {result.stderr.decode(errors='replace')}")
    return result.stdout, result.returncode


def shortened(path, lines, folder):
    """The first lines of a file, under its name, so that reports name it."""
    opened = gzip.open if path.suffix == ".gz" else open
    copy = Path(folder) / path.name.removesuffix(".gz")
    with opened(path, "rb") as source:
        copy.write_bytes(b"".join(line for _, line in zip(range(lines), source)))
    return str(copy)


def first_difference(one, other):
    for number, (line, other_line) in enumerate(zip(one.splitlines(), other.splitlines()), start=1):
        if line != other_line:
            return f"line {number}:\n  with    {line[:300]!r}\n  without {other_line[:300]!r}"
    return f"{len(one)} and {len(other)} bytes"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("congener", help="the program")
    parser.add_argument("files", nargs="+", type=Path, help="SMILES files, also .gz")
    parser.add_argument("--lines", type=int, default=20000, help="of each file [20000]")
    parser.add_argument("--only", metavar="NAME", help="compare the reports of this name [all]")
    arguments = parser.parse_args()
    compared = differing = 0
    with tempfile.TemporaryDirectory() as folder:
        own_list = Path(folder) / "own.csv"
        own_list.write_text(OWN_LIST, encoding="utf-8")
        for path in arguments.files:
            library = shortened(path, arguments.lines, folder)
            for name, options in variants(str(own_list)):
                if arguments.only not in (None, name):
                    continue
                one = report(arguments.congener, options, library, [])
                other = report(arguments.congener, options, library, ["--no-prefilter"])
                compared += 1
                if one != other:
                    differing += 1
                    print(f"{path}: {name}: {first_difference(one[0], other[0])}", flush=True)
            print(f"{path}: done", flush=True)
    print(f"{compared} pairs of reports, {differing} differ")
    return 1 if differing or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
