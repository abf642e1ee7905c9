#pragma once
// Whether this program makes the fingerprints that an index holds.

#include <string>
#include <vector>

#include "congener/fingerprints/fingerprint_kind.hpp"
#include "congener/fingerprints/index_file.hpp"

namespace congener::index {

/// The kind of Generator that this kind of an index is. Throws OptionError, saying what to do, when
/// this program with its RDKit does not make such fingerprints: a comparison with fingerprints that
/// were made otherwise would mean nothing.
fingerprints::FingerprintKind generated_kind(const fingerprints::IndexDescription& description,
                                             const fingerprints::IndexKind& held,
                                             const std::string& index_path);

/// What build_index writes for these kinds.
fingerprints::IndexDescription description_of(
    const std::vector<fingerprints::FingerprintKind>& kinds, bool for_substructures);

/// What is needed to append to an index.
struct AppendedKinds {
  std::vector<fingerprints::FingerprintKind> kinds;
  bool for_substructures = false;
};

/// Throws OptionError, saying what to do, when this program does not make all that the index holds.
AppendedKinds appended_kinds(const fingerprints::IndexDescription& description,
                             const std::string& index_path);

}  // namespace congener::index
