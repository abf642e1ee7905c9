#pragma once
// What differs between a line of a report and the same line made today.

#include <set>
#include <string>
#include <vector>

#include "congener/verify.hpp"
#include "verify/report_json.hpp"

namespace congener::verify {

struct LineComparison {
  std::vector<LineFinding::Difference> differences;
  /// Keys in which the lines differ without another answer: of the other release of RDKit, or that
  /// a newer program tells in addition.
  std::set<std::string> told_apart;
};

/// What may differ without another answer.
struct Tolerance {
  bool other_rdkit = false;      ///< its release writes canonical SMILES in its own way
  bool names_were_read = false;  ///< by another program, which says itself why it failed
  /// Bytes of the structure were no UTF-8, and the report has U+FFFD in their place: nobody can say
  /// again which they were.
  bool bytes_were_replaced = false;
};

LineComparison compared(const Json& reported, const Json& now, const Tolerance& tolerance);

}  // namespace congener::verify
