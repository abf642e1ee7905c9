#include "law/answer.hpp"

#include <algorithm>
#include <utility>

namespace congener::law {
namespace {

Wording wording_of(const ControlRow& row, Form form) {
  if (!row.wording_read) {
    return Wording::NotRead;
  }
  const auto mentions = [&](WordingForm words) {
    return std::find(row.wording_forms.begin(), row.wording_forms.end(), words) !=
           row.wording_forms.end();
  };
  bool mentioned = false;
  switch (form) {
    case Form::SaltOrSolvate:
    case Form::Charge:
      mentioned = mentions(WordingForm::Salts);
      break;
    case Form::Stereo:
      mentioned = mentions(WordingForm::Stereoisomers) || mentions(WordingForm::Isomers);
      break;
    case Form::Mixture:
      mentioned = mentions(WordingForm::Mixtures);
      break;
    case Form::Isotope:
      mentioned = mentions(WordingForm::Isotopologues);
      break;
    case Form::CovalentHydrate:
    case Form::Tautomer:
      break;  // no text read speaks of these
  }
  return mentioned ? Wording::Mentioned : Wording::Silent;
}

bool is_among(const std::string& key, const std::vector<std::string>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::vector<LimbMet> limbs_met(const StructureClass& definition,
                               const std::vector<std::string>& limbs) {
  std::vector<LimbMet> met;
  for (const ClassLimb& limb : definition.limbs) {
    if (is_among(limb.key, limbs)) {
      met.push_back({limb.key, limb.words});
    }
  }
  return met;
}

Note note_of_kind(Note::Kind kind) {
  Note note;
  note.kind = kind;
  return note;
}

}  // namespace

JurisdictionFinding finding_from(const EntryInJurisdiction& cell, const std::string& jurisdiction,
                                 const std::string& entry) {
  JurisdictionFinding finding;
  finding.jurisdiction = jurisdiction;
  finding.status = cell.status;
  finding.entry = entry;
  finding.notes = cell.notes;
  if (cell.row == nullptr) {
    return finding;
  }
  finding.decided_by = DecidedBy::EntryRow;
  finding.basis.row_status = cell.row->status;
  finding.basis.scope = cell.row->scope;
  finding.instrument = cell.row->instrument;
  finding.list = cell.row->list;
  finding.citation = cell.row->citation;
  finding.through = cell.row->through;
  finding.effective = cell.standing.since;
  finding.not_before = cell.standing.not_before;
  finding.at_the_latest = cell.standing.at_the_latest;
  finding.effective_note = cell.row->period.note;
  finding.effective_verified = cell.standing.date_verified;
  finding.confidence = cell.row->confidence;
  finding.effective_confidence = cell.row->period.effective_confidence;
  if (!cell.row->note.empty()) {
    Note remark = note_of_kind(Note::Kind::RowRemark);
    remark.text = cell.row->note;
    finding.notes.push_back(std::move(remark));
  }
  return finding;
}

void add_wording(JurisdictionFinding& finding, const EntryInJurisdiction& cell,
                 const std::vector<Form>& forms) {
  for (const Form form : forms) {
    Wording wording = wording_of(*cell.row, form);
    for (const ControlRow* amendment : cell.amendments) {
      // What an amendment adds holds besides the words that it amends, read or not.
      if (wording_of(*amendment, form) == Wording::Mentioned) {
        wording = Wording::Mentioned;
      }
    }
    finding.wording.push_back({form, wording});
  }
}

std::optional<Date> in_force_since(const StructureClass& definition,
                                   const std::vector<std::string>& limbs,
                                   const EntryInJurisdiction& cell) {
  std::optional<Date> since = cell.standing.since;
  for (const ClassLimb& limb : definition.limbs) {
    if (since && limb.effective && is_among(limb.key, limbs)) {
      since = std::max(*since, *limb.effective);
    }
  }
  return since;
}

const ControlRow* earlier_text(const StructureClass& definition, const EntryInJurisdiction& cell) {
  for (const ControlRow& row : definition.controls) {
    if (cell.standing.since && row.period.last_day &&
        day_after(*row.period.last_day) == *cell.standing.since) {
      return &row;
    }
  }
  return nullptr;
}

JurisdictionFinding covered_by(const StructureClass& definition, const ClassFinding& inside,
                               const EntryInJurisdiction& cell) {
  JurisdictionFinding finding = finding_from(cell, definition.jurisdiction, definition.entry);
  finding.status = Status::Covered;
  finding.rule = definition.id;
  finding.decided_by = DecidedBy::Class;
  finding.basis.class_name = definition.name;
  finding.basis.limbs = limbs_met(definition, inside.limbs);
  finding.effective = in_force_since(definition, inside.limbs, cell);
  for (const ClassLimb& limb : definition.limbs) {
    if (limb.effective && is_among(limb.key, inside.limbs) && limb.effective == finding.effective) {
      finding.citation = limb.citation.empty() ? finding.citation : limb.citation;
      finding.effective_confidence = limb.effective_confidence;
      finding.effective_verified = is_verified(limb.effective_confidence);
    }
  }
  if (const ControlRow* earlier = earlier_text(definition, cell);
      earlier != nullptr && earlier->period.effective) {
    Note note = note_of_kind(Note::Kind::EarlierText);
    note.date = earlier->period.effective;
    note.citation = earlier->citation;
    finding.notes.push_back(std::move(note));
  }
  if (!inside.readings.empty()) {
    for (const ClassReading& reading : definition.readings) {
      if (is_among(reading.id, inside.readings)) {
        Note note = note_of_kind(Note::Kind::Reading);
        note.subject = definition.id + "." + reading.id;
        note.text = reading.question;
        finding.notes.push_back(std::move(note));
      }
    }
  }
  add_wording(finding, cell, inside.forms);
  return finding;
}

bool has_open_words(const ControlRow& row) {
  return std::any_of(row.wording_forms.begin(), row.wording_forms.end(), [](WordingForm form) {
    return form == WordingForm::Derivatives || form == WordingForm::Analogues;
  });
}

void tell_open_words(JurisdictionFinding& finding, const std::string& citation) {
  Note note = note_of_kind(Note::Kind::OpenWords);
  note.citation = citation;
  finding.notes.push_back(std::move(note));
}

}  // namespace congener::law
