#include "evidence/collector.hpp"

#include <algorithm>
#include <utility>

#include "chem/molecule_graph.hpp"
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

bool is_empty(const Evidence& evidence) {
  return evidence.identities.empty() && evidence.classes.empty() && evidence.nearest.empty();
}

}  // namespace

Collector::Collector(const ReferenceSet& set, Settings settings)
    : settings_(std::move(settings)),
      counters_(set),
      identity_(set),
      resemblance_(set, identity_, settings_.max_false_flags),
      classes_(set, settings_.near_misses, settings_.use_prefilter),
      gate_({identity_.screen(), resemblance_.family_screen(), classes_.screen(),
             resemblance_.likeness_screen()}),
      workspaces_(set, settings_.readings) {}

/// What the gate says of a structure whose bare graph is certain without RDKit; nothing: it has to
/// be parsed first.
std::optional<GateScreen> Collector::let_through_unparsed(std::string_view structure,
                                                          StructureFormat format,
                                                          GateSpace& space) const {
  const graph::ReadOutcome outcome =
      format == StructureFormat::Smiles     ? space.reader.read(structure, space.record)
      : format == StructureFormat::MolBlock ? space.block_reader.read(structure, space.record)
                                            : graph::ReadOutcome::Character;
  if (outcome != graph::ReadOutcome::Certain ||
      space.record.atom_count > settings_.max_heavy_atoms) {
    return std::nullopt;
  }
  return gate_.let_through_by(space.record, space);
}

/// A molecule that has no bare graph, because it is too large or has rare charges, always passes.
GateScreen Collector::let_through_by(const chem::Molecule& molecule, GateSpace& space) const {
  return chem::fill(space.record, molecule) ? gate_.let_through_by(space.record, space)
                                            : GateScreen::Record;
}

bool Collector::is_settled_by(GateScreen screen) const {
  return screen == GateScreen::None && settings_.use_prefilter;
}

Evidence Collector::collect(std::string_view structure, StructureFormat format) const {
  auto lease = workspaces_.borrow();
  Workspace& workspace = *lease;
  Evidence evidence;
  std::optional<GateScreen> screen = let_through_unparsed(structure, format, workspace.gate);
  if (screen && is_settled_by(*screen)) {
    return evidence;
  }
  chem::ParseResult parsed = chem::parse_graph(structure, format, settings_.max_heavy_atoms);
  if (!parsed.molecule) {
    evidence.problem = std::move(parsed.problem);
    return evidence;
  }
  try {
    chem::translate_rdkit_exceptions([&] {
      if (!screen) {
        screen = let_through_by(*parsed.molecule, workspace.gate);
      }
      if (!is_settled_by(*screen)) {
        evidence = evidence_of(std::move(parsed), workspace);
      }
    });
  } catch (const chem::StructureError&) {
    evidence = Evidence();
    if (screen != GateScreen::None) {
      // RDKit gave up on a structure that it had accepted: nothing is known of it.
      evidence.problem = "the structure cannot be standardised";
      screen = GateScreen::None;
    }
  }
  evidence.let_through_by = *screen;
  if (screen == GateScreen::None && is_empty(evidence)) {
    evidence.stage = Stage::Parsed;  // it was looked at further only to prove the gate right
  }
  return evidence;
}

Evidence Collector::evidence_of(chem::ParseResult&& parsed, Workspace& workspace) const {
  Evidence evidence;
  evidence.stage = Stage::Standardised;
  chem::complete_stereo(parsed);
  const std::vector<Component> components =
      components_of(workspace.standardizer.normalized(std::move(*parsed.molecule)), counters_,
                    workspace.standardizer);
  evidence.identities = identity_.match(components, workspace);
  evidence.nearest = resemblance_.find(components, workspace, evidence.stage);
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
