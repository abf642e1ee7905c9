// What findings rest on, as their reports say it.

#include <algorithm>

#include "congener/finding_context.hpp"
#include "congener/report.hpp"
#include "congener/set_age.hpp"

namespace congener {

RunHeader header_of(const FindingContext& context) {
  RunHeader header;
  static_cast<Provenance&>(header) = context.made_by;
  header.packs = context.set->packs;
  header.as_of = context.options.as_of;
  header.as_of_is_from_clock = context.options.as_of_is_from_clock;
  if (context.set->date <= header.as_of) {
    header.set_age_days = days_between(context.set->date, header.as_of);
  }
  header.notices = age_notices(*context.set, header.as_of);
  header.changed_since = context.options.changed_since;
  header.jurisdictions = context.options.jurisdictions;
  for (const JurisdictionFacts& facts : context.set->jurisdiction_facts) {
    const auto& asked = header.jurisdictions;
    if (std::find(asked.begin(), asked.end(), facts.code) != asked.end()) {
      header.coverage.push_back(facts);
    }
  }
  header.minimum_grade = context.options.minimum_grade;
  header.max_false_flags = context.options.max_false_flags;
  header.max_heavy_atoms = context.options.max_heavy_atoms;
  header.near_misses = context.options.near_misses;
  header.readings = context.options.readings;
  if (context.options.name_reader) {
    header.names_read_by = context.options.name_reader->title();
  }
  return header;
}

}  // namespace congener
