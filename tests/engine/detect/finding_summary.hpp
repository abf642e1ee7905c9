#pragma once
// A finding as text in which nothing depends on how its molecule was written down.

#include <GraphMol/GraphMol.h>

#include <algorithm>
#include <cmath>
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
                     to_string(answer.grade) + " " + answer.entry + " " + basis_in_words(answer) +
                     " " + answer.citation +
                     (answer.effective_verified ? " verified" : " in doubt");
  for (const FormWording& words : answer.wording) {
    text += " " + to_string(words.form) + "=" + to_string(words.wording);
  }
  for (const Note& note : answer.notes) {
    text += " note: " + in_words(note);
  }
  return text + "\n";
}

/// What a resemblance says, but for atom numbers.
inline std::string summary_of(const Resemblance& near) {
  std::string text = to_string(near.relation) + " " + near.family + " " + near.variant + " " +
                     to_string(near.grade);
  for (const std::string& group : near.protecting_groups) {
    text += " under " + group;
  }
  for (const SiteChange& change : near.changes) {
    text += " [" + change.site + ": " + change.from + " -> " + change.to + "]";
  }
  for (const double number :
       {near.scores.overlap, near.scores.morgan, near.scores.atom_pair, near.scores.core_share,
        near.mass_difference_u, -std::log10(near.false_flags.rate),
        -std::log10(near.rarities.overlap.rate), -std::log10(near.rarities.morgan.rate)}) {
    text += " " + std::to_string(std::round(number * 1e4) / 1e4 + 0.0);  // no sign of zero
  }
  return text + " overlap of " + std::to_string(near.overlap_atoms.size());
}

/// All that a finding says. Other components are sorted: their order is the record's.
inline std::string summary(const Finding& finding, const RDKit::ROMol& molecule) {
  std::string text =
      to_string(finding.status) + " " + to_string(finding.grade) + " " + finding.reason + "\n";
  for (const Identity& identity : finding.identities) {
    text += "is " + identity.entry + " by " + match_of(identity) + ":";
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
    text += "near " + near.entry + " " + summary_of(near) + ", atoms " +
            elements_of(molecule, near.atoms) + "\n";
  }
  return text + gap_sentence(finding.gap, Date{2026, 11, 21}) + "\n";
}

}  // namespace congener::test
