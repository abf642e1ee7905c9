// The stored form of evidence; FORMAT.md describes it.

#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "congener/error.hpp"
#include "congener/evidence.hpp"

namespace congener {
namespace {

using Json = nlohmann::json;

constexpr int kVersion = 2;
/// Deeper than any evidence: bytes that nest further are refused before they exhaust the stack.
constexpr std::size_t kMostNested = 12;

[[noreturn]] void fail(const std::string& what) {
  throw FormatError("the stored evidence is damaged: " + what);
}

// The last value of each enumeration, so that a number beyond it is refused.
constexpr Stage last(Stage) {
  return Stage::Compared;
}
constexpr GateScreen last(GateScreen) {
  return GateScreen::Likeness;
}
constexpr Form last(Form) {
  return Form::Tautomer;
}
constexpr Relation last(Relation) {
  return Relation::Masked;
}
constexpr Grade last(Grade) {
  return Grade::Strong;
}
constexpr ClassReason::Kind last(ClassReason::Kind) {
  return ClassReason::Kind::TooHeavy;
}

// The fields of each kind of thing, in the order in which they are stored. Writing and reading go
// through the same list, so they cannot disagree.

template <typename Fields>
void visit(Fields& fields, Date& date) {
  fields(date.year, date.month, date.day);
}
template <typename Fields>
void visit(Fields& fields, Identity& identity) {
  fields(identity.entry, identity.entry_name, identity.forms, identity.atoms,
         identity.other_components);
}
template <typename Fields>
void visit(Fields& fields, ClassSiteFinding& site) {
  fields(site.site, site.group, site.formula, site.limbs, site.atoms);
}
template <typename Fields>
void visit(Fields& fields, ClassReason& reason) {
  fields(reason.kind, reason.site, reason.found, reason.allowed, reason.positions, reason.limb,
         reason.words, reason.date, reason.limit_u);
}
template <typename Fields>
void visit(Fields& fields, ClassFinding& finding) {
  fields(finding.rule, finding.rule_name, finding.jurisdiction, finding.is_inside, finding.limbs,
         finding.core_atoms, finding.sites, finding.failing, finding.readings, finding.forms);
}
template <typename Fields>
void visit(Fields& fields, ClassEvidence::Version& version) {
  fields(version.from, version.finding);
}
template <typename Fields>
void visit(Fields& fields, ClassEvidence& evidence) {
  fields(evidence.rule, evidence.versions);
}
template <typename Fields>
void visit(Fields& fields, SiteChange& change) {
  fields(change.site, change.from, change.to, change.from_atoms, change.to_atoms,
         change.added_atoms, change.missing_atoms);
}
template <typename Fields>
void visit(Fields& fields, Scores& scores) {
  fields(scores.overlap, scores.morgan, scores.atom_pair, scores.core_share);
}
template <typename Fields>
void visit(Fields& fields, Closeness& closeness) {
  fields(closeness.value, closeness.added_atoms, closeness.missing_atoms, closeness.molecule_share,
         closeness.entry_share, closeness.fingerprints, closeness.core_rarity);
}
template <typename Fields>
void visit(Fields& fields, Rarity& rarity) {
  fields(rarity.rate, rarity.is_fitted, rarity.molecules);
}
template <typename Fields>
void visit(Fields& fields, ScoreRarities& rarities) {
  fields(rarities.overlap, rarities.morgan, rarities.atom_pair, rarities.likeness, rarities.entry);
}
template <typename Fields>
void visit(Fields& fields, Resemblance& resemblance) {
  fields(resemblance.entry, resemblance.entry_name, resemblance.relation, resemblance.family,
         resemblance.family_name, resemblance.variant, resemblance.protecting_groups,
         resemblance.grade, resemblance.atoms, resemblance.overlap_atoms, resemblance.changes,
         resemblance.mass_difference_u, resemblance.scores, resemblance.closeness,
         resemblance.rarities, resemblance.false_flags);
}
template <typename Fields>
void visit(Fields& fields, Evidence& evidence) {
  fields(evidence.problem, evidence.stage, evidence.let_through_by, evidence.identities,
         evidence.classes, evidence.nearest);
}

class Writer {
 public:
  template <typename... Values>
  void operator()(const Values&... values) {
    (array_.push_back(stored(values)), ...);
  }

  template <typename Thing>
  static Json of(const Thing& thing) {
    Writer writer;
    visit(writer, const_cast<Thing&>(thing));  // a writer only reads
    return std::move(writer.array_);
  }

 private:
  template <typename Value>
  static Json stored(const Value& value) {
    if constexpr (std::is_enum_v<Value>) {
      return static_cast<int>(value);
    } else if constexpr (std::is_arithmetic_v<Value>) {
      return value;
    } else {
      return of(value);
    }
  }
  static Json stored(const std::string& text) { return text; }
  static Json stored(const std::pair<int, int>& pair) { return {pair.first, pair.second}; }
  template <typename Value>
  static Json stored(const std::optional<Value>& value) {
    return value ? stored(*value) : Json(nullptr);
  }
  template <typename Value>
  static Json stored(const std::vector<Value>& values) {
    Json array = Json::array();
    for (const Value& value : values) {
      array.push_back(stored(value));
    }
    return array;
  }

  Json array_ = Json::array();
};

class Reader {
 public:
  explicit Reader(const Json& array) : array_(array) {
    if (!array.is_array()) {
      fail("a list is missing");
    }
  }

  template <typename... Values>
  void operator()(Values&... values) {
    if (array_.size() != sizeof...(values)) {
      fail("a list has another length than it must");
    }
    std::size_t next = 0;
    (read(array_[next++], values), ...);
  }

 private:
  template <typename Value>
  static void read(const Json& json, Value& value) {
    if constexpr (std::is_enum_v<Value>) {
      int number = 0;
      read(json, number);
      if (number < 0 || number > static_cast<int>(last(Value()))) {
        fail("a number stands for nothing");
      }
      value = static_cast<Value>(number);
    } else if constexpr (std::is_arithmetic_v<Value>) {
      if (!holds<Value>(json)) {
        fail("a number is missing");
      }
      json.get_to(value);
    } else {
      Reader reader(json);
      visit(reader, value);
    }
  }
  template <typename Value>
  static bool holds(const Json& json) {
    if constexpr (std::is_same_v<Value, bool>) {
      return json.is_boolean();
    } else if constexpr (std::is_integral_v<Value>) {
      using Limits = std::numeric_limits<Value>;
      if (json.is_number_unsigned()) {
        return json.get<std::uint64_t>() <= static_cast<std::uint64_t>(Limits::max());
      }
      return std::is_signed_v<Value> && json.is_number_integer() &&
             json.get<std::int64_t>() >= static_cast<std::int64_t>(Limits::min());
    } else {
      return json.is_number();
    }
  }
  static void read(const Json& json, std::string& text) {
    if (!json.is_string()) {
      fail("a text is missing");
    }
    json.get_to(text);
  }
  static void read(const Json& json, std::pair<int, int>& pair) {
    Reader reader(json);
    reader(pair.first, pair.second);
  }
  template <typename Value>
  static void read(const Json& json, std::optional<Value>& value) {
    if (!json.is_null()) {
      read(json, value.emplace());
    }
  }
  template <typename Value>
  static void read(const Json& json, std::vector<Value>& values) {
    if (!json.is_array()) {
      fail("a list is missing");
    }
    values.reserve(json.size());
    for (const Json& each : json) {
      read(each, values.emplace_back());
    }
  }

  const Json& array_;
};

/// Follows the bytes without keeping anything, to refuse what nests too deeply.
class DepthCheck final : public nlohmann::json_sax<Json> {
 public:
  bool start_array(std::size_t) override { return ++depth_ <= kMostNested; }
  bool end_array() override {
    --depth_;
    return true;
  }
  bool start_object(std::size_t) override { return false; }
  bool end_object() override { return false; }
  bool key(std::string&) override { return false; }
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(std::int64_t) override { return true; }
  bool number_unsigned(std::uint64_t) override { return true; }
  bool number_float(double, const std::string&) override { return true; }
  bool string(std::string&) override { return true; }
  bool binary(Json::binary_t&) override { return false; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  std::size_t depth_ = 0;
};

}  // namespace

std::string to_bytes(const Evidence& evidence) {
  std::string bytes;
  Json::to_cbor(Json::array({kVersion, Writer::of(evidence)}), bytes);
  return bytes;
}

Evidence evidence_from_bytes(std::string_view bytes) {
  DepthCheck check;
  if (!Json::sax_parse(bytes.begin(), bytes.end(), &check, Json::input_format_t::cbor)) {
    fail("its bytes are no evidence");
  }
  const Json json = Json::from_cbor(bytes.begin(), bytes.end());
  if (!json.is_array() || json.size() != 2 || !json[0].is_number_integer()) {
    fail("its version is missing");
  }
  if (json[0] != kVersion) {
    throw FormatError(
        fmt::format("stored evidence of version {} cannot be read; this program reads version {}",
                    json[0].dump(), kVersion));
  }
  Evidence evidence;
  Reader reader(json[1]);
  visit(reader, evidence);
  return evidence;
}

}  // namespace congener
