#!/usr/bin/env python3
"""Applies one wrong line at a time to the sources, and tells whether a unit test notices.

    run_mutants.py BUILD_DIR [ID...]   build and run; exit code 1 unless every mutant is killed
    run_mutants.py --check             every text to find stands in its file exactly once
    run_mutants.py --self-test         this script does what it says, shown on a small project

The mutants are data: mutants.toml. Only tests that stand beside the changed code count: goldens and
transcripts say that an answer changed, a unit test says which claim broke. The sources are restored
whatever happens. After kill -9 restore them with "git checkout -- engine"; this script refuses to
run on changed sources, so a mutant cannot be left behind unnoticed.
"""
import re
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KEYS = {"id", "file", "find", "replace", "breaks", "tests"}
LONGEST_RUN_S = 600  # a mutant may loop for ever
LEAST_MUTANTS = 60


class Refusal(Exception):
    """Nothing was tried, with the reason."""


@dataclass
class Mutant:
    id: str
    file: str
    find: str
    replace: str
    breaks: str
    tests: list


def read_mutants(text):
    mutants = []
    for entry in tomllib.loads(text).get("mutant", []):
        if set(entry) != KEYS:
            raise Refusal(f"mutant {entry.get('id')}: needs exactly {', '.join(sorted(KEYS))}")
        mutants.append(Mutant(**entry))
    ids = [mutant.id for mutant in mutants]
    for name in ids:
        if ids.count(name) > 1:
            raise Refusal(f"mutant {name} stands twice")
    return mutants


def programs_of(cmake_text):
    """Test file -> test program, from the lists in tests/CMakeLists.txt."""
    programs = {}
    for name, files in re.findall(r"congener_test\(\s*(\w+)\s+\w+\s+([^)]*)\)", cmake_text):
        for file in files.split():
            programs[file] = name
    return programs


def problems_of(mutant, root, programs):
    """Why the mutant cannot be tried; empty when it can."""
    problems = []
    path = root / mutant.file
    count = path.read_text(encoding="utf-8").count(mutant.find) if path.is_file() else None
    if count is None:
        problems.append(f"there is no {mutant.file}")
    elif count != 1:
        problems.append(f"{mutant.file} holds the text {count} times: {mutant.find}")
    if mutant.find == mutant.replace or "\n" in mutant.find + mutant.replace:
        problems.append("a mutant changes something, on one line")
    if not mutant.tests:
        problems.append("names no test")
    problems += [f"no unit test program has {test}" for test in mutant.tests if test not in programs]
    return problems


class Mutated:
    """The file with the edit, for the length of a with block."""

    def __init__(self, path, mutant):
        self.path = path
        self.original = path.read_bytes()
        self.changed = self.original.replace(mutant.find.encode(), mutant.replace.encode())

    def __enter__(self):
        self.path.write_bytes(self.changed)

    def __exit__(self, *_):
        # The new time stamp makes the next build compile the original again.
        self.path.write_bytes(self.original)


def build(build_dir, programs):
    command = ["cmake", "--build", str(build_dir), "--target", *sorted(programs)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def failed_tests(program, files):
    """Names of the tests of these files that fail, the first only. None when no test was run."""
    tags = ",".join(f"[#{Path(file).stem}]" for file in files)
    command = [str(program), "--filenames-as-tags", "--abort", "--reporter", "junit", tags]
    try:
        result = subprocess.run(command, capture_output=True, check=False, timeout=LONGEST_RUN_S)
    except subprocess.TimeoutExpired:
        return ["(no end within the time limit)"]
    if result.returncode < 0:
        return [f"(ended by signal {-result.returncode})"]
    try:
        report = ElementTree.fromstring(result.stdout)
    except ElementTree.ParseError:
        return None
    cases = list(report.iter("testcase"))
    failed = [case.get("name") for case in cases
              if case.find("failure") is not None or case.find("error") is not None]
    return failed if cases and bool(failed) == (result.returncode != 0) else None


def run_tests(build_dir, mutant, programs):
    """As failed_tests, over all programs that hold the mutant's tests."""
    by_program = {}
    for test in mutant.tests:
        by_program.setdefault(programs[test], []).append(test)
    for program, files in by_program.items():
        failed = failed_tests(Path(build_dir) / "bin" / program, files)
        if failed is None or failed:
            return failed
    return []


def verdict_on(mutant, root, build_dir, programs):
    """("killed" or why not, detail)"""
    problems = problems_of(mutant, root, programs)
    if problems:
        return "text not found", "; ".join(problems)
    with Mutated(root / mutant.file, mutant):
        built = build(build_dir, {programs[test] for test in mutant.tests})
        if built.returncode != 0:
            errors = [line for line in built.stdout.splitlines() if "error" in line]
            return "does not build", errors[0] if errors else ""
        failed = run_tests(build_dir, mutant, programs)
    if failed is None:
        return "no test was run", ", ".join(mutant.tests)
    return ("killed", failed[0]) if failed else ("survived", mutant.breaks)


def refuse_changed_sources(root):
    result = subprocess.run(["git", "-C", str(root), "status", "--porcelain", "--untracked-files=no"],
                            capture_output=True, text=True, check=False)
    if result.returncode != 0 or result.stdout:
        raise Refusal("the tree has changes that are not committed:\n" + result.stdout + result.stderr)


def refuse_failing_tests(mutants, build_dir, programs):
    """What fails without a mutant proves nothing."""
    built = build(build_dir, {programs[test] for mutant in mutants for test in mutant.tests})
    if built.returncode != 0:
        raise Refusal("the unchanged sources do not build:\n" + built.stdout[-2000:] + built.stderr)
    every_test = sorted({test for mutant in mutants for test in mutant.tests})
    whole = Mutant("", "", "", "", "", every_test)
    failed = run_tests(build_dir, whole, programs)
    if failed is None or failed:
        raise Refusal(f"the unchanged sources fail a test: {failed}")


def run(mutants, root, build_dir, programs):
    counts = {}
    began = time.monotonic()
    try:
        for mutant in mutants:
            verdict, detail = verdict_on(mutant, root, build_dir, programs)
            counts[verdict] = counts.get(verdict, 0) + 1
            print(f"{verdict}: {mutant.id}: {detail}", flush=True)
    finally:
        build(build_dir, {programs[test] for mutant in mutants for test in mutant.tests
                          if test in programs})  # no mutant stays in the build
    summary = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    print(f"{len(mutants)} mutants in {time.monotonic() - began:.0f} s: {summary}")
    return 0 if set(counts) == {"killed"} else 1


def check(root):
    mutants = read_mutants((HERE / "mutants.toml").read_text(encoding="utf-8"))
    programs = programs_of((root / "tests/CMakeLists.txt").read_text(encoding="utf-8"))
    problems = [f"{mutant.id}: {problem}" for mutant in mutants
                for problem in problems_of(mutant, root, programs)]
    if len(mutants) < LEAST_MUTANTS:
        problems.append(f"only {len(mutants)} mutants")
    for problem in problems:
        print(f"mutants.toml: {problem}")
    return 1 if problems else 0


SMALL_TEST = """#!/bin/sh
# Stands for a Catch2 program whose one claim is that the source says 2.
if grep -q loop "$0.source"; then kill -9 $$; fi
if grep -q 2 "$0.source"; then
  echo '<testsuites><testsuite><testcase name="it is 2"/></testsuite></testsuites>'
else
  echo '<testsuites><testsuite><testcase name="it is 2"><failure/></testcase></testsuite></testsuites>'
  exit 1
fi
"""


def self_test():
    def fake_build(build_dir, _):
        text = source.read_text()
        (Path(build_dir) / "bin/small_test.source").write_text(text)
        error = "x.cpp: error: broken" if "broken" in text else ""
        return subprocess.CompletedProcess([], 1 if error else 0, error, "")

    global build
    real_build, build = build, fake_build
    try:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "bin").mkdir()
            source = root / "a.cpp"
            source.write_text("return 2;  // two two\n")
            program = root / "bin/small_test"
            program.write_text(SMALL_TEST)
            program.chmod(0o755)
            programs = programs_of("congener_test(small_test unit\n  a_test.cpp)\n")
            assert programs == {"a_test.cpp": "small_test"}

            def verdict(find, replace, tests=("a_test.cpp",)):
                mutant = Mutant("m", "a.cpp", find, replace, "breaks", list(tests))
                result = verdict_on(mutant, root, root, programs)
                assert source.read_text() == "return 2;  // two two\n"
                return result

            assert verdict("return 2", "return 3") == ("killed", "it is 2")
            assert verdict("return 2", "return 2 + 0") == ("survived", "breaks")
            assert verdict("return 2", "broken") == ("does not build", "x.cpp: error: broken")
            assert verdict("return 2", "loop") == ("killed", "(ended by signal 9)")
            assert verdict("two", "three")[0] == "text not found"
            assert verdict("absent", "x")[0] == "text not found"
            assert verdict("return 2", "return 3", ["other_test.cpp"])[0] == "text not found"
            program.write_text("#!/bin/sh\necho no tests ran\nexit 2\n")
            assert verdict("return 2", "return 3")[0] == "no test was run"
            try:
                with Mutated(source, Mutant("m", "a.cpp", "2", "3", "", [])):
                    raise KeyboardInterrupt
            except KeyboardInterrupt:
                assert source.read_text() == "return 2;  // two two\n"
        for text in ("[[mutant]]\nid = 'a'\n", 2 * ("[[mutant]]\n" + "".join(
                f"{key} = {[] if key == 'tests' else repr('a')}\n" for key in sorted(KEYS)))):
            try:
                read_mutants(text)
                raise AssertionError(text)
            except Refusal:
                pass
    finally:
        build = real_build
    return 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    if arguments == ["--check"]:
        return check(ROOT)
    if not arguments or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(2))
    mutants = read_mutants((HERE / "mutants.toml").read_text(encoding="utf-8"))
    programs = programs_of((ROOT / "tests/CMakeLists.txt").read_text(encoding="utf-8"))
    chosen = [mutant for mutant in mutants if not arguments[1:] or mutant.id in arguments[1:]]
    unknown = set(arguments[1:]) - {mutant.id for mutant in mutants}
    if unknown:
        raise Refusal(f"no mutant {', '.join(sorted(unknown))}")
    if check(ROOT) != 0:
        return 2
    refuse_changed_sources(ROOT)
    refuse_failing_tests(chosen, arguments[0], programs)
    return run(chosen, ROOT, arguments[0], programs)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Refusal as refusal:
        print(f"run_mutants.py: {refusal}", file=sys.stderr)
        sys.exit(2)
