#pragma once
// A finding as text in which nothing depends on how its molecule was written down.

#include <GraphMol/GraphMol.h>

#include <algorithm>
#include <string>
#include <vector>

#include "congener/finding.hpp"

namespace congener::test {

/// Elements of these atoms, sorted. molecule: as parsed from the record, unsanitized.
inline std::string elements_of(const RDKit::ROMol& molecule, const std::vector<int>& atoms) {
  std::vector<std::string> heavy;
  for (const auto* atom : molecule.atoms()) {
    if (atom->getAtomicNum() > 1) {
      heavy.push_back(atom->getSymbol());
    }
  }
  std::vector<std::string> elements;
  for (const int atom : atoms) {
    elements.push_back(heavy.at(static_cast<std::size_t>(atom)));
  }
  std::sort(elements.begin(), elements.end());
  std::string text;
  for (const std::string& element : elements) {
    text += element + " ";
  }
  return text;
}

inline std::string summary(const JurisdictionFinding& answer) {
  std::string text = answer.jurisdiction + " " + to_string(answer.status) + " " +
                     to_string(answer.grade) + " " + answer.entry + " " + answer.basis + " " +
                     answer.citation + (answer.effective_verified ? " verified" : " in doubt");
  for (const FormWording& words : answer.wording) {
    text += " " + to_string(words.form) + "=" + to_string(words.wording);
  }
  for (const std::string& note : answer.notes) {
    text += " note: " + note;
  }
  return text + "\n";
}

/// All that a finding says. Other components are sorted: their order is the record's.
inline std::string summary(const Finding& finding, const RDKit::ROMol& molecule) {
  std::string text =
      to_string(finding.status) + " " + to_string(finding.grade) + " " + finding.reason + "\n";
  for (const Identity& identity : finding.identities) {
    text += "is " + identity.entry + " by " + rung(identity) + ":";
    for (const Form form : identity.forms) {
      text += " " + to_string(form);
    }
    auto others = identity.other_components;
    std::sort(others.begin(), others.end());
    for (const std::string& other : others) {
      text += " with " + other;
    }
    text += ", atoms " + elements_of(molecule, identity.atoms) + "\n";
  }
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    text += summary(answer);
  }
  for (const Resemblance& near : finding.nearest) {
    text += "near " + near.entry + " " + near.relation + " " + near.family + " " +
            to_string(near.grade) + " " + std::to_string(near.scores.morgan) + " " +
            std::to_string(near.scores.atom_pair) + " " + std::to_string(near.scores.core_share) +
            ", atoms " + elements_of(molecule, near.atoms) + "\n";
  }
  return text + gap_sentence(finding.gap, Date{2026, 11, 21}) + "\n";
}

}  // namespace congener::test
