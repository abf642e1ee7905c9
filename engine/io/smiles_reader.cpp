#include "io/smiles_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/line_reader.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

constexpr std::string_view kBlanks = " \t";

/// The parts of a line, as views into it.
struct LineParts {
  std::string_view smiles;
  std::string_view extension;                   ///< CXSMILES "|...|", or empty
  std::vector<std::string_view> other_columns;  ///< the id, then what follows tabs
};

std::string_view without_leading(std::string_view text, std::string_view letters) {
  const std::size_t first = text.find_first_not_of(letters);
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

/// Cuts the extension off the beginning of rest. It follows the SMILES directly, after blanks or
/// one tab; a bar elsewhere is part of a name.
std::string_view take_extension(std::string_view& rest) {
  const std::size_t open = rest.find_first_not_of(kBlanks);
  if (open == std::string_view::npos || rest[open] != '|') {
    return {};
  }
  const std::string_view gap = rest.substr(0, open);
  if (gap != "\t" && gap.find('\t') != std::string_view::npos) {
    return {};
  }
  const std::size_t close = rest.find('|', open + 1);
  if (close == std::string_view::npos ||
      (close + 1 < rest.size() && kBlanks.find(rest[close + 1]) == std::string_view::npos)) {
    return {};
  }
  const std::string_view extension = rest.substr(open, close - open + 1);
  rest.remove_prefix(close + 1);
  return extension;
}

LineParts cut_line(std::string_view text) {
  text = without_leading(text, kBlanks);
  const std::size_t end = std::min(text.find_first_of(kBlanks), text.size());
  LineParts parts;
  parts.smiles = text.substr(0, end);
  std::string_view rest = text.substr(end);
  parts.extension = take_extension(rest);
  rest = without_leading(rest, " ");
  if (!rest.empty() && rest.front() == '\t') {
    rest.remove_prefix(1);
  }
  parts.other_columns = support::split(rest, '\t');
  return parts;
}

class SmilesReader final : public RecordReader {
 public:
  SmilesReader(std::unique_ptr<ByteSource> source, const ReaderOptions& options)
      : lines_(std::move(source), options.max_record_bytes),
        max_record_bytes_(options.max_record_bytes) {
    // The first line tells whether there is a header; column names are wanted before any record.
    Line line;
    if (!next_line(line)) {
      return;
    }
    if (support::to_lower(cut_line(line.text).smiles) == "smiles") {
      read_header(line);
    } else {
      fill(line, first_);
      has_first_ = true;
    }
  }

  bool next(Record& record) override {
    if (has_first_) {
      has_first_ = false;
      record = std::move(first_);
      ++records_;
      return true;
    }
    Line line;
    if (!next_line(line)) {
      return false;
    }
    fill(line, record);
    ++records_;
    return true;
  }

  InputEnd end() const override {
    return input_end(lines_.source(), lines_.line_number(), records_);
  }

  std::vector<std::string> field_names() const override { return names_; }

 private:
  /// The next line that is neither empty nor a comment. (# is a bond; no SMILES begins with it.)
  bool next_line(Line& line) {
    while (lines_.next(line)) {
      const std::string_view content = support::trim(line.text);
      const bool is_cut = line.bytes > line.text.size();
      if (content.empty() ? is_cut : content.front() != '#') {
        return true;
      }
    }
    return false;
  }

  void read_header(const Line& line) {
    const std::vector<std::string_view> columns = cut_line(line.text).other_columns;
    for (std::size_t i = 1; i < columns.size(); ++i) {
      const std::string name(support::trim(columns[i]));
      names_.push_back(name.empty() ? numbered_name(i) : name);
    }
  }

  /// Name of a column without one; the structure is column 1, the id column 2.
  static std::string numbered_name(std::size_t other_column) {
    return fmt::format("column_{}", other_column + 2);
  }

  std::string problem_of(const Line& line) const {
    if (!line.ended && !lines_.source().problem().empty()) {
      return lines_.source().problem_in_record();
    }
    if (line.bytes > line.text.size()) {
      return too_long_problem("line", line.bytes, max_record_bytes_);
    }
    return holds_control_characters(line.text) ? "the line holds binary data" : "";
  }

  void fill(const Line& line, Record& record) const {
    record = Record();
    record.file = lines_.source().name();
    record.line = line.number;
    record.problem = problem_of(line);
    const LineParts parts = cut_line(line.text);
    const std::string_view id = support::trim(parts.other_columns.front());
    if (!record.problem.empty()) {
      record.structure = shown_text(parts.smiles);
      record.id = shown_text(id);
      return;
    }
    record.structure = parts.smiles;
    if (!parts.extension.empty()) {
      record.structure += ' ';
      record.structure += parts.extension;
    }
    record.id = id;
    for (std::size_t i = 1; i < parts.other_columns.size(); ++i) {
      record.fields.emplace_back(i <= names_.size() ? names_[i - 1] : numbered_name(i),
                                 parts.other_columns[i]);
    }
  }

  LineReader lines_;
  std::uint64_t max_record_bytes_;
  std::vector<std::string> names_;  ///< of the columns after the id
  Record first_;
  bool has_first_ = false;
  std::uint64_t records_ = 0;  ///< given so far
};

}  // namespace

std::unique_ptr<RecordReader> make_smiles_reader(std::unique_ptr<ByteSource> source,
                                                 const ReaderOptions& options) {
  return std::make_unique<SmilesReader>(std::move(source), options);
}

}  // namespace congener::io
