#include "report/run_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/sealed_line.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

void add_case(std::vector<RunFact>& facts, const CaseDetails& details) {
  facts.emplace_back("Case", details.case_id);
  facts.emplace_back("Item", details.item);
  facts.emplace_back("Laboratory", details.laboratory);
  facts.emplace_back("Analyst", details.analyst);
}

void add_counts(std::vector<RunFact>& facts, const RunHeader& run, const RunSummary& summary) {
  facts.emplace_back("Records read", std::to_string(summary.read));
  facts.emplace_back("Flagged", std::to_string(summary.flagged));
  facts.emplace_back("No finding", std::to_string(summary.no_finding));
  facts.emplace_back("Not screened", std::to_string(summary.not_screened));
  facts.emplace_back("Records in this report", to_string(run.records));
}

void add_question(std::vector<RunFact>& facts, const RunHeader& run) {
  facts.emplace_back("Day of the law", to_string(run.as_of));
  facts.emplace_back("Changed since", run.changed_since ? to_string(*run.changed_since) : "");
  facts.emplace_back("Jurisdictions", support::join(run.jurisdictions, ", "));
  facts.emplace_back("Least grade", to_string(run.minimum_grade));
  facts.emplace_back("Most false flags", fmt::format("{}", run.max_false_flags));
}

void add_versions(std::vector<RunFact>& facts, const RunHeader& run) {
  facts.emplace_back("Program", fmt::format("congener {}, RDKit {}, Boost {}", run.program_version,
                                            run.rdkit_version, run.boost_version));
  facts.emplace_back("Reference set", run.set_id + " " + run.set_version);
  facts.emplace_back("its SHA-256", run.set_sha256);
  facts.emplace_back("Calibration SHA-256", run.calibration_sha256);
}

}  // namespace

std::vector<RunFact> run_facts(const RunHeader& run, const RunSummary& summary,
                               const std::string& seal) {
  std::vector<RunFact> facts;
  if (!summary.complete) {
    facts.emplace_back("INCOMPLETE",
                       "records may be missing: " + support::join(summary.input_problems, "; "));
  }
  add_case(facts, run.case_details);
  add_counts(facts, run, summary);
  add_question(facts, run);
  add_versions(facts, run);
  for (const InputDigest& input : summary.inputs) {
    facts.emplace_back("Input", input.name);
    facts.emplace_back("its SHA-256", input.sha256.empty() ? "not read to its end" : input.sha256);
  }
  facts.emplace_back(kSealFact, seal);
  for (const std::string& notice : run.notices) {
    facts.emplace_back("Notice", notice);
  }
  facts.emplace_back("Limits", kLimitsSentence);
  facts.emplace_back("End", "End of report");
  facts.erase(std::remove_if(facts.begin(), facts.end(),
                             [](const RunFact& fact) { return fact.second.empty(); }),
              facts.end());
  for (RunFact& fact : facts) {
    fact.second = support::printable(fact.second);
  }
  return facts;
}

std::string seal_of_facts(const std::vector<RunFact>& facts) {
  std::vector<std::string_view> cells;
  for (const auto& [name, value] : facts) {
    if (name != kSealFact) {
      cells.insert(cells.end(), {name, value});
    }
  }
  return seal_of_cells(std::move(cells));
}

}  // namespace congener::report
