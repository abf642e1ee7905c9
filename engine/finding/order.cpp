#include "finding/order.hpp"

#include <tuple>

namespace congener {

bool is_flagged(const Finding& finding) {
  return finding.status != Status::NotScreened && finding.status != Status::NoFinding;
}

std::string match_of(const Identity& identity) {
  return identity.forms.empty() ? "exact" : to_string(identity.forms.back());
}

bool has_family_core(const Resemblance& resemblance) {
  return resemblance.relation >= Relation::SiteModified;
}

bool operator==(const ClassReason& a, const ClassReason& b) {
  return !(a < b) && !(b < a);
}

bool operator<(const ClassReason& a, const ClassReason& b) {
  const auto key = [](const ClassReason& reason) {
    return std::tie(reason.kind, reason.site, reason.found, reason.allowed, reason.positions,
                    reason.limb, reason.words, reason.date, reason.limit_u);
  };
  return key(a) < key(b);
}

bool operator==(const Note& a, const Note& b) {
  const auto key = [](const Note& note) {
    return std::tie(note.kind, note.subject, note.text, note.citation, note.date, note.status);
  };
  const auto coverage_key = [](const LawCoverage& coverage) {
    return std::tie(coverage.kind, coverage.read, coverage.as_of, coverage.gaps);
  };
  const bool has_equal_coverage =
      a.coverage.has_value() == b.coverage.has_value() &&
      (!a.coverage || coverage_key(*a.coverage) == coverage_key(*b.coverage));
  return key(a) == key(b) && has_equal_coverage;
}

namespace finding {

bool is_closer(const Resemblance& a, const Resemblance& b) {
  const auto rank = [](const Resemblance& item) {
    return std::make_tuple(item.grade, item.relation, item.closeness ? item.closeness->value : 0.0,
                           item.scores.overlap, item.scores.morgan + item.scores.atom_pair);
  };
  return rank(a) != rank(b) ? rank(a) > rank(b) : a.entry < b.entry;
}

Likeness likeness_of(const Resemblance& resemblance) {
  return {resemblance.entry_name, resemblance.relation, resemblance.family_name,
          resemblance.variant, resemblance.protecting_groups};
}

}  // namespace finding
}  // namespace congener
