#pragma once
// What the readers of spectral libraries share: one entry of "Key: value" lines, of which some say
// what the substance is. Spectra are never kept.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "congener/record_reader.hpp"
#include "io/line_reader.hpp"

namespace congener::io {

struct KeyValue {
  std::string_view key;
  std::string_view value;  ///< trimmed; may be empty
};

/// "CH$NAME: NPP" and the like; nothing where a line does not begin with a key. A key is a letter
/// and at most 39 letters, digits, blanks and signs, before a colon.
std::optional<KeyValue> key_value_of(std::string_view line);

/// A key in the form in which keys are compared: letters and digits, in small letters.
std::string folded_key(std::string_view key);

/// Whether the first line that is not blank has this key; for the readers' looks_like functions.
bool begins_with_key(std::string_view first_bytes, std::string_view folded);

/// One entry, line by line as it comes.
class SpectralEntry {
 public:
  explicit SpectralEntry(const ReaderOptions& options);

  bool is_open() const { return first_line_ > 0; }
  bool has(std::string_view folded) const;                   ///< a line with this key
  std::string_view first_key() const { return first_key_; }  ///< folded

  /// A line of the entry: a key with its value, or one that goes on the value before it.
  void add(const Line& line, const KeyValue& pair);
  void go_on(const Line& line);

  /// A line that cannot be understood: the entry is not screened.
  void add_unknown(const Line& line);

  void set_problem(const std::string& problem);  ///< the first one counts

  /// id_key: folded, of the line with the id, where the options name none.
  void move_into(Record& record, std::string_view id_key);

 private:
  struct Item {
    std::string key;
    std::string folded;
    std::string value;
  };

  bool keep(const Line& line);
  std::vector<Identifier> told_identifiers() const;
  std::string take_id(std::string_view id_key);

  const ReaderOptions& options_;
  std::vector<Item> items_;
  std::string first_key_;
  std::string problem_;
  std::uint64_t first_line_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace congener::io
