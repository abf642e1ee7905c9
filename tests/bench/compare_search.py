#!/usr/bin/env python3
"""Compares exact Tanimoto search engines on the same molecules, and prints one table.

    compare_search.py SEARCH_BENCH FILE.fp [--queries 100] [--peer-molecules 200000] [--database NAME]
    compare_search.py SEARCH_BENCH FILE.fp --growth

SEARCH_BENCH is the built program, FILE.fp a file of make_fingerprints (kind morgan), which has the SMILES beside it (FILE.fp.smi).
search_bench compares results of all its engines before it times anything. Peers with fingerprints of their own (Open Babel, the
cartridge) run on the first --peer-molecules molecules; their times are scaled to the whole library, and said to be. Needs a Python
with numpy and RDKit for the first; a peer that is not there is named and left out. --database: a scratch PostgreSQL database for which
psql needs no password; a table `congener_bench` in it is made and dropped.

All cases of search_bench run several times, shuffled; medians are told. --growth: libraries of 0.25 to 4 million, no peers; the smaller ones are
spread evenly over the file, beyond its size come copies of its molecules with four bits flipped at random.
"""
import argparse
import json
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPETITIONS = 15
TASKS = ("t=0.4", "t=0.7", "10 nearest")


def read_rows(path):
    import numpy
    head = numpy.fromfile(path, dtype="<u8", count=3)
    if head[:1].tobytes() != b"CGNBENCH":
        sys.exit(f"compare_search.py: {path} is not a file of make_fingerprints")
    bits, count = int(head[1]), int(head[2])
    return numpy.memmap(path, dtype="u1", mode="r", offset=24, shape=(count, bits // 8))


def first_lines(path, count):
    with open(path, encoding="utf-8") as lines:
        return [line.strip() for line, _ in zip(lines, range(count))]


def ours(arguments, file, *options):
    """({(task, engine): microseconds per query}, {task: number of hits of each query}), from search_bench."""
    with tempfile.NamedTemporaryFile(suffix=".json") as output:
        subprocess.run([arguments.search_bench, file, str(arguments.queries), f"--benchmark_out={output.name}",
                        "--benchmark_out_format=json", f"--benchmark_repetitions={REPETITIONS}",
                        "--benchmark_enable_random_interleaving=true", "--benchmark_min_time=0.2", *options],
                       check=True, stdout=subprocess.DEVNULL)
        report = json.load(open(output.name, encoding="utf-8"))
    runs = {}
    for case in report["benchmarks"]:
        if case["run_type"] == "iteration":
            name, *modes = case["name"].split("/real_time")
            task, engine = name.split("/", 1)
            engine = engine.split("/repeats:")[0] + (" (wall)" if modes else "")
            spent = case["real_time" if modes else "cpu_time"] * case["iterations"] / case["queries"]
            runs.setdefault((task, engine), []).append(spent)
    times = {case: statistics.median(spent) for case, spent in runs.items()}
    return times, {task: [int(count) for count in report["context"][f"hits {task}"].split()] for task in TASKS}


def write_grown(rows, size, path):
    import numpy
    random = numpy.random.default_rng(20261122)
    if size < len(rows):
        rows = rows[numpy.arange(size) * len(rows) // size]
    with open(path, "wb") as output:
        output.write(b"CGNBENCH" + struct.pack("<QQ", 8 * rows.shape[1], size))
        output.flush()
        for first in range(0, size, len(rows)):
            copy = numpy.array(rows[:size - first])
            for _ in range(4 if first else 0):
                bits = random.integers(0, 8 * copy.shape[1], len(copy))
                copy[numpy.arange(len(copy)), bits // 8] ^= (1 << (bits % 8)).astype("u1")
            copy.tofile(output)


def growth(arguments):
    rows = read_rows(arguments.file)
    names = ("one query, best, 1 thread(s)", "batch, best, 1 thread(s)", "row-major AVX2")
    print("| million molecules | engine |" + "".join(f" {task} |" for task in TASKS) + "\n|---|---|" + "---|" * len(TASKS))
    for size in (250_000, 500_000, 1_000_000, 2_000_000, 4_000_000):
        with tempfile.NamedTemporaryFile(suffix=".fp") as grown:
            write_grown(rows, size, grown.name)
            times, _ = ours(arguments, grown.name, "--benchmark_filter=one query, best, 1|batch, best, 1|row-major")
        for name in names:
            cells = "".join(f" {times[task, name]:.0f} ({1e6 * times[task, name] / size:.0f} per million) |" for task in TASKS)
            print(f"| {size / 1e6:g} | {name} |{cells}", flush=True)


def rdkit_python(arguments, times, hits):
    from rdkit import DataStructs
    rows = read_rows(arguments.file)
    everything = [DataStructs.CreateFromBinaryText(row.tobytes()) for row in rows]
    step = max(1, arguments.queries // 10)
    queries = range(0, arguments.queries, step)
    spent = 0.0
    for query in queries:
        fingerprint = everything[query * len(rows) // arguments.queries]
        start = time.thread_time()
        scores = DataStructs.BulkTanimotoSimilarity(fingerprint, everything)
        spent += time.thread_time() - start
        for task, threshold in (("t=0.4", 0.4), ("t=0.7", 0.7)):
            found = sum(score >= threshold for score in scores)
            if found != hits[task][query]:
                sys.exit(f"compare_search.py: RDKit has {found} hits, ours {hits[task][query]} ({task}, query {query})")
    for task in TASKS[:2]:
        times[task, "RDKit BulkTanimotoSimilarity (Python)"] = 1e6 * spent / len(queries)
    return f"the same hits for {len(queries)} queries at 0.4 and 0.7"


def open_babel(arguments, times, _):
    program = shutil.which("obabel")
    if program is None:
        raise ModuleNotFoundError("obabel is not installed")
    structures = first_lines(arguments.file + ".smi", arguments.peer_molecules)
    scale = len(read_rows(arguments.file)) / len(structures)
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "library.smi")
        library.write_text("".join(f"{s}\n" for s in structures), encoding="utf-8")
        index = Path(folder, "library.fs")
        subprocess.run([program, str(library), "-O", str(index)], check=True, capture_output=True)
        for task, how in (("t=0.4", "0.4"), ("t=0.7", "0.7"), ("10 nearest", "10")):
            start = time.perf_counter()
            for query in range(5):
                subprocess.run([program, str(index), "-osmi", "-O", str(Path(folder, "hits.smi")), "-s",
                                structures[query * len(structures) // 5], f"-at{how}"], check=True, capture_output=True)
            times[task, "Open Babel fastsearch, FP2, one process per query (wall, scaled)"] = (
                scale * 1e6 * (time.perf_counter() - start) / 5)
    return f"{len(structures)} molecules"


def cartridge(arguments, times, _):
    if not arguments.database:
        raise ModuleNotFoundError("no --database was given")
    structures = first_lines(arguments.file + ".smi", arguments.peer_molecules)
    scale = len(read_rows(arguments.file)) / len(structures)

    def psql(text):
        return subprocess.run(["psql", "-qAt", "-v", "ON_ERROR_STOP=1", arguments.database], input=text, text=True,
                              check=True, capture_output=True).stdout
    rows = "".join(f"{s}\n" for s in structures)
    psql("create extension if not exists rdkit; drop table if exists congener_bench;"
         "create table congener_bench (s text, f bfp);\n"
         f"copy congener_bench (s) from stdin;\n{rows}\\.\n"
         "set rdkit.morgan_fp_size = 2048; update congener_bench set f = morganbv_fp(mol_from_smiles(s::cstring), 2);"
         "create index on congener_bench using gist (f); analyze congener_bench;")
    try:
        for task, threshold in (("t=0.4", 0.4), ("t=0.7", 0.7)):
            queries = "".join(
                "select count(*) from congener_bench where f % (select f from congener_bench where s = "
                + "'" + structures[query * len(structures) // 5].replace("'", "''") + "' limit 1);" for query in range(5))
            start = time.perf_counter()
            psql(f"set rdkit.tanimoto_threshold = {threshold}; {queries}")
            times[task, "RDKit PostgreSQL cartridge, GiST (wall, scaled)"] = scale * 1e6 * (time.perf_counter() - start) / 5
    finally:
        psql("drop table congener_bench;")
    return f"{len(structures)} molecules"


def print_table(times, molecules):
    engines = list(dict.fromkeys(engine for _, engine in times))
    print(f"\n{molecules} molecules; microseconds per query (times slower than ours, one query)\n")
    print("| engine |" + "".join(f" {task} |" for task in TASKS))
    print("|---|" + "---|" * len(TASKS))
    for engine in engines:
        cells = []
        for task in TASKS:
            mine, time_taken = times.get((task, "one query, best, 1 thread(s)")), times.get((task, engine))
            cells.append(f" {time_taken:.1f} ({time_taken / mine:.2f}x) |" if time_taken and mine else " - |")
        print(f"| {engine} |" + "".join(cells))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("search_bench")
    parser.add_argument("file")
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--peer-molecules", type=int, default=200000)
    parser.add_argument("--database")
    parser.add_argument("--growth", action="store_true")
    arguments = parser.parse_args()
    if arguments.growth:
        growth(arguments)
        return
    times, hits = ours(arguments, arguments.file)
    for name, peer in (("RDKit in Python", rdkit_python), ("Open Babel", open_babel), ("the cartridge", cartridge)):
        try:
            print(f"{name}: {peer(arguments, times, hits)}", flush=True)
        except (ImportError, OSError, subprocess.CalledProcessError) as problem:
            print(f"{name} was left out: {problem}", flush=True)
    print_table(times, len(read_rows(arguments.file)))


if __name__ == "__main__":
    main()
