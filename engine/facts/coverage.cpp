// How much law a set holds.

#include <algorithm>

#include "congener/reference_set.hpp"

namespace congener {
namespace {

const LawCoverage* own_coverage(const ReferenceSet& set, const std::string& jurisdiction,
                                LawKind kind) {
  for (const JurisdictionFacts& facts : set.jurisdiction_facts) {
    if (facts.code != jurisdiction) {
      continue;
    }
    const auto found =
        std::find_if(facts.coverage.begin(), facts.coverage.end(),
                     [&](const LawCoverage& coverage) { return coverage.kind == kind; });
    return found == facts.coverage.end() ? nullptr : &*found;
  }
  return nullptr;
}

}  // namespace

LawCoverage coverage_of(const ReferenceSet& set, const std::string& jurisdiction, LawKind kind) {
  const LawCoverage* coverage = own_coverage(set, jurisdiction, kind);
  if (coverage != nullptr) {
    return *coverage;
  }
  LawCoverage unread;
  unread.kind = kind;
  return unread;
}

}  // namespace congener
