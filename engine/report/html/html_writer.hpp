#pragma once
// One page of HTML that holds a whole run: the sealed lines of JSON Lines, and a script that shows
// them. The page needs no network, and what is shown is made of what is sealed.

#include <cstddef>
#include <memory>
#include <ostream>
#include <string_view>

#include "congener/report.hpp"

namespace congener::report {

/// Where the lines of a report begin and end in the page: verify finds them by these.
inline constexpr std::string_view kLinesBegin =
    "<script id=\"report-lines\" type=\"application/x-ndjson\">";
inline constexpr std::string_view kLinesEnd = "</script>";

/// What `rendered` gives of a record begins with the seals of its two lines; the page does not have
/// them there.
inline constexpr std::size_t kSealsOfRecord = 128;

std::unique_ptr<ReportWriter> make_html_writer(std::ostream& stream, const ReportOptions& options);

}  // namespace congener::report
