#pragma once
// Text from outside in HTML, SVG and XML: it is shown, and never obeyed.

#include <string>
#include <string_view>

namespace congener::support {

/// For the content of an element and for a quoted attribute. Control characters, which XML does not
/// have, and bytes that are no UTF-8 become U+FFFD.
std::string markup_text(std::string_view text);

}  // namespace congener::support
