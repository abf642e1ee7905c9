#include <fmt/format.h>

#include "congener/record_reader.hpp"
#include "support/text.hpp"

namespace congener {

std::vector<std::string> sentences_of(const ReadingNotes& notes) {
  std::vector<std::string> sentences = notes.notices;
  if (notes.rows_over_several_lines > 0) {
    sentences.push_back(fmt::format("rows over several lines: {}, first at {} line {}",
                                    notes.rows_over_several_lines,
                                    support::printable(notes.first_file), notes.first_line));
  }
  return sentences;
}

}  // namespace congener
