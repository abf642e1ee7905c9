#include "io/sdf_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/identifier_columns.hpp"
#include "io/line_reader.hpp"
#include "support/mol_block_lines.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

/// "> <NAME>", "> 25 <NAME> (x)", "> DT12": what stands between the brackets, else all of it.
std::string_view data_item_name(std::string_view line) {
  line.remove_prefix(1);
  const std::size_t open = line.find('<');
  const std::size_t close = line.rfind('>');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
    return support::trim(line);
  }
  return support::trim(line.substr(open + 1, close - open - 1));
}

/// One record of an SD file, line by line as it comes.
class SdfRecord {
 public:
  explicit SdfRecord(std::uint64_t max_bytes) : max_bytes_(max_bytes) {}

  void add(const Line& line) {
    if (lines_ == 0) {
      first_line_ = line.number;
    }
    last_line_ = line.number;
    ++lines_;
    bytes_ += line.bytes + 1;
    const bool is_blank = line.bytes == line.text.size() && support::trim(line.text).empty();
    is_empty_ = is_empty_ && is_blank;
    if (is_too_long()) {
      return;  // not screened: kept no further
    }
    holds_nul_ = holds_nul_ || line.text.find('\0') != std::string_view::npos;
    if (has_end_) {
      text_after_end_ = text_after_end_ || !is_blank;
      add_data(line.text, is_blank);
    } else {
      add_to_block(line.text);
    }
  }

  bool is_empty() const { return is_empty_; }  ///< no lines, or blank ones only
  bool is_too_long() const { return bytes_ > max_bytes_; }
  bool is_lone_mol_block() const { return has_end_ && !text_after_end_; }

  /// What is wrong with it, apart from the way it ends.
  std::string problem() const {
    if (is_too_long()) {
      return too_long_problem("record", bytes_, max_bytes_);
    }
    if (!has_end_) {
      return fmt::format("the record has no \"M  END\" line (lines {} to {})", first_line_,
                         last_line_);
    }
    if (second_end_line_ > 0) {
      return fmt::format(
          "line {}: a second \"M  END\" line; a $$$$ line seems to be missing before "
          "it",
          second_end_line_);
    }
    return holds_nul_ || block_is_binary_ ? "the record holds binary data" : "";
  }

  /// Moves its parts into a record whose problem has been set.
  void move_into(Record& record, const ReaderOptions& options) {
    const std::string& id_tag = options.id_tag;
    record.format = StructureFormat::MolBlock;
    if (options.with_identifiers && record.problem.empty()) {
      record.identifiers = identifiers_of(fields_);
    }
    record.line = lines_ > 0 ? first_line_ : record.line;
    record.id = id_tag.empty() ? title() : take_field(id_tag);
    if (record.problem.empty()) {
      record.structure = std::move(block_);
      leave_out_empty_block(record);
      record.fields = std::move(fields_);
    } else {
      record.structure = shown_block();
      record.id = shown_text(record.id);
    }
  }

 private:
  /// Three lines before the counts line; blank lines may stand before the block. Where a line of
  /// the header is lost, the first one is as likely as any.
  std::string title() const {
    std::vector<std::string_view> lines;
    std::string_view rest = block_;
    while (!rest.empty() && lines.size() < support::kMostHeaderLines) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      lines.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const std::size_t before = support::find_counts_line(lines).value_or(support::kCountsLine);
    std::size_t line = 0;
    while (before > support::kCountsLine + line && support::trim(lines[line]).empty()) {
      ++line;
    }
    return line < lines.size() ? std::string(support::trim(lines[line])) : "";
  }

  /// A block without atoms leaves a place for a structure, as an empty cell of a table does.
  static void leave_out_empty_block(Record& record) {
    constexpr std::string_view kNoAtoms = "M  V30 COUNTS 0 0 ";
    if (record.identifiers.empty()) {
      return;
    }
    std::string_view rest = record.structure;
    for (std::size_t line = 0; line <= support::kMostHeaderLines && !rest.empty(); ++line) {
      const std::string_view text = rest.substr(0, rest.find('\n'));
      const bool is_v3000 = support::to_lower(text).find("v3000") != std::string::npos;
      if (begins_with(text, kNoAtoms) ||
          (!is_v3000 && support::is_counts_line(text) && begins_with(text, "  0  0"))) {
        record.structure.clear();
        record.format = StructureFormat::Smiles;
        return;
      }
      rest.remove_prefix(std::min(text.size() + 1, rest.size()));
    }
  }

  void add_to_block(std::string_view text) {
    constexpr std::uint64_t kHeaderLines = 3;  // they hold any text
    block_ += text;
    block_ += '\n';
    block_is_binary_ = block_is_binary_ || holds_control_characters(text);
    has_end_ = lines_ > kHeaderLines && begins_with(text, "M  END");
  }

  /// A value ends at a blank line. What stands between items is not part of any.
  void add_data(std::string_view text, bool is_blank) {
    if (second_end_line_ == 0 && begins_with(text, "M  END")) {
      second_end_line_ = last_line_;
    }
    const bool is_header = !in_value_ ? begins_with(text, ">") : is_named_header(text);
    if (is_blank) {
      in_value_ = false;
    } else if (is_header) {
      fields_.emplace_back(data_item_name(text), "");
      in_value_ = true;
      value_lines_ = 0;
    } else if (in_value_) {
      std::string& value = fields_.back().second;
      value += value_lines_ > 0 ? "\n" : "";
      value += text;
      ++value_lines_;
    }
  }

  /// Some programs leave out the blank line after a value.
  static bool is_named_header(std::string_view text) {
    const std::size_t open = text.find('<');
    return begins_with(text, ">") && open != std::string_view::npos &&
           text.find('>', open) != std::string_view::npos;
  }

  /// The id is not given a second time as a field.
  std::string take_field(const std::string& name) {
    const std::string lower = support::to_lower(name);
    auto found = std::find_if(fields_.begin(), fields_.end(),
                              [&name](const auto& field) { return field.first == name; });
    if (found == fields_.end()) {
      found = std::find_if(fields_.begin(), fields_.end(), [&lower](const auto& field) {
        return support::to_lower(field.first) == lower;
      });
    }
    if (found == fields_.end()) {
      return "";
    }
    std::string value(support::trim(found->second));
    std::replace(value.begin(), value.end(), '\n', ' ');
    fields_.erase(found);
    return value;
  }

  /// A mol block is made of lines, so its line feeds alone do not make it binary.
  std::string shown_block() const {
    const std::string_view beginning = first_bytes(block_, 200);
    return block_is_binary_ ? shown_text(beginning) : std::string(beginning);
  }

  std::uint64_t max_bytes_;
  std::uint64_t first_line_ = 0;  ///< in the file, as all lines but lines_
  std::uint64_t last_line_ = 0;
  std::uint64_t second_end_line_ = 0;
  std::uint64_t lines_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t value_lines_ = 0;
  bool is_empty_ = true;
  bool has_end_ = false;
  bool text_after_end_ = false;
  bool holds_nul_ = false;
  bool block_is_binary_ = false;
  bool in_value_ = false;
  std::string block_;
  std::vector<std::pair<std::string, std::string>> fields_;
};

class SdfReader final : public RecordReader {
 public:
  SdfReader(std::unique_ptr<ByteSource> source, const ReaderOptions& options)
      : lines_(std::move(source), options.max_record_bytes), options_(options) {}

  bool next(Record& record) override {
    SdfRecord molecule(options_.max_record_bytes);
    Line line;
    bool is_terminated = false;
    while (!is_terminated && lines_.next(line)) {
      is_terminated = begins_with(line.text, "$$$$");
      if (!is_terminated) {
        molecule.add(line);
      }
    }
    if (!is_terminated && molecule.is_empty()) {
      return false;
    }
    record = Record();
    record.file = lines_.source().name();
    record.problem = is_terminated ? molecule.problem() : problem_at_end(molecule);
    record.line = line.number;  // of an empty record; others have a first line
    molecule.move_into(record, options_);
    ++records_;
    return true;
  }

  InputEnd end() const override {
    return input_end(lines_.source(), lines_.line_number(), records_);
  }

  std::vector<std::string> field_names() const override { return {}; }

  std::uint64_t bytes_read() const override { return lines_.source().bytes_read(); }

 private:
  /// Of a record that the end of the data cuts off.
  std::string problem_at_end(const SdfRecord& molecule) const {
    if (!lines_.source().problem().empty()) {
      return lines_.source().problem_in_record();
    }
    if (molecule.is_too_long() || (records_ == 0 && molecule.is_lone_mol_block())) {
      return molecule.problem();
    }
    return "the file ends inside this record; it may be truncated (no $$$$ line)";
  }

  LineReader lines_;
  ReaderOptions options_;
  std::uint64_t records_ = 0;  ///< given so far
};

}  // namespace

std::unique_ptr<RecordReader> make_sdf_reader(std::unique_ptr<ByteSource> source,
                                              const ReaderOptions& options) {
  return std::make_unique<SdfReader>(std::move(source), options);
}

}  // namespace congener::io
