#include "report/explanation_head.hpp"

#include <fmt/format.h>

#include "report/explanation_words.hpp"
#include "report/finding_text.hpp"
#include "report/text_layout.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

constexpr std::size_t kMostCharacters = 500;
constexpr std::size_t kIndent = 2;

std::string key_text(const SubstanceDescription& substance) {
  return substance.inchikey.empty() ? "no InChIKey: " + support::printable(substance.inchi_problem)
                                    : "InChIKey " + substance.inchikey;
}

std::string substance_text(const SubstanceDescription& substance) {
  return fmt::format("{}, {:.2f} u average, {:.4f} u exact; {}", substance.formula,
                     substance.average_mass_u, substance.exact_mass_u, key_text(substance));
}

/// "NCC (canonical, RDKit 2022.09.3)": the form differs between releases.
std::string canonical_text(const SubstanceDescription& substance, const Finding& finding) {
  return fmt::format("{} (canonical, RDKit {})",
                     support::shortened(substance.canonical_smiles, kMostCharacters),
                     context_of(finding).made_by.rdkit_version);
}

std::string structure_text(const std::string& structure, const Finding& finding) {
  return finding.judged ? canonical_text(finding.judged->record, finding)
                        : support::shortened(structure, kMostCharacters);
}

}  // namespace

void write_head(std::ostream& stream, const std::string& structure, const Finding& finding,
                std::size_t width) {
  if (finding.resolved_by) {
    stream << wrapped("Resolved by: ", support::printable(in_words(*finding.resolved_by)), kIndent,
                      width);
    for (const OtherReading& other : finding.other_readings) {
      stream << wrapped("  But ", support::printable(in_words(other)), kIndent, width);
    }
    stream << '\n';
  }
  stream << "Structure: " << structure_text(structure, finding) << '\n';
  if (finding.judged) {
    stream << wrapped("Formula: ", substance_text(finding.judged->record), kIndent, width);
    if (finding.judged->component) {
      stream << wrapped("Component that decided: ", substance_text(*finding.judged->component),
                        kIndent, width);
    }
  }
}

void write_full_head(std::ostream& stream, const std::string& structure, const Finding& finding) {
  if (finding.resolved_by) {
    write_sentence(stream, 0, "Resolved by: " + in_words(*finding.resolved_by));
    for (const OtherReading& other : finding.other_readings) {
      write_sentence(stream, kIndent, "But " + in_words(other));
    }
    stream << '\n';
  }
  stream << "Structure: " << structure_text(structure, finding) << '\n';
  if (finding.judged) {
    write_sentence(stream, 0, "Formula: " + substance_text(finding.judged->record));
    if (const auto& component = finding.judged->component) {
      write_sentence(stream, 0, "Component that decided: " + canonical_text(*component, finding));
      write_sentence(stream, kIndent, "Formula: " + substance_text(*component));
      write_sentence(stream, kIndent, "Atoms: " + atoms_text(finding.judged->component_atoms));
    }
  }
}

}  // namespace congener::report
