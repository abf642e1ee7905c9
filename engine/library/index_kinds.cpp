#include "library/index_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "congener/error.hpp"
#include "congener/version.hpp"

namespace congener::library {
namespace {

using fingerprints::FingerprintKind;

std::string names_of(const std::vector<fingerprints::IndexKind>& kinds) {
  std::string names;
  for (const fingerprints::IndexKind& kind : kinds) {
    names += (names.empty() ? "" : ", ") + kind.name;
  }
  return names;
}

}  // namespace

FingerprintKind generated_kind(const fingerprints::IndexFile& index, const std::string& index_path,
                               const std::string& kind_name) {
  const fingerprints::IndexDescription& description = index.description();
  const auto held =
      std::find_if(description.kinds.begin(), description.kinds.end(),
                   [&](const fingerprints::IndexKind& kind) { return kind.name == kind_name; });
  if (held == description.kinds.end()) {
    throw OptionError(fmt::format("{}: holds no fingerprints \"{}\"; it has {}", index_path,
                                  kind_name, names_of(description.kinds)));
  }
  const auto& kinds = fingerprints::all_fingerprint_kinds();
  const auto made = std::find_if(kinds.begin(), kinds.end(), [&](FingerprintKind kind) {
    return to_string(kind) == held->name && fingerprint_parameters(kind) == held->parameters &&
           fingerprint_bits(kind) == held->bits;
  });
  if (made == kinds.end()) {
    throw OptionError(fmt::format(
        "{}: this program does not make its fingerprints \"{}\" ({}); give fingerprints (.fps) "
        "that were made as they were",
        index_path, held->name, held->parameters));
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

fingerprints::IndexDescription description_of(const std::vector<FingerprintKind>& kinds) {
  fingerprints::IndexDescription description;
  for (const FingerprintKind kind : kinds) {
    description.kinds.push_back(fingerprints::index_kind_of(kind));
  }
  description.rdkit_version = rdkit_version();
  return description;
}

}  // namespace congener::library
