#pragma once
// A log of runs that is only ever added to: one line of JSON each (engine/report/SCHEMA.md), each
// with the hash of the one before, so that a line that was changed, removed or moved is found.
// Whoever may write to the file can write it anew from some line on. To find that, the hash of the
// last line has to be kept elsewhere too (a notebook, a mail).

#include <cstdint>
#include <string>
#include <vector>

#include "congener/export.hpp"

namespace congener {

/// One run.
struct AuditEntry {
  std::string time;                  ///< UTC, like 2026-11-29T14:05:09Z
  std::string user;                  ///< who started it
  std::string host;                  ///< and where
  std::vector<std::string> command;  ///< as it was called
  std::string run_record;            ///< JSON, as run_record_json or failed_run_json makes it
};

/// What a log holds.
struct AuditCheck {
  struct Problem {
    std::uint64_t line = 0;  ///< from 1
    std::string what;
  };
  std::uint64_t lines = 0;
  std::string last_sha256;  ///< of the last line; empty: there is none
  std::vector<Problem> problems;
};

/// Adds a line, and returns its hash when it is on the disk. Makes the file when it is not there.
/// Several programs may write to one log: each waits for its turn, for a minute at most. Throws
/// FileError, or FormatError when the last line is not one that this function wrote.
CONGENER_EXPORT std::string append_to_audit_log(const std::string& path, const AuditEntry& entry);

/// Throws as append_to_audit_log would, without adding anything. A file that is not there is fine.
CONGENER_EXPORT void check_audit_log_is_usable(const std::string& path);

/// Reads the whole log. Throws FileError.
CONGENER_EXPORT AuditCheck check_audit_log(const std::string& path);

}  // namespace congener
