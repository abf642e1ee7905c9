#include "reference/check_control.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace congener::reference {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void check_order(const ControlRow& row, const char* earlier_name,
                 const std::optional<Date>& earlier, const char* later_name,
                 const std::optional<Date>& later, Problems& problems) {
  if (earlier && later && *later < *earlier) {
    problems.add(row.where, fmt::format("{} {} lies after {} {}", earlier_name, to_string(*earlier),
                                        later_name, to_string(*later)));
  }
}

void check_dates(const ControlRow& row, Problems& problems) {
  const ControlPeriod& period = row.period;
  check_order(row, "published", period.published, "effective", period.effective, problems);
  check_order(row, "published", period.published, "latest", period.latest, problems);
  check_order(row, "published", period.published, "last_day", period.last_day, problems);
  check_order(row, "effective", period.effective, "latest", period.latest, problems);
  check_order(row, "effective", period.effective, "last_day", period.last_day, problems);
  check_order(row, "earliest", period.earliest, "effective", period.effective, problems);
  check_order(row, "earliest", period.earliest, "latest", period.latest, problems);
  check_order(row, "earliest", period.earliest, "last_day", period.last_day, problems);
  check_order(row, "latest", period.latest, "last_day", period.last_day, problems);
  if (row.status == ControlStatus::Temporary && !period.last_day) {
    problems.add(row.where, "a temporary row needs last_day");
  }
}

}  // namespace

void check_sources(const ReferenceSet& set, const std::vector<std::string>& sources,
                   Confidence confidence, const std::string& where, Problems& problems) {
  for (const std::string& source : sources) {
    const auto is_it = [&](const Source& known) { return known.id == source; };
    if (std::none_of(set.sources.begin(), set.sources.end(), is_it)) {
      problems.add(where, fmt::format("source {} is not in sources.toml", source));
    }
  }
  if (sources.empty() && confidence != Confidence::Unverified) {
    problems.add(where, "a row without sources must be unverified");
  }
}

void check_control(const ReferenceSet& set, const ControlRow& row, Problems& problems) {
  if (!holds(set.jurisdictions, row.jurisdiction) &&
      !holds(set.further_jurisdictions, row.jurisdiction)) {
    problems.add(row.where, fmt::format("jurisdiction {} is not in set.toml", row.jurisdiction));
  }
  check_sources(set, row.sources, row.confidence, row.where, problems);
  if (!row.wording_forms.empty() && !row.wording_read) {
    problems.add(row.where, "mentions needs wording_read = true");
  }
  check_dates(row, problems);
}

}  // namespace congener::reference
