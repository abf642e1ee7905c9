#pragma once
// What `congener explain` says of class definitions: the words met, site by site, and what keeps a
// molecule outside. Internal to engine/report.

#include <ostream>
#include <string>

#include "congener/finding.hpp"
#include "congener/options.hpp"
#include "congener/reference_set.hpp"

namespace congener::report {

/// The class with this id, or null.
const StructureClass* class_with_id(const ReferenceSet& set, const std::string& id);

/// "class us-frs (fentanyl-related substance)".
std::string class_text(const ReferenceSet& set, const std::string& id);

/// The limbs met with their words, then what each site bears.
void write_words_met(std::ostream& stream, const ClassFinding& finding, const ReferenceSet& set);

/// The readings that the answer rests on or that the user chose, open doubts, and what the text
/// excepts. finding may be null.
void write_doubts(std::ostream& stream, const std::string& class_id, const ClassFinding* finding,
                  const ReferenceSet& set, const DetectorOptions& options);

/// A class that the molecule is inside of, but that does not decide the answer there.
void write_also_inside(std::ostream& stream, const ClassFinding& finding, const ReferenceSet& set,
                       const DetectorOptions& options);

/// One sentence: what keeps the molecule outside.
void write_outside(std::ostream& stream, const ClassFinding& finding, const ReferenceSet& set,
                   const DetectorOptions& options);

/// Open words never decide; the sentence says so.
void write_open_words(std::ostream& stream, const std::string& class_id, const ReferenceSet& set,
                      const DetectorOptions& options);

}  // namespace congener::report
