#pragma once
// `congener refs list` and `refs check`: one line per substance, class or group (TSV), and counts.

#include <ostream>

#include "congener/reference_set.hpp"

namespace congener::cli {

void list_entries(std::ostream& stream, const ReferenceSet& set);
void list_classes(std::ostream& stream, const ReferenceSet& set);
void list_groups(std::ostream& stream, const ReferenceSet& set);

/// What a set that passed its checks holds.
void write_counts(std::ostream& stream, const ReferenceSet& set);

}  // namespace congener::cli
