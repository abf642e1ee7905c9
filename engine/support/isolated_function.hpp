#pragma once
// A function that does its work outside this process, because the library that it calls cannot be
// trusted with every input.

#include <memory>
#include <string>

namespace congener::support {

/// A process runs it that ends with the first crash, endless loop or lack of memory: the caller
/// gets a reason, and the next call a new process. What a call has spoiled without a crash is still
/// there for the next one. So whoever cannot check an answer asks call_alone, whose answer depends
/// on its request alone. Thread-safe: calls wait for each other. A call costs some 20 us beside the
/// function's own work, and a new process up to some milliseconds.
///
/// These processes come from one that is split off from the program at the first call and never
/// runs the function itself. So the function sees the memory of the program as it was then, with no
/// other thread: it must not need a lock that another thread may have held (malloc's is free again,
/// glibc sees to that).
class IsolatedFunction {
 public:
  using Function = std::string (*)(const std::string& request);

  struct Answer {
    std::string bytes;
    std::string problem;  ///< set exactly when there is no answer: "crashed", "took more than 60 s"
  };

  /// longest_seconds: of processor time, for one call.
  IsolatedFunction(Function function, unsigned int longest_seconds);
  ~IsolatedFunction();
  IsolatedFunction(const IsolatedFunction&) = delete;
  IsolatedFunction& operator=(const IsolatedFunction&) = delete;

  Answer call(const std::string& request);

  /// In a process that has run nothing else and will not.
  Answer call_alone(const std::string& request);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace congener::support
