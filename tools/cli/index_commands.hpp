#pragma once
// What the subcommands of `congener index` share.

#include <string>
#include <vector>

#include "congener/fingerprints/fingerprint_kind.hpp"

namespace CLI {
class App;
}

namespace congener::cli {

/// Throws OptionError for an unknown name.
std::vector<fingerprints::FingerprintKind> kinds_from(const std::vector<std::string>& names);

/// Throws OptionError when a file of this name cannot take the place of what is there, so that it
/// is told before hours of work.
void refuse_folder(const std::string& path);

/// info, verify, merge, import, export.
void add_index_files(CLI::App& index);

}  // namespace congener::cli
