#pragma once
// Systematic names that another program read when a report was made. The report says what it made
// of them, so that the answers can be repeated without that program.

#include <map>
#include <string>

#include "congener/name_reader.hpp"
#include "verify/report_json.hpp"

namespace congener::verify {

class ReportedNames final : public NameReader {
 public:
  explicit ReportedNames(std::string title) : title_(std::move(title)) {}

  /// Of a line of a record; before the reader is used.
  void add(const Json& line);

  std::string title() const override { return title_; }
  ReadName read(std::string_view name) override;

 private:
  std::string title_;
  std::map<std::string, std::string, std::less<>> smiles_;  ///< by name
};

}  // namespace congener::verify
