#include "congener/resolver.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "chem/inchi.hpp"
#include "congener/error.hpp"
#include "resolve/identifiers.hpp"
#include "resolve/substance_index.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

constexpr std::size_t kMostShown = 60;

std::string shown(std::string_view text) {
  return support::shortened(text, kMostShown);
}

bool is_mol_block(std::string_view text) {
  return text.find('\n') != std::string_view::npos && text.find("M  END") != std::string_view::npos;
}

bool is_inchi(std::string_view text) {
  return chem::is_inchi_like(text) || support::begins_with_letters(text, "rinchi=");
}

/// Readings keep what was given as it was, but not without end.
std::string kept(std::string_view text) {
  constexpr std::size_t kMostKept = 4000;
  return std::string(text.substr(0, kMostKept));
}

Reading structure_reading(IdentifierKind kind, StructureFormat format, std::string_view text) {
  Reading reading;
  reading.kind = kind;
  reading.format = format;
  reading.structure = text;
  reading.given = kind == IdentifierKind::MolBlock ? std::string() : kept(text);
  return reading;
}

Reading unread(IdentifierKind kind, std::string_view text) {
  Reading reading;
  reading.kind = kind;
  reading.given = kept(text);
  return reading;
}

Reading refused(Reading reading, std::string problem) {
  reading.problem = "no structure: " + std::move(problem);
  return reading;
}

/// "the name", "the CAS number": what it is called in a problem.
const char* word_for(IdentifierKind kind) {
  return kind == IdentifierKind::Cas        ? "the CAS number"
         : kind == IdentifierKind::InchiKey ? "the InChIKey"
                                            : "the name";
}

/// A name of two substances is told and not chosen.
Reading named(Reading reading, const resolve::Substances& substances) {
  if (substances.empty()) {
    reading.is_unknown = true;
    return refused(std::move(reading),
                   fmt::format("{} is not in this reference set", word_for(reading.kind)));
  }
  if (substances.size() > 1) {
    std::vector<std::string> names;
    for (const Entry* entry : substances) {
      names.push_back(fmt::format("{} ({})", entry->name, entry->id));
    }
    return refused(
        std::move(reading),
        fmt::format("{} {} is that of several substances of this reference set ({}); "
                    "give the structure",
                    word_for(reading.kind), shown(reading.given), support::join(names, "; ")));
  }
  reading.entry = substances.front()->id;
  reading.entry_name = substances.front()->name;
  reading.structure = substances.front()->smiles;
  reading.format = StructureFormat::Smiles;
  return reading;
}

}  // namespace

class Resolver::Implementation {
 public:
  Implementation(std::shared_ptr<const ReferenceSet> set, std::shared_ptr<NameReader> names)
      : set_(std::move(set)), index_(entries_of(*set_)), names_(std::move(names)) {}

  Reading by_name(std::string_view text) const {
    Reading reading = named(unread(IdentifierKind::Name, text), index_.with_name(text));
    if (!reading.is_unknown || !names_) {
      return reading;
    }
    ReadName read = names_->read(text);
    if (read.smiles.empty()) {
      reading.problem += ", and " + read.problem;
      return reading;
    }
    reading.structure = std::move(read.smiles);
    reading.read_by = names_->title();
    reading.is_unknown = false;
    reading.problem.clear();
    return reading;
  }

  bool reads_names() const { return names_ != nullptr; }

  Reading by_cas(std::string_view text) const {
    Reading reading = unread(IdentifierKind::Cas, text);
    const auto number = resolve::read_cas_number(text);
    if (!number) {
      return refused(std::move(reading),
                     fmt::format("{} has not the form of a CAS number (2 to 7 digits, 2 digits, a "
                                 "check digit)",
                                 shown(text)));
    }
    if (!number->is_right()) {
      return refused(std::move(reading),
                     fmt::format("{} is no CAS number: its check digit is wrong, the digits before "
                                 "it ask for {}",
                                 number->number, number->right_digit));
    }
    return named(std::move(reading), index_.with_cas(number->number));
  }

  Reading by_key(std::string_view text) const {
    Reading reading = unread(IdentifierKind::InchiKey, text);
    const auto key = resolve::read_inchikey(text);
    if (!key) {
      return refused(std::move(reading),
                     fmt::format("{} has not the form of an InChIKey", shown(text)));
    }
    resolve::SubstanceIndex::ByKey found = index_.with_inchikey(*key);
    reading.is_skeleton_only = found.is_skeleton_only && !found.substances.empty();
    return named(std::move(reading), found.substances);
  }

  bool has_name(std::string_view text) const { return !index_.with_name(text).empty(); }

 private:
  static resolve::Substances entries_of(const ReferenceSet& set) {
    resolve::Substances entries;
    for (const Entry& entry : set.entries) {
      entries.push_back(&entry);
    }
    return entries;
  }

  std::shared_ptr<const ReferenceSet> set_;
  resolve::SubstanceIndex index_;
  std::shared_ptr<NameReader> names_;
};

Resolver::Resolver(std::shared_ptr<const ReferenceSet> set, std::shared_ptr<NameReader> names) {
  if (!set) {
    throw OptionError("the resolver needs a reference set");
  }
  implementation_ = std::make_unique<Implementation>(std::move(set), std::move(names));
}
Resolver::~Resolver() = default;
Resolver::Resolver(Resolver&&) noexcept = default;
Resolver& Resolver::operator=(Resolver&&) noexcept = default;

bool Resolver::reads_names() const {
  return implementation_->reads_names();
}

std::vector<Reading> Resolver::readings_of(std::string_view text) const {
  const std::string_view word = support::trim(text);
  if (is_mol_block(text)) {
    return {structure_reading(IdentifierKind::MolBlock, StructureFormat::MolBlock, text)};
  }
  if (is_inchi(word)) {
    return {structure_reading(IdentifierKind::Inchi, StructureFormat::Inchi, word)};
  }
  if (resolve::read_inchikey(word)) {
    return {implementation_->by_key(word)};
  }
  if (resolve::read_cas_number(word)) {
    return {implementation_->by_cas(word)};
  }
  std::vector<Reading> readings;
  readings.push_back(structure_reading(IdentifierKind::Smiles, StructureFormat::Smiles, text));
  if (implementation_->has_name(word)) {
    readings.push_back(implementation_->by_name(word));
  }
  return readings;
}

Reading Resolver::reading_of(const Identifier& identifier) const {
  const std::string_view text = support::trim(identifier.text);
  Reading reading;
  switch (identifier.kind) {
    case IdentifierKind::Name:
      reading = implementation_->by_name(text);
      break;
    case IdentifierKind::Cas:
      reading = implementation_->by_cas(text);
      break;
    case IdentifierKind::InchiKey:
      reading = implementation_->by_key(text);
      break;
    case IdentifierKind::Inchi:
      reading = structure_reading(identifier.kind, StructureFormat::Inchi, text);
      break;
    case IdentifierKind::Smiles:
      reading = structure_reading(identifier.kind, StructureFormat::Smiles, text);
      break;
    case IdentifierKind::MolBlock:
      reading = structure_reading(identifier.kind, StructureFormat::MolBlock, identifier.text);
      break;
  }
  reading.column = identifier.column;
  return reading;
}

std::vector<Reading> Resolver::readings_of(const Record& record) const {
  std::vector<Reading> readings;
  if (record.format == StructureFormat::MolBlock) {
    readings.push_back(
        structure_reading(IdentifierKind::MolBlock, record.format, record.structure));
  } else if (record.format == StructureFormat::Inchi) {
    readings.push_back(structure_reading(IdentifierKind::Inchi, record.format, record.structure));
  } else if (!support::trim(record.structure).empty() || record.identifiers.empty()) {
    readings = readings_of(record.structure);
  }
  for (const Identifier& identifier : record.identifiers) {
    if (!support::trim(identifier.text).empty()) {
      readings.push_back(reading_of(identifier));
    }
  }
  return readings;
}

}  // namespace congener
