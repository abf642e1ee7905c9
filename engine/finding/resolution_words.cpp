// How a structure was found, in English.

#include <fmt/format.h>

#include <vector>

#include "congener/finding.hpp"
#include "support/parse_name.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

constexpr std::size_t kMostShown = 200;

std::string word_for(IdentifierKind kind) {
  switch (kind) {
    case IdentifierKind::Smiles:
      return "SMILES";
    case IdentifierKind::MolBlock:
      return "mol block";
    case IdentifierKind::Inchi:
      return "InChI";
    case IdentifierKind::InchiKey:
      return "InChIKey";
    case IdentifierKind::Cas:
      return "CAS number";
    case IdentifierKind::Name:
      return "name";
  }
  return "invalid";
}

}  // namespace

std::string to_string(IdentifierKind kind) {
  switch (kind) {
    case IdentifierKind::Smiles:
      return "smiles";
    case IdentifierKind::MolBlock:
      return "mol_block";
    case IdentifierKind::Inchi:
      return "inchi";
    case IdentifierKind::InchiKey:
      return "inchikey";
    case IdentifierKind::Cas:
      return "cas";
    case IdentifierKind::Name:
      return "name";
  }
  return "invalid";
}

std::optional<IdentifierKind> parse_identifier_kind(std::string_view text) {
  return support::parse_name<IdentifierKind>(text);
}

std::string in_words(const Reading& reading) {
  std::string text = word_for(reading.kind);
  if (!reading.given.empty()) {
    text += " " + support::shortened(reading.given, kMostShown);
  }
  if (!reading.column.empty()) {
    text += fmt::format(" in column \"{}\"", support::shortened(reading.column, kMostShown));
  }
  if (!reading.entry.empty()) {
    text += fmt::format(": {} ({})", support::printable(reading.entry_name),
                        support::printable(reading.entry));
  }
  if (!reading.read_by.empty()) {
    text += fmt::format(", which {} reads as {}", support::printable(reading.read_by),
                        support::shortened(reading.structure, kMostShown));
  }
  if (reading.is_skeleton_only) {
    text += ", by the first block of the key alone: same skeleton, stereo or charge may differ";
  }
  return text;
}

std::string in_words(const OtherReading& other) {
  const std::string reading = in_words(other.reading);
  return other.is_another_substance ? fmt::format("the {} is another substance, which is {}",
                                                  reading, to_string(other.status))
                                    : fmt::format("the {}: {}", reading, other.reading.problem);
}

std::string resolution_in_words(const Finding& finding) {
  if (!finding.resolved_by) {
    return {};
  }
  std::vector<std::string> parts = {in_words(*finding.resolved_by)};
  for (const OtherReading& other : finding.other_readings) {
    parts.push_back(in_words(other));
  }
  return support::join(parts, "; but ");
}

}  // namespace congener
