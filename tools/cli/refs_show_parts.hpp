#pragma once
// The parts of `refs show`; refs_show.cpp puts them together.

#include <ostream>
#include <vector>

#include "congener/reference_set.hpp"

namespace congener::cli {

void show_row(std::ostream& stream, const ControlRow& row);

/// The documents that any of the rows rests on.
void show_sources(std::ostream& stream, const std::vector<ControlRow>& rows,
                  const ReferenceSet& set);

void show_class(std::ostream& stream, const StructureClass& definition, const ReferenceSet& set);
void show_group(std::ostream& stream, const SubstituentGroup& group, const ReferenceSet& set);

}  // namespace congener::cli
