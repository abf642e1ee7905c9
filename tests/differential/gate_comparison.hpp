#pragma once
// One molecule asked with the gate and without it. The gate may only spare work, so both must give
// the same evidence, also of the classes that a molecule without a finding nearly meets.

#include <map>
#include <string>

#include "congener/detector.hpp"
#include "engine/detect/finding_summary.hpp"
#include "evidence/collector.hpp"

namespace congener::test {

/// All that decides an answer, as text.
inline std::string text_of(const Evidence& evidence) {
  std::string text = evidence.problem + "\n";
  for (const Identity& identity : evidence.identities) {
    text += "is " + identity.entry + " by " + match_of(identity) + "\n";
  }
  for (const Resemblance& near : evidence.nearest) {
    text += "near " + near.entry + " " + summary_of(near) + "\n";
  }
  for (const ClassEvidence& each : evidence.classes) {
    text += "class " + each.rule;
    for (const ClassEvidence::Version& version : each.versions) {
      text += !version.finding ? " far" : version.finding->is_inside ? " inside" : " outside";
    }
    text += "\n";
  }
  return text;
}

struct GateComparison {
  bool is_stopped = false;       ///< by the gate, or unreadable
  bool has_finding = false;      ///< without the gate
  bool is_similar_only = false;  ///< what is found needs the screen of overlaps
  std::string with_gate;
  std::string without_gate;

  bool is_same() const { return with_gate == without_gate; }
};

/// The two ways to ask one set.
struct GatePair {
  GatePair(const ReferenceSet& set, double max_false_flags, bool near_misses = false)
      : with_gate(set, {max_false_flags, kMostAtoms, {}, near_misses, true}),
        without_gate(set, {max_false_flags, kMostAtoms, {}, near_misses, false}) {}

  static constexpr int kMostAtoms = 1000;
  evidence::Collector with_gate;
  evidence::Collector without_gate;
};

inline GateComparison compared(const GatePair& pair, const std::string& smiles) {
  const Evidence with_gate = pair.with_gate.collect(smiles, StructureFormat::Smiles);
  const Evidence without_gate = pair.without_gate.collect(smiles, StructureFormat::Smiles);
  GateComparison result;
  result.is_stopped = with_gate.stage == Stage::Parsed;
  result.is_similar_only = without_gate.identities.empty() && without_gate.classes.empty() &&
                           !without_gate.nearest.empty();
  for (const Resemblance& near : without_gate.nearest) {
    result.is_similar_only = result.is_similar_only && near.relation == Relation::Similar;
  }
  result.has_finding = !without_gate.identities.empty() || !without_gate.classes.empty() ||
                       !without_gate.nearest.empty();
  result.with_gate = text_of(with_gate);
  result.without_gate = text_of(without_gate);
  return result;
}

}  // namespace congener::test
