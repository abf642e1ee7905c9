#pragma once
// Joins several packs to one reference set, and finds the names that they share but must not.

#include <string>
#include <vector>

#include "congener/reference_set.hpp"
#include "reference/problems.hpp"

namespace congener::reference {

/// One folder as it was read, before it is joined with others.
struct Pack {
  ReferenceSet set;  ///< its packs holds this one
  bool has_similarity = false;
  std::string prefix;  ///< stands before its file names in messages; empty when it is the only one
};

/// Joins at least one pack. If two packs share a name, that is a problem, and the first one is
/// kept. Throws ReferenceSetError if no set can be made: two packs have the same id, or none has
/// rules of similarity.
ReferenceSet merged(std::vector<Pack> packs, Problems& problems);

}  // namespace congener::reference
