#pragma once
// The parts of the page that are the same in each report: page.css and page.js.

#include <string_view>

namespace congener::report {

std::string_view page_style();
std::string_view page_script();

}  // namespace congener::report
