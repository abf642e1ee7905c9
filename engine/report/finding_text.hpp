#pragma once
// Pieces of text that more than one report writer needs. Internal to engine/report.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "congener/finding.hpp"

namespace congener::report {

/// The order in which every report counts them.
inline constexpr std::array<Status, 6> kStatusesDescending = {
    Status::Listed,   Status::Covered,   Status::Watch,
    Status::Analogue, Status::NoFinding, Status::NotScreened};

/// The forms of an identity in words; empty for an exact match.
std::string forms_text(const Identity& identity, std::string_view separator);

/// "core: 4-piperidones", or the relation alone when no family is named.
std::string resemblance_text(const Resemblance& resemblance);

/// The row, or its date, was not read in a text that we trust.
bool is_unverified(const JurisdictionFinding& finding);

/// What follows a jurisdiction's status: "", "(strong)", "(unverified)" or "(strong,unverified)".
std::string marker_text(const JurisdictionFinding& finding);

/// The names in their order; one that is taken (by an earlier name or in reserved) gets " (2)", "
/// (3)" ...
std::vector<std::string> unique_names(const std::vector<std::string>& names,
                                      const std::vector<std::string>& reserved = {});

}  // namespace congener::report
