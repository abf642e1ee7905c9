// What one difference says in short: whether a row of law stands behind it, and its name.

#include "congener/difference.hpp"

namespace congener {

bool rests_on_row(const ReferenceChange& change) {
  return !change.jurisdiction.empty() && change.kind != ChangeKind::ClassAdded &&
         change.kind != ChangeKind::ClassRemoved && change.kind != ChangeKind::ClassChanged;
}

// The switch has no default, so that the compiler names a forgotten enumerator.
std::string to_string(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::EntryAdded:
      return "entry_added";
    case ChangeKind::EntryRemoved:
      return "entry_removed";
    case ChangeKind::StructureChanged:
      return "structure_changed";
    case ChangeKind::ClassAdded:
      return "class_added";
    case ChangeKind::ClassRemoved:
      return "class_removed";
    case ChangeKind::ClassChanged:
      return "class_changed";
    case ChangeKind::BecameListed:
      return "became_listed";
    case ChangeKind::BecameCovered:
      return "became_covered";
    case ChangeKind::BecameWatched:
      return "became_watched";
    case ChangeKind::NarrowedOrEnded:
      return "narrowed_or_ended";
    case ChangeKind::CitationChanged:
      return "citation_changed";
    case ChangeKind::Widened:
      return "widened";
    case ChangeKind::DateInDoubt:
      return "date_in_doubt";
    case ChangeKind::FactChanged:
      return "fact_changed";
  }
  return "invalid";
}

}  // namespace congener
