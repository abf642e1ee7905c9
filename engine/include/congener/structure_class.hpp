#pragma once
// Generic definitions in law as data: cores with labelled sites, and the groups that a site may
// bear.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "congener/date.hpp"
#include "congener/export.hpp"
#include "congener/family.hpp"
#include "congener/law.hpp"

namespace congener {

/// Groups that certain atoms of a group's start may bear.
struct GroupRest {
  std::vector<int> labels;          ///< atom-map numbers in the start
  std::vector<std::string> groups;  ///< ids of groups, or "hydrogen"
};

/// A named kind of substituent ("alkyl", "any aromatic monocycle"). A fragment is a connected piece
/// of heavy atoms that is bonded to a core. It is of the group when every field that is given here
/// holds for it. See reference_sets/SCHEMA.md, "groups.toml".
struct SubstituentGroup {
  std::string id;
  std::string name;
  std::string meaning;     ///< in our words, with the choices made
  int attachments = 1;     ///< bonds to the core: 1, or 2 for a group that closes a ring with it
  int bond_order = 1;      ///< of each of them
  std::string generic;     ///< name of an RDKit generic group ("Alkyl"); empty: none asked for
  std::string every_atom;  ///< SMARTS that each heavy atom of the fragment matches
  std::vector<std::string> start;     ///< SMARTS, any of them; its first atom is bonded to the core
  std::vector<GroupRest> rest;        ///< what labelled atoms of the start may bear; the others
                                      ///< bear hydrogen only. Empty with a start: nothing
  bool any_rest = false;              ///< with a start: it may bear anything
  std::vector<std::string> contains;  ///< SMARTS, each of them somewhere in the fragment
  std::vector<std::string> lacks;     ///< SMARTS, none of them anywhere in the fragment
  int max_carbon_atoms = 0;           ///< 0: no limit
  int max_chain_atoms = 0;            ///< heavy atoms outside rings; 0: no limit
  std::vector<RuleExample> matches;   ///< '*' stands for the core
  std::vector<RuleExample> misses;
  std::string where;
};

/// A point where the words can be read in two ways: a switch with a documented default.
struct ClassReading {
  std::string id;
  std::string question;
  bool is_default = false;  ///< whether the wider reading holds unless the user says otherwise
  std::string reason;       ///< why this default
};

/// One way of meeting a definition ("A", "carbamate").
struct ClassLimb {
  std::string key;
  std::string words;              ///< in our own words
  std::optional<Date> effective;  ///< first day, where it is later than the class's own
  Confidence effective_confidence = Confidence::Unverified;
  std::string citation;  ///< where it is another than the class's own
};

/// A drawing of the fixed part of a class. Every atom stands for itself; bonds as drawn; hydrogens
/// are not written.
struct ClassCore {
  std::string name;
  std::string smiles;              ///< sites carry atom-map numbers
  std::vector<std::string> limbs;  ///< met by this core itself ("acetal"); usually none
};

/// Groups that a site may bear, and which limbs they meet.
struct ClassAllowance {
  std::vector<std::string> groups;  ///< ids of groups, or "hydrogen"
  std::vector<std::string> limbs;   ///< empty: as in the reference substance
  std::string reading;              ///< holds only while this reading is in use; empty: always
};

/// A place of the core and what it may bear. Places of the core without a site bear hydrogen only.
struct ClassSite {
  std::string name;
  std::vector<int> labels;                ///< atom-map numbers in the cores
  std::vector<ClassAllowance> bears_one;  ///< exactly one group, of these; empty: none needed
  std::vector<ClassAllowance> may_bear;   ///< any number of further groups, of these
};

enum class ClassKind {
  Closed,  ///< a core with labelled sites; every heavy atom must be accounted for
  Open,    ///< open words about families: raise the grade of a resemblance, never decide
  Text,    ///< words that were read, or could not be: shown, never matched
};

/// An example of a class, with the limbs that it meets.
struct ClassExample {
  std::string smiles;
  std::string reason;
  std::optional<std::vector<std::string>> limbs;  ///< for a match: just these are met
};

/// A class: a generic definition in law, or the words around a listing that reach further than its
/// name.
struct StructureClass {
  std::string id;
  std::string name;
  std::string jurisdiction;
  ClassKind kind = ClassKind::Closed;
  std::string entry;          ///< entry on whose words or structure it rests; may be empty
  int least_limbs = 0;        ///< a member meets at least so many limbs
  double max_mass_u = 0;      ///< average molecular mass without counter-ions; 0: no limit
  bool only_flagged = false;  ///< asked only of molecules that are or resemble an entry, or are in
                              ///< another class: the words reach far beyond this set's subject
  /// "Not otherwise listed": it does not reach what the jurisdiction names by a row of its own.
  bool leaves_out_named = false;
  std::vector<ClassCore> cores;
  std::vector<ClassSite> sites;
  std::vector<ClassLimb> limbs;
  std::vector<ClassReading> readings;
  std::vector<std::string> families;  ///< for Open: ids of families
  std::string logic;                  ///< the definition in our own words
  std::string exceptions;
  std::string not_covered;               ///< what it does not reach, on our reading
  std::vector<std::string> open_doubts;  ///< ambiguities that no reading switches
  std::vector<ControlRow> controls;      ///< status covered, or not_found for Text that is no law
  std::vector<ClassExample> matches;
  std::vector<ClassExample> misses;
  std::string where;
};

CONGENER_EXPORT std::string to_string(ClassKind kind);

// The value whose to_string the text is; nothing for another text.
CONGENER_EXPORT std::optional<ClassKind> parse_class_kind(std::string_view text);

}  // namespace congener
