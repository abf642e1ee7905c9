#pragma once
// A finding as JSON, without the record that it is about. Internal to engine/report.

#include "congener/date.hpp"
#include "congener/finding.hpp"
#include "report/json_line.hpp"

namespace congener::report {

/// Adds the keys of a finding, in the order of SCHEMA.md. as_of: the day that it is of;
/// with_changes: it is a difference of two days.
void add_finding(Json& json, const Finding& finding, const Date& as_of, bool with_changes);

}  // namespace congener::report
