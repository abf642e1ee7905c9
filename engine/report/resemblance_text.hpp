#pragma once
// Resemblances as text, for every report. Internal to engine/report.

#include <ostream>
#include <string>

#include "congener/finding.hpp"

namespace congener::report {

/// "site-modified: 4-piperidones", "masked (N-Boc): 4-piperidones", or the relation alone when no
/// family is named.
std::string resemblance_text(const Resemblance& resemblance);

/// "N1: 2-phenylethyl -> benzyl; C3/C5: hydrogen -> methyl"; empty when nothing is known to differ.
std::string site_changes_text(const Resemblance& resemblance);

/// "about 1 in 25,000 (fitted)", "fewer than 1 in 1,000,000,000".
std::string rate_text(double rate, bool is_fitted);

/// What `congener explain` says of one resemblance.
void write_resemblance(std::ostream& stream, const Resemblance& resemblance);

}  // namespace congener::report
