#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>
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

std::string drawn(const chem::Depiction& depiction, const chem::DrawingMarks& marks,
                  DrawingKind kind) {
  return kind == DrawingKind::Png ? depiction.png(marks, {}) : depiction.svg(marks, {});
}

/// An entry as it lies on paper. Its drawings come back: a catalogue has many relatives of few
/// entries.
class DrawnEntry {
 public:
  explicit DrawnEntry(const std::string& smiles)
      : molecule_(chem::parse_smiles(smiles)), depiction_(molecule_) {}

  /// Turns the depiction of a sample like this one.
  void turn(chem::Depiction& depiction, const FindingMarks& marks,
            const chem::Molecule& sample) const {
    depiction.turn_like(depiction_, pairs_of(marks, sample, molecule_));
  }

  std::string drawing_of(const FindingMarks& marks, DrawingKind kind) const {
    const std::vector<int> matched =
        marks.is_identical ? molecule_.all_record_atoms() : marks.entry_matched;
    std::tuple key(kind, matched, marks.entry_changed);
    const auto known = known_.find(key);
    if (known != known_.end()) {
      return known->second;
    }
    std::string drawing = drawn(
        depiction_, {atoms_of(molecule_, matched), atoms_of(molecule_, marks.entry_changed)}, kind);
    constexpr std::size_t kMostKept = 200;
    if (known_.size() < kMostKept) {
      known_.emplace(std::move(key), drawing);
    }
    return drawing;
  }

 private:
  chem::Molecule molecule_;
  chem::Depiction depiction_;
  mutable std::map<std::tuple<DrawingKind, std::vector<int>, std::vector<int>>, std::string> known_;
};

class SetDrawer final : public Drawer {
 public:
  explicit SetDrawer(std::shared_ptr<const ReferenceSet> set) : set_(std::move(set)) {
    if (!set_) {
      throw OptionError("drawings need a reference set");
    }
  }

  PairDrawing draw(const Finding& finding, DrawingKind kind) const override {
    try {
      return drawn_pair(finding, kind);
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
  PairDrawing drawn_pair(const Finding& finding, DrawingKind kind) const {
    PairDrawing pair;
    const auto sample = judged_molecule(finding);
    if (!sample) {
      return pair;
    }
    const FindingMarks marks = drawing::marks_of(finding);
    chem::Depiction depiction(*sample);
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (const DrawnEntry* entry = entry_of(marks.entry)) {
        entry->turn(depiction, marks, *sample);
        pair.entry = entry->drawing_of(marks, kind);
        pair.entry_id = marks.entry;
      }
    }
    pair.sample = drawn(depiction,
                        {atoms_of(*sample, marks.matched), atoms_of(*sample, marks.changed)}, kind);
    return pair;
  }

  /// Made when it is first asked for; null: there is no such entry. Under the lock, because RDKit
  /// remembers things inside a molecule that is only read.
  const DrawnEntry* entry_of(const std::string& id) const {
    const auto known = entries_.find(id);
    if (known != entries_.end()) {
      return &known->second;
    }
    for (const Entry& entry : set_->entries) {
      if (entry.id == id) {
        return &entries_.try_emplace(id, entry.smiles).first->second;
      }
    }
    return nullptr;
  }

  std::shared_ptr<const ReferenceSet> set_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, DrawnEntry> entries_;
};

}  // namespace

Drawer::~Drawer() = default;

std::shared_ptr<const Drawer> make_drawer(std::shared_ptr<const ReferenceSet> set) {
  return std::make_shared<SetDrawer>(std::move(set));
}

}  // namespace congener
