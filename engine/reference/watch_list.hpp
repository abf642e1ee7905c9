#pragma once
// A list of one's own as people have it: a CSV or TSV file with a line per substance.

#include <string>
#include <vector>

#include "reference/merge.hpp"
#include "reference/problems.hpp"

namespace congener::reference {

/// The jurisdiction of all own lists.
extern const char* const kOwnJurisdiction;

/// Reads the list as a pack whose rows are watched in kOwnJurisdiction. A row without a structure
/// takes that of the substance with its CAS number in `known`. What is wrong with a row is a
/// problem, named by file and line. Throws FileError and FormatError when the file cannot be read,
/// ReferenceSetError when it has no header that is understood.
Pack load_watch_list(const std::string& path, const std::vector<Pack>& known, Problems& problems);

}  // namespace congener::reference
