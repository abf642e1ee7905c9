#pragma once
// What a report says of its run to people, one fact per row. Internal to engine/report.

#include <string>
#include <utility>
#include <vector>

#include "congener/report.hpp"

namespace congener::report {

using RunFact = std::pair<std::string, std::string>;

/// The fact that no seal of facts can cover, because it tells the seal that covers them.
inline constexpr const char* kSealFact = "Seal of all lines";

/// seal: of all lines. Printable text. Facts that were not told are left out; the last says that
/// the report ends.
std::vector<RunFact> run_facts(const RunHeader& run, const RunSummary& summary,
                               const std::string& seal);

/// SHA-256 of all facts but kSealFact.
std::string seal_of_facts(const std::vector<RunFact>& facts);

}  // namespace congener::report
