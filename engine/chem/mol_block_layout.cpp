#include "chem/mol_block_layout.hpp"

#include <algorithm>
#include <charconv>

#include "support/mol_block_lines.hpp"
#include "support/text.hpp"

namespace congener::chem {
namespace {

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

bool is_blank(std::string_view line) {
  return support::trim(line).empty();
}

/// Lines end with LF or CRLF: other ends have become LF when the file was read.
std::vector<std::string_view> lines_of(std::string_view block) {
  std::vector<std::string_view> lines = support::split(block, '\n');
  for (std::string_view& line : lines) {
    if (!line.empty() && line.back() == '\r') {
      line.remove_suffix(1);
    }
  }
  return lines;
}

/// A counts line without a version may only stand where it belongs.
std::optional<std::size_t> counts_line_of(const std::vector<std::string_view>& lines) {
  if (const auto found = support::find_counts_line(lines)) {
    return found;
  }
  constexpr std::size_t kLine = support::kCountsLine;
  const bool is_there = lines.size() > kLine && !is_blank(lines[kLine].substr(0, 6)) &&
                        number_in(lines[kLine], 0, 3) && number_in(lines[kLine], 3, 3);
  return is_there ? std::optional(kLine) : std::nullopt;
}

/// Goes over the lines after the counts line, once.
class Walk {
 public:
  explicit Walk(MolBlockLayout& layout) : layout_(layout), line_(*layout.counts + 1) {}

  void over_v2000() {
    const std::string_view counts = layout_.lines[*layout_.counts];
    layout_.atom_count = number_in(counts, 0, 3).value_or(0);
    layout_.bond_count = number_in(counts, 3, 3).value_or(0);
    take(layout_.atom_count, layout_.atoms);
    take(layout_.bond_count, layout_.bonds);
    line_ += std::min(number_in(counts, 6, 3).value_or(0), left());  // old lists of atoms
    leave_out_notes(number_in(counts, 15, 3).value_or(0));
    leave_out_blank_properties();
  }

  void over_v3000() {
    std::vector<std::size_t>* section = nullptr;
    bool goes_on = false;
    for (; is_inside(); ++line_) {
      const std::string_view line = layout_.lines[line_];
      if (is_blank(line)) {
        layout_.left_out.push_back(line_);
        continue;
      }
      const std::vector<std::string_view> words = v30_words(line);
      if (!goes_on && !words.empty()) {
        look_at(words, section);
      }
      goes_on = line.back() == '-';
    }
  }

 private:
  bool is_inside() const {
    return line_ < layout_.lines.size() && !begins_with(layout_.lines[line_], "M  END");
  }
  std::size_t left() const { return layout_.lines.size() - line_; }

  void take(std::size_t count, std::vector<std::size_t>& places) {
    for (; is_inside() && places.size() < count; ++line_) {
      const std::string_view line = layout_.lines[line_];
      if (begins_with(line, "M  ")) {
        return;
      }
      (is_blank(line) ? layout_.left_out : places).push_back(line_);
    }
  }

  /// Each note is a line with its place in the drawing and a line of text.
  void leave_out_notes(std::size_t count) {
    constexpr std::string_view kOfPlaces = " +-.0123456789";
    while (is_inside() && is_blank(layout_.lines[line_])) {
      layout_.left_out.push_back(line_++);
    }
    for (; count > 0 && is_inside() && left() > 1; --count, line_ += 2) {
      if (layout_.lines[line_].find_first_not_of(kOfPlaces) != std::string_view::npos ||
          begins_with(layout_.lines[line_ + 1], "M  ")) {
        return;
      }
      layout_.left_out.push_back(line_);
      layout_.left_out.push_back(line_ + 1);
    }
  }

  /// The line after "A" or "G" is the text of an abbreviation, whatever it holds.
  void leave_out_blank_properties() {
    for (; is_inside(); ++line_) {
      const std::string_view line = layout_.lines[line_];
      if (is_blank(line)) {
        layout_.left_out.push_back(line_);
      } else if (begins_with(line, "A  ") || begins_with(line, "G  ")) {
        ++line_;
      }
    }
  }

  void look_at(const std::vector<std::string_view>& words, std::vector<std::size_t>*& section) {
    if (words[0] == "COUNTS" && words.size() > 2) {
      layout_.atom_count = number_in(words[1], 0, words[1].size()).value_or(0);
      layout_.bond_count = number_in(words[2], 0, words[2].size()).value_or(0);
    } else if (words[0] == "BEGIN" && words.size() > 1) {
      section = words[1] == "ATOM" ? &layout_.atoms : words[1] == "BOND" ? &layout_.bonds : nullptr;
    } else if (words[0] == "END") {
      section = nullptr;
    } else if (section != nullptr) {
      section->push_back(line_);
    }
  }

  MolBlockLayout& layout_;
  std::size_t line_;
};

/// Header lines that are lost come back blank. Of those too many, blank ones at the beginning are
/// not of the block, else the last ones are comments that run on.
void add_header(const MolBlockLayout& layout, std::string& text) {
  const std::size_t counts = *layout.counts;
  std::size_t first = 0;
  while (counts - first > support::kCountsLine && is_blank(layout.lines[first])) {
    ++first;
  }
  for (std::size_t line = counts; line < support::kCountsLine; ++line) {
    text += '\n';
  }
  const std::size_t last = std::min(counts, first + support::kCountsLine);
  for (std::size_t line = first; line < last; ++line) {
    text.append(layout.lines[line]) += '\n';
  }
}

}  // namespace

MolBlockLayout layout_of(std::string_view block) {
  MolBlockLayout layout;
  layout.lines = lines_of(block);
  layout.counts = counts_line_of(layout.lines);
  if (!layout.counts) {
    return layout;
  }
  const std::string_view counts = layout.lines[*layout.counts];
  layout.is_v3000 = support::to_lower(counts).find("v3000") != std::string::npos;
  if (layout.is_v3000) {
    Walk(layout).over_v3000();
  } else {
    Walk(layout).over_v2000();
  }
  return layout;
}

std::string mended_block(const MolBlockLayout& layout) {
  std::string text;
  std::size_t line = 0;
  if (layout.counts) {
    add_header(layout, text);
    std::string counts(layout.lines[*layout.counts]);
    std::replace(counts.begin(), counts.end(), 'v', 'V');
    text += counts + '\n';
    line = *layout.counts + 1;
  }
  auto left_out = layout.left_out.begin();
  for (; line < layout.lines.size(); ++line) {
    if (left_out != layout.left_out.end() && *left_out == line) {
      ++left_out;
    } else {
      text.append(layout.lines[line]) += '\n';
    }
  }
  text.pop_back();  // the last line has no end, or is the empty text after it
  return text;
}

std::optional<std::size_t> number_in(std::string_view line, std::size_t first, std::size_t width) {
  const std::string_view field =
      first < line.size() ? support::trim(line.substr(first, width)) : std::string_view();
  std::size_t number = 0;
  if (field.empty()) {
    return number;
  }
  const auto [rest, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  const bool is_whole = error == std::errc() && rest == field.data() + field.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

std::vector<std::string_view> v30_words(std::string_view line) {
  std::vector<std::string_view> words;
  if (!begins_with(line, "M  V30 ")) {
    return words;
  }
  for (const std::string_view word : support::split(line.substr(7), ' ')) {
    if (!word.empty()) {
      words.push_back(word);
    }
  }
  return words;
}

}  // namespace congener::chem
