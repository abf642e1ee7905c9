#pragma once
// Most records of a library have no finding, and all that a report says of them beside what was
// submitted is the same. Writers make that part once.

#include "congener/finding.hpp"

namespace congener::report {

/// What is told of a SMILES of which nothing was found.
Finding plain_finding();

/// Whether all that a report tells of the finding is what it tells of plain_finding.
bool is_plain(const Finding& finding);

}  // namespace congener::report
