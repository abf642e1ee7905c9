#pragma once
// `congener refs show`: one substance, class or group with all that the set says of it, doubts
// included.

#include <ostream>
#include <string>

#include "congener/reference_set.hpp"

namespace congener::cli {

/// All that have this id: it is unique among the substances, among the classes and among the
/// groups. Throws OptionError when there is none.
void show(std::ostream& stream, const ReferenceSet& set, const std::string& id);

}  // namespace congener::cli
