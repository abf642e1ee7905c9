#pragma once
// What one control row says of one molecule in one jurisdiction: a row of an entry, or a row of a
// class definition.

#include <string>

#include "congener/finding.hpp"
#include "congener/reference_set.hpp"
#include "law/standing.hpp"

namespace congener::law {

/// The answer with the facts of the deciding row. If no row decides, it holds the notes only.
JurisdictionFinding finding_from(const EntryInJurisdiction& cell, const std::string& jurisdiction,
                                 const std::string& entry);

/// What the words of the deciding row and its amendments say of each form in which the substance
/// was submitted. The cell must have a row.
void add_wording(JurisdictionFinding& finding, const EntryInJurisdiction& cell,
                 const std::vector<Form>& forms);

/// The answer for a molecule that is inside a class definition; cell holds the deciding row.
JurisdictionFinding covered_by(const StructureClass& definition, const ClassFinding& inside,
                               const EntryInJurisdiction& cell);

/// The row of an earlier text of the same class that ended on the day before this one began,
/// because a class may pass from an order to an act without a gap. Null if there is none.
const ControlRow* earlier_text(const StructureClass& definition, const EntryInJurisdiction& cell);

/// The first day on which the row of the class and all of these limbs were in force. Nothing if the
/// day of the row is not known.
std::optional<Date> in_force_since(const StructureClass& definition,
                                   const std::vector<std::string>& limbs,
                                   const EntryInJurisdiction& cell);

/// Whether the words of a row are open ("derivatives and analogues").
bool has_open_words(const ControlRow& row);

/// Says that the words of `citation` are open: they reach further than the entry, without a
/// structural rule. A grade is closeness, the same everywhere; words of law do not change it.
void tell_open_words(JurisdictionFinding& finding, const std::string& citation);

}  // namespace congener::law
