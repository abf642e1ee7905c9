#include "law/row_comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "congener/finding.hpp"
#include "law/fact_differences.hpp"
#include "law/standing.hpp"

namespace congener::law {
namespace {

/// Compares the rows of one entry or class in one jurisdiction.
class RowComparison {
 public:
  /// subject: its jurisdiction, kind, id and name are taken over into every change.
  RowComparison(const std::vector<const ControlRow*>& before,
                const std::vector<const ControlRow*>& after, const Sides& sides,
                ReferenceChange subject, std::vector<ReferenceChange>& changes)
      : sides_(sides),
        subject_(std::move(subject)),
        changes_(changes),
        pairs_(paired_rows(before, after)),
        before_(answer_on(before, sides.from)),
        after_(answer_on(after, sides.to)) {
    subject_.before = before_.status;
    subject_.after = after_.status;
  }

  /// is_on_both_sides: else it was added or removed as a whole, and its rows with it.
  void compare(bool is_on_both_sides) {
    add_status_change();
    for (const RowPair& pair : pairs_) {
      add_widening(pair);
    }
    for (const RowPair& pair : pairs_) {
      if (!sides_.is_between_sets) {
        add_doubt(pair);
      } else if (is_on_both_sides) {
        add_fact_change(pair);
      }
    }
  }

 private:
  Standing standing_before(const ControlRow* row) const {
    return row == nullptr ? Standing() : standing_on(*row, sides_.from);
  }
  Standing standing_after(const ControlRow* row) const {
    return row == nullptr ? Standing() : standing_on(*row, sides_.to);
  }

  /// A change that cites a row, with the doubts about it.
  ReferenceChange change(ChangeKind kind, const ControlRow& row, const Standing& standing) const {
    ReferenceChange change = subject_;
    change.kind = kind;
    change.citation = name_of(row);
    change.instrument = row.instrument;
    change.effective = row.period.effective;
    change.effective_verified = standing.date_verified;
    change.confidence = row.confidence;
    add_words(change.words, row.scope);
    return change;
  }

  static void add_doubts(ReferenceChange& change, const ControlRow& row) {
    if (!change.effective_verified) {
      add_words(change.words, "the row is applied although its date is not verified");
    }
    add_words(change.words, row.period.note);
    add_words(change.words, row.note);
  }

  void add_status_change() {
    if (after_.status > before_.status) {
      add_beginning(after_.status == Status::Listed    ? ChangeKind::BecameListed
                    : after_.status == Status::Covered ? ChangeKind::BecameCovered
                                                       : ChangeKind::BecameWatched);
    } else if (after_.status < before_.status) {
      add_end();
    } else if (after_.row != nullptr && !are_same_row(before_.row, after_.row) &&
               !is_widening(after_.row)) {
      add_beginning(ChangeKind::CitationChanged);
    }
  }

  void add_beginning(ChangeKind kind) {
    ReferenceChange begun = change(kind, *after_.row, after_.standing);
    if (before_.row != nullptr) {
      add_words(begun.words, fmt::format("before: {} ({})", name_of(*before_.row),
                                         to_string(before_.row->status)));
    }
    add_doubts(begun, *after_.row);
    told_.push_back(after_.row);
    changes_.push_back(std::move(begun));
  }

  void add_end() {
    const ControlRow& row = *before_.row;
    ReferenceChange ended = change(ChangeKind::NarrowedOrEnded, row, before_.standing);
    if (row.period.last_day && *row.period.last_day < sides_.to) {
      add_words(ended.words, fmt::format("last day {}", to_string(*row.period.last_day)));
    }
    if (after_.row != nullptr) {
      add_words(ended.words,
                fmt::format("now: {} ({})", name_of(*after_.row), to_string(after_.row->status)));
      told_.push_back(after_.row);
    }
    for (const Note& note : after_.notes) {
      add_words(ended.words, in_words(note));
    }
    changes_.push_back(std::move(ended));
  }

  /// A scope amendment that begins, told as such unless it is what made the entry listed.
  void add_widening(const RowPair& pair) {
    if (!is_widening(pair.after) || was_told(pair.after)) {
      return;
    }
    ReferenceChange widened = change(ChangeKind::Widened, *pair.after, standing_after(pair.after));
    add_doubts(widened, *pair.after);
    told_.push_back(pair.after);
    changes_.push_back(std::move(widened));
  }

  /// Between days: what is known of a row's beginning changes without the row deciding anything.
  void add_doubt(const RowPair& pair) {
    const ControlRow& row = *pair.after;
    const Standing before = standing_before(&row);
    const Standing after = standing_after(&row);
    const bool has_status = status_of(row.status) != Status::NoFinding;
    if (!has_status || was_told(&row)) {
      return;
    }
    std::string doubt;
    if (after.doubt && !before.doubt) {
      doubt = in_words(*after.doubt);
    } else if (after.applies && !before.applies && !after.date_verified) {
      doubt = "it begins to be applied beside another row although its date is not verified";
    } else if (after.applies && before.applies && after.date_verified && !before.date_verified) {
      doubt = fmt::format("it is known to apply on {} at the latest; when it began is not verified",
                          to_string(*row.period.latest));
    }
    if (doubt.empty()) {
      return;
    }
    ReferenceChange doubted = change(ChangeKind::DateInDoubt, row, after);
    add_words(doubted.words, doubt);
    add_words(doubted.words, row.period.note);
    changes_.push_back(std::move(doubted));
  }

  /// Between sets.
  void add_fact_change(const RowPair& pair) {
    const ControlRow& row = pair.after != nullptr ? *pair.after : *pair.before;
    const std::string words =
        pair.before == nullptr ? fmt::format("row added ({}): {}", to_string(row.status), row.scope)
        : pair.after == nullptr
            ? fmt::format("row removed ({}): {}", to_string(row.status), row.scope)
            : differing_facts(*pair.before, *pair.after);
    if (words.empty()) {
      return;
    }
    ReferenceChange changed =
        change(ChangeKind::FactChanged, row,
               pair.after != nullptr ? standing_after(pair.after) : standing_before(pair.before));
    changed.words = words;
    changes_.push_back(std::move(changed));
  }

  bool are_same_row(const ControlRow* before, const ControlRow* after) const {
    return std::any_of(pairs_.begin(), pairs_.end(), [&](const RowPair& pair) {
      return pair.before == before && pair.after == after;
    });
  }

  bool is_widening(const ControlRow* row) const {
    if (row == nullptr || row->status != ControlStatus::ScopeExtended ||
        !standing_after(row).applies) {
      return false;
    }
    return std::none_of(pairs_.begin(), pairs_.end(), [&](const RowPair& pair) {
      return pair.after == row && standing_before(pair.before).applies;
    });
  }

  bool was_told(const ControlRow* row) const {
    return std::find(told_.begin(), told_.end(), row) != told_.end();
  }

  const Sides& sides_;
  ReferenceChange subject_;
  std::vector<ReferenceChange>& changes_;
  std::vector<RowPair> pairs_;
  EntryInJurisdiction before_;
  EntryInJurisdiction after_;
  std::vector<const ControlRow*> told_;  ///< rows of after that a change is about
};

}  // namespace

std::string name_of(const ControlRow& row) {
  const std::string& name = row.citation.empty() ? row.list : row.citation;
  return name.empty() ? to_string(row.status) : name;
}

void add_words(std::string& words, const std::string& more) {
  if (!more.empty() && words.find(more) == std::string::npos) {
    words += (words.empty() ? "" : "; ") + more;
  }
}

void add_row_changes(const std::vector<const ControlRow*>& before,
                     const std::vector<const ControlRow*>& after, const Sides& sides,
                     ReferenceChange subject, bool is_on_both_sides,
                     std::vector<ReferenceChange>& changes) {
  RowComparison(before, after, sides, std::move(subject), changes).compare(is_on_both_sides);
}

}  // namespace congener::law
