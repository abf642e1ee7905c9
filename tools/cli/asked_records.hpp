#pragma once
// What a person asks about on the command line: a text of any kind, a file, or standard input.

#include <string>
#include <vector>

#include "congener/record_reader.hpp"

namespace congener::cli {

struct AskedRecord {
  Record record;
  bool is_text = false;  ///< as typed: its kind is not known
};

/// "-": standard input, a mol block or SD file, else a text in each line. The name of a file with
/// one of the extensions that are read: its records. Anything else: the text. Throws FileError for
/// a name of a file that is not there, and what reading throws.
std::vector<AskedRecord> asked_records(const std::string& asked);

}  // namespace congener::cli
