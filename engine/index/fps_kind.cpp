#include "index/fps_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "congener/error.hpp"
#include "congener/version.hpp"
#include "support/text.hpp"

namespace congener::index {
namespace {

using fingerprints::FingerprintKind;
using fingerprints::IndexDescription;
using fingerprints::IndexKind;

// The parameters of an imported kind: "num_bits=166 type=RDKit-MACCS166/2
// software=RDKit/2018.03.1".
constexpr std::string_view kNumBits = "num_bits=";
constexpr std::string_view kType = " type=";
constexpr std::string_view kSoftware = " software=";
constexpr std::string_view kRdkit = "RDKit/";

std::string own_type(const IndexKind& kind) {
  return fmt::format("Congener-{}/1 {}", kind.name, kind.parameters);
}

std::string rdkit_version_in(const std::string& software) {
  for (const std::string_view word : support::split(software, ' ')) {
    if (word.substr(0, kRdkit.size()) == kRdkit) {
      return std::string(word.substr(kRdkit.size()));
    }
  }
  return "";
}

/// The header that imported_description has written into the parameters; num_bits 0: it has not.
FpsHeader imported_header(const std::string& parameters) {
  FpsHeader header;
  const std::size_t type = parameters.find(kType);
  const std::size_t software = parameters.find(kSoftware);
  if (parameters.compare(0, kNumBits.size(), kNumBits) != 0 || type == std::string::npos ||
      software == std::string::npos || software < type) {
    return header;
  }
  header.type = parameters.substr(type + kType.size(), software - type - kType.size());
  header.software = parameters.substr(software + kSoftware.size());
  std::from_chars(parameters.data() + kNumBits.size(), parameters.data() + type, header.num_bits);
  return header;
}

}  // namespace

IndexDescription imported_description(const FpsHeader& header, const std::string& kind_name) {
  for (const FingerprintKind kind : fingerprints::all_fingerprint_kinds()) {
    const IndexKind known = fingerprints::index_kind_of(kind);
    if (header.type == own_type(known) && header.num_bits == known.bits) {
      return {{known}, rdkit_version_in(header.software)};
    }
  }
  if (kind_name.empty() || header.type.find(kSoftware) != std::string::npos) {
    throw OptionError(fmt::format(
        "a kind of fingerprint needs a name, and its type must not hold \"{}\"", kSoftware));
  }
  constexpr std::uint32_t kWordBits = 64;
  IndexKind kind;
  kind.name = kind_name;
  kind.bits = (header.num_bits + kWordBits - 1) / kWordBits * kWordBits;
  kind.parameters = fmt::format("{}{}{}{}{}{}", kNumBits, header.num_bits, kType, header.type,
                                kSoftware, header.software);
  return {{kind}, ""};
}

FpsHeader fps_header_of(const IndexDescription& description, const IndexKind& kind) {
  FpsHeader header = imported_header(kind.parameters);
  if (header.num_bits > 0 && header.num_bits <= kind.bits && kind.bits - header.num_bits < 64) {
    return header;
  }
  header.num_bits = kind.bits;
  header.type = support::printable(own_type(kind));
  header.software = fmt::format("Congener/{}", program_version());
  if (!description.rdkit_version.empty()) {
    header.software = fmt::format("{}{} {}", kRdkit, support::printable(description.rdkit_version),
                                  header.software);
  }
  return header;
}

void check_comparable(const FpsHeader& header, const std::string& name,
                      const IndexDescription& description, const IndexKind& kind) {
  const FpsHeader of_index = fps_header_of(description, kind);
  if (header.num_bits != of_index.num_bits) {
    throw OptionError(fmt::format("{}: its fingerprints have {} bits, those of the index {} ({})",
                                  name, header.num_bits, of_index.num_bits,
                                  support::printable(kind.name)));
  }
  if (!header.type.empty() && !of_index.type.empty() && header.type != of_index.type) {
    throw OptionError(fmt::format(
        "{}: its fingerprints are of type \"{}\", those of the index of type \"{}\"; only the same "
        "type compares",
        name, support::printable(header.type), support::printable(of_index.type)));
  }
}

const IndexKind& chosen_kind(const fingerprints::IndexFile& index, const std::string& index_path,
                             const std::string& kind_name) {
  const auto& kinds = index.description().kinds;
  std::string names;
  for (const IndexKind& kind : kinds) {
    if (kind_name.empty() || kind.name == kind_name) {
      return kind;
    }
    names += (names.empty() ? "" : ", ") + support::printable(kind.name);
  }
  throw OptionError(fmt::format("{}: holds no fingerprints \"{}\"; it has {}", index_path,
                                support::printable(kind_name), names.empty() ? "none" : names));
}

}  // namespace congener::index
