#include "drawing/finding_marks.hpp"

#include <algorithm>

namespace congener::drawing {
namespace {

bool holds(const std::vector<int>& atoms, int atom) {
  return std::find(atoms.begin(), atoms.end(), atom) != atoms.end();
}

void add(const std::vector<int>& more, std::vector<int>& atoms) {
  atoms.insert(atoms.end(), more.begin(), more.end());
}

/// What the two have in common is matched, and what a changed site bears is changed.
FindingMarks marks_of(const Resemblance& resemblance) {
  FindingMarks marks;
  marks.entry = resemblance.entry;
  for (const SiteChange& change : resemblance.changes) {
    add(change.to_atoms, marks.changed);
    add(change.from_atoms, marks.entry_changed);
  }
  for (const auto& [atom, of_entry] : resemblance.overlap_atoms) {
    // The core says best which way round the molecule is; likeness alone has no core.
    if (resemblance.relation == Relation::Similar || holds(resemblance.atoms, atom)) {
      marks.pairs.emplace_back(atom, of_entry);
    }
    if (!holds(marks.changed, atom)) {
      marks.matched.push_back(atom);
    }
    if (!holds(marks.entry_changed, of_entry)) {
      marks.entry_matched.push_back(of_entry);
    }
  }
  constexpr std::size_t kFewest = 3;
  if (marks.pairs.size() < kFewest) {
    marks.pairs = resemblance.overlap_atoms;
  }
  return marks;
}

/// A class has no entry to lay beside it: its core is matched, and what its sites bear is changed.
FindingMarks marks_of(const ClassFinding& finding) {
  FindingMarks marks;
  marks.matched = finding.core_atoms;
  for (const ClassSiteFinding& site : finding.sites) {
    add(site.atoms, marks.changed);
  }
  return marks;
}

}  // namespace

FindingMarks marks_of(const Finding& finding) {
  if (!finding.identities.empty()) {
    FindingMarks marks;
    marks.entry = finding.identities.front().entry;
    marks.is_identical = true;
    marks.matched = finding.identities.front().atoms;
    return marks;
  }
  if (!finding.nearest.empty()) {
    return marks_of(finding.nearest.front());
  }
  for (const ClassFinding& each : finding.classes) {
    if (each.is_inside) {
      return marks_of(each);
    }
  }
  return {};
}

}  // namespace congener::drawing
