#include "rules/site_changes.hpp"

#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>

#include <algorithm>
#include <catch.hpp>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "chem/parse.hpp"

using namespace congener;
using namespace congener::rules;

namespace {

using Texts = std::vector<std::string>;
using Atoms = std::vector<int>;

const ReferenceSet& shipped() {
  static const ReferenceSet set =
      load_reference_set(std::string(CONGENER_REFERENCE_SETS) + "/fentanyl_precursors");
  return set;
}

const Family& family(const std::string& id) {
  const auto found = std::find_if(shipped().families.begin(), shipped().families.end(),
                                  [&](const Family& each) { return each.id == id; });
  REQUIRE(found != shipped().families.end());
  return *found;
}

/// A family whose core is any ring of these atoms, bridged ones too, without site names.
Family bare_family(const std::string& core) {
  Family result;
  result.core = core;
  return result;
}

const char* const kAnyPiperidine = "[#6:4]1~[#6:3]~[#6:2]~[#7:1]~[#6:6]~[#6:5]~1";

std::vector<SiteChange> changes(const Family& in, const std::string& entry,
                                const std::string& submitted) {
  const SubstituentNamer namer(shipped().substituent_names);
  const FamilyMatcher matcher(in);
  const SiteComparer comparer(in, namer);
  const chem::Molecule from = chem::parse_smiles(entry);
  const chem::Molecule to = chem::parse_smiles(submitted);
  const auto from_places = matcher.places(from);
  const auto to_places = matcher.places(to);
  REQUIRE_FALSE(from_places.empty());
  REQUIRE_FALSE(to_places.empty());
  return comparer.changes(comparer.contents(from, from_places), comparer.contents(to, to_places));
}

Texts texts(const Family& in, const std::string& entry, const std::string& submitted) {
  Texts result;
  for (const SiteChange& change : changes(in, entry, submitted)) {
    result.push_back(change.site + ": " + change.from + " -> " + change.to);
  }
  return result;
}

Texts texts(const std::string& family_id, const std::string& entry, const std::string& submitted) {
  return texts(family(family_id), entry, submitted);
}

// Named in instruments, or published reference standards and medicines.
const char* const kPiperidone = "O=C1CCNCC1";
const char* const kNpp = "O=C1CCN(CCc2ccccc2)CC1";
const char* const kBenzylPiperidone = "O=C1CCN(Cc2ccccc2)CC1";
const char* const kMethylPiperidone = "CC1CNCCC1=O";
const char* const kAnpp = "c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1";
const char* const kFluoroAnpp = "c1ccc(CCN2CCC(Nc3ccc(F)cc3)CC2)cc1";
const char* const kNorfentanyl = "CCC(=O)N(c1ccccc1)C1CCNCC1";
const char* const kAcetylNorfentanyl = "CC(=O)N(c1ccccc1)C1CCNCC1";
const char* const kBenzylfentanyl = "CCC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1";
const char* const kRemifentanil = "CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCC(=O)OC)CC1";
const char* const kAlfentanil = "CCC(=O)N(c1ccccc1)C1(COC)CCN(CCn2nnn(CC)c2=O)CC1";
const char* const kBocPiperidone = "CC(C)(C)OC(=O)N1CCC(=O)CC1";
const char* const kImine = "c1ccc(CCN2CCC(=Nc3ccccc3)CC2)cc1";
const char* const kEnamine = "c1ccc(CCN2CCC(Nc3ccccc3)=CC2)cc1";

}  // namespace

TEST_CASE("a change on the ring nitrogen is told with ordinary names", "[unit]") {
  CHECK(texts("4-piperidones", kNpp, kBenzylPiperidone) == Texts{"N1: 2-phenylethyl -> benzyl"});
  CHECK(texts("4-piperidones", kPiperidone, kBocPiperidone) ==
        Texts{"N1: hydrogen -> tert-butoxycarbonyl"});
  CHECK(texts("4-anilidopiperidines", kNorfentanyl, kBenzylfentanyl) ==
        Texts{"N1: hydrogen -> benzyl"});
}

TEST_CASE("the two directions of a comparison are each other's reverse", "[unit]") {
  CHECK(texts("4-piperidones", kBocPiperidone, kPiperidone) ==
        Texts{"N1: tert-butoxycarbonyl -> hydrogen"});
  CHECK(texts("4-piperidones", kMethylPiperidone, kPiperidone) ==
        Texts{"C3/C5: methyl -> hydrogen"});
}

TEST_CASE("places that symmetry makes equal share a name", "[unit]") {
  CHECK(texts("4-piperidones", kPiperidone, kMethylPiperidone) ==
        Texts{"C3/C5: hydrogen -> methyl"});
  CHECK(texts("4-piperidones", kPiperidone, "O=C1C(C)CNCC1") == Texts{"C3/C5: hydrogen -> methyl"});
  CHECK(texts("4-piperidones", kMethylPiperidone, "O=C1C(C)CNCC1").empty());
}

TEST_CASE("equal changes at equal places are told once", "[unit]") {
  CHECK(texts("4-piperidones", kPiperidone, "CC1(C)CC(=O)CC(C)(C)N1") ==
        Texts{"C2/C6: hydrogen -> 2 x methyl (at both)"});
}

TEST_CASE("a change inside a required group is told at the group's own site", "[unit]") {
  CHECK(texts("4-anilinopiperidines", kAnpp, kFluoroAnpp) ==
        Texts{"aryl ring: phenyl -> 4-fluorophenyl"});
  CHECK(texts("4-anilidopiperidines", kNorfentanyl, kAcetylNorfentanyl) ==
        Texts{"anilide nitrogen: propanoyl -> acetyl"});
  CHECK(
      texts("4-anilidopiperidines", "CCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1", kBenzylfentanyl) ==
      Texts{"N1: 2-phenylethyl -> benzyl", "aryl ring: 4-fluorophenyl -> phenyl"});
}

TEST_CASE("changes stand in the order of the family's sites", "[unit]") {
  CHECK(texts("4-anilidopiperidines", kNorfentanyl, kRemifentanil) ==
        Texts{"N1: hydrogen -> 3-methoxy-3-oxopropyl", "C4: hydrogen -> methoxycarbonyl"});
  CHECK(texts("4-anilidopiperidines", kBenzylfentanyl, kAlfentanil) ==
        Texts{"N1: benzyl -> C5H9N4O group", "C4: hydrogen -> methoxymethyl"});
}

TEST_CASE("other forms of the required group are told as what they are", "[unit]") {
  CHECK(texts("4-piperidones", kPiperidone, "OC1(O)CCNCC1") == Texts{"C4: oxo -> 2 x hydroxy"});
  CHECK(texts("4-piperidones", kPiperidone, "C1CC2(CCN1)OCCO2") ==
        Texts{"C4: oxo -> ring with C2H4O2"});
}

TEST_CASE("a bond of the core that changes is told", "[unit]") {
  CHECK(texts("4-piperidones", kNpp, "OC1=CCN(CCc2ccccc2)CC1") ==
        Texts{"C4: oxo -> hydroxy", "bond C3/C5 to C4: single -> double"});
  CHECK(texts("4-phenyliminopiperidines", kImine, kEnamine) ==
        Texts{"bond C3/C5 to C4: single -> double", "bond C4 to imine nitrogen: double -> single"});
}

TEST_CASE("a group bonded to two places is a bridge, told where it is bonded", "[unit]") {
  Family any = bare_family(kAnyPiperidine);
  any.sites = family("4-piperidones").sites;
  // tropinone
  CHECK(texts(any, "CN1CCC(=O)CC1", "CN1C2CCC1CC(=O)C2") ==
        Texts{"C2/C6: hydrogen -> C2H4 bridge across C2/C6"});
  // decahydroquinoline
  CHECK(
      texts(any, "C1CCNCC1", "C1CCC2NCCCC2C1") ==
      Texts{"C2/C6: hydrogen -> C4H8 bridge to C3/C5", "C3/C5: hydrogen -> C4H8 bridge to C2/C6"});
}

TEST_CASE("labels without a name are told by their number, atoms without a label together",
          "[unit]") {
  CHECK(texts(bare_family(kAnyPiperidine), kNpp, kBenzylPiperidone) ==
        Texts{"site 1: 2-phenylethyl -> benzyl"});
  CHECK(texts(bare_family("[#6]1~[#6]~[#6]~[#7:1]~[#6]~[#6]~1"), kNpp, "CC1CN(Cc2ccccc2)CCC1=O") ==
        Texts{"site 1: 2-phenylethyl -> benzyl", "elsewhere on the core: hydrogen -> methyl"});
}

TEST_CASE("another element in the core is told at its site", "[unit]") {
  const Family any = bare_family("[#6:4]1~[#6:3]~[#6:2]~[#7,#8,#16:1]~[#6:6]~[#6:5]~1");
  CHECK(texts(any, kPiperidone, "O=C1CCSCC1") == Texts{"site 1: N atom -> S atom"});
}

TEST_CASE("two different groups of one formula are not taken for equal", "[unit]") {
  CHECK(texts("4-piperidones", "O=C1CCN(CC2CSC2)CC1", "O=C1CCN(C2CCSC2)CC1") ==
        Texts{"N1: C4H7S group -> C4H7S group (another structure)"});
}

TEST_CASE("a label that only one of the places has is told as not there", "[unit]") {
  const Family anilides = family("4-anilidopiperidines");
  const SubstituentNamer namer(shipped().substituent_names);
  const SiteComparer comparer(anilides, namer);
  const chem::Molecule molecule = chem::parse_smiles(kNorfentanyl);
  const auto contents = comparer.contents(molecule, FamilyMatcher(anilides).places(molecule));
  auto without = contents;
  for (SiteContents& place : without) {
    place.sites.erase(8);
  }
  const auto lost = comparer.changes(contents, without);
  REQUIRE(lost.size() == 1);
  CHECK(lost[0].site == "aryl ring");
  CHECK(lost[0].from == "phenyl");
  CHECK(lost[0].to == "not there");
  CHECK(lost[0].to_atoms.empty());
}

TEST_CASE("equal molecules have no changes, stereo and isotopes are not looked at", "[unit]") {
  CHECK(texts("4-piperidones", kNpp, kNpp).empty());
  CHECK(texts("4-anilidopiperidines", kRemifentanil, kRemifentanil).empty());
  CHECK(texts("4-piperidones", kMethylPiperidone, "C[C@H]1CNCCC1=O").empty());
  CHECK(texts("4-piperidones", kPiperidone, "O=[13C]1CCNCC1").empty());
}

TEST_CASE("a change has the atoms of both molecules, of the core where only hydrogen hangs",
          "[unit]") {
  const auto benzyl = changes(family("4-piperidones"), kNpp, kBenzylPiperidone);
  REQUIRE(benzyl.size() == 1);
  CHECK(benzyl[0].from_atoms == Atoms{5, 6, 7, 8, 9, 10, 11, 12});
  CHECK(benzyl[0].to_atoms == Atoms{5, 6, 7, 8, 9, 10, 11});
  const auto methyl = changes(family("4-piperidones"), "O=C1CCNCC1", kMethylPiperidone);
  REQUIRE(methyl.size() == 1);
  CHECK((methyl[0].from_atoms == Atoms{2} || methyl[0].from_atoms == Atoms{6}));
  CHECK(methyl[0].to_atoms == Atoms{0});
  const auto fluoro = changes(family("4-anilinopiperidines"), kAnpp, kFluoroAnpp);
  REQUIRE(fluoro.size() == 1);
  CHECK(fluoro[0].to_atoms.size() == 7);
}

TEST_CASE("of several cores the one with the fewest changes is compared", "[unit]") {
  // A ketone ring on each end: one bears a methyl group, too.
  const std::string two_rings = "CC1CN(CCN2CCC(=O)CC2)CCC1=O";
  CHECK(texts("4-piperidones", "O=C1CCN(C)CC1", two_rings).size() == 1);
  CHECK(texts("4-piperidones", two_rings, two_rings).empty());
}

TEST_CASE("without a place on both sides nothing is told", "[unit]") {
  const SubstituentNamer namer(shipped().substituent_names);
  const SiteComparer comparer(family("4-piperidones"), namer);
  const chem::Molecule molecule = chem::parse_smiles(kNpp);
  const auto places = FamilyMatcher(family("4-piperidones")).places(molecule);
  CHECK(comparer.changes({}, comparer.contents(molecule, places)).empty());
  CHECK(comparer.changes(comparer.contents(molecule, places), {}).empty());
  const std::vector<FamilyPlace> many(kMaxPlaces + 1, places.front());
  CHECK(comparer.contents(molecule, many).empty());
}

TEST_CASE("random spellings of either molecule get the same changes", "[unit]") {
  constexpr unsigned int kSpellings = 20;
  constexpr unsigned int kSeed = 20261121;
  struct Pair {
    const char* family;
    const char* entry;
    const char* submitted;
  };
  for (const Pair& pair :
       std::vector<Pair>{{"4-piperidones", kNpp, kBenzylPiperidone},
                         {"4-piperidones", kPiperidone, kMethylPiperidone},
                         {"4-piperidones", kNpp, "OC1=CCN(CCc2ccccc2)CC1"},
                         {"4-piperidones", kMethylPiperidone, "CC1CN(CCN2CCC(=O)CC2)CCC1=O"},
                         {"4-anilinopiperidines", kAnpp, kFluoroAnpp},
                         {"4-anilidopiperidines", kNorfentanyl, kAcetylNorfentanyl},
                         {"4-anilidopiperidines", kBenzylfentanyl, kAlfentanil},
                         {"4-phenyliminopiperidines", kImine, kEnamine}}) {
    const Texts expected = texts(pair.family, pair.entry, pair.submitted);
    REQUIRE_FALSE(expected.empty());
    const std::unique_ptr<RDKit::ROMol> entry(RDKit::SmilesToMol(pair.entry));
    const std::unique_ptr<RDKit::ROMol> submitted(RDKit::SmilesToMol(pair.submitted));
    const Texts entries = RDKit::MolToRandomSmilesVect(*entry, kSpellings, kSeed);
    const Texts spellings = RDKit::MolToRandomSmilesVect(*submitted, kSpellings, kSeed);
    for (std::size_t index = 0; index < kSpellings; ++index) {
      CAPTURE(entries[index], spellings[index]);
      CHECK(texts(pair.family, entries[index], spellings[index]) == expected);
    }
  }
}
