#pragma once
// A record as a report tells it.

#include "congener/record_reader.hpp"
#include "verify/report_json.hpp"

namespace congener::verify {

/// What is missing stays empty, so that the record then reads back as another one.
Record reported_record(const Json& line);

}  // namespace congener::verify
