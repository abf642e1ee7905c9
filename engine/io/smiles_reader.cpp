#include "io/smiles_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/line_reader.hpp"
#include "io/smiles_layout.hpp"
#include "io/smiles_likeness.hpp"
#include "io/smiles_line.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

/// A line as it stands in the file.
struct FileLine {
  std::string_view text;
  std::uint64_t number = 0;
  std::string problem;  ///< of the line as text
};

/// A line that was read ahead.
struct KeptLine {
  std::string text;
  std::uint64_t number = 0;
  std::string problem;
};

class SmilesReader final : public RecordReader {
 public:
  SmilesReader(std::unique_ptr<ByteSource> source, const ReaderOptions& options)
      : lines_(std::move(source), options.max_record_bytes),
        max_record_bytes_(options.max_record_bytes) {
    read_ahead();
    std::vector<std::string_view> texts;
    for (const KeptLine& line : ahead_) {
      if (line.problem.empty()) {
        texts.push_back(line.text);
      }
    }
    const bool begins_well = !ahead_.empty() && ahead_.front().problem.empty();
    layout_ = layout_of(texts, options, lines_.source().name());
    next_ahead_ = layout_.has_header && begins_well ? 1 : 0;
  }

  bool next(Record& record) override {
    if (next_ahead_ < ahead_.size()) {
      const KeptLine& kept = ahead_[next_ahead_++];
      fill({kept.text, kept.number, kept.problem}, record);
      ++records_;
      return true;
    }
    ahead_.clear();
    next_ahead_ = 0;
    Line line;
    if (!next_line(line)) {
      return false;
    }
    fill({line.text, line.number, problem_of(line)}, record);
    ++records_;
    return true;
  }

  InputEnd end() const override {
    InputEnd end = input_end(lines_.source(), lines_.line_number(), records_);
    if (!layout_.notice.empty()) {
      end.notices.push_back(layout_.notice);
    }
    if (ids_like_smiles_ > 0) {
      end.notices.push_back(fmt::format(
          "{}: ids that read as SMILES as well: {}, first in line {}; the text before the blank "
          "was taken as the structure",
          support::printable(lines_.source().name()), ids_like_smiles_, first_id_like_smiles_));
    }
    return end;
  }

  std::uint64_t bytes_read() const override { return lines_.source().bytes_read(); }

  std::vector<std::string> field_names() const override {
    std::vector<std::string> names;
    for (std::size_t column = 0; column < layout_.names.size(); ++column) {
      if (is_field(column)) {
        names.push_back(layout_.names[column]);
      }
    }
    return names;
  }

 private:
  /// Column names are wanted, and where the structures are is decided, before any record.
  void read_ahead() {
    constexpr std::size_t kMostLines = 100;
    constexpr std::size_t kMostBytes = std::size_t{1} << 20;
    std::size_t bytes = 0;
    Line line;
    while (ahead_.size() < kMostLines && bytes < kMostBytes && next_line(line)) {
      bytes += line.text.size();
      ahead_.push_back({std::string(line.text), line.number, problem_of(line)});
    }
  }

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

  std::string problem_of(const Line& line) const {
    if (!line.ended && !lines_.source().problem().empty()) {
      return lines_.source().problem_in_record();
    }
    if (line.bytes > line.text.size()) {
      return too_long_problem("line", line.bytes, max_record_bytes_);
    }
    return holds_control_characters(line.text) ? "the line holds binary data" : "";
  }

  bool is_field(std::size_t column) const {
    return column != layout_.structure && column != layout_.id;
  }

  std::string name_of(std::size_t column) const {
    return column < layout_.names.size() ? layout_.names[column] : numbered_column(column);
  }

  void fill(const FileLine& line, Record& record) {
    record = Record();
    record.file = lines_.source().name();
    record.line = line.number;
    record.problem = line.problem;
    if (layout_.has_columns && line.problem.empty()) {
      fill_from_cells(line, record);
    } else {
      fill_in_order(line, record);
    }
    if (!record.problem.empty()) {
      record.structure = shown_text(record.structure);
      record.id = shown_text(record.id);
      record.fields.clear();
    }
  }

  /// A line that begins with its structure.
  void fill_in_order(const FileLine& line, Record& record) {
    const LineParts parts = parts_of(line.text);
    const std::string_view id = support::trim(parts.other_columns.front());
    if (record.problem.empty()) {
      record.problem = problem_in_order(line, parts);
    }
    set_structure(parts, record);
    record.id = id;
    for (std::size_t i = 1; i < parts.other_columns.size(); ++i) {
      record.fields.emplace_back(name_of(i + 1), parts.other_columns[i]);
    }
  }

  /// Before a tab at the beginning of a line the structure is missing; what follows is no
  /// structure.
  static LineParts parts_of(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos || text[first] != '\t') {
      return cut_line(text);
    }
    LineParts parts;
    parts.other_columns = support::split(text.substr(first + 1), '\t');
    return parts;
  }

  std::string problem_in_order(const FileLine& line, const LineParts& parts) {
    if (parts.smiles.empty()) {
      return "no structure before the first tab";
    }
    const auto offset = static_cast<std::size_t>(parts.smiles.data() - line.text.data());
    const std::size_t end = offset + parts.smiles.size();
    const bool ends_in_tab = end < line.text.size() && line.text[end] == '\t';
    const bool is_named = layout_.has_header && layout_.parted_by_tabs && ends_in_tab;
    if (layout_.is_chosen || is_named || end == line.text.size()) {
      return "";
    }
    if (const auto doubt = doubt_about_rest(parts, end)) {
      return *doubt;
    }
    if (!ends_in_tab) {
      note_id(line, support::trim(parts.other_columns.front()));
    }
    return "";
  }

  /// Ids such as PCP are names more often than not; that they were taken so is said once.
  void note_id(const FileLine& line, std::string_view id) {
    if (id.size() > 1 && is_made_of_smiles_letters(id) && look_of_smiles(id).has_carbon) {
      first_id_like_smiles_ = ids_like_smiles_ == 0 ? line.number : first_id_like_smiles_;
      ++ids_like_smiles_;
    }
  }

  void fill_from_cells(const FileLine& line, Record& record) const {
    const std::vector<std::string_view> cells = cells_of(line.text, layout_);
    const auto cell = [&cells](std::size_t column) {
      return column < cells.size() ? support::trim(cells[column]) : std::string_view();
    };
    const LineParts parts = cut_line(cell(layout_.structure));
    record.problem = problem_of_cells(cells, parts);
    set_structure(parts, record);
    record.id = cell(layout_.id);
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (is_field(column)) {
        record.fields.emplace_back(name_of(column), cells[column]);
      }
    }
  }

  std::string problem_of_cells(const std::vector<std::string_view>& cells,
                               const LineParts& parts) const {
    if (parts.smiles.empty()) {
      return fmt::format("no structure in column {} of this line", layout_.structure + 1);
    }
    if (!support::trim(parts.other_columns.front()).empty()) {
      return fmt::format(
          "column {} holds more than a structure: remove the blank if it is inside "
          "a SMILES",
          layout_.structure + 1);
    }
    const bool has_doubt = !layout_.is_chosen && !(layout_.has_header && layout_.parted_by_tabs);
    if (has_doubt && layout_.id < cells.size()) {
      for (const std::string_view word : words_of(cells[layout_.id])) {
        if (look_of_smiles(word).likeness == SmilesLikeness::Evident) {
          return "the line holds two texts that read as structures, of which the other lines have "
                 "one";
        }
      }
    }
    return "";
  }

  static void set_structure(const LineParts& parts, Record& record) {
    record.structure = parts.smiles;
    if (!parts.extension.empty() && record.problem.empty()) {
      record.structure += ' ';
      record.structure += parts.extension;
    }
  }

  LineReader lines_;
  std::uint64_t max_record_bytes_;
  std::vector<KeptLine> ahead_;
  std::size_t next_ahead_ = 0;
  SmilesLayout layout_;
  std::uint64_t ids_like_smiles_ = 0;
  std::uint64_t first_id_like_smiles_ = 0;  ///< its line
  std::uint64_t records_ = 0;               ///< given so far
};

}  // namespace

std::unique_ptr<RecordReader> make_smiles_reader(std::unique_ptr<ByteSource> source,
                                                 const ReaderOptions& options) {
  return std::make_unique<SmilesReader>(std::move(source), options);
}

}  // namespace congener::io
