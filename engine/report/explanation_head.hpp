#pragma once
// The head of an explanation: how the structure was found, and what was judged. Internal to
// engine/report.

#include <cstddef>
#include <ostream>
#include <string>

#include "congener/finding.hpp"

namespace congener::report {

/// How it was found stands alone in the first lines, up to an empty one: all that follows is the
/// same whichever way a substance was named. structure: as given, for findings without more.
void write_head(std::ostream& stream, const std::string& structure, const Finding& finding,
                std::size_t width);

/// The same, a sentence a line, with the canonical SMILES of the component that decided.
void write_full_head(std::ostream& stream, const std::string& structure, const Finding& finding);

}  // namespace congener::report
