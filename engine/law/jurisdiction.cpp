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

}  // namespace

JurisdictionTable::JurisdictionTable(const ReferenceSet& set, const Date& day,
                                     const std::vector<std::string>& jurisdictions)
    : set_(set), day_(day) {
  for (const std::string& name : jurisdictions) {
    const auto place = std::find(set.jurisdictions.begin(), set.jurisdictions.end(), name);
    selected_.push_back(static_cast<std::size_t>(place - set.jurisdictions.begin()));
  }
  for (const Entry& entry : set.entries) {
    for (const std::string& jurisdiction : set.jurisdictions) {
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
  return cells_[index * set_.jurisdictions.size() + jurisdiction];
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
        finding_from(cell, set_.jurisdictions[jurisdiction], identity.entry);
    if (cell.row != nullptr) {
      add_wording(candidate, *cell.row, identity.forms);
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
    if (!found.is_inside || found.jurisdiction != set_.jurisdictions[jurisdiction]) {
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
  JurisdictionFinding finding =
      finding_from(cell, set_.jurisdictions[jurisdiction], resemblance.entry);
  finding.status = Status::Analogue;
  finding.grade = resemblance.grade;
  finding.basis.likeness = finding::likeness_of(resemblance);
  if (has_family_core(resemblance) && cell.row != nullptr && has_open_words(*cell.row)) {
    raise_by_open_words(finding, cell.row->list.empty() ? cell.row->citation : cell.row->list);
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
        definition.jurisdiction == set_.jurisdictions[jurisdiction] &&
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
  for (std::size_t jurisdiction = 0; jurisdiction < set_.jurisdictions.size(); ++jurisdiction) {
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
    resemblance.jurisdictions.push_back(set_.jurisdictions[jurisdiction]);
    JurisdictionFinding candidate = resemblance_finding(jurisdiction, resemblance);
    if (open_class != nullptr && candidate.grade <= resemblance.grade) {
      const EntryInJurisdiction& cell = class_cells_[index_of_class(set_, open_class->id)];
      std::optional<Likeness> likeness = std::move(candidate.basis.likeness);
      candidate = finding_from(cell, set_.jurisdictions[jurisdiction], resemblance.entry);
      candidate.status = Status::Analogue;
      candidate.grade = resemblance.grade;
      candidate.basis.likeness = std::move(likeness);
      candidate.decided_by = DecidedBy::OpenWords;
      candidate.rule = open_class->id;
      raise_by_open_words(candidate, open_class->name);
    }
    if (best.status < Status::Analogue || candidate.grade > best.grade) {
      best = std::move(candidate);
    }
  }
  return best;
}

std::vector<JurisdictionFinding> JurisdictionTable::decide(
    const std::vector<Identity>& identities, const std::vector<ClassFinding>& classes,
    std::vector<Resemblance>& nearest) const {
  std::sort(nearest.begin(), nearest.end(), finding::is_closer);
  std::vector<JurisdictionFinding> findings;
  for (const std::size_t jurisdiction : selected_) {
    JurisdictionFinding best =
        higher(best_identity(jurisdiction, identities), best_class(jurisdiction, classes));
    best = higher(std::move(best), best_resemblance(jurisdiction, nearest));
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
  const std::string& name = set_.jurisdictions[jurisdiction];
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
  // The lists of end products have not been read: nothing can be said of where they are missing.
  const bool is_end_product =
      std::any_of(identities.begin(), identities.end(), [&](const Identity& identity) {
        const auto entry = static_cast<std::size_t>(find_entry(set_, identity.entry));
        return set_.entries[entry].role == EntryRole::EndProduct;
      });
  Gap gap;
  for (std::size_t jurisdiction = 0; jurisdiction < set_.jurisdictions.size(); ++jurisdiction) {
    if (const auto listing = listing_in(jurisdiction, identities, classes)) {
      gap.listed_in.push_back(*listing);
    } else if (is_selected(jurisdiction)) {
      gap.not_found_in.push_back(set_.jurisdictions[jurisdiction]);
    }
  }
  const bool is_listed_somewhere =
      std::any_of(gap.listed_in.begin(), gap.listed_in.end(),
                  [](const GapListing& listing) { return listing.status >= Status::Covered; });
  return is_end_product || !is_listed_somewhere || gap.not_found_in.empty() ? Gap() : gap;
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
      return set_.jurisdictions[jurisdiction] == found.jurisdiction;
    });
  };
  classes.erase(std::remove_if(classes.begin(), classes.end(), is_elsewhere), classes.end());
}

}  // namespace congener::law
