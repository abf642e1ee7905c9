#!/usr/bin/env python3
"""Checks which folder includes which, and what library code must not do.

    check_layers.py [ROOT]      exit 1 and "file:line: what: what to do" for each finding
    check_layers.py --self-test  proves on small examples that every rule fires, and only then
"""
import re
import sys
from pathlib import Path

# folder (or file): (project layers it may include besides itself, third-party names it may include).
# The longest matching entry counts. "public" and "fingerprints" stand for the installed headers. What a room may call is
# said by congener_room(... USES ...) in its CMakeLists.txt, and the linker proves it; the two must say the same.
LAYERS = {
    "fingerprints/kernels": ("kernels", "intrinsics"),
    "fingerprints/include": ("kernels fingerprints error", ""),
    "fingerprints/include/congener/fingerprints/parallel.hpp": ("fingerprints", "openmp"),
    "fingerprints": ("kernels fingerprints error", "openmp"),
    "fingerprints/aligned_words.cpp": ("fingerprints", "posix"),
    "fingerprints/mapped_file.cpp": ("fingerprints error", "boost"),
    "fingerprints/output_file.cpp": ("fingerprints error", "posix"),
    "fingerprints/temporary_names.cpp": ("fingerprints", "posix"),
    "fingerprints/threads.cpp": ("fingerprints", "openmp posix"),
    "fingerprints/generator.cpp": ("kernels fingerprints error", "rdkit"),
    "engine/include": ("public fingerprints", ""),
    "engine/support": ("public", "fmt openssl"),
    "engine/support/isolated_function.cpp": ("public support", "fmt posix"),
    "engine/support/packed_text.cpp": ("public support", "openssl zlib"),
    "engine/support/send_all.cpp": ("public support", "posix"),
    "engine/support/parallel.cpp": ("public fingerprints support", "fmt openmp"),
    "engine/support/statistics.cpp": ("public support", "boost"),
    "engine/facts": ("public support", "fmt"),
    "engine/graph": ("public fingerprints support", ""),
    "engine/chem": ("public fingerprints support graph", "fmt rdkit boost inchi"),
    "engine/rules": ("public support finding chem", "fmt"),
    "engine/calibration": ("public support", "fmt"),
    "engine/resolve": ("public support chem", "fmt"),
    "engine/resolve/child_process.cpp": ("public support resolve", "fmt posix"),
    "engine/reference": ("public support facts finding io chem resolve rules calibration", "fmt toml++"),
    "engine/reference/installed_set.cpp": ("public", "fmt posix"),
    "engine/finding": ("public support facts", "fmt"),
    "engine/io": ("public support", "fmt zlib libzip expat posix"),
    "engine/evidence": ("public fingerprints support facts graph chem rules calibration finding", "fmt"),
    "engine/evidence/serialised.cpp": ("public", "fmt nlohmann"),
    "engine/law": ("public support facts finding", "fmt"),
    "engine/detect": ("public support facts finding resolve reference evidence law", "fmt"),
    "engine/report": ("public support facts finding", "fmt nlohmann"),
    "engine/report/scratch_file.cpp": ("public fingerprints report", ""),
    "engine/report/scratch_file.hpp": ("public fingerprints", ""),
    "engine/report/sqlite": ("public support facts finding report", "fmt sqlite"),
    "engine/report/xlsx": ("public fingerprints support facts finding report", "fmt xlsxwriter"),
    "engine/run": ("public fingerprints support facts finding io detect", "fmt"),
    "engine/substructure": ("public fingerprints support graph chem io run", "fmt"),
    "engine/index/temporary_name.cpp": ("public index", "fmt posix"),
    "engine/index": ("public fingerprints support chem io run substructure", "fmt"),
    "engine/validation": ("public fingerprints support facts finding chem reference calibration evidence law detect run",
                          "fmt"),
    "engine/drawing": ("public support facts chem", "fmt"),
    "engine/audit": ("public fingerprints support io report", "fmt nlohmann"),
    "engine/verify": ("public support finding io detect drawing report run", "fmt nlohmann"),
    "tools/cli": ("public kernels fingerprints", "fmt nlohmann toml++ cli11 posix"),
    "tests": ("any", "any"),
}
THIRD_PARTY = {
    "rdkit": r"(rdkit|GraphMol|RDGeneral|RDBoost|RDStreams|DataStructs|Geometry|Query|Catalogs|ForceField"
             r"|ChemicalFeatures|DistGeom|SimDivPickers|Numerics|InfoTheory)/",
    "boost": r"boost/", "inchi": r"inchi_api\.h$", "fmt": r"fmt/", "openssl": r"openssl/", "zlib": r"(zlib|zconf)\.h$", "libzip": r"zip\.h$", "expat": r"expat\.h$", "sqlite": r"sqlite3\.h$", "xlsxwriter": r"xlsxwriter(\.h$|/)",
    "nlohmann": r"nlohmann/", "toml++": r"(toml\+\+/|toml\.hpp$)", "cli11": r"CLI/", "catch2": r"catch2/",
    "benchmark": r"benchmark/", "openmp": r"omp\.h$", "intrinsics": r"(\w*mmintrin|x86intrin|cpuid|arm_neon)\.h$",
    "posix": r"(sys/\w+|dlfcn|unistd|fcntl|pwd|signal|spawn|poll|termios)\.h$",
}
BANS = {  # library code only: engine/ and fingerprints/
    "prints": (r"\bstd::(cout|cerr|clog)\b|\b(v?f?printf|f?puts|putchar|fmt::v?print)\s*\(", "return data or throw"),
    "ends the program": (r"\b(exit|_Exit|quick_exit|abort|terminate)\s*\(", "throw a child of congener::Error"),
    "reads the environment": (r"\bgetenv\b", "let tools/cli read it and pass an option"),
    "naked new": (r"(?P<fine>_ptr<[^;()]*>\s*\w*\s*[({]\s*new\b)|\bnew\b\s*[A-Za-z_:(]",
                  "use std::make_unique, or give it to a unique_ptr at once"),
    "naked delete": (r"(?<![=\s])\s*\bdelete\b", "let a unique_ptr own it"),
    "using namespace": (r"\busing\s+namespace\b", "name what you use"),
    "random numbers": (r"\bs?rand\s*\(|\brandom_device\b", "pass a seeded engine in"),
    "changes the locale": (r"\bsetlocale\b|\blocale::global\b", "use functions that ignore the locale"),
    "reads the clock": (r"(?<![.\w>])time\s*\(|\b(system|steady|high_resolution)_clock\b",
                        "take the time as an option"),
}
READS_THE_CLOCK = {"engine/support/date.cpp"}  # today_utc, where a default is chosen
MAX_LINES = 400
TOKEN = re.compile(
    r'(?P<raw>(?:u8|[uUL])?R"(?P<mark>[^()\\\s]*)\(.*?\)(?P=mark)")|(?P<word>[A-Za-z_]\w*|\d(?:\'?[\w.])*)'
    r'|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<string>"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\')', re.S)


def without(kinds, text):
    """Blanks tokens of these kinds; line numbers stay."""
    return TOKEN.sub(lambda m: re.sub(r"[^\n]", " ", m[0]) if m.lastgroup in kinds else m[0], text)


def project_layer(include):
    if include == "congener/fingerprints/kernels.hpp":
        return "kernels"
    if include == "congener/error.hpp":
        return "error"  # lives in fingerprints/include, for everyone but the kernels
    if include == "congener/export.hpp":
        return "export"  # a macro, for every public header
    if include.startswith("congener/fingerprints/"):
        return "fingerprints"
    if include.startswith("congener/"):
        return "public"
    return include.split("/")[0] if "/" in include else "own"


def words(names, always):
    return " and ".join([", ".join(names), always]) if names else f"only {always}"


def judge_include(quote, include, path):
    """(what, what to do), or None when the include is fine."""
    if include.startswith(("tools/", "tests/")) or "../" in include:
        return f"includes {include}", "nothing includes tools or tests, and paths start at an include folder"
    folder = max((f for f in LAYERS if path == f or path.startswith(f + "/")), key=len, default=None)
    if folder is None:
        return "folder unknown", "give it a line in LAYERS of tools/dev/check_layers.py"
    layers, libraries = (names.split() for names in LAYERS[folder])
    library = next((name for name, pattern in THIRD_PARTY.items() if re.match(pattern, include)), None)
    if library is None and re.fullmatch(r"[a-z_0-9]+", include):
        return None  # the standard library
    if "any" in layers:
        return None
    if library:
        return None if library in libraries else (
            f"includes {include}", f"{folder} may include {words(libraries, 'std')}")
    layer = project_layer(include)
    own = layer == "export" or layer == folder.split("/")[-1] or (layer == "own" and quote == '"')
    return None if own or layer in layers or (layer == "error" and "public" in layers) else (
        f"includes {include}", f"{folder} may include {words(layers, 'itself')}")


def check(path, text):
    """Findings of one file as (line, rule, what, what to do)."""
    lines = text.count("\n")
    if lines > MAX_LINES:
        yield MAX_LINES + 1, "long file", f"{lines} lines", f"split it, {MAX_LINES} at most"
    for number, line in enumerate(without({"comment", "raw"}, text).split("\n"), 1):
        include = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        finding = judge_include(include[1], include[2], path) if include else None
        if finding:
            yield number, "include", *finding
    if not path.startswith(("engine/", "fingerprints/")):
        return
    code = without({"comment", "raw", "string"}, text)
    for rule, (pattern, remedy) in BANS.items():
        if rule == "reads the clock" and path in READS_THE_CLOCK:
            continue
        for match in re.finditer(pattern, code):
            if match.groupdict().get("fine"):
                continue
            yield code.count("\n", 0, match.end()) + 1, rule, f"{rule} ({match[0].strip()})", remedy


def check_room(folder, text):
    """Whether the CMakeLists.txt of a room of engine says what LAYERS says."""
    room = re.search(r"congener_room\(\w+([^)]*)\)", text)
    uses = re.search(r"USES([a-z_\s]*)", room[1]) if room else None
    linked = set(uses[1].split()) if uses else set()
    included = set(LAYERS.get(folder, ("",))[0].split()) - {"public", "fingerprints"}
    if linked != included:
        yield 1, "room", f"USES {' '.join(sorted(linked))}, but LAYERS of tools/dev/check_layers.py has " \
            f"{' '.join(sorted(included))}", "let both say the same"


def check_tree(root):
    files = sorted(p for top in ("engine", "fingerprints", "tools", "tests")
                   for p in (root / top).rglob("*") if p.suffix in {".cpp", ".hpp", ".h"})
    if not files:
        sys.exit(f"check_layers.py: no C++ files under {root}; give the project's folder")
    findings = 0
    for file in files:
        path = file.relative_to(root).as_posix()
        for line, _, what, remedy in sorted(check(path, file.read_text(encoding="utf-8"))):
            print(f"{path}:{line}: {what}: {remedy}")
            findings += 1
    for file in sorted((root / "engine").glob("*/CMakeLists.txt")):
        path = file.relative_to(root)
        for line, _, what, remedy in check_room(path.parent.as_posix(), file.read_text(encoding="utf-8")):
            print(f"{path.as_posix()}:{line}: {what}: {remedy}")
            findings += 1
    print(f"check_layers.py: {len(files)} files, {findings} findings")
    return findings


BAD = [  # path, text, rule, line
    ("engine/io/a.cpp", '#include "chem/molecule.hpp"\n', "include", 1),
    ("engine/report/a.cpp", '\n#include "evidence/workspace.hpp"\n', "include", 2),
    ("engine/run/a.cpp", '#include "evidence/workspace.hpp"\n', "include", 1),
    ("engine/support/a.cpp", '#include "chem/molecule.hpp"\n', "include", 1),
    ("engine/reference/a.cpp", '#include "evidence/workspace.hpp"\n', "include", 1),
    ("engine/graph/a.cpp", '#include "chem/molecule.hpp"\n', "include", 1),
    ("engine/rules/a.cpp", '#include "reference/load.hpp"\n', "include", 1),
    ("engine/chem/a.cpp", '#include "reference/load.hpp"\n', "include", 1),
    ("engine/detect/a.cpp", '#include "GraphMol/GraphMol.h"\n', "include", 1),
    ("engine/detect/a.cpp", "#include <toml++/toml.h>\n", "include", 1),
    ("engine/io/a.cpp", "#include <nlohmann/json.hpp>\n", "include", 1),
    ("engine/report/a.cpp", "#include <zlib.h>\n", "include", 1),
    ("engine/include/congener/a.hpp", "#include <fmt/core.h>\n", "include", 1),
    ("engine/include/congener/a.hpp", '#include "support/text.hpp"\n', "include", 1),
    ("engine/new_folder/a.cpp", "#include <string>\n", "include", 1),
    ("engine/io/a.cpp", '#include "../chem/molecule.hpp"\n', "include", 1),
    ("engine/io/a.cpp", "#include <unheard/of.h>\n", "include", 1),
    ("engine/io/a.cpp", "#include <math.h>\n", "include", 1),
    ("fingerprints/similarity.cpp", "#include <GraphMol/ROMol.h>\n", "include", 1),
    ("fingerprints/similarity.cpp", '#include "congener/detector.hpp"\n', "include", 1),
    ("fingerprints/kernels/a.cpp", '#include "congener/error.hpp"\n', "include", 1),
    ("fingerprints/kernels/a.cpp", '#include "congener/fingerprints/similarity.hpp"\n', "include", 1),
    ("tools/cli/a.cpp", '#include "chem/molecule.hpp"\n', "include", 1),
    ("tools/cli/a.cpp", "#include <GraphMol/ROMol.h>\n", "include", 1),
    ("tests/engine/a_test.cpp", '#include "tools/cli/options.hpp"\n', "include", 1),
    ("engine/io/a.cpp", '// "\n/* " */ char q = \'"\'; std::cerr << 1;\n', "prints", 2),
    ("engine/io/a.cpp", 'std::printf("x");\n', "prints", 1),
    ("engine/io/a.cpp", "int n = 1'000; exit(1);\n", "ends the program", 1),
    ("engine/io/a.cpp", 'std::getenv("X");\n', "reads the environment", 1),
    ("engine/io/a.cpp", "\n\nauto* p = new int(1);\n", "naked new", 3),
    ("fingerprints/a.cpp", "delete p;\n", "naked delete", 1),
    ("engine/io/a.cpp", "using namespace std;\n", "using namespace", 1),
    ("engine/io/a.cpp", "int r = rand();\n", "random numbers", 1),
    ("engine/io/a.cpp", 'setlocale(LC_ALL, "");\n', "changes the locale", 1),
    ("engine/io/a.cpp", "auto t = std::time(nullptr);\n", "reads the clock", 1),
    ("tests/a_test.cpp", "\n" * 401, "long file", 401),
]
GOOD = [
    ("engine/io/a.cpp", '#include "io/a.hpp"\n#include <string>\n#include <zlib.h>\n#include "support/text.hpp"\n'),
    ("engine/chem/a.cpp", '#include "chem/a.hpp"\n#include <GraphMol/ROMol.h>\n#include <fmt/core.h>\n'),
    ("engine/detect/a.cpp", '#include "congener/detector.hpp"\n#include "law/answer.hpp"\n'),
    ("fingerprints/generator.cpp", "#include <GraphMol/ROMol.h>\n"),
    ("fingerprints/store.cpp", '#include "congener/error.hpp"\n'),
    ("engine/io/a.cpp", '#include "congener/error.hpp"\n'),
    ("fingerprints/include/congener/fingerprints/kernels.hpp", '#include "congener/export.hpp"\n'),
    ("fingerprints/kernels/popcnt.cpp", '#include "kernels/kernel.hpp"\n#include <nmmintrin.h>\n'),
    ("tools/cli/main.cpp", '#include "options.hpp"\n#include <CLI/CLI.hpp>\nint main() { exit(1); }\n'),
    ("engine/support/date.cpp", "auto now = std::chrono::system_clock::now();\n"),
    ("engine/io/a.cpp", '// new exit( getenv\n/* std::cout\n rand( */ const char* s = "delete \\" time(";\n'),
    ("engine/io/a.cpp", 'auto s = R"x(\n#include <CLI/CLI.hpp>\nnew int " )x"; A(const A&) = delete; int n = 1\'0;\n'),
    ("engine/io/a.cpp", "return std::unique_ptr<A>(\n    new A(1)); std::unique_ptr<const B> b{new B};\n"),
    ("engine/io/a.cpp", "snprintf(b, 1, f); runtime(1); new_line(); operand(2); a.time(); // it's\n" + "\n" * 399),
]


def self_test():
    failures = []
    for path, text, rule, line in BAD:
        if [(f[0], f[1]) for f in check(path, text)] != [(line, rule)]:
            failures.append(f"expected {rule} in {path}: {text!r}, got {list(check(path, text))}")
    for uses, is_fine in (("support facts finding", True), ("support facts", False), ("support facts finding chem", False)):
        if (not list(check_room("engine/law", f"congener_room(law\n  USES {uses}\n  SOURCES a.cpp)\n"))) != is_fine:
            failures.append(f"expected {is_fine} for engine/law with USES {uses}")
    failures += [f"expected nothing in {p}: {t!r}, got {list(check(p, t))}" for p, t in GOOD if list(check(p, t))]
    failures += [f"no example for {rule}" for rule in {*BANS, "include", "long file"} - {case[2] for case in BAD}]
    print("\n".join(failures) or f"check_layers.py: {len(BAD)} bad and {len(GOOD)} good examples judged rightly")
    return len(failures)


if __name__ == "__main__":
    argument = sys.argv[1] if len(sys.argv) > 1 else None
    found = self_test() if argument == "--self-test" else check_tree(
        Path(argument) if argument else Path(__file__).resolve().parents[2])
    sys.exit(1 if found else 0)
