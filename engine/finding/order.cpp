#include "finding/order.hpp"

#include <tuple>

namespace congener {

bool is_flagged(const Finding& finding) {
  return finding.status != Status::NotScreened && finding.status != Status::NoFinding;
}

std::string rung(const Identity& identity) {
  return identity.forms.empty() ? "exact" : to_string(identity.forms.back());
}

bool has_family_core(const Resemblance& resemblance) {
  return resemblance.relation >= Relation::SiteModified;
}

namespace finding {

bool is_closer(const Resemblance& a, const Resemblance& b) {
  const auto rank = [](const Resemblance& item) {
    return std::make_tuple(item.grade, item.relation, item.scores.overlap,
                           item.scores.morgan + item.scores.atom_pair);
  };
  return rank(a) != rank(b) ? rank(a) > rank(b) : a.entry < b.entry;
}

}  // namespace finding
}  // namespace congener
