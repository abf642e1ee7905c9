#pragma once
// How the structure of a record was found, and what it is in the terms that chemists file.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "congener/export.hpp"
#include "congener/structure.hpp"

namespace congener {

enum class Status;  // congener/finding.hpp
struct Finding;     // congener/finding.hpp

/// What a text says of a substance. The first three are a structure; the others name a substance
/// of the reference set.
enum class IdentifierKind { Smiles, MolBlock, Inchi, InchiKey, Cas, Name };

CONGENER_EXPORT std::string to_string(IdentifierKind kind);  ///< "smiles", "mol_block" ...
CONGENER_EXPORT std::optional<IdentifierKind> parse_identifier_kind(std::string_view text);

/// What one column of a table says of a substance, beside the structure.
struct Identifier {
  IdentifierKind kind = IdentifierKind::Name;
  std::string column;  ///< its name in the table
  std::string text;
};

/// One way to read a record or a text: what it says, and which structure that is.
struct Reading {
  IdentifierKind kind = IdentifierKind::Smiles;
  std::string column;  ///< of a table; empty: the structure of the record, or the text itself
  std::string given;   ///< as given; a mol block is not repeated here
  std::string entry;   ///< of the reference set, which it names; empty: it is a structure itself
  std::string entry_name;  ///< likewise
  std::string read_by;     ///< the program that made a structure of the name; empty: none did
  bool is_skeleton_only = false;  ///< an InChIKey of which the first block alone agrees
  std::string structure;          ///< what is judged; empty: none
  StructureFormat format = StructureFormat::Smiles;
  std::string problem;      ///< set exactly when there is no structure: why
  bool is_unknown = false;  ///< that is because it is well-formed, but not in the reference set
};

/// A reading beside the one that was judged, which says something else.
struct OtherReading {
  Reading reading;
  Status status;                     ///< that the record would have by it alone
  bool is_another_substance = true;  ///< false: it only has a problem
};

/// One substance in the terms that chemists file.
struct SubstanceDescription {
  std::string canonical_smiles;  ///< in the form of the RDKit release that made it
  std::string formula;
  double average_mass_u = 0;
  double exact_mass_u = 0;    ///< monoisotopic, or of the isotopes that are drawn
  std::string inchikey;       ///< standard; empty: there is none
  std::string inchi_problem;  ///< why not
};

/// What was judged.
struct StructureDescription {
  SubstanceDescription record;
  /// Of a record of several components the one that decided, uncharged where it can be.
  std::optional<SubstanceDescription> component;
  std::vector<int> component_atoms;  ///< see Finding
};

/// In English, for people: "the name NPP: N-phenethyl-4-piperidone (npp)".
CONGENER_EXPORT std::string in_words(const Reading& reading);
/// What the other reading says against the one that was judged.
CONGENER_EXPORT std::string in_words(const OtherReading& other);
/// The reading that was judged and all others, in one line; empty where nothing is known of it.
CONGENER_EXPORT std::string resolution_in_words(const Finding& finding);

}  // namespace congener
