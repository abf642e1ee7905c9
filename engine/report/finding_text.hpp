#pragma once
// Pieces of text that more than one report writer needs. Internal to engine/report.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "congener/finding.hpp"
#include "congener/finding_context.hpp"

namespace congener::report {

/// The order in which every report counts the statuses.
inline constexpr std::array<Status, 6> kStatusesDescending = {
    Status::Listed,   Status::Covered,   Status::Watch,
    Status::Analogue, Status::NoFinding, Status::NotScreened};

/// What a finding rests on. Throws OptionError when it carries none.
const FindingContext& context_of(const Finding& finding);

/// The forms of an identity or of a class member; empty for an exact match.
std::string forms_text(const std::vector<Form>& forms, std::string_view separator);

/// Whether the row or its date was not read in a text that we trust.
bool is_unverified(const JurisdictionFinding& finding);

/// What follows a jurisdiction's status: nothing, or in parentheses, joined by commas, the grade of
/// an analogue, the id of the class that decides, and "unverified": "(us-frs,unverified)".
std::string marker_text(const JurisdictionFinding& finding);

/// "CN:no_finding>listed EU:watch>covered"; empty when nothing changed.
std::string changes_text(const Finding& finding);

/// Whether a class definition decides there, and not a row of an entry or open words, which only
/// raise a grade.
bool is_decided_by_class(const JurisdictionFinding& finding);

/// The class that a report names for a record that is no entry.
struct DecidingClass {
  const ClassFinding* finding = nullptr;  ///< null: there is none
  std::string entry;                      ///< on which it rests; may be empty
};

/// The first one that decides for a selected jurisdiction.
DecidingClass deciding_class(const Finding& finding);

/// "class: fentanyl-related substance (A,D)", or without limbs where it meets none.
std::string class_basis_text(const ClassFinding& finding);

/// Atoms of the core and of what its sites bear, ascending.
std::vector<int> class_atoms(const ClassFinding& finding);

/// The classes that the molecule is inside of, with the limbs met: "us-frs:A,D;cn-2019:1".
std::string classes_text(const Finding& finding);

/// The names in their order; one that is taken (by an earlier name or in reserved) gets " (2)", "
/// (3)" ...
std::vector<std::string> unique_names(const std::vector<std::string>& names,
                                      const std::vector<std::string>& reserved = {});

}  // namespace congener::report
