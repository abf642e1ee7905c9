#pragma once
// Texts of a workbook: pieces with formats of their own, and the list that all sheets share.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/xml_stream.hpp"

namespace congener::io {

/// Follows the elements inside "si" or "is": their text is that of the elements "t", but for those
/// of phonetic runs, which repeat it in another script.
class RichText {
 public:
  void begin(std::string_view name);
  void end(std::string_view name);
  bool takes_text() const { return in_text_ && !in_phonetic_run_; }

 private:
  bool in_text_ = false;
  bool in_phonetic_run_ = false;
};

/// "_x000D_" stands for the character of that number.
std::string without_escapes(std::string_view text);

/// The texts that cells of all sheets point to, in memory.
class SharedTexts {
 public:
  /// Reads all. Throws FormatError when the part is damaged, or holds more than 256 MiB. file: for
  /// messages.
  void read(ZipPart part, const std::string& file);

  /// Valid as long as this is; nothing when there is no such text.
  std::optional<std::string_view> at(std::size_t number) const;

 private:
  class Handler;

  std::string text_;               ///< all, one after the other
  std::vector<std::size_t> ends_;  ///< in text_
};

}  // namespace congener::io
