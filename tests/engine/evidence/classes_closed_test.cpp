// Closed means closed: a member of a class to which one atom or bond is added where the words allow
// none is outside. The changed molecules are made here from published members, asked about and
// forgotten.

#include <GraphMol/GraphMol.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "catch.hpp"
#include "chem/core_pattern.hpp"
#include "chem/parse.hpp"
#include "engine/evidence/class_samples.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using Atoms = std::vector<int>;

constexpr int kCarbon = 6;
constexpr int kSilicon = 14;  // in no list of allowed substituents

const StructureClass& definition_of(const std::string& id) {
  for (const StructureClass& definition : shipped_set()->classes) {
    if (definition.id == id) {
      return definition;
    }
  }
  FAIL("no class " << id);
  throw std::logic_error(id);
}

/// A structure inside a class, with the class's core in it.
struct Member {
  const StructureClass* definition = nullptr;
  std::string smiles;
  std::shared_ptr<const chem::Molecule> molecule;
  std::map<int, int> core;  ///< atom -> label, of the place that makes it a member
};

/// Labels by atom of the place of a core that takes up just these atoms.
std::map<int, int> labels_at(const StructureClass& definition, const chem::Molecule& molecule,
                             const Atoms& core_atoms) {
  std::map<int, int> labels;
  for (const ClassCore& core : definition.cores) {
    const chem::CorePattern pattern(core.smiles);
    for (const Atoms& place : pattern.matches(molecule)) {
      Atoms sorted = place;
      std::sort(sorted.begin(), sorted.end());
      for (std::size_t i = 0; sorted == core_atoms && labels.size() < place.size(); ++i) {
        labels[place[i]] = pattern.labels()[i];
      }
    }
  }
  return labels;
}

/// Every membership among the published structures; salts and labelled molecules say no more.
std::vector<Member> members() {
  std::vector<Member> result;
  for (const std::string& smiles : class_structures()) {
    if (smiles.find_first_of(".+@/\\") != std::string::npos ||
        smiles.find("[2H]") != std::string::npos || smiles.find("[1") != std::string::npos) {
      continue;
    }
    const auto molecule = std::make_shared<const chem::Molecule>(chem::parse_smiles(smiles));
    for (const ClassFinding& found : detector_by_words_of_today().check(smiles).classes) {
      const StructureClass& definition = definition_of(found.rule);
      const auto core = labels_at(definition, *molecule, found.core_atoms);
      if (found.is_inside && !core.empty()) {  // empty: inside by another tautomer
        result.push_back({&definition, smiles, molecule, core});
      }
    }
  }
  return result;
}

const std::vector<Member>& all_members() {
  static const std::vector<Member> all = members();
  return all;
}

bool bears_hydrogen(const Member& member, int atom) {
  const auto* drawn = member.molecule->rdkit().getAtomWithIdx(static_cast<unsigned int>(atom));
  return drawn->getTotalNumHs() > 0 && drawn->getNumExplicitHs() == 0;
}

bool takes_anything(const ClassAllowance& allowance) {
  const auto& groups = shipped_set()->groups;
  return std::any_of(groups.begin(), groups.end(), [&](const SubstituentGroup& group) {
    return contains(group.start, "[*]") && contains(allowance.groups, group.id);
  });
}

/// Whether the words allow just anything there ("any other group").
bool may_bear_anything(const StructureClass& definition, int label) {
  return std::any_of(definition.sites.begin(), definition.sites.end(), [&](const ClassSite& site) {
    return std::count(site.labels.begin(), site.labels.end(), label) > 0 &&
           (std::any_of(site.bears_one.begin(), site.bears_one.end(), takes_anything) ||
            std::any_of(site.may_bear.begin(), site.may_bear.end(), takes_anything));
  });
}

/// The member changed by a function of its graph; empty when the result is no molecule.
template <typename Change>
std::string changed(const Member& member, Change change) {
  RDKit::RWMol graph(member.molecule->rdkit());
  change(graph);
  try {
    RDKit::MolOps::sanitizeMol(graph);
  } catch (const std::exception&) {
    return "";
  }
  return RDKit::MolToSmiles(graph);
}

void add_atom(RDKit::RWMol& graph, const Atoms& neighbors, int element) {
  const unsigned int added =
      graph.addAtom(new RDKit::Atom(static_cast<unsigned int>(element)), false, true);
  for (const int neighbor : neighbors) {
    graph.addBond(static_cast<unsigned int>(neighbor), added, RDKit::Bond::SINGLE);
  }
}

bool is_inside(const std::string& smiles, const std::string& rule) {
  const Finding finding = detector_by_words_of_today().check(smiles);
  return std::any_of(finding.classes.begin(), finding.classes.end(),
                     [&](const auto& found) { return found.rule == rule && found.is_inside; });
}

/// Checks that the changed member is outside; the number of molecules asked about.
int check_outside(const Member& member, const std::string& smiles) {
  if (smiles.empty()) {
    return 0;
  }
  CAPTURE(member.smiles, smiles, member.definition->id);
  CHECK_FALSE(is_inside(smiles, member.definition->id));
  return 1;
}

}  // namespace

TEST_CASE("the published members of every closed class are known", "[unit]") {
  std::map<std::string, int> counts;
  for (const Member& member : all_members()) {
    ++counts[member.definition->id];
  }
  for (const StructureClass& definition : shipped_set()->classes) {
    const bool is_replaced = definition.controls.front().period.last_day.has_value();
    if (definition.kind == ClassKind::Closed && !(definition.controls.size() == 1 && is_replaced)) {
      CAPTURE(definition.id);
      CHECK(counts[definition.id] >= 3);
    }
  }
}

TEST_CASE("anything on an unlabelled position of the core takes a member out", "[unit]") {
  int asked = 0;
  for (const Member& member : all_members()) {
    for (const auto& [atom, label] : member.core) {
      if (label == 0 && bears_hydrogen(member, atom)) {
        for (const int element : {kCarbon, kSilicon, 9, 17}) {
          const Atoms there = {atom};
          asked += check_outside(
              member, changed(member, [&](auto& graph) { add_atom(graph, there, element); }));
        }
      }
    }
  }
  CHECK(asked > 50);
}

TEST_CASE("an atom that no words name takes a member out wherever it stands on the core",
          "[unit]") {
  int asked = 0;
  for (const Member& member : all_members()) {
    for (const auto& [atom, label] : member.core) {
      if (bears_hydrogen(member, atom) && !may_bear_anything(*member.definition, label)) {
        const Atoms there = {atom};
        asked += check_outside(
            member, changed(member, [&](auto& graph) { add_atom(graph, there, kSilicon); }));
      }
    }
  }
  CHECK(asked > 100);
}

TEST_CASE("a bond or a bridge between two positions of the core takes a member out", "[unit]") {
  int asked = 0;
  for (const Member& member : all_members()) {
    for (auto first = member.core.begin(); first != member.core.end(); ++first) {
      for (auto second = std::next(first); second != member.core.end(); ++second) {
        const Atoms ends = {first->first, second->first};
        if (!bears_hydrogen(member, ends[0]) || !bears_hydrogen(member, ends[1])) {
          continue;
        }
        const auto begin = static_cast<unsigned int>(ends[0]);
        const auto end = static_cast<unsigned int>(ends[1]);
        if (member.molecule->rdkit().getBondBetweenAtoms(begin, end) == nullptr) {
          asked += check_outside(member, changed(member, [&](auto& graph) {
                                   graph.addBond(begin, end, RDKit::Bond::SINGLE);
                                 }));
        }
        asked += check_outside(
            member, changed(member, [&](auto& graph) { add_atom(graph, ends, kCarbon); }));
      }
    }
  }
  CHECK(asked > 300);
}

TEST_CASE("a bond between the core and what hangs on it elsewhere takes a member out", "[unit]") {
  constexpr int kEvery = 5;  // of thousands of such bonds
  int met = 0;
  int asked = 0;
  for (const Member& member : all_members()) {
    const auto& graph = member.molecule->rdkit();
    for (const auto& [atom, label] : member.core) {
      if (!bears_hydrogen(member, atom)) {
        continue;
      }
      const auto end = static_cast<unsigned int>(atom);
      for (unsigned int other = 0; other < graph.getNumAtoms(); ++other) {
        if (member.core.count(static_cast<int>(other)) != 0 ||
            !bears_hydrogen(member, static_cast<int>(other)) ||
            graph.getBondBetweenAtoms(end, other) != nullptr || met++ % kEvery != 0) {
          continue;
        }
        asked += check_outside(member, changed(member, [&](auto& copy) {
                                 copy.addBond(end, other, RDKit::Bond::SINGLE);
                               }));
      }
    }
  }
  CHECK(asked > 500);
}
