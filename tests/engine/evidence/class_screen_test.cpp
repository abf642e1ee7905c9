// The question by which the gate and the class tier save tautomers and groups: whether a component,
// in any of its tautomers, could be inside a definition. A "no" must be right; that it is often
// "no" is what it is for.

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "chem/molecule_graph.hpp"
#include "chem/parse.hpp"
#include "class_samples.hpp"
#include "evidence/class_screen.hpp"
#include "evidence/components.hpp"
#include "evidence/workspace.hpp"

using namespace congener;
using namespace congener::test;

namespace {

/// The shipped definitions, with what is needed to ask them.
class Definitions {
 public:
  Definitions()
      : set_(*shipped_set()), counters_(set_), screen_(set_, false), workspace_(set_, readings_) {}

  bool may_be_inside(std::size_t rule, const chem::Molecule& molecule) {
    graph::MoleculeGraph& graph = workspace_.gate.component;
    REQUIRE(chem::fill(graph, molecule));
    return screen_.may_be_inside(
        workspace_.classes[rule].index,
        {graph.view(), graph::kinds_of(graph.view()), workspace_.gate.matching});
  }

  bool may_be_inside(const std::string& id, const std::string& smiles) {
    const auto& classes = workspace_.classes;
    const auto rule = std::find_if(classes.begin(), classes.end(), [&](const auto& each) {
      return set_.classes[each.index].id == id;
    });
    REQUIRE(rule != classes.end());
    return may_be_inside(static_cast<std::size_t>(rule - classes.begin()),
                         chem::parse_smiles(smiles));
  }

  /// On the last day of all: every limb counts.
  bool is_inside(std::size_t rule, const chem::Molecule& molecule) {
    constexpr Date kLastDay{9999, 12, 31};
    rules::GroupAnswers answers(workspace_.groups);
    const auto match = workspace_.classes[rule].matcher.match_as_drawn(molecule, kLastDay, answers);
    return match && match->is_inside;
  }

  std::vector<evidence::Component> components_of(const std::string& smiles) {
    return evidence::components_of(workspace_.standardizer.normalized(chem::parse_smiles(smiles)),
                                   counters_, workspace_.standardizer);
  }

  std::vector<chem::Molecule> tautomers_of(const chem::Molecule& molecule) {
    return workspace_.tautomers.tautomers(molecule);
  }

  std::size_t count() const { return workspace_.classes.size(); }

 private:
  ReferenceSet set_;
  std::map<std::string, bool> readings_;
  evidence::CounterComponents counters_;
  evidence::ClassScreen screen_;
  evidence::Workspace workspace_;
};

}  // namespace

TEST_CASE("what has a tautomer inside a definition is ruled out in none of its tautomers",
          "[unit]") {
  Definitions definitions;
  std::size_t members = 0;
  std::size_t ruled_out = 0;
  for (const std::string& smiles : class_structures()) {
    for (const evidence::Component& component : definitions.components_of(smiles)) {
      const auto tautomers = definitions.tautomers_of(component.plain());
      for (std::size_t rule = 0; rule < definitions.count(); ++rule) {
        CAPTURE(smiles, rule);
        const bool is_member = std::any_of(
            tautomers.begin(), tautomers.end(),
            [&](const chem::Molecule& tautomer) { return definitions.is_inside(rule, tautomer); });
        for (const chem::Molecule& tautomer : tautomers) {
          const bool may_be = definitions.may_be_inside(rule, tautomer);
          CHECK((may_be || !is_member));
          ruled_out += may_be ? 0 : 1;
        }
        members += is_member ? 1 : 0;
      }
    }
  }
  CHECK(members > 100);
  CHECK(ruled_out > 10 * members);
}

TEST_CASE("a definition is ruled out by how a group begins", "[unit]") {
  Definitions definitions;
  const std::string piperidones = "us-4piperidone-listing";
  CHECK(definitions.may_be_inside(piperidones, "O=C1CCNCC1"));
  CHECK(definitions.may_be_inside(piperidones, "CC(C)(C)OC(=O)N1CCC(=O)CC1"));
  // N-phenethyl begins with a carbon, as an acyl group does, but bears no oxygen there.
  CHECK_FALSE(definitions.may_be_inside(piperidones, "O=C1CCN(CCc2ccccc2)CC1"));
  // A urea begins as an acyl group does, but goes on with a nitrogen (a molecule of ZINC).
  CHECK_FALSE(definitions.may_be_inside(piperidones, "Cc1cccc(NC(=O)N2CCC3(CC2)OCCO3)c1C"));
}

TEST_CASE("a definition is ruled out where no group is that must be there", "[unit]") {
  Definitions definitions;
  CHECK(definitions.may_be_inside("de-npsg-1", "O=C1CCN(CCc2ccccc2)CC1"));
  CHECK_FALSE(definitions.may_be_inside("de-npsg-1", "O=C1CCN(Cc2ccccc2)CC1"));
  CHECK_FALSE(definitions.may_be_inside("de-npsg-1", "CCCNCCC"));  // nothing but alkyl
}

TEST_CASE("a group that closes a ring with the core fits only where the words have one", "[unit]") {
  Definitions definitions;
  // The acetal closes a ring over the two oxygens of the core.
  CHECK(definitions.may_be_inside("us-4piperidone-listing", "C1CC2(CCN1)OCCO2"));
  // The chain of 2-phenethylamine may be in no ring but one over its nitrogen.
  CHECK(definitions.may_be_inside("de-npsg-1", "C1CCN(CCc2ccccc2)CC1"));
  CHECK_FALSE(definitions.may_be_inside("de-npsg-1", "NC1CCCCC1c1ccccc1"));
}
