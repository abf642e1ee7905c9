#include "chem/deprotect.hpp"

#include <algorithm>
#include <catch.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "chem_helpers.hpp"
#include "reference/toml_reader.hpp"

using congener::chem::canonical_smiles;
using congener::chem::Deprotected;
using congener::chem::Deprotector;
using congener::chem::Molecule;
using congener::chem::parse_smiles;
using congener::chem::ProtectingGroup;
using congener::reference::TomlTable;
using congener::test::canonical;
using congener::test::elements_of_record;
using Names = std::vector<std::string>;

namespace {

struct Example {
  std::string group;
  std::string smiles;
  std::string bare;  ///< empty: the group is not there
};

struct ShippedGroups {
  std::vector<ProtectingGroup> groups;
  std::vector<Example> examples;
};

ShippedGroups load_shipped() {
  ShippedGroups shipped;
  TomlTable file = TomlTable::parse_file(
      CONGENER_REFERENCE_SETS "/standardization/protecting_groups.toml", "protecting_groups.toml");
  for (TomlTable& table : file.tables("group")) {
    shipped.groups.push_back({table.text("name"), table.text("smarts")});
    const std::string& name = shipped.groups.back().name;
    for (TomlTable& match : table.tables("match")) {
      shipped.examples.push_back({name, match.text("smiles"), match.text("bare")});
      match.finish();
    }
    for (TomlTable& miss : table.tables("miss")) {
      shipped.examples.push_back({name, miss.text("smiles"), ""});
      CHECK_FALSE(miss.text("reason").empty());
      miss.finish();
    }
    table.finish();
  }
  file.finish();
  return shipped;
}

const ShippedGroups& shipped() {
  static const ShippedGroups groups = load_shipped();
  return groups;
}

const Deprotector& shipped_deprotector() {
  static const Deprotector deprotector(shipped().groups);
  return deprotector;
}

void check(const std::string& smiles, const std::string& bare, const Names& names) {
  CAPTURE(smiles);
  const Molecule molecule = parse_smiles(smiles);
  const auto result = shipped_deprotector().deprotected(molecule);
  REQUIRE(result.has_value());
  CHECK(canonical_smiles(result->molecule) == canonical(bare));
  CHECK(result->group_names == names);
}

}  // namespace

TEST_CASE("each shipped protecting group is seen in its examples and not in its misses", "[unit]") {
  CHECK(shipped().groups.size() > 20);
  for (const ProtectingGroup& group : shipped().groups) {
    CAPTURE(group.name);
    const Deprotector alone({group});
    int matches = 0;
    int misses = 0;
    for (const Example& example : shipped().examples) {
      if (example.group != group.name) {
        continue;
      }
      CAPTURE(example.smiles);
      const auto result = alone.deprotected(parse_smiles(example.smiles));
      (example.bare.empty() ? misses : matches) += 1;
      REQUIRE(result.has_value() == !example.bare.empty());
      if (result) {
        CHECK(canonical_smiles(result->molecule) == canonical(example.bare));
        CHECK(result->group_names == Names{group.name});
      }
    }
    CHECK(matches > 0);
    CHECK(misses > 0);
  }
}

TEST_CASE("a piperidone is seen under the groups on its nitrogen and its ketone", "[unit]") {
  const std::string piperidone = "O=C1CCNCC1";
  check("CC(C)(C)OC(=O)N1CCC(=O)CC1", piperidone, {"N-Boc"});
  check("O=C(OCc1ccccc1)N1CCC(=O)CC1", piperidone, {"N-Cbz"});
  check("C1CC2(CCN1)OCCO2", piperidone, {"ethylene ketal"});
  check("CC(C)(C)OC(=O)N1CCC2(CC1)OCCO2", piperidone, {"N-Boc", "ethylene ketal"});
}

TEST_CASE("groups are counted as often as they are there, nested ones too", "[unit]") {
  check("CC(C)(C)OC(=O)N1CCN(C(=O)OC(C)(C)C)CC1", "C1CNCCN1", {"N-Boc", "N-Boc"});
  check("CC(C)(C)OC(=O)N(C(=O)OC(C)(C)C)c1ccccc1", "Nc1ccccc1", {"N-Boc", "N-Boc"});
  // Benzyl counts on an amine only, which is there once the carbamate is gone.
  check("CC(C)(C)OC(=O)N(Cc1ccccc1)C1CCCCC1", "NC1CCCCC1", {"N-Boc", "N-benzyl"});
}

TEST_CASE("a group is seen in a molecule that is too large for a packed graph", "[unit]") {
  CHECK_FALSE(shipped_deprotector().deprotected(parse_smiles("CCO")).has_value());
  const std::string chain(300, 'C');
  check("CC(C)(C)OC(=O)NCC" + chain, "NCC" + chain, {"N-Boc"});
}

TEST_CASE("a molecule without any group of the list gives nothing", "[unit]") {
  for (const std::string smiles : {"O=C1CCNCC1", "CCC(=O)N(c1ccccc1)C1CCNCC1", "CC(C)(C)OC(C)=O",
                                   "CC(C)(C)OC(=O)n1cccc1", "C", "COC(OC)c1ccccc1"}) {
    CAPTURE(smiles);
    CHECK_FALSE(shipped_deprotector().deprotected(parse_smiles(smiles)).has_value());
  }
}

TEST_CASE("several components are not deprotected together", "[unit]") {
  const auto two = parse_smiles("CC(C)(C)OC(=O)N1CCC(=O)CC1.Cl");
  CHECK_FALSE(shipped_deprotector().deprotected(two).has_value());
}

TEST_CASE("what is under a group does not depend on how the molecule was written", "[unit]") {
  for (const std::string smiles :
       {"O=C1CCN(C(=O)OC(C)(C)C)CC1", "C1C(=O)CCN(C1)C(OC(C)(C)C)=O",
        "[CH3]C(C)(C)OC(=O)[N]1CCC(=O)CC1", "[2H]C([2H])([2H])C(C)(C)OC(=O)N1CCC(=O)CC1",
        "[CH2]1[CH2]C(=O)[CH2][CH2][N]1C(=O)[O][C]([CH3])([CH3])[CH3]"}) {
    check(smiles, "O=C1CCNCC1", {"N-Boc"});
  }
  check("C1CC2(CC[NH]1)[O][CH2][CH2][O]2", "O=C1CCNCC1", {"ethylene ketal"});
}

TEST_CASE("the atoms that stay keep their numbers and the others are told", "[unit]") {
  const Molecule molecule = parse_smiles("[2H]C1CN(C(=O)OC(C)(C)C)CCC12OCCO2");
  const auto record = elements_of_record(molecule);
  const auto result = shipped_deprotector().deprotected(molecule);
  REQUIRE(result.has_value());
  for (const auto& [number, element] : elements_of_record(result->molecule)) {
    CAPTURE(number);
    REQUIRE(record.count(number) == 1);
    CHECK(record.at(number) == element);
  }
  CHECK(elements_of_record(result->molecule).size() == 7);
  const auto left = result->molecule.all_record_atoms();
  CHECK(left.size() + result->removed_record_atoms.size() == record.size());
  std::vector<int> all = left;
  all.insert(all.end(), result->removed_record_atoms.begin(), result->removed_record_atoms.end());
  std::sort(all.begin(), all.end());
  CHECK(all == molecule.all_record_atoms());
  CHECK(std::count(left.begin(), left.end(), 2) == 1);  // the nitrogen
  CHECK(canonical_smiles(result->molecule) == canonical("[2H]C1CNCCC1=O"));
}

TEST_CASE("stereo that the groups do not hold stays, the rest goes", "[unit]") {
  check("C[C@H](F)N(C(=O)OC(C)(C)C)C1CC1", "C[C@H](F)NC1CC1", {"N-Boc"});
  check("C[C@@H]1CNCC[C@]12OCCO2", "C[C@@H]1CNCCC1=O", {"ethylene ketal"});
  check("CN[C@@H](C)N(C)C(=O)OC(C)(C)C", "CNC(C)NC", {"N-Boc"});  // two like arms now
}

TEST_CASE("a molecule with more groups than any real one comes to an end", "[unit]") {
  std::string smiles = "C";
  for (int unit = 0; unit < 30; ++unit) {
    smiles += "CN(C(=O)OC(C)(C)C)C";
  }
  const auto result = shipped_deprotector().deprotected(parse_smiles(smiles));
  REQUIRE(result.has_value());
  CHECK(result->group_names == Names(30, "N-Boc"));
}

TEST_CASE("a protecting group that cannot be used is refused by name", "[unit]") {
  for (const ProtectingGroup& group : std::vector<ProtectingGroup>{{"none", "[N:1]C(=O"},
                                                                   {"none", "NC=O"},
                                                                   {"none", "[N:1]C(=O)[N:1]"},
                                                                   {"none", "[N:2]C=O"},
                                                                   {"none", "[*:1]C=O"},
                                                                   {"none", "[O,N:1]C=O"},
                                                                   {"none", "[N:1][C:2][C:3]"},
                                                                   {"none", "[N:1]C.C"},
                                                                   {"none", "[N:1]C=O>>[N:1]"},
                                                                   {"none", ""},
                                                                   {"", "[N:1]C=O"}}) {
    CAPTURE(group.smarts);
    CHECK_THROWS_AS(Deprotector({group}), std::invalid_argument);
  }
}
