// Names of columns that databases and vendors write, and what is taken from them without options.

#include <string>

#include "catch.hpp"
#include "input_helpers.hpp"

namespace congener {
namespace {

struct Taken {
  std::string structure;
  std::string id;
  std::string identifiers;  ///< "kind=text", in their order, parted by blanks
};

std::string word_of(IdentifierKind kind) {
  switch (kind) {
    case IdentifierKind::Inchi:
      return "inchi";
    case IdentifierKind::InchiKey:
      return "inchikey";
    case IdentifierKind::Cas:
      return "cas";
    default:
      return "name";
  }
}

/// Of a table whose only row holds the numbers of its columns: 1, 2 ...
Taken taken_from(const std::string& header) {
  std::string row = "1";
  int number = 1;
  for (const char letter : header) {
    row += letter == ',' ? "," + std::to_string(++number) : "";
  }
  ReaderOptions options;
  options.format = InputFormat::Csv;
  options.with_identifiers = true;
  const Record record = test::read_text(header + "\n" + row + "\n", options).records.at(0);
  Taken taken{record.structure, record.id, ""};
  for (const Identifier& identifier : record.identifiers) {
    taken.identifiers += taken.identifiers.empty() ? "" : " ";
    taken.identifiers += word_of(identifier.kind) + "=" + identifier.text;
  }
  return taken;
}

void check(const std::string& header, const std::string& structure, const std::string& id,
           const std::string& identifiers) {
  INFO(header);
  const Taken taken = taken_from(header);
  CHECK(taken.structure == structure);
  CHECK(taken.id == id);
  CHECK(taken.identifiers == identifiers);
}

TEST_CASE("PubChem's columns are known in every form that it writes", "[unit]") {
  check("CID,MolecularFormula,CanonicalSMILES,IsomericSMILES,InChI,InChIKey,IUPACName,Title", "4",
        "1", "inchi=5 inchikey=6 name=8 name=7");
  check("CID,Title,SMILES,ConnectivitySMILES", "3", "1", "name=2");
  check("cid,cmpdname,mw,isosmiles,canonicalsmiles,inchikey", "4", "1", "inchikey=6 name=2");
  check("cid,canonicalsmiles,isosmiles", "3", "1", "");
}

TEST_CASE("the columns of ChEMBL, MassBank, HighResNPS, ZINC and vendors are known", "[unit]") {
  check("ChEMBL ID,Name,Smiles,Standard InChI Key", "3", "1", "inchikey=4 name=2");
  check("molecule_chembl_id,pref_name,canonical_smiles", "3", "1", "name=2");
  check("Accession,CH$SMILES,CH$IUPAC,InChI-Key", "2", "1", "inchi=3 inchikey=4");
  check("Compound name,Formula,SMILES,CAS No.,InChIKey", "3", "1", "inchikey=5 cas=4 name=1");
  check("smiles,zinc_id", "1", "2", "");
  check("Catalog ID,Product Name,CAS-RN,SMILES", "4", "1", "cas=3 name=2");
  check("catalog.number,Structure SMILES", "2", "1", "");
}

TEST_CASE("capitals, blanks, hyphens, underscores and dots do not count in a name", "[unit]") {
  for (const char* name : {"CanonicalSMILES", "canonical_smiles", "Canonical SMILES",
                           "CANONICAL-SMILES", "canonical.smiles", " canonical smiles "}) {
    check(std::string("x,") + name, "2", "", "");
  }
}

TEST_CASE("of several columns of structures the one that says more is read", "[unit]") {
  check("smiles,isomeric_smiles", "2", "", "");
  check("canonical_smiles,smiles", "2", "", "");
  check("ConnectivitySMILES,CanonicalSMILES", "2", "", "");
  check("structure,connectivity_smiles", "2", "", "");
}

}  // namespace
}  // namespace congener
