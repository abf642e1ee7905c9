#pragma once
// Compares the rows of one entry or class in one jurisdiction, on two days or in two sets.

#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/difference.hpp"
#include "congener/reference_set.hpp"

namespace congener::law {

/// The two sides of a comparison: one set on two days, or two sets on one day.
struct Sides {
  const ReferenceSet& before;
  const ReferenceSet& after;
  Date from;
  Date to;
  bool is_between_sets;
};

/// subject: its jurisdiction, kind, id, name and words are copied into every change.
/// is_on_both_sides: if false, it was added or removed as a whole, and its rows are not reported
/// one by one.
void add_row_changes(const std::vector<const ControlRow*>& before,
                     const std::vector<const ControlRow*>& after, const Sides& sides,
                     ReferenceChange subject, bool is_on_both_sides,
                     std::vector<ReferenceChange>& changes);

/// What a row is cited by; never empty.
std::string name_of(const ControlRow& row);

/// Appends after "; ", unless the words say it already.
void add_words(std::string& words, const std::string& more);

}  // namespace congener::law
