#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "chem/depiction.hpp"
#include "chem/parse.hpp"
#include "chem/structure_error.hpp"
#include "congener/drawing.hpp"
#include "congener/error.hpp"
#include "drawing/finding_marks.hpp"

namespace congener {
namespace {

using drawing::FindingMarks;

/// A drawing of more atoms shows nothing, and takes long.
constexpr int kMostAtomsDrawn = 200;

/// The atoms of the molecule that have these numbers in the record.
std::vector<int> atoms_of(const chem::Molecule& molecule, const std::vector<int>& record_atoms) {
  std::vector<int> atoms;
  for (std::size_t atom = 0; atom < molecule.record_atoms().size(); ++atom) {
    const int number = molecule.record_atoms()[atom];
    if (number >= 0 &&
        std::find(record_atoms.begin(), record_atoms.end(), number) != record_atoms.end()) {
      atoms.push_back(static_cast<int>(atom));
    }
  }
  return atoms;
}

int atom_of(const chem::Molecule& molecule, int record_atom) {
  const auto& numbers = molecule.record_atoms();
  const auto place = std::find(numbers.begin(), numbers.end(), record_atom);
  return place == numbers.end() ? -1 : static_cast<int>(place - numbers.begin());
}

std::optional<chem::Molecule> judged_molecule(const Finding& finding) {
  if (!finding.resolved_by || finding.resolved_by->structure.empty()) {
    return std::nullopt;
  }
  return chem::parse_structure(finding.resolved_by->structure, finding.resolved_by->format,
                               kMostAtomsDrawn)
      .molecule;
}

/// Where the finding does not say which atoms lie upon each other, the entry's are looked for.
std::vector<std::pair<int, int>> pairs_of(const FindingMarks& marks, const chem::Molecule& sample,
                                          const chem::Molecule& entry) {
  std::vector<std::pair<int, int>> pairs;
  if (marks.is_identical) {
    return chem::placed_in(entry, sample);
  }
  for (const auto& [record_atom, entry_atom] : marks.pairs) {
    const int atom = atom_of(sample, record_atom);
    const int of_entry = atom_of(entry, entry_atom);
    if (atom >= 0 && of_entry >= 0) {
      pairs.emplace_back(atom, of_entry);
    }
  }
  return pairs;
}

class SetDrawer final : public Drawer {
 public:
  explicit SetDrawer(std::shared_ptr<const ReferenceSet> set) : set_(std::move(set)) {
    if (!set_) {
      throw OptionError("drawings need a reference set");
    }
    for (const Entry& entry : set_->entries) {
      smiles_.emplace(entry.id, entry.smiles);
    }
  }

  PairDrawing draw(const Finding& finding) const override {
    try {
      return drawn(finding);
    } catch (const chem::StructureError&) {
      return {};  // it was judged, but RDKit cannot draw it
    }
  }

  std::string mol_block(const Finding& finding) const override {
    try {
      const auto sample = judged_molecule(finding);
      return sample ? chem::Depiction(*sample).mol_block() : std::string();
    } catch (const chem::StructureError&) {
      return {};
    }
  }

 private:
  PairDrawing drawn(const Finding& finding) const {
    PairDrawing drawn;
    const auto sample = judged_molecule(finding);
    if (!sample) {
      return drawn;
    }
    const FindingMarks marks = drawing::marks_of(finding);
    chem::Depiction depiction(*sample);
    if (const auto place = smiles_.find(marks.entry); place != smiles_.end()) {
      const chem::Molecule entry = chem::parse_smiles(place->second);
      const chem::Depiction of_entry(entry);
      depiction.turn_like(of_entry, pairs_of(marks, *sample, entry));
      std::vector<int> matched = atoms_of(entry, marks.entry_matched);
      if (marks.is_identical) {
        matched = atoms_of(entry, entry.all_record_atoms());
      }
      drawn.entry = of_entry.svg({std::move(matched), atoms_of(entry, marks.entry_changed)}, {});
      drawn.entry_id = marks.entry;
    }
    drawn.sample =
        depiction.svg({atoms_of(*sample, marks.matched), atoms_of(*sample, marks.changed)}, {});
    return drawn;
  }

  std::shared_ptr<const ReferenceSet> set_;
  std::map<std::string, std::string> smiles_;  ///< of the entries, by id
};

}  // namespace

Drawer::~Drawer() = default;

std::shared_ptr<const Drawer> make_drawer(std::shared_ptr<const ReferenceSet> set) {
  return std::make_shared<SetDrawer>(std::move(set));
}

}  // namespace congener
