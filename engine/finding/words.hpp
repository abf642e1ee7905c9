#pragma once
// The words of a result that reports build upon.

#include <functional>
#include <string>

#include "congener/finding.hpp"

namespace congener::finding {

using AnswerName = std::function<std::string(const JurisdictionFinding&)>;

/// As headline(), with names of the answers of the caller's own, who may mark some.
std::string headline_of(const Finding& finding, const AnswerName& name_of);

}  // namespace congener::finding
