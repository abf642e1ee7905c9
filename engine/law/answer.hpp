#pragma once
// What one control row says of one molecule in one jurisdiction, in words: the entry's own row, or
// a row of a class definition.

#include <string>

#include "congener/finding.hpp"
#include "congener/reference_set.hpp"
#include "law/standing.hpp"

namespace congener::law {

/// The facts of the deciding row. Without one: only the notes.
JurisdictionFinding finding_from(const EntryInJurisdiction& cell, const std::string& jurisdiction,
                                 const std::string& entry);

/// What the words of the row say of each form in which the substance was submitted.
void add_wording(JurisdictionFinding& finding, const ControlRow& row,
                 const std::vector<Form>& forms);

/// The molecule is inside a class definition, of which cell holds the deciding row.
JurisdictionFinding covered_by(const StructureClass& definition, const ClassFinding& inside,
                               const EntryInJurisdiction& cell);

/// The row of an earlier text of the same class that ended the day before this one began; null:
/// none. A class may pass from an order to an act without a gap.
const ControlRow* earlier_text(const StructureClass& definition, const EntryInJurisdiction& cell);

/// First day on which these limbs of the class and its row were all in force; nothing when the
/// row's own day is not known.
std::optional<Date> in_force_since(const StructureClass& definition,
                                   const std::vector<std::string>& limbs,
                                   const EntryInJurisdiction& cell);

/// Whether the words of a row are open ("derivatives and analogues").
bool has_open_words(const ControlRow& row);

/// Raises the grade by one step because open words reach further than the entry, and says so.
void raise_by_open_words(JurisdictionFinding& finding, const std::string& citation);

}  // namespace congener::law
