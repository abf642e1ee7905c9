#!/usr/bin/env python3
"""Compares substructure search with RDKit, on the same molecules and the same patterns, and prints one table.

    compare_substructure.py SUBSTRUCTURE_BENCH --molecules FILE.smi[.gz] [--count N] [--patterns FILE] [--repeat 5]

SUBSTRUCTURE_BENCH is the built program. It compares which molecules hold a pattern before it times anything; if the engines do not
agree, it says where, and this script ends with status 1. Patterns are lines NAME<tab>SMARTS; without --patterns those of the program.

One thread, CPU time, the best of --repeat turns. All that is made once for a library or a pattern is not timed: parsing, graphs and
fingerprints, compiled patterns. RDKit needs about 20 kB of memory for each molecule.
"""
import argparse
import glob
import gzip
import importlib.util
import itertools
import statistics
import subprocess
import sys
import tempfile

# Names as substructure_bench prints them, and as the columns of the table have them.
ENGINES = {"index": "index", "index without graphs": "no graphs", "SubstructMatch": "match", "SubstructLibrary": "library"}
# Times of the first over times of the second.
RATIOS = (("SubstructMatch", "index"), ("SubstructLibrary", "index"), ("SubstructMatch", "index without graphs"))

NOTE = """\
Compare ratios: both times of a ratio are of one run, so that it carries over to other machines, as times do not.
  index      Congener, an index with graphs and keys; hits are counted, their texts not read
  no graphs  Congener, an index without these: the structures in it are read
  match      RDKit SubstructMatch in C++, molecules parsed and in memory, one match at most
  library    RDKit SubstructLibrary in C++, the same molecules in its MolHolder, screened by its PatternHolder
The index is a mapped file that had been read before."""


def first_molecules(path, count):
    """The first lines that are not blank, as bytes: their encoding is the program's to find out."""
    with gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb") as lines:
        yield from itertools.islice((line.rstrip(b"\r\n") + b"\n" for line in lines if line.strip()), count)


def report_of(arguments, molecules):
    """What substructure_bench prints: ({what: text} of the run, [{column: text} of each pattern])."""
    command = [arguments.substructure_bench, molecules, str(arguments.repeat)]
    command += [arguments.patterns] if arguments.patterns else []
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.returncode if done.returncode == 1 else 2)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    head = next(place for place, cells in enumerate(lines) if cells[0] == "pattern")
    return dict(lines[:head]), [dict(zip(lines[head], cells)) for cells in lines[head + 1:]]


def measured(arguments):
    if arguments.count is None:
        return report_of(arguments, arguments.molecules)
    with tempfile.NamedTemporaryFile(suffix=".smi") as part:
        part.writelines(first_molecules(arguments.molecules, arguments.count))
        part.flush()
        return report_of(arguments, part.name)


def print_aligned(rows):
    """A table that Markdown reads, and people too: the first column is of words, the others are of numbers."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("| " + " | ".join(cells) + " |")
        if number == 0:
            print("|" + "-" * (widths[0] + 2) + "|" + "".join("-" * (width + 1) + ":|" for width in widths[1:]))


def print_table(patterns):
    rows = [["pattern", "hits", *(f"{column}, ms" for column in ENGINES.values()),
             *(f"{ENGINES[slow]} / {ENGINES[fast]}" for slow, fast in RATIOS)]]
    ratios = []
    for pattern in patterns:
        ratios.append([float(pattern[slow]) / float(pattern[fast]) for slow, fast in RATIOS])
        rows.append([pattern["pattern"], pattern["hits"], *(f"{1e3 * float(pattern[engine]):.3f}" for engine in ENGINES),
                     *(f"{ratio:.1f}" for ratio in ratios[-1])])
    rows.append(["geometric mean", "", *("" for _ in ENGINES),
                 *(f"{statistics.geometric_mean(column):.1f}" for column in zip(*ratios))])
    print_aligned(rows)


def peers_left_out():
    """Other peers need a server or a build of their own; this script only says why they are not in the table."""
    has_bingo = importlib.util.find_spec("indigo") is not None
    has_cartridge = bool(glob.glob("/usr/share/postgresql/*/extension/rdkit.control"))
    peers = (("Bingo NoSQL", has_bingo), ("the RDKit cartridge", has_cartridge))
    return "Left out: " + "; ".join(
        f"{name}, which {'this script does not drive' if is_there else 'is not installed'}" for name, is_there in peers) + "."


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("ask for at least 1")
    return number


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("substructure_bench")
    parser.add_argument("--molecules", required=True, help="SMILES, plain or gzipped")
    parser.add_argument("--count", type=positive, help="take the first so many of them")
    parser.add_argument("--patterns", help="lines NAME<tab>SMARTS, instead of the built-in ones")
    parser.add_argument("--repeat", type=positive, default=5, help="turns of each engine, of which the best counts")
    arguments = parser.parse_args()
    try:
        run, patterns = measured(arguments)
    except (OSError, EOFError) as problem:
        print(f"compare_substructure.py: {problem}", file=sys.stderr)
        sys.exit(2)
    print(f"{run['molecules']} molecules ({run['not screened']} more could not be read), RDKit {run['RDKit']}, one thread; "
          "milliseconds of CPU time per search, and ratios\n")
    print_table(patterns)
    print(f"\n{NOTE}\n{peers_left_out()}")


if __name__ == "__main__":
    main()
