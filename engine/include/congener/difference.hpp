#pragma once
// What differs between two days of one reference set, or between two reference sets: what became
// listed or covered, what was widened or ended, in which jurisdiction, under which citation.

#include <optional>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/export.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"

namespace congener {

/// What changed. The changes of one subject in one jurisdiction come in this order.
enum class ChangeKind {
  // Between two sets only.
  EntryAdded,
  EntryRemoved,
  StructureChanged,  ///< the text of an entry's structure
  ClassAdded,
  ClassRemoved,
  ClassChanged,  ///< its definition, or that of a group it names
  // Between days, and between sets on one day.
  BecameListed,     ///< also where coverage or a watch list stood before
  BecameCovered,    ///< also a class of law that comes into force
  BecameWatched,    ///< on a surveillance list or advance notice
  NarrowedOrEnded,  ///< a row ended or went, and nothing of equal status replaces it
  CitationChanged,  ///< same status, by another row
  Widened,          ///< an extension of a listing, or a limb of a class, that comes into force
  DateInDoubt,  ///< between days only: what is known of a row's beginning changes, not its status
  // Between two sets only.
  FactChanged,  ///< of a row or, without a jurisdiction, of an entry: what, from -> to
};

/// One difference. Its statuses are those of the two days, even if several rows began or ended in
/// the time between.
struct ReferenceChange {
  std::string jurisdiction;     ///< empty: of the entry itself
  std::string kind_of_subject;  ///< "entry" or "class"
  std::string id;
  std::string name;
  ChangeKind kind = ChangeKind::FactChanged;
  Status before = Status::NoFinding;  ///< of the subject in the jurisdiction on the first day
  Status after = Status::NoFinding;
  std::string citation;             ///< of the row that brings the change; of the one that ended
  std::string instrument;           ///< of the same row
  std::optional<Date> effective;    ///< first day of the same row (of the limb), where known
  bool effective_verified = false;  ///< false: the row is applied although its date is in doubt
  Confidence confidence = Confidence::Unverified;  ///< of the same row
  std::string words;  ///< scope, what stood before, and every doubt, in words
};

/// What happened after the day `from`, up to and including the day `to`. Ordered by jurisdiction as
/// in the set, entries before classes, then by id. This compares entries and classes themselves;
/// for molecules that resemble them use DetectorOptions::changed_since. Throws OptionError when a
/// day is not valid, or when `from` is after `to`.
CONGENER_EXPORT std::vector<ReferenceChange> changes_between(const ReferenceSet& set,
                                                             const Date& from, const Date& to);

/// What differs between two sets: facts, and the statuses that follow from them on one day. Changes
/// of entries themselves come first, then the jurisdictions of the new set in its order, then those
/// that only the old set has. Families, similarity cut-offs, sources and examples are not compared.
/// Throws OptionError when the day is not valid.
CONGENER_EXPORT std::vector<ReferenceChange> changes_between(const ReferenceSet& old_set,
                                                             const ReferenceSet& new_set,
                                                             const Date& as_of);

/// Whether a change rests on a row of law. Only then are its statuses, citation, dates and
/// confidence filled.
CONGENER_EXPORT bool rests_on_row(const ReferenceChange& change);

CONGENER_EXPORT std::string to_string(ChangeKind kind);

}  // namespace congener
