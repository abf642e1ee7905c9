#pragma once
// Collects everything that is wrong with a reference set, so that one run shows all of it.

#include <fmt/format.h>

#include <string>
#include <vector>

#include "congener/error.hpp"
#include "support/text.hpp"

namespace congener::reference {

class Problems {
 public:
  /// where: "file" or "file:line".
  void add(const std::string& where, const std::string& what) { add(where + ": " + what); }
  void add(const std::string& message) { messages_.push_back(message); }

  std::size_t count() const { return messages_.size(); }

  /// Throws ReferenceSetError with every problem, one per line.
  void throw_if_any() const {
    if (!messages_.empty()) {
      throw ReferenceSetError(fmt::format("the reference set has {} problem(s):\n  {}",
                                          messages_.size(), support::join(messages_, "\n  ")));
    }
  }

 private:
  std::vector<std::string> messages_;
};

}  // namespace congener::reference
