#include "law/jurisdiction.hpp"

#include <algorithm>
#include <utility>

#include "finding/order.hpp"
#include "law/answer.hpp"

namespace congener::law {
namespace {

std::size_t index_of_class(const ReferenceSet& set, const std::string& id) {
  const auto place = std::find_if(set.classes.begin(), set.classes.end(),
                                  [&](const StructureClass& known) { return known.id == id; });
  return static_cast<std::size_t>(place - set.classes.begin());
}

/// The higher answer; the notes of the lower one are kept: they are doubts about the same question.
JurisdictionFinding higher(JurisdictionFinding first, JurisdictionFinding second) {
  if (second.status <= first.status) {
    return first;
  }
  second.notes.insert(second.notes.begin(), first.notes.begin(), first.notes.end());
  return second;
}

bool is_reached_by_open_words(const JurisdictionFinding& finding) {
  return std::any_of(finding.notes.begin(), finding.notes.end(),
                     [](const Note& note) { return note.kind == Note::Kind::OpenWords; });
}

}  // namespace

JurisdictionTable::JurisdictionTable(const ReferenceSet& set, const Date& day,
                                     const std::vector<std::string>& jurisdictions)
    : set_(set), day_(day), jurisdictions_(set.jurisdictions) {
  for (const std::string& name : jurisdictions) {
    const auto place = std::find(jurisdictions_.begin(), jurisdictions_.end(), name);
    selected_.push_back(static_cast<std::size_t>(place - jurisdictions_.begin()));
    if (place == jurisdictions_.end()) {
      jurisdictions_.push_back(name);
    }
  }
  for (const Entry& entry : set.entries) {
    for (const std::string& jurisdiction : jurisdictions_) {
      cells_.push_back(answer_on(rows_of(entry, jurisdiction), day));
    }
  }
  for (const StructureClass& definition : set.classes) {
    class_cells_.push_back(answer_on(rows_of(definition), day));
  }
}

const EntryInJurisdiction& JurisdictionTable::at(const std::string& entry,
                                                 std::size_t jurisdiction) const {
  const auto index = static_cast<std::size_t>(find_entry(set_, entry));
  return cells_[index * jurisdictions_.size() + jurisdiction];
}

bool JurisdictionTable::is_selected(std::size_t jurisdiction) const {
  return std::find(selected_.begin(), selected_.end(), jurisdiction) != selected_.end();
}

JurisdictionFinding JurisdictionTable::best_identity(
    std::size_t jurisdiction, const std::vector<Identity>& identities) const {
  JurisdictionFinding best;
  best.status = Status::NoFinding;
  for (const Identity& identity : identities) {
    const EntryInJurisdiction& cell = at(identity.entry, jurisdiction);
    JurisdictionFinding candidate =
        finding_from(cell, jurisdictions_[jurisdiction], identity.entry);
    if (cell.row != nullptr) {
      add_wording(candidate, cell, identity.forms);
    }
    const bool says_more = candidate.status == Status::NoFinding &&
                           best.status == Status::NoFinding && best.notes.empty();
    if (candidate.status > best.status || says_more) {
      best = std::move(candidate);
    }
  }
  return best;
}

/// The class that has reached the molecule for longest answers.
JurisdictionFinding JurisdictionTable::best_class(std::size_t jurisdiction,
                                                  const std::vector<ClassFinding>& classes) const {
  JurisdictionFinding best;
  best.status = Status::NoFinding;
  for (const ClassFinding& found : classes) {
    if (!found.is_inside || found.jurisdiction != jurisdictions_[jurisdiction]) {
      continue;
    }
    const std::size_t index = index_of_class(set_, found.rule);
    JurisdictionFinding candidate = covered_by(set_.classes[index], found, class_cells_[index]);
    const bool is_earlier =
        candidate.effective && (!best.effective || *candidate.effective < *best.effective);
    if (candidate.status > best.status || is_earlier) {
      best = std::move(candidate);
    }
  }
  return best;
}

JurisdictionFinding JurisdictionTable::resemblance_finding(std::size_t jurisdiction,
                                                           const Resemblance& resemblance) const {
  const EntryInJurisdiction& cell = at(resemblance.entry, jurisdiction);
  JurisdictionFinding finding = finding_from(cell, jurisdictions_[jurisdiction], resemblance.entry);
  finding.status = Status::Analogue;
  finding.grade = resemblance.grade;
  finding.basis.likeness = finding::likeness_of(resemblance);
  if (has_family_core(resemblance) && cell.row != nullptr && has_open_words(*cell.row)) {
    tell_open_words(finding, cell.row->list.empty() ? cell.row->citation : cell.row->list);
  }
  return finding;
}

/// The open words of this jurisdiction that are about the family of this resemblance.
const StructureClass* JurisdictionTable::open_class_for(std::size_t jurisdiction,
                                                        const Resemblance& resemblance) const {
  for (std::size_t index = 0; index < set_.classes.size(); ++index) {
    const StructureClass& definition = set_.classes[index];
    const auto& families = definition.families;
    if (has_family_core(resemblance) && definition.kind == ClassKind::Open &&
        definition.jurisdiction == jurisdictions_[jurisdiction] &&
        class_cells_[index].row != nullptr &&
        std::find(families.begin(), families.end(), resemblance.family) != families.end()) {
      return &definition;
    }
  }
  return nullptr;
}

/// Some jurisdiction, selected or not, lists or watches the entry on this day: what nobody names
/// yet is not compared with.
bool JurisdictionTable::is_public(const std::string& entry) const {
  for (std::size_t jurisdiction = 0; jurisdiction < jurisdictions_.size(); ++jurisdiction) {
    if (at(entry, jurisdiction).status >= Status::Watch) {
      return true;
    }
  }
  return false;
}

/// The resemblance of the highest grade here, the closest of them. An entry counts when it is in
/// force here, or when it is public and open words about its family are in force here.
JurisdictionFinding JurisdictionTable::best_resemblance(std::size_t jurisdiction,
                                                        std::vector<Resemblance>& nearest) const {
  JurisdictionFinding best;
  best.status = Status::NoFinding;
  for (Resemblance& resemblance : nearest) {
    const bool in_force = at(resemblance.entry, jurisdiction).status >= Status::Covered;
    const StructureClass* open_class = open_class_for(jurisdiction, resemblance);
    if (!in_force && (open_class == nullptr || !is_public(resemblance.entry))) {
      continue;
    }
    resemblance.jurisdictions.push_back(jurisdictions_[jurisdiction]);
    JurisdictionFinding candidate = resemblance_finding(jurisdiction, resemblance);
    if (open_class != nullptr && !is_reached_by_open_words(candidate)) {
      const EntryInJurisdiction& cell = class_cells_[index_of_class(set_, open_class->id)];
      std::optional<Likeness> likeness = std::move(candidate.basis.likeness);
      candidate = finding_from(cell, jurisdictions_[jurisdiction], resemblance.entry);
      candidate.status = Status::Analogue;
      candidate.grade = resemblance.grade;
      candidate.basis.likeness = std::move(likeness);
      candidate.decided_by = DecidedBy::OpenWords;
      candidate.rule = open_class->id;
      tell_open_words(candidate, open_class->name);
    }
    if (best.status < Status::Analogue || candidate.grade > best.grade) {
      best = std::move(candidate);
    }
  }
  return best;
}

/// The end product that the record is; null when it is none.
const Entry* JurisdictionTable::end_product_of(const std::vector<Identity>& identities) const {
  for (const Identity& identity : identities) {
    const auto index = static_cast<std::size_t>(find_entry(set_, identity.entry));
    if (set_.entries[index].role == EntryRole::EndProduct) {
      return &set_.entries[index];
    }
  }
  return nullptr;
}

/// Whether the set says how much it holds of the law there; a pack of one's own need not.
bool JurisdictionTable::is_described(std::size_t jurisdiction) const {
  return std::any_of(
      set_.jurisdiction_facts.begin(), set_.jurisdiction_facts.end(),
      [&](const JurisdictionFacts& facts) { return facts.code == jurisdictions_[jurisdiction]; });
}

bool JurisdictionTable::holds_no_drug_law(std::size_t jurisdiction) const {
  return is_described(jurisdiction) &&
         coverage_of(set_, jurisdictions_[jurisdiction], LawKind::EndProducts).read ==
             ReadState::NotRead;
}

/// That nothing was found says as much as was read.
Note JurisdictionTable::law_read(std::size_t jurisdiction, const Entry& entry) const {
  const LawKind kind =
      entry.role == EntryRole::EndProduct ? LawKind::EndProducts : LawKind::Precursors;
  Note note;
  note.kind = Note::Kind::LawRead;
  note.subject = jurisdictions_[jurisdiction];
  note.text = entry.name;
  note.coverage = coverage_of(set_, note.subject, kind);
  return note;
}

/// A class that leaves out what has a row of its own reached the record before that row did, so
/// that a doubt about the date of the row is no doubt about the law.
void JurisdictionTable::tell_class_before(std::size_t jurisdiction,
                                          const std::vector<ClassFinding>& classes,
                                          JurisdictionFinding& answer) const {
  for (const ClassFinding& found : classes) {
    const bool is_left_out = found.jurisdiction == jurisdictions_[jurisdiction] &&
                             found.failing.size() == 1 &&
                             found.failing.front().kind == ClassReason::Kind::NamedByOwnEntry;
    if (!is_left_out) {
      continue;
    }
    const std::size_t index = index_of_class(set_, found.rule);
    const EntryInJurisdiction& cell = class_cells_[index];
    Note note;
    note.kind = Note::Kind::ReachedByClass;
    note.subject = set_.classes[index].name;
    note.date = in_force_since(set_.classes[index], found.limbs, cell);
    note.citation = cell.row != nullptr ? cell.row->citation : "";
    const ControlRow* earlier = earlier_text(set_.classes[index], cell);
    if (earlier != nullptr && earlier->period.effective && note.date == cell.standing.since) {
      note.date = earlier->period.effective;
      note.citation = earlier->citation;
    }
    // A row without any date may have named it before the class did, which then never reached it.
    const std::optional<Date> own = answer.effective ? answer.effective : answer.not_before;
    const bool is_sure = cell.row != nullptr && note.date && cell.standing.since_verified;
    if (is_sure && own && *own > *note.date) {
      answer.notes.push_back(std::move(note));
    }
  }
}

JurisdictionFinding JurisdictionTable::decide(std::size_t jurisdiction,
                                              const std::vector<Identity>& identities,
                                              const std::vector<ClassFinding>& classes,
                                              std::vector<Resemblance>& nearest) const {
  JurisdictionFinding best =
      higher(best_identity(jurisdiction, identities), best_class(jurisdiction, classes));
  tell_class_before(jurisdiction, classes, best);
  // An end product of which no law was read is not answered for by its likeness to precursors.
  const Entry* end_product = end_product_of(identities);
  const bool is_unread = end_product != nullptr && holds_no_drug_law(jurisdiction);
  if (best.status == Status::NoFinding && !identities.empty() && is_described(jurisdiction)) {
    const auto first = static_cast<std::size_t>(find_entry(set_, identities.front().entry));
    best.jurisdiction = jurisdictions_[jurisdiction];
    best.notes.push_back(
        law_read(jurisdiction, end_product != nullptr ? *end_product : set_.entries[first]));
  }
  return is_unread ? best : higher(std::move(best), best_resemblance(jurisdiction, nearest));
}

std::vector<JurisdictionFinding> JurisdictionTable::decide(
    const std::vector<Identity>& identities, const std::vector<ClassFinding>& classes,
    std::vector<Resemblance>& nearest) const {
  std::sort(nearest.begin(), nearest.end(), finding::is_closer);
  std::vector<JurisdictionFinding> findings;
  for (const std::size_t jurisdiction : selected_) {
    JurisdictionFinding best = decide(jurisdiction, identities, classes, nearest);
    if (best.status != Status::NoFinding || !best.notes.empty()) {
      findings.push_back(std::move(best));
    }
  }
  const auto nowhere = [](const Resemblance& resemblance) {
    return resemblance.jurisdictions.empty();
  };
  nearest.erase(std::remove_if(nearest.begin(), nearest.end(), nowhere), nearest.end());
  return findings;
}

std::optional<GapListing> JurisdictionTable::listing_in(
    std::size_t jurisdiction, const std::vector<Identity>& identities,
    const std::vector<ClassFinding>& classes) const {
  const EntryInJurisdiction* best = nullptr;
  for (const Identity& identity : identities) {
    const EntryInJurisdiction& cell = at(identity.entry, jurisdiction);
    if (cell.row != nullptr && (best == nullptr || is_better(cell, *best))) {
      best = &cell;
    }
  }
  const std::string& name = jurisdictions_[jurisdiction];
  const JurisdictionFinding by_class = best_class(jurisdiction, classes);
  if (by_class.status == Status::Covered && (best == nullptr || best->status < Status::Covered)) {
    const std::size_t index = index_of_class(set_, by_class.rule);
    const ControlRow* earlier = earlier_text(set_.classes[index], class_cells_[index]);
    const bool is_earlier = earlier != nullptr && earlier->period.effective &&
                            by_class.effective == class_cells_[index].standing.since;
    return GapListing{name, Status::Covered,
                      is_earlier ? earlier->period.effective : by_class.effective,
                      is_verified(is_earlier ? earlier->period.effective_confidence
                                             : by_class.effective_confidence)};
  }
  if (best == nullptr) {
    return std::nullopt;
  }
  return GapListing{name, best->status, best->standing.since, best->standing.since_verified};
}

Gap JurisdictionTable::gap(const std::vector<Identity>& identities,
                           const std::vector<ClassFinding>& classes) const {
  // Where no drug law was read, nothing can be said of an end product.
  const bool is_end_product = end_product_of(identities) != nullptr;
  const auto is_unread = [&](std::size_t jurisdiction) {
    return is_end_product && holds_no_drug_law(jurisdiction);
  };
  Gap gap;
  for (std::size_t jurisdiction = 0; jurisdiction < jurisdictions_.size(); ++jurisdiction) {
    if (const auto listing = listing_in(jurisdiction, identities, classes)) {
      gap.listed_in.push_back(*listing);
    } else if (is_selected(jurisdiction) && !is_unread(jurisdiction)) {
      gap.not_found_in.push_back(jurisdictions_[jurisdiction]);
    }
  }
  const bool is_listed_somewhere =
      std::any_of(gap.listed_in.begin(), gap.listed_in.end(),
                  [](const GapListing& listing) { return listing.status >= Status::Covered; });
  return !is_listed_somewhere || gap.not_found_in.empty() ? Gap() : gap;
}

/// The row of its own by which a jurisdiction names the record; null when there is none.
const ControlRow* JurisdictionTable::own_row(const std::string& jurisdiction,
                                             const std::vector<Identity>& identities) const {
  const auto place = std::find(jurisdictions_.begin(), jurisdictions_.end(), jurisdiction);
  if (place == jurisdictions_.end()) {
    return nullptr;
  }
  for (const Identity& identity : identities) {
    const EntryInJurisdiction& cell =
        at(identity.entry, static_cast<std::size_t>(place - jurisdictions_.begin()));
    if (cell.status == Status::Listed && cell.row->through.jurisdiction.empty()) {
      return cell.row;
    }
  }
  return nullptr;
}

void JurisdictionTable::leave_out_named(const std::vector<Identity>& identities,
                                        std::vector<ClassFinding>& classes) const {
  for (ClassFinding& found : classes) {
    const StructureClass& definition = set_.classes[index_of_class(set_, found.rule)];
    const ControlRow* row = definition.leaves_out_named && found.is_inside
                                ? own_row(found.jurisdiction, identities)
                                : nullptr;
    if (row != nullptr) {
      ClassReason reason;
      reason.kind = ClassReason::Kind::NamedByOwnEntry;
      reason.words = row->list.empty() ? row->citation : row->list;
      found.is_inside = false;
      found.failing = {reason};
    }
  }
}

bool JurisdictionTable::is_in_force(const StructureClass& definition) const {
  return std::any_of(
      definition.controls.begin(), definition.controls.end(), [&](const ControlRow& row) {
        return status_of(row.status) == Status::Covered && standing_on(row, day_).applies;
      });
}

void JurisdictionTable::keep_selected(std::vector<ClassFinding>& classes) const {
  const auto is_elsewhere = [&](const ClassFinding& found) {
    return std::none_of(selected_.begin(), selected_.end(), [&](std::size_t jurisdiction) {
      return jurisdictions_[jurisdiction] == found.jurisdiction;
    });
  };
  classes.erase(std::remove_if(classes.begin(), classes.end(), is_elsewhere), classes.end());
}

}  // namespace congener::law
