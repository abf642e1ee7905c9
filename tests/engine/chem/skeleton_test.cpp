#include "chem/skeleton.hpp"

#include <catch.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "chem/parse.hpp"
#include "congener/reference_set.hpp"

using congener::chem::composition_key;
using congener::chem::parse_smiles;
using congener::chem::skeleton_key;

namespace {

bool same_composition(const std::string& a, const std::string& b) {
  return composition_key(parse_smiles(a)) == composition_key(parse_smiles(b));
}

bool same_skeleton(const std::string& a, const std::string& b) {
  return skeleton_key(parse_smiles(a)) == skeleton_key(parse_smiles(b));
}

}  // namespace

TEST_CASE("all forms of a substance share their keys", "[unit]") {
  const std::vector<std::pair<std::string, std::string>> forms = {
      {"O=C1CC[NH2+]CC1", "O=C1CCNCC1"},                                         // charge
      {"OC1=CCNCC1", "O=C1CCNCC1"},                                              // enol
      {"C1=C(Nc2ccccc2)CCN(CCc2ccccc2)C1", "c1ccc(CCN2CCC(=Nc3ccccc3)CC2)cc1"},  // enamine
      {"[O-]C(CC)=[N+](c1ccccc1)C1CCNCC1", "CCC(=O)N(c1ccccc1)C1CCNCC1"},  // drawn with charges
      {"[2H]C1([2H])CNCC([2H])([2H])C1=O", "O=C1CCNCC1"},                  // deuterium
      {"O=[13C]1CCNCC1", "O=C1CCNCC1"},                                    // carbon-13
      {"[H]N1CCC(=O)CC1", "O=C1CCNCC1"},                                   // hydrogen drawn
      {"C[C@@H]1CNCCC1=O", "CC1CNCCC1=O"}};                                // stereo
  for (const auto& [form, parent] : forms) {
    CAPTURE(form);
    CHECK(same_composition(form, parent));
    CHECK(same_skeleton(form, parent));
  }
}

TEST_CASE("the keys do not depend on the order of atoms", "[unit]") {
  CHECK(same_skeleton("CCC(=O)N(c1ccccc1)C1CCNCC1", "C1CC(CCN1)N(C(CC)=O)c1ccccc1"));
}

TEST_CASE("positional isomers share the composition and differ in the skeleton", "[unit]") {
  const std::vector<std::pair<std::string, std::string>> isomers = {
      {"O=C1CCCNC1", "O=C1CCNCC1"},
      {"CC1CC(=O)CCN1", "CC1CNCCC1=O"},
      {"Fc1cccc(NC2CCNCC2)c1", "Fc1ccc(NC2CCNCC2)cc1"},
      {"c1ccc(NC2CCCNC2)cc1", "c1ccc(NC2CCNCC2)cc1"},
      {"Cc1ccc(Cl)cc1", "ClCc1ccccc1"},
      {"CC(Br)c1ccccc1", "BrCCc1ccccc1"},
      {"CC(Cl)C=O", "CCC(=O)Cl"},
      {"CC1CCCN1", "C1CCNCC1"},
      {"CCCC(=O)OC(C)=O", "CCC(=O)OC(=O)CC"}};
  for (const auto& [isomer, entry] : isomers) {
    CAPTURE(isomer);
    CHECK(same_composition(isomer, entry));
    CHECK_FALSE(same_skeleton(isomer, entry));
  }
}

TEST_CASE("no two precursors share a skeleton but ANPP and the imine of the same graph", "[unit]") {
  const auto set =
      congener::load_reference_set(std::string(CONGENER_REFERENCE_SETS) + "/fentanyl_precursors");
  std::map<std::uint64_t, std::string> entries;
  std::vector<std::string> pairs;
  for (const congener::Entry& entry : set.entries) {
    if (entry.role == congener::EntryRole::EndProduct) {
      continue;  // acryloylfentanyl has the graph of fentanyl, crotonylfentanyl that of another
    }
    const auto [place, is_new] =
        entries.emplace(skeleton_key(parse_smiles(entry.smiles)), entry.id);
    if (!is_new) {
      pairs.push_back(place->second + " " + entry.id);
    }
  }
  CHECK(pairs == std::vector<std::string>{"anpp phenethylpiperidinylidene-phenylamine"});
  CHECK(set.entries.size() >= 21);
}

TEST_CASE("another element is another composition", "[unit]") {
  CHECK_FALSE(same_composition("ClCc1ccccc1", "BrCc1ccccc1"));
  CHECK_FALSE(same_composition("C1CCNCC1", "C1CCOCC1"));
  CHECK_FALSE(same_composition("C1CCNCC1", "C1CCNCC1.Cl"));
}
