#pragma once
// Reports to verify.

#include <sstream>
#include <string>
#include <vector>

#include "congener/congener.hpp"
#include "engine/run/screen_helpers.hpp"
#include "temp_dir.hpp"

namespace congener::verifying {

/// Records of every kind: plain, flagged, named by identifiers, mol blocks, and such that nobody
/// can read.
inline std::string catalogue() {
  std::string rows = "id,smiles,cas,lot\n";
  for (int i = 0; i < 30; ++i) {
    rows += "plain-" + std::to_string(i) + ",CC(=O)Oc1ccccc1C(O)=O,50-78-2,\"a, b\"\n";
  }
  return rows + "pip,O=C1CCNCC1,,x\nbroken,C1CC,,y\nnamed,,39742-60-4,z\nbad,CCO,39742-60-5,\n";
}

inline std::string report_of(const test::TempDir& folder, const std::vector<std::string>& inputs,
                             const ReportOptions& options = {},
                             const Detector& detector = screening::shared_detector(),
                             ReportFormat format = ReportFormat::JsonLines) {
  std::ostringstream stream;
  const auto writer = make_report_writer(format, stream, options);
  Screener(detector).run(inputs, *writer);
  return folder.write_file("report." + to_string(format), stream.str());
}

inline std::string catalogue_report(const test::TempDir& folder,
                                    const ReportOptions& options = {}) {
  return report_of(folder, {folder.write_file("catalogue.csv", catalogue())}, options);
}

inline Verification verified(const std::string& report) {
  const ReportedRun run = read_reported_run(report);
  return verify_report(report,
                       Detector::load(CONGENER_REFERENCE_SETS "/fentanyl_precursors", run.options));
}

}  // namespace congener::verifying
