#pragma once
// Several packs as one reference set: what they hold together, and which names they may not share.

#include <string>
#include <vector>

#include "congener/reference_set.hpp"
#include "reference/problems.hpp"

namespace congener::reference {

/// One folder as read, before it is joined with others.
struct Pack {
  ReferenceSet set;  ///< its packs holds this one
  bool has_similarity = false;
  std::string prefix;  ///< stands before its file names in messages; empty when it is the only one
};

/// At least one pack. Adds every name that two packs share to the problems and keeps the first of
/// them. Throws ReferenceSetError where no set can be made: packs with one id, or without rules of
/// similarity.
ReferenceSet merged(std::vector<Pack> packs, Problems& problems);

}  // namespace congener::reference
