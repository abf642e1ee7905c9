#include "evidence/collector.hpp"

#include <algorithm>
#include <utility>

#include "chem/parse.hpp"
#include "chem/skeleton.hpp"
#include "chem/standardize.hpp"
#include "chem/structure_error.hpp"
#include "evidence/description.hpp"

namespace congener::evidence {
namespace {

/// A resemblance to what the record is says nothing.
void drop_identical(Evidence& evidence) {
  const auto is_identical = [&](const Resemblance& resemblance) {
    return std::any_of(
        evidence.identities.begin(), evidence.identities.end(),
        [&](const Identity& identity) { return identity.entry == resemblance.entry; });
  };
  auto& nearest = evidence.nearest;
  nearest.erase(std::remove_if(nearest.begin(), nearest.end(), is_identical), nearest.end());
}

}  // namespace

Collector::Collector(const ReferenceSet& set, Settings settings)
    : settings_(std::move(settings)),
      counters_(set),
      identity_(set),
      resemblance_(set, identity_, settings_.max_false_flags),
      classes_(set),
      gate_({identity_.screen(), resemblance_.family_screen(), classes_.screen(),
             resemblance_.likeness_screen()}),
      workspaces_(set, settings_.readings) {}

Evidence Collector::collect(std::string_view structure, StructureFormat format) const {
  return collect(structure, format, Gating::On);
}

Evidence Collector::collect_without_gate(std::string_view structure, StructureFormat format) const {
  return collect(structure, format, Gating::Off);
}

Evidence Collector::collect(std::string_view structure, StructureFormat format,
                            Gating gating) const {
  chem::ParseResult parsed = chem::parse_graph(structure, format, settings_.max_heavy_atoms);
  Evidence evidence;
  if (!parsed.molecule) {
    evidence.problem = std::move(parsed.problem);
    return evidence;
  }
  try {
    chem::translate_rdkit_exceptions([&] { evidence = evidence_of(std::move(parsed), gating); });
  } catch (const chem::StructureError&) {
    // RDKit gave up on a structure that it had accepted: nothing is known of it.
    evidence = Evidence();
    evidence.problem = "the structure cannot be standardised";
  }
  return evidence;
}

Evidence Collector::evidence_of(chem::ParseResult&& parsed, Gating gating) const {
  chem::Molecule& molecule = *parsed.molecule;
  auto lease = workspaces_.borrow();
  Workspace& workspace = *lease;
  Evidence evidence;
  Features features(molecule, workspace);
  if (gating == Gating::On) {
    evidence.let_through_by = gate_.let_through_by(features);
    if (evidence.let_through_by == GateScreen::None) {
      return evidence;
    }
  }
  evidence.stage = Stage::Standardised;
  chem::complete_stereo(parsed);
  const bool is_normal = chem::is_surely_normal(molecule);
  const std::vector<Component> components = components_of(
      workspace.standardizer.normalized(std::move(molecule)), counters_, workspace.standardizer);
  // What the gate saw is the only component itself, so its features need not be made again.
  const bool is_as_seen = is_normal && components.size() == 1;
  if (is_as_seen) {
    features.moved_to(components.front().molecule);
  }
  evidence.identities = identity_.match(components, workspace);
  evidence.nearest =
      resemblance_.find(components, workspace, evidence.stage, is_as_seen ? &features : nullptr);
  drop_identical(evidence);
  const bool is_flagged = !evidence.identities.empty() || !evidence.nearest.empty();
  evidence.classes = classes_.find(components, is_flagged, workspace);
  return evidence;
}

std::optional<StructureDescription> Collector::describe(
    std::string_view structure, StructureFormat format,
    const std::vector<int>& deciding_atoms) const {
  chem::ParseResult parsed = chem::parse_structure(structure, format, settings_.max_heavy_atoms);
  std::optional<StructureDescription> description;
  if (!parsed.molecule) {
    return description;
  }
  auto lease = workspaces_.borrow();
  Workspace& workspace = *lease;
  try {
    chem::translate_rdkit_exceptions(
        [&] { description = described(*parsed.molecule, deciding_atoms, workspace.standardizer); });
  } catch (const chem::StructureError&) {
    description.reset();  // it was judged, but RDKit cannot write it
  }
  return description;
}

bool Collector::have_same_skeleton(const Reading& a, const Reading& b) const {
  const auto key = [&](const Reading& reading) {
    const chem::ParseResult parsed =
        chem::parse_graph(reading.structure, reading.format, settings_.max_heavy_atoms);
    return parsed.molecule ? std::optional(chem::skeleton_key(*parsed.molecule)) : std::nullopt;
  };
  const auto key_of_a = key(a);
  return key_of_a && key_of_a == key(b);
}

}  // namespace congener::evidence
