#pragma once
// The exceptions of the library. They end the whole operation; what concerns one molecule is data
// (Finding::reason), never an exception.

#include <stdexcept>
#include <string>

#include "congener/export.hpp"

namespace congener {

/// Base of all exceptions of this library. The message says what is wrong, where, and what to do.
class CONGENER_EXPORT Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message) : std::runtime_error(message) {}
};

/// A file or folder is missing, unreadable, or cannot be written.
class CONGENER_EXPORT FileError : public Error {
 public:
  using Error::Error;
};

/// A file is readable but is not what it should be (wrong column, wrong encoding, wrong format).
class CONGENER_EXPORT FormatError : public Error {
 public:
  using Error::Error;
};

/// A reference set does not load or fails one of its own checks. Nothing is screened with it.
class CONGENER_EXPORT ReferenceSetError : public Error {
 public:
  using Error::Error;
};

/// A setting is out of range or contradicts another one.
class CONGENER_EXPORT OptionError : public Error {
 public:
  using Error::Error;
};

/// The caller has cancelled a run whose result would be worthless in part. Nothing was written.
class CONGENER_EXPORT CancelledError : public Error {
 public:
  using Error::Error;
};

}  // namespace congener
