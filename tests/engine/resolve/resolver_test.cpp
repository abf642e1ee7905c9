// The resolver over the shipped set, and over small sets for what the shipped one must not have.

#include "congener/resolver.hpp"

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "chem/inchi.hpp"
#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "congener/error.hpp"
#include "engine/detect/shipped_detector.hpp"

namespace {

using namespace congener;

const Resolver& shipped() {
  static const Resolver resolver(test::shipped_set());
  return resolver;
}

/// The one reading that names an entry; its problem where there is none.
std::string entry_of(const std::string& text) {
  const std::vector<Reading> readings = shipped().readings_of(text);
  REQUIRE_FALSE(readings.empty());
  const Reading& reading = readings.back();
  CHECK(reading.problem.empty() != reading.structure.empty());
  return reading.problem.empty() ? reading.entry : reading.problem;
}

std::string problem_of(IdentifierKind kind, const std::string& text) {
  const Reading reading = shipped().reading_of({kind, "column", text});
  CHECK(reading.column == "column");
  return reading.problem;
}

Entry entry(const std::string& id, const std::string& name, const std::string& smiles) {
  Entry result;
  result.id = id;
  result.name = name;
  result.smiles = smiles;
  return result;
}

Resolver resolver_of(std::vector<Entry> entries) {
  auto set = std::make_shared<ReferenceSet>();
  set->entries = std::move(entries);
  return Resolver(std::move(set));
}

bool says(const std::string& text, const std::string& passage) {
  return text.find(passage) != std::string::npos;
}

}  // namespace

TEST_CASE("a substance is found by name, synonym, CAS number and InChIKey", "[unit]") {
  for (const char* text : {"NPP", "npp", "N-phenethyl-4-piperidone", "n phenethyl 4 PIPERIDONE",
                           "1-(2-phenylethyl)piperidin-4-one", "39742-60-4", "CAS 39742-60-4",
                           "YDJXNYNKKXZBMP-UHFFFAOYSA-N", "InChIKey=YDJXNYNKKXZBMP-UHFFFAOYSA-N"}) {
    CAPTURE(text);
    CHECK(entry_of(text) == "npp");
  }
  CHECK(entry_of("2\xe2\x80\xb2-fluoro ortho-fluorofentanyl") ==
        "2-prime-fluoro-ortho-fluorofentanyl");
  CHECK(entry_of("\xce\xb1-methylfentanyl") == "alpha-methylfentanyl");
}

TEST_CASE("every entry of the shipped set is found by all that it carries", "[unit]") {
  for (const Entry& each : test::shipped_set()->entries) {
    std::vector<std::string> texts = {each.id, each.name, each.iupac_name};
    texts.insert(texts.end(), each.synonyms.begin(), each.synonyms.end());
    for (const std::string& text : texts) {
      CAPTURE(each.id, text);
      CHECK(shipped().reading_of({IdentifierKind::Name, "", text}).entry == each.id);
    }
    CAPTURE(each.id);
    if (!each.cas.empty()) {
      CHECK(shipped().reading_of({IdentifierKind::Cas, "", each.cas}).entry == each.id);
    }
    if (!each.inchikey.empty()) {
      CHECK(shipped().reading_of({IdentifierKind::InchiKey, "", each.inchikey}).entry == each.id);
    }
  }
}

TEST_CASE("the InChIKeys that the shipped set carries are those of its structures", "[unit]") {
  for (const Entry& each : test::shipped_set()->entries) {
    CAPTURE(each.id);
    const chem::InchiResult made = chem::standard_inchi(chem::parse_smiles(each.smiles));
    CHECK(made.problem.empty());
    CHECK((each.inchikey.empty() || chem::inchikey_of(made.inchi) == each.inchikey));
  }
}

TEST_CASE("what is not in the set is told and not guessed", "[unit]") {
  CHECK(problem_of(IdentifierKind::Name, "aspirin") ==
        "no structure: the name is not in this reference set");
  CHECK(problem_of(IdentifierKind::Cas, "50-78-2") ==
        "no structure: the CAS number is not in this reference set");
  CHECK(problem_of(IdentifierKind::InchiKey, "BSYNRYMUTXBXSQ-UHFFFAOYSA-N") ==
        "no structure: the InChIKey is not in this reference set");
  CHECK(shipped().reading_of({IdentifierKind::Name, "", "aspirin"}).is_unknown);
}

TEST_CASE("a wrong check digit and a wrong form are told", "[unit]") {
  const Reading reading = shipped().reading_of({IdentifierKind::Cas, "", "39742-60-5"});
  CHECK(says(reading.problem, "its check digit is wrong, the digits before it ask for 4"));
  CHECK_FALSE(reading.is_unknown);
  CHECK(says(entry_of("39742-60-5"), "check digit is wrong"));
  CHECK(says(problem_of(IdentifierKind::Cas, "see sheet"), "has not the form of a CAS number"));
  CHECK(says(problem_of(IdentifierKind::InchiKey, "YDJXNYNKKXZBMP"), "has not the form"));
}

TEST_CASE("the first block of an InChIKey is enough for the skeleton, and said", "[unit]") {
  const Reading reading =
      shipped().reading_of({IdentifierKind::InchiKey, "", "YDJXNYNKKXZBMP-AAAAAAAASA-O"});
  CHECK(reading.entry == "npp");
  CHECK(reading.is_skeleton_only);
  CHECK(says(in_words(reading), "same skeleton, stereo or charge may differ"));
}

TEST_CASE("a name that may be a SMILES has both readings", "[unit]") {
  const std::vector<Reading> readings = shipped().readings_of("NPP");
  REQUIRE(readings.size() == 2);
  CHECK(readings[0].kind == IdentifierKind::Smiles);
  CHECK(readings[0].structure == "NPP");
  CHECK(readings[1].kind == IdentifierKind::Name);
  CHECK(readings[1].entry == "npp");
  CHECK(shipped().readings_of("CCO").size() == 1);
}

TEST_CASE("a name of two substances is told and not chosen", "[unit]") {
  const Resolver resolver =
      resolver_of({entry("a", "base X", "CCN"), entry("b", "Base-X", "CCCN")});
  const Reading reading = resolver.reading_of({IdentifierKind::Name, "", "base x"});
  CHECK(reading.structure.empty());
  CHECK(says(reading.problem, "several substances of this reference set (base X (a); Base-X (b))"));
  CHECK_FALSE(reading.is_unknown);
}

TEST_CASE("two entries of one structure are one substance", "[unit]") {
  const Resolver resolver = resolver_of({entry("a", "base", "CCN"), entry("b", "base", "NCC")});
  CHECK(resolver.reading_of({IdentifierKind::Name, "", "base"}).entry == "a");
}

TEST_CASE("an entry without an InChIKey gets one", "[unit]") {
  const Resolver resolver = resolver_of({entry("a", "ethanol", "CCO")});
  CHECK(resolver.reading_of({IdentifierKind::InchiKey, "", "LFQSCWFLJHTTHZ-UHFFFAOYSA-N"}).entry ==
        "a");
}

TEST_CASE("the kind of a text is found by its form", "[unit]") {
  const auto kind = [](const std::string& text) {
    return to_string(shipped().readings_of(text).front().kind);
  };
  CHECK(kind("CCO") == "smiles");
  CHECK(kind("InChI=1S/CH4/h1H4") == "inchi");
  CHECK(kind("inchi=1S/CH4/h1H4") == "inchi");
  CHECK(kind("RInChI=1.00.1S/x") == "inchi");
  CHECK(kind("64-17-5") == "cas");
  CHECK(kind("LFQSCWFLJHTTHZ-UHFFFAOYSA-N") == "inchikey");
  CHECK(kind("\n\n\n  0  0  0     0  0            999 V2000\nM  END\n") == "mol_block");
  CHECK(parse_identifier_kind("mol_block") == IdentifierKind::MolBlock);
}

TEST_CASE("hostile texts get a reading each and do no harm", "[unit]") {
  for (const std::string& text :
       {std::string(), std::string("\0\x01\xff", 3), std::string(10U << 20, 'C'),
        "InChI=" + std::string(10U << 20, '1'), std::string("NPP\x1b[31m"), std::string("\n\n"),
        std::string(100000, '-')}) {
    CHECK_FALSE(shipped().readings_of(text).empty());
  }
  const Reading reading = shipped().reading_of({IdentifierKind::Name, "", "\x1b[31mNPP"});
  CHECK(says(reading.problem, "not in this reference set"));
  CHECK(says(in_words(reading), "\\x1b"));
}

TEST_CASE("a resolver without a set is refused", "[unit]") {
  CHECK_THROWS_AS(Resolver(nullptr), OptionError);
}
