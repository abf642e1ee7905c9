#pragma once
// The fields that a record brought along, put under the columns that a report has for them.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "support/text.hpp"

namespace congener::report {

/// Name and value, as in Record::fields.
using RecordFields = std::vector<std::pair<std::string, std::string>>;

/// A record's extra fields, handed out by name: each once, equal names in their order.
class FieldPicker {
 public:
  explicit FieldPicker(const RecordFields& fields)
      : fields_(fields), taken_(fields.size(), false) {}

  /// The first field of this name that is left; empty when there is none.
  std::string take(const std::string& name) {
    // Fields mostly stand in the order of the columns, and then this loop ends at once.
    for (std::size_t i = first_left_; i < fields_.size(); ++i) {
      if (taken_[i] || fields_[i].first != name) {
        continue;
      }
      taken_[i] = true;
      while (first_left_ < fields_.size() && taken_[first_left_]) {
        ++first_left_;
      }
      return fields_[i].second;
    }
    return {};
  }

  std::string rest() const {
    std::vector<std::string> parts;
    for (std::size_t i = first_left_; i < fields_.size(); ++i) {
      if (!taken_[i]) {
        parts.push_back(fields_[i].first + "=" + fields_[i].second);
      }
    }
    return support::join(parts, "; ");
  }

 private:
  const RecordFields& fields_;
  std::vector<bool> taken_;
  std::size_t first_left_ = 0;
};

}  // namespace congener::report
