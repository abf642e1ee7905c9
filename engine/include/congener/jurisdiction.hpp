#pragma once
// What a reference set knows of a jurisdiction: how much of its law was read, whose member it is,
// and whose rows it follows. Plain data, from jurisdictions.toml (reference_sets/SCHEMA.md).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "congener/date.hpp"
#include "congener/export.hpp"
#include "congener/law.hpp"

namespace congener {

/// A part of the law of a jurisdiction that a set can hold.
enum class LawKind {
  Precursors,          ///< lists of precursors
  EndProducts,         ///< drug law that names substances of the fentanyl class
  SurveillanceLists,   ///< lists of substances that are watched and not controlled
  GenericDefinitions,  ///< definitions of substances by structure
};

/// How much of a kind of law was read for the set.
enum class ReadState {
  NotRead,
  InPart,
  Whole,  ///< as of a day; later law may have changed it
};

/// How much of one kind of law of one jurisdiction the set holds.
struct LawCoverage {
  LawKind kind = LawKind::Precursors;
  ReadState read = ReadState::NotRead;
  std::optional<Date> as_of;  ///< the state of the law that was read
  std::string gaps;           ///< what is known to be unread, in words
};

/// What a set knows of a jurisdiction. A kind of law that is not in `coverage` was not read.
struct JurisdictionFacts {
  std::string code;
  std::string name;
  std::vector<LawCoverage> coverage;
  std::string where;  ///< file:line
};

/// A state that belongs to a union of states, on these days.
struct Membership {
  std::string of;    ///< code of the union
  std::string code;  ///< code of the member
  std::string name;
  std::optional<Date> since;
  std::optional<Date> last_day;
  Confidence confidence = Confidence::Unverified;
  std::vector<std::string> sources;
  std::string note;
  std::string where;  ///< file:line
};

/// Law through law: one jurisdiction applies the rows of another one.
struct FollowRule {
  std::string id;
  std::string follows;                   ///< code whose rows are followed
  std::vector<std::string> instruments;  ///< only rows with one of these instruments
  std::string jurisdiction;              ///< who follows; empty: the members of members_of
  std::string members_of;                ///< code of a union
  /// What the follower answers. Listed: what the row that is followed says; Covered: covered.
  ControlStatus status = ControlStatus::Listed;
  std::string words;     ///< why, in one phrase
  std::string citation;  ///< of the law that makes it follow
  std::optional<Date> earliest;
  Confidence confidence = Confidence::Unverified;
  std::vector<std::string> sources;
  std::string where;  ///< file:line
};

CONGENER_EXPORT std::string to_string(LawKind kind);
CONGENER_EXPORT std::string to_string(ReadState state);

// The value whose to_string the text is; nothing for another text.
CONGENER_EXPORT std::optional<LawKind> parse_law_kind(std::string_view text);
CONGENER_EXPORT std::optional<ReadState> parse_read_state(std::string_view text);

}  // namespace congener
