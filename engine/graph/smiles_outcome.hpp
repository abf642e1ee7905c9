#pragma once
// What the fast reader of SMILES says of a text: its graph is certain, or why it leaves the text to
// RDKit.

#include <cstddef>
#include <cstdint>

namespace congener::graph {

/// "Not sure" says nothing against a structure: RDKit is asked then, and it alone refuses texts.
enum class ReadOutcome : std::uint8_t {
  Certain,
  // Not sure, because of the text:
  Syntax,         ///< something is left open, doubled or out of place
  Character,      ///< no part of the SMILES that is read here: *, ~, $, :, >, |, a blank
  BracketAtom,    ///< an element, charge, class or order of parts that is rare in brackets
  HydrogenAtom,   ///< a hydrogen drawn as an atom, which RDKit may take away
  RingAcrossDot,  ///< a ring closure joins what a dot parts
  BondMark,       ///< the two ends of a ring closure disagree about the bond
  AromaticBond,   ///< a double or triple bond written between two lower-case atoms
  TooLarge,       ///< more atoms, bonds, neighbours or nested branches than there is room for
  // because of the chemistry:
  Valence,          ///< not a plain saturated state: radicals, rare and impossible valences
  AromaticAtom,     ///< a lower-case atom outside the states that are known here
  IonsBonded,       ///< drawn in a way that may stand for a salt, which the product takes apart
  Kekulization,     ///< no alternating double bonds were found, or the search was cut short
  TooManyRings,     ///< more ring bonds or ring closures than there is room for
  AmbiguousRings,   ///< which smallest rings RDKit picks decides about aromaticity
  AromaticityLost,  ///< written aromatic, but not perceived so: the order of a bond stays open
  OddAromaticity,   ///< candidates for aromaticity that RDKit treats by rules not mirrored here
};

constexpr std::size_t kReadOutcomes = 17;

/// A few words for tables of counts.
const char* name_of(ReadOutcome outcome);

}  // namespace congener::graph
