// Substructure search: what is found, in which order, and what is told when something cannot be
// asked.

#include "congener/substructure_search.hpp"

#include <atomic>
#include <string>
#include <vector>

#include "catch.hpp"
#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "chem/pattern.hpp"
#include "congener/error.hpp"
#include "hit_keeper.hpp"
#include "temp_dir.hpp"

namespace {

using namespace congener;
using congener::test::ContainsText;
using congener::test::Keeper;
using congener::test::records_of;
using congener::test::smarts;
using congener::test::structure;
using congener::test::TempDir;
using congener::test::with_atoms;

constexpr const char* kSample = CONGENER_REFERENCE_SETS "/samples/sample.csv";

/// Whether the one pattern is in the one molecule.
bool holds(const std::string& molecule, const SubstructurePattern& pattern,
           const SubstructureSearchOptions& options = {}) {
  return !SubstructureSearcher({pattern}, options)
              .patterns_in(records_of({molecule}).front())
              .empty();
}

Keeper found(const std::vector<SubstructurePattern>& patterns,
             const std::vector<std::string>& molecules,
             const SubstructureSearchOptions& options = {}) {
  Keeper keeper;
  SubstructureSearcher(patterns, options).run(records_of(molecules), keeper);
  return keeper;
}

}  // namespace

TEST_CASE("a substructure search finds what RDKit finds", "[unit]") {
  const std::vector<SubstructurePattern> patterns = {
      smarts("O=C1CCNCC1"), smarts("[NX3;H0;!$(N-C=O)]"),
      smarts("c1ccccc1"),   smarts("[#6]~[#7]~[#6]"),
      smarts("[R2]"),       smarts("[C@H](N)C"),
      structure("CCN"),     structure("c1cc[nH]c1"),
      structure("[NH3+]C")};
  Keeper keeper;
  const SubstructureSearcher searcher(patterns, {});
  const SubstructureSearchSummary summary = searcher.run(std::vector<std::string>{kSample}, keeper);
  std::size_t next = 0;
  std::uint64_t number = 0;
  std::uint64_t searched = 0;
  const auto reader = open_record_reader(kSample);
  for (Record record; reader->next(record);) {
    ++number;
    const chem::ParseResult parsed =
        chem::parse_structure(record.structure, record.format, kMostHeavyAtoms);
    if (!parsed.molecule) {
      continue;
    }
    ++searched;
    for (std::size_t pattern = 0; pattern < patterns.size(); ++pattern) {
      const bool is_smiles = patterns[pattern].notation == PatternNotation::Smiles;
      const chem::Pattern rdkit = is_smiles
                                      ? chem::Pattern::of_structure(patterns[pattern].text, false)
                                      : chem::Pattern(patterns[pattern].text);
      const bool is_found = next < keeper.hits.size() && keeper.hits[next].pattern == pattern &&
                            keeper.hits[next].target == number;
      INFO(record.structure << " asked for " << patterns[pattern].text);
      CHECK(is_found == rdkit.is_in(*parsed.molecule));
      next += is_found ? 1 : 0;
    }
  }
  CHECK(next == keeper.hits.size());
  CHECK(number == summary.read);
  CHECK(searched == summary.searched);
}

TEST_CASE("a drawn structure stands for elements, charges and kinds of bonds", "[unit]") {
  CHECK(holds("CCNC(=O)C", structure("CN")));
  CHECK(holds("c1ccccc1C", structure("c1ccccc1")));
  CHECK_FALSE(holds("C1CCCCC1C", structure("c1ccccc1")));
  CHECK(holds("Cn1cccc1", structure("c1cc[nH]c1")));  // hydrogens are not compared
  CHECK(holds("C[N+](C)(C)C", structure("C[N+]")));
  CHECK_FALSE(holds("CN(C)C", structure("C[N+]")));
  CHECK(holds("C[N+](C)(C)C", structure("CN")));  // no charge is drawn, so none is asked for
  CHECK(holds("C1=CC=CC=C1", structure("c1ccccc1")));
}

TEST_CASE("isotopes that a structure draws are compared when asked for", "[unit]") {
  SubstructureSearchOptions options;
  CHECK(holds("CCO", structure("[13CH3]C"), options));
  options.compare_isotopes = true;
  CHECK_FALSE(holds("CCO", structure("[13CH3]C"), options));
  CHECK(holds("[13CH3]CO", structure("[13CH3]C"), options));
  CHECK(holds("[13CH3]CO", structure("CC"), options));
  CHECK_FALSE(holds("CCO", smarts("[13C]")));  // SMARTS always asks for what it names
}

TEST_CASE("stereo that a pattern draws is compared when asked for", "[unit]") {
  SubstructureSearchOptions options;
  const std::string drawn = "C[C@H](N)C(=O)O";
  const std::string mirrored = "C[C@@H](N)C(=O)O";
  CHECK(holds(mirrored, structure(drawn), options));
  CHECK(holds("F/C=C\\F", structure("F/C=C/F"), options));
  options.compare_stereo = true;
  CHECK(holds(drawn, structure(drawn), options));
  CHECK_FALSE(holds(mirrored, structure(drawn), options));
  CHECK_FALSE(holds("CC(N)C(=O)O", structure(drawn), options));
  CHECK_FALSE(holds("F/C=C\\F", structure("F/C=C/F"), options));
  CHECK(holds("F/C=C/F", structure("F/C=C/F"), options));
  CHECK(holds(mirrored, structure("CC(N)C(=O)O"), options));  // draws none
  CHECK(holds(drawn, smarts("C[C@H](N)C=O"), options));
  CHECK_FALSE(holds(mirrored, smarts("C[C@H](N)C=O"), options));
}

TEST_CASE("hits come in the order of the molecules, then of the patterns", "[unit]") {
  const Keeper keeper = found({smarts("O"), smarts("N")}, {"CCN", "OCCN", "CC", "CO"});
  const std::vector<Keeper::Hit> expected = {{1, 1, "CCN", {}, true},
                                             {0, 2, "OCCN", {}, true},
                                             {1, 2, "OCCN", {}, true},
                                             {0, 4, "CO", {}, true}};
  CHECK(keeper.hits == expected);
}

TEST_CASE("matches are told once for each set of atoms, numbered as in the record", "[unit]") {
  CHECK(found({smarts("C(F)(F)F")}, {"NCC(F)(F)F"}, with_atoms()).hits.front().matches ==
        std::vector<std::vector<int>>{{2, 3, 4, 5}});
  CHECK(found({smarts("CN")}, {"CNC.N"}, with_atoms()).hits.front().matches ==
        std::vector<std::vector<int>>{{0, 1}, {2, 1}});
  // Hydrogens drawn as atoms are passed over in the numbers.
  CHECK(found({smarts("CO")}, {"[H]C([H])([H])O[H]"}, with_atoms()).hits.front().matches ==
        std::vector<std::vector<int>>{{0, 1}});
}

TEST_CASE("matches do not depend on who looked for them", "[unit]") {
  // The first is read by the small graphs; the cage is left to RDKit, and so is chirality.
  SubstructureSearchOptions options = with_atoms();
  const auto plain = found({smarts("CCO")}, {"CC(O)CCO"}, options).hits.front().matches;
  options.compare_stereo = true;
  const auto by_rdkit =
      found({structure("CC[O]"), smarts("C[C@@H]O")}, {"CC(O)CCO"}, options).hits.front().matches;
  CHECK(plain == by_rdkit);
  CHECK(plain == std::vector<std::vector<int>>{{0, 1, 2}, {3, 1, 2}, {3, 4, 5}});
}

TEST_CASE("a molecule with very many matches says that there may be more", "[unit]") {
  const Keeper keeper =
      found({smarts("*~*~*~*~*~*~*~*")}, {"C12C3C4C1C5C2C3C45.CCCCCCCCCCCC"}, with_atoms());
  REQUIRE(keeper.hits.size() == 1);
  CHECK_FALSE(keeper.hits.front().matches.empty());
  const Keeper more = found({smarts("C.C.C.C.C.C.C.C")}, {"CCCCCCCCCCCC"}, with_atoms());
  REQUIRE(more.hits.size() == 1);
  CHECK_FALSE(more.hits.front().are_all);
}

TEST_CASE("the first hits of each pattern end a search, whatever the number of threads", "[unit]") {
  std::vector<std::string> molecules(5000, "CCO");
  for (std::size_t place = 0; place < molecules.size(); place += 3) {
    molecules[place] = "CCN";
  }
  for (const int threads : {1, 4}) {
    SubstructureSearchOptions options;
    options.threads = threads;
    options.max_hits = 2;
    Keeper keeper;
    const SubstructureSearchSummary summary =
        SubstructureSearcher({smarts("O"), smarts("N")}, options)
            .run(records_of(molecules), keeper);
    CHECK(summary.read == 4);  // the second nitrogen ends it
    CHECK(keeper.hits.size() == 4);
    CHECK(summary.complete);
    CHECK(summary.patterns[0].is_truncated);
    CHECK(summary.patterns[1].hits == 2);
  }
}

TEST_CASE("a pattern gets no more than its first hits while another one is looked for", "[unit]") {
  SubstructureSearchOptions options;
  options.max_hits = 2;
  const Keeper keeper =
      found({smarts("O"), smarts("N")}, {"CO", "CCO", "CCCO", "CN", "CO"}, options);
  const std::vector<Keeper::Hit> expected = {
      {0, 1, "CO", {}, true}, {0, 2, "CCO", {}, true}, {1, 4, "CN", {}, true}};
  CHECK(keeper.hits == expected);
}

TEST_CASE("what cannot be read is told and the search goes on", "[unit]") {
  Keeper keeper;
  const SubstructureSearchSummary summary =
      SubstructureSearcher({smarts("O")}, {}).run(records_of({"C(", "CO", "*O", ""}), keeper);
  CHECK(summary.read == 4);
  CHECK(summary.searched == 1);
  CHECK(summary.not_screened == 3);
  REQUIRE(keeper.reasons.size() == 3);
  CHECK_THAT(keeper.reasons[0], ContainsText("SMILES"));
  CHECK(keeper.of_pattern == std::vector<bool>{false, false, false});
  CHECK_THROWS_AS(SubstructureSearcher({smarts("O")}, {}).patterns_in(records_of({"C("}).front()),
                  FormatError);
}

TEST_CASE("a pattern that would run away ends, and is told of", "[unit]") {
  std::string path = "*";
  for (int atom = 1; atom < 61; ++atom) {
    path += "~*";
  }
  const std::string fullerene =
      "c12c3c4c5c1c1c6c7c2c2c8c3c3c9c4c4c%10c5c5c1c1c6c6c%11c7c2c2c7c8c3c3c8c9c4c4c9c%10c5c5c1c1c6c"
      "6c%11c2c2c7c3c3c8c4c4c9c5c1c1c6c2c3c41";
  Keeper keeper;
  const SubstructureSearchSummary summary = SubstructureSearcher({smarts(path), smarts("c")}, {})
                                                .run(records_of({fullerene + ".C.C"}), keeper);
  REQUIRE(keeper.reasons.size() == 1);
  CHECK_THAT(keeper.reasons.front(), ContainsText("too many partial matches"));
  CHECK(keeper.of_pattern.front());
  CHECK(summary.patterns[0].undecided == 1);
  CHECK(summary.patterns[1].hits == 1);  // the other pattern is answered all the same
  CHECK(summary.not_screened == 0);
}

TEST_CASE("a pattern that cannot be read is refused with its number and place", "[unit]") {
  const SubstructurePattern broken = {"broken", "C(N", PatternNotation::Smarts};
  CHECK_THROWS_WITH(SubstructureSearcher({smarts("C"), broken}, {}),
                    ContainsText("pattern 2 (broken)") && ContainsText("not a valid SMARTS"));
  CHECK_THROWS_WITH(SubstructureSearcher({structure("*CO")}, {}), ContainsText("needs SMARTS"));
  CHECK_THROWS_AS(SubstructureSearcher({}, {}), OptionError);
  CHECK_THROWS_AS(SubstructureSearcher({smarts("")}, {}), OptionError);
}

TEST_CASE("what a pattern draws and nobody compares is told", "[unit]") {
  SubstructureSearchOptions options;
  const std::vector<SubstructurePattern> patterns = {smarts("C[C@H](N)O"), structure("[13CH4]"),
                                                     smarts("[^2]O"), smarts("CO")};
  const std::vector<std::string> told = SubstructureSearcher(patterns, options).notices();
  REQUIRE(told.size() == 3);
  CHECK_THAT(told[0], ContainsText("stereo"));
  CHECK_THAT(told[1], ContainsText("isotopes"));
  CHECK_THAT(told[2], ContainsText("RDKit is asked"));
}

TEST_CASE("a search that is cancelled says so", "[unit]") {
  const std::atomic<bool> cancelled = true;
  SubstructureSearchOptions options;
  options.cancelled = &cancelled;
  Keeper keeper;
  CHECK_FALSE(
      SubstructureSearcher({smarts("C")}, options).run(records_of({"CC"}), keeper).complete);
}

TEST_CASE("a file of patterns has names, or its patterns are their own", "[unit]") {
  const TempDir folder;
  const std::string path =
      folder.write_file("patterns.tsv", "# of the house\namide\tC(=O)N\n\n  [OH]c1ccccc1  \n");
  const std::vector<SubstructurePattern> patterns = read_patterns(path);
  REQUIRE(patterns.size() == 2);
  CHECK(patterns[0].name == "amide");
  CHECK(patterns[0].text == "C(=O)N");
  CHECK(patterns[1].name == "[OH]c1ccccc1");
  CHECK(patterns[1].text == patterns[1].name);
  CHECK_THROWS_AS(read_patterns(folder.write_file("empty.tsv", "# nothing\n")), FormatError);
  CHECK_THROWS_WITH(read_patterns(folder.write_file("odd.tsv", "a\tC\nb\t\n")),
                    ContainsText("odd.tsv:2"));
  CHECK_THROWS_AS(read_patterns(folder.write_file("wide.tsv", "a\tC\tN\n")), FormatError);
  CHECK_THROWS_AS(read_patterns(folder.path_of("missing.tsv")), FileError);
}
