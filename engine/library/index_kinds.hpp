#pragma once
// Whether this program makes the fingerprints that an index holds.

#include <string>

#include "congener/fingerprints/fingerprint_kind.hpp"
#include "congener/fingerprints/index_file.hpp"

namespace congener::library {

/// The kind of Generator that an index holds under this name. Throws OptionError, saying what to
/// do, when the index has no such kind, or one that this program with its RDKit does not make:
/// fingerprints that were made otherwise would compare without meaning.
fingerprints::FingerprintKind generated_kind(const fingerprints::IndexFile& index,
                                             const std::string& index_path,
                                             const std::string& kind_name);

/// What build_index writes for these kinds.
fingerprints::IndexDescription description_of(
    const std::vector<fingerprints::FingerprintKind>& kinds);

}  // namespace congener::library
