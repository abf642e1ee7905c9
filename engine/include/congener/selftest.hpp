#pragma once
// Known answers that come with a reference set, repeated on the user's machine: a record that a
// laboratory can file with its validation.

#include <memory>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/export.hpp"
#include "congener/provenance.hpp"
#include "congener/reference_set.hpp"

namespace congener {

/// What the law of one jurisdiction says of one substance on one day.
struct KnownAnswer {
  /// As the columns of the table have it (reference_sets/SCHEMA.md, "Known answers").
  struct Answer {
    std::string status;        ///< "listed", "covered", "watch", or "none"
    std::string decided_by;    ///< "entry:ID", "class:ID", or "-"
    std::string through;       ///< jurisdiction whose law applies there, or "-"
    std::string date_is_sure;  ///< "yes", "no", or "-" where nothing is expected
    std::string wording;       ///< "mentioned", "silent", "not_read", or "-"
  };

  int line = 0;  ///< of the table, from 1
  std::string substance;
  std::string form;
  std::string smiles;
  std::string jurisdiction;
  Date day;
  Answer expected;
};

/// Reads a table. Throws FileError, or FormatError with the line that is wrong.
CONGENER_EXPORT std::vector<KnownAnswer> read_known_answers(const std::string& path);

struct SelfTestFailure {
  KnownAnswer asked;
  KnownAnswer::Answer got;
};

struct SelfTest {
  Provenance made_by;
  std::string answers_file;
  std::string answers_sha256;
  std::uint64_t asked = 0;
  std::uint64_t substances = 0;  ///< different structures
  std::vector<SelfTestFailure> failures;
};

/// Asks all of them. Throws as read_known_answers, and OptionError when the set does not have a
/// jurisdiction of the table.
CONGENER_EXPORT SelfTest run_selftest(std::shared_ptr<const ReferenceSet> set,
                                      const std::string& answers_path);

/// As text for people to file, and as one line of JSON. host: the machine, as the caller calls it.
CONGENER_EXPORT std::string selftest_text(const SelfTest& test, const std::string& host);
CONGENER_EXPORT std::string selftest_json(const SelfTest& test, const std::string& host);

}  // namespace congener
