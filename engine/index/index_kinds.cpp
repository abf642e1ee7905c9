#include "index/index_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "congener/error.hpp"
#include "congener/version.hpp"
#include "substructure/stored_graph.hpp"

namespace congener::index {
namespace {

using fingerprints::FingerprintKind;

}  // namespace

FingerprintKind generated_kind(const fingerprints::IndexDescription& description,
                               const fingerprints::IndexKind& held, const std::string& index_path) {
  const auto& kinds = fingerprints::all_fingerprint_kinds();
  const auto made = std::find_if(kinds.begin(), kinds.end(), [&](FingerprintKind kind) {
    return to_string(kind) == held.name && fingerprint_parameters(kind) == held.parameters &&
           fingerprint_bits(kind) == held.bits;
  });
  if (made == kinds.end()) {
    throw OptionError(fmt::format(
        "{}: this program does not make its fingerprints \"{}\" ({}); give fingerprints (.fps) "
        "that were made as they were",
        index_path, held.name, held.parameters));
  }
  if (description.rdkit_version != rdkit_version()) {
    throw OptionError(fmt::format(
        "{}: its fingerprints are by RDKit {}, this is RDKit {}, whose fingerprints "
        "may differ; build the index anew",
        index_path, description.rdkit_version.empty() ? "(none)" : description.rdkit_version,
        rdkit_version()));
  }
  return *made;
}

fingerprints::IndexDescription description_of(const std::vector<FingerprintKind>& kinds,
                                              bool for_substructures) {
  fingerprints::IndexDescription description;
  for (const FingerprintKind kind : kinds) {
    description.kinds.push_back(fingerprints::index_kind_of(kind));
  }
  description.rdkit_version = rdkit_version();
  if (for_substructures) {
    description.kinds.push_back(substructure::key_kind());
    description.graphs = substructure::graph_form();
  }
  return description;
}

AppendedKinds appended_kinds(const fingerprints::IndexDescription& description,
                             const std::string& index_path) {
  AppendedKinds appended;
  const fingerprints::IndexKind keys = substructure::key_kind();
  for (const fingerprints::IndexKind& kind : description.kinds) {
    if (kind.name == keys.name && kind.parameters == keys.parameters &&
        description.graphs == substructure::graph_form()) {
      appended.for_substructures = true;
    } else {
      appended.kinds.push_back(generated_kind(description, kind, index_path));
    }
  }
  return appended;
}

}  // namespace congener::index
