#!/usr/bin/env python3
"""Kills congener index build and append at random moments and looks at what is left.

    kill_index.py CONGENER LIBRARY [--kills 50] [--seed 1] [--folder DIR]

CONGENER is the program, LIBRARY a file of some ten thousand molecules (SMILES with ids). Kills (SIGKILL) are shared out over four kinds of
runs: build and append, each killed at any moment or only once it has begun to write. After every kill the index must verify and be, byte
for byte of its export, the old one or the new one: whole either way. Exit 1 at the first one that is not.
"""
import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path


class Trial:
    def __init__(self, arguments, folder):
        self.program = arguments.congener
        self.folder = Path(folder)
        self.index = self.folder / "library.cgx"
        lines = Path(arguments.library).read_text().splitlines(keepends=True)
        self.first = self.write("first.smi", lines[: len(lines) // 2])
        self.second = self.write("second.smi", lines[len(lines) // 2:])

    def write(self, name, lines):
        path = self.folder / name
        path.write_text("".join(lines))
        return str(path)

    def command(self, kind):
        if kind == "build":
            return [self.program, "index", "build", self.second, "-o", str(self.index), "-q", "-j", "1"]
        return [self.program, "index", "append", str(self.index), self.second, "-q", "-j", "1"]

    def run(self, command):
        """Exit code 3 (some records were not readable) is no failure."""
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode not in (0, 3):
            sys.exit(f"kill_index.py: {' '.join(command)}: exit {result.returncode}: {result.stderr}")
        return result.stdout

    def build_old(self):
        self.run([self.program, "index", "build", self.first, "-o", str(self.index), "-q"])

    def content(self):
        """What the index holds, once it has been verified."""
        self.run([self.program, "index", "verify", str(self.index)])
        exported = self.run([self.program, "index", "export", str(self.index)])
        return hashlib.sha256(exported.encode()).hexdigest()

    def is_writing(self, kind, old_bytes):
        if kind == "build":
            temporary = [path for path in self.folder.glob("library.cgx.*") if path.stat().st_size > 4096]
            return bool(temporary)
        return self.index.stat().st_size > old_bytes

    def temporaries(self):
        return list(self.folder.glob("library.cgx.*"))


def measure(trial, kind):
    """What the index holds before and after the undisturbed run, how long that takes, and how long it writes."""
    trial.build_old()
    before, old_bytes = trial.content(), trial.index.stat().st_size
    start = time.monotonic()
    process = subprocess.Popen(trial.command(kind), stderr=subprocess.DEVNULL)
    writing_from = None
    while process.poll() is None:
        if writing_from is None and trial.is_writing(kind, old_bytes):
            writing_from = time.monotonic()
        time.sleep(0.0005)
    end = time.monotonic()
    return {"before": before, "after": trial.content(), "seconds": end - start,
            "writing": end - (writing_from or end)}


def kill_once(trial, kind, when, figures, chance):
    trial.build_old()
    old_bytes = trial.index.stat().st_size
    process = subprocess.Popen(trial.command(kind), stderr=subprocess.DEVNULL)
    if when == "writing":
        while process.poll() is None and not trial.is_writing(kind, old_bytes):
            time.sleep(0.0002)
        time.sleep(chance.uniform(0, figures["writing"]))
    else:
        time.sleep(chance.uniform(0, figures["seconds"]))
    process.kill()
    was_killed = process.wait() == -9
    left = len(trial.temporaries())
    for path in trial.temporaries():
        path.unlink()
    content = trial.content()
    if content not in (figures["before"], figures["after"]):
        sys.exit(f"kill_index.py: {kind} killed while {when}: the index is neither the old nor the new one")
    return was_killed, content == figures["after"], left


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("congener")
    parser.add_argument("library")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="where to work [a temporary folder]")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        trial = Trial(arguments, folder)
        figures = {kind: measure(trial, kind) for kind in ("build", "append")}
        kinds = [(kind, when) for kind in ("build", "append") for when in ("any moment", "writing")]
        counts = {key: [0, 0, 0, 0] for key in kinds}  # killed, old, new, temporary files left
        done = 0
        while done < arguments.kills:
            kind, when = kinds[done % len(kinds)]
            was_killed, is_new, left = kill_once(trial, kind, when, figures[kind], chance)
            if not was_killed:
                continue  # it had finished: try again
            done += 1
            for place, add in enumerate((1, not is_new, is_new, left)):
                counts[kind, when][place] += add
        print("run\tkilled at\tkilled\tindex is the old one\tindex is the new one\tbroken\ttemporary files left")
        for (kind, when), (killed, old, new, left) in counts.items():
            print(f"{kind}\t{when}\t{killed}\t{old}\t{new}\t0\t{left}")


if __name__ == "__main__":
    main()
