#pragma once
// Turns the header of an FPS file into a kind of an index, and back.

#include <string>

#include "congener/fingerprints/index_file.hpp"
#include "congener/fps_file.hpp"

namespace congener::index {

/// The description of an index of these fingerprints. If fps_header_of makes such a header, its
/// kind is that of Generator; otherwise it is a kind of this name.
fingerprints::IndexDescription imported_description(const FpsHeader& header,
                                                    const std::string& kind_name);

/// The header for a kind of an index: as imported, or in our own words.
FpsHeader fps_header_of(const fingerprints::IndexDescription& description,
                        const fingerprints::IndexKind& kind);

/// Throws OptionError unless fingerprints under this header can be compared with those of the kind:
/// equally many bits, and the same type where both say theirs. name: the FPS file.
void check_comparable(const FpsHeader& header, const std::string& name,
                      const fingerprints::IndexDescription& description,
                      const fingerprints::IndexKind& kind);

/// The kind of this name, or the first one for an empty name. Throws OptionError with the names.
const fingerprints::IndexKind& chosen_kind(const fingerprints::IndexFile& index,
                                           const std::string& index_path,
                                           const std::string& kind_name);

}  // namespace congener::index
