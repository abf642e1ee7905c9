#pragma once
// A program that answers each line of its input with one line of output.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace congener::resolve {

/// Its standard error goes nowhere. Not thread-safe.
class ChildProcess {
 public:
  /// arguments: the program, found along PATH, and what it is given. Throws FileError.
  explicit ChildProcess(const std::vector<std::string>& arguments);
  ~ChildProcess();  ///< ends the program
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// The line that answers this one, which must not hold a line end. Nothing when nothing has come
  /// for so long, or the program has ended; then it answers no further line.
  std::optional<std::string> answer(std::string_view line, std::chrono::milliseconds longest_wait);

 private:
  bool receive(std::chrono::milliseconds longest_wait);

  int process_ = -1;  ///< its number
  int socket_ = -1;
  std::string received_;  ///< and not yet given
};

}  // namespace congener::resolve
