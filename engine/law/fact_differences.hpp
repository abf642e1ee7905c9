#pragma once
// Compares rows, entries and classes of two reference sets fact by fact, in words: citation: "A" ->
// "B". Examples and places in files are no facts.

#include <string>
#include <vector>

#include "congener/reference_set.hpp"

namespace congener::law {

/// The same row on both sides. One may be null: then the row was added or removed.
struct RowPair {
  const ControlRow* before = nullptr;
  const ControlRow* after = nullptr;
};

/// Pairs the rows of both sides. Rows have no ids, so unchanged rows are paired first, then those
/// with the same citation, those of the same kind, and the rest in their order. The pairs come in
/// the order of `after`; removed rows come last.
std::vector<RowPair> paired_rows(const std::vector<const ControlRow*>& before,
                                 const std::vector<const ControlRow*>& after);

// What differs, joined by "; "; empty when nothing does.
std::string differing_facts(const ControlRow& before, const ControlRow& after);
std::string differing_facts(const Entry& before, const Entry& after);  ///< without the structure
/// Also the groups that the class names. Rows are compared by themselves.
std::string differing_facts(const StructureClass& before, const ReferenceSet& before_set,
                            const StructureClass& after, const ReferenceSet& after_set);

}  // namespace congener::law
