#include "io/spectral_entry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "support/text.hpp"

namespace congener::io {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_of_key(char c) {
  constexpr std::string_view kSigns = " _#$/.-()%";
  return is_letter(c) || (c >= '0' && c <= '9') || kSigns.find(c) != std::string_view::npos;
}

/// What libraries write where they know nothing.
bool is_nothing(std::string_view value) {
  const std::string lower = support::to_lower(support::trim(value));
  return lower.empty() || lower == "n/a" || lower == "na" || lower == "none" || lower == "null" ||
         lower == "-" || lower == "0" || lower == "0-00-0";
}

/// Which kind of identifier the line of a folded key holds.
std::optional<IdentifierKind> kind_of(const std::string& folded) {
  static const std::map<std::string_view, IdentifierKind> kKinds = {
      {"smiles", IdentifierKind::Smiles},
      {"chsmiles", IdentifierKind::Smiles},
      {"canonicalsmiles", IdentifierKind::Smiles},
      {"computedsmiles", IdentifierKind::Smiles},
      {"inchi", IdentifierKind::Inchi},
      {"chiupac", IdentifierKind::Inchi},
      {"inchicode", IdentifierKind::Inchi},
      {"computedinchi", IdentifierKind::Inchi},
      {"inchikey", IdentifierKind::InchiKey},
      {"computedinchikey", IdentifierKind::InchiKey},
      {"cas", IdentifierKind::Cas},
      {"casno", IdentifierKind::Cas},
      {"casrn", IdentifierKind::Cas},
      {"casnumber", IdentifierKind::Cas},
      {"name", IdentifierKind::Name},
      {"chname", IdentifierKind::Name},
      {"synon", IdentifierKind::Name},
      {"synonym", IdentifierKind::Name},
      {"synonyms", IdentifierKind::Name},
      {"compoundname", IdentifierKind::Name},
      {"iupacname", IdentifierKind::Name}};
  const auto found = kKinds.find(folded);
  return found == kKinds.end() ? std::nullopt : std::optional(found->second);
}

/// Goes through the identifiers that an entry tells, each once.
class Teller {
 public:
  void tell(const std::string& column, const std::string& folded, std::string_view value) {
    constexpr std::string_view kCodeOfNist = "$:";  // "Synon: $:03[M+H]+" is no name
    const auto kind = kind_of(folded);
    value = support::trim(value);
    if (!kind || is_nothing(value) || value.substr(0, 2) == kCodeOfNist) {
      return;
    }
    std::string text(value);
    if (kind == IdentifierKind::Inchi && (text[0] == '1' || text[0] == '2')) {
      text = "InChI=" + text;  // "InChI=1S/..." is key and value at once
    }
    const bool is_known = std::any_of(told_.begin(), told_.end(), [&](const Identifier& each) {
      return each.kind == *kind && each.text == text;
    });
    if (!is_known) {
      told_.push_back({*kind, column, std::move(text)});
    }
  }

  /// "CAS 39742-60-4", "INCHIKEY YDJX...": names a database, then the id in it.
  void tell_link(const std::string& column, std::string_view value) {
    const std::size_t blank = value.find(' ');
    if (blank != std::string_view::npos) {
      tell(column, folded_key(value.substr(0, blank)), value.substr(blank));
    }
  }

  /// "CAS#: 39742-60-4;  NIST#: 1": several pairs in one line.
  void tell_cas(const std::string& column, const std::string& folded, std::string_view value) {
    tell(column, folded, value.substr(0, value.find(';')));
  }

  /// "SMILES=CCO" "cas=64-17-5": quoted pairs, as MoNA writes them.
  void tell_comments(const std::string& column, std::string_view value) {
    for (std::size_t open = value.find('"'); open != std::string_view::npos;) {
      const std::size_t close = value.find('"', open + 1);
      if (close == std::string_view::npos) {
        return;
      }
      const std::string_view pair = value.substr(open + 1, close - open - 1);
      const std::size_t equals = pair.find('=');
      if (equals != std::string_view::npos) {
        tell(column, folded_key(pair.substr(0, equals)), pair.substr(equals + 1));
      }
      open = value.find('"', close + 1);
    }
  }

  std::vector<Identifier> told() && { return std::move(told_); }

 private:
  std::vector<Identifier> told_;
};

/// Structures first: a SMILES, else an InChI.
std::optional<Identifier> take_structure(std::vector<Identifier>& told) {
  for (const IdentifierKind kind : {IdentifierKind::Smiles, IdentifierKind::Inchi}) {
    const auto found = std::find_if(told.begin(), told.end(),
                                    [&](const Identifier& each) { return each.kind == kind; });
    if (found != told.end()) {
      Identifier structure = std::move(*found);
      told.erase(found);
      return structure;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<KeyValue> key_value_of(std::string_view line) {
  constexpr std::size_t kLongestKey = 40;
  const std::size_t colon = line.substr(0, kLongestKey + 1).find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(line.front()) ||
      !std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), is_of_key)) {
    return std::nullopt;
  }
  return KeyValue{support::trim(line.substr(0, colon)), support::trim(line.substr(colon + 1))};
}

std::string folded_key(std::string_view key) {
  std::string folded = support::to_lower(key);
  folded.erase(std::remove_if(folded.begin(), folded.end(),
                              [](char c) { return !is_letter(c) && (c < '0' || c > '9'); }),
               folded.end());
  return folded;
}

bool begins_with_key(std::string_view first_bytes, std::string_view folded) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (first_bytes.substr(0, kMark.size()) == kMark) {
    first_bytes.remove_prefix(kMark.size());
  }
  const std::string_view text = support::trim(first_bytes);
  const auto pair = key_value_of(text.substr(0, text.find_first_of("\r\n")));
  return pair && folded_key(pair->key) == folded;
}

SpectralEntry::SpectralEntry(const ReaderOptions& options) : options_(options) {}

bool SpectralEntry::has(std::string_view folded) const {
  return std::any_of(items_.begin(), items_.end(),
                     [&](const Item& item) { return item.folded == folded; });
}

/// Counts a line; false where it is not to be kept.
bool SpectralEntry::keep(const Line& line) {
  first_line_ = first_line_ == 0 ? line.number : first_line_;
  bytes_ += line.bytes + 1;
  if (bytes_ > options_.max_record_bytes) {
    return false;
  }
  if (holds_control_characters(line.text)) {
    set_problem(fmt::format("line {} holds binary data", line.number));
  }
  return true;
}

void SpectralEntry::add(const Line& line, const KeyValue& pair) {
  const bool is_kept = keep(line);
  std::string folded = folded_key(pair.key);
  first_key_ = first_key_.empty() ? folded : first_key_;
  if (is_kept) {
    items_.push_back({std::string(pair.key), std::move(folded), std::string(pair.value)});
  }
}

void SpectralEntry::go_on(const Line& line) {
  if (keep(line) && !items_.empty()) {
    items_.back().value += ' ';
    items_.back().value += support::trim(line.text);
  }
}

void SpectralEntry::add_unknown(const Line& line) {
  constexpr std::size_t kMostShown = 40;
  keep(line);
  set_problem(fmt::format("line {}: \"{}\" is no line \"Key: value\"", line.number,
                          support::shortened(line.text, kMostShown)));
}

void SpectralEntry::set_problem(const std::string& problem) {
  problem_ = problem_.empty() ? problem : problem_;
}

std::vector<Identifier> SpectralEntry::told_identifiers() const {
  Teller teller;
  for (const Item& item : items_) {
    if (item.folded == "chlink") {
      teller.tell_link(item.key, item.value);
    } else if (item.folded == "comment" || item.folded == "comments") {
      teller.tell_comments(item.key, item.value);
    } else if (kind_of(item.folded) == IdentifierKind::Cas) {
      teller.tell_cas(item.key, item.folded, item.value);
    } else {
      teller.tell(item.key, item.folded, item.value);
    }
  }
  return std::move(teller).told();
}

/// The id is not given a second time as a field.
std::string SpectralEntry::take_id(std::string_view id_key) {
  const std::string folded =
      options_.id_tag.empty() ? std::string(id_key) : folded_key(options_.id_tag);
  const auto found = std::find_if(items_.begin(), items_.end(),
                                  [&](const Item& item) { return item.folded == folded; });
  if (found == items_.end()) {
    return "";
  }
  std::string id = std::move(found->value);
  items_.erase(found);
  return id;
}

void SpectralEntry::move_into(Record& record, std::string_view id_key) {
  if (bytes_ > options_.max_record_bytes) {
    problem_ = too_long_problem("entry", bytes_, options_.max_record_bytes);
  }
  record.line = first_line_;
  std::vector<Identifier> told = told_identifiers();
  const auto structure = take_structure(told);
  if (structure) {
    record.structure = structure->text;
    record.format =
        structure->kind == IdentifierKind::Inchi ? StructureFormat::Inchi : StructureFormat::Smiles;
  } else if (told.empty() || !options_.with_identifiers) {
    set_problem(told.empty() ? "the entry has no structure and no identifier"
                             : "the entry has no structure");
  }
  record.id = take_id(id_key);
  record.problem = problem_;
  if (!problem_.empty()) {
    record.structure = shown_text(record.structure);
    record.id = shown_text(record.id);
    return;
  }
  for (Item& item : items_) {
    const bool is_structure =
        structure && structure->column == item.key && structure->text == item.value;
    if (!is_structure) {
      record.fields.emplace_back(std::move(item.key), std::move(item.value));
    }
  }
  if (options_.with_identifiers) {
    record.identifiers = std::move(told);
  }
}

}  // namespace congener::io
