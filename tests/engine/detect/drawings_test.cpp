// A listed precursor gets one verdict, however a record draws it.

#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>

#include <memory>

#include "catch.hpp"
#include "engine/detect/finding_summary.hpp"
#include "engine/detect/shipped_detector.hpp"

using namespace congener;
using namespace congener::test;

namespace {

/// Map numbers on atoms without hydrogens; the same text where the entry has none of these.
std::string mapped(std::string smiles) {
  const std::vector<std::pair<std::string, std::string>> spellings = {
      {"O=", "[O:3]="}, {"=O", "=[O:4]"}, {"N(", "[N:5]("}, {"Br", "[Br:6]"}, {"Cl", "[Cl:7]"}};
  for (const auto& [plain, with_map] : spellings) {
    const std::size_t place = smiles.find(plain);
    if (place != std::string::npos) {
      smiles.replace(place, plain.size(), with_map);
    }
  }
  return smiles;
}

std::vector<Form> forms_of(const Finding& finding, const std::string& entry) {
  for (const Identity& identity : finding.identities) {
    if (identity.entry == entry) {
      return identity.forms;
    }
  }
  return {Form::Mixture, Form::Mixture};  // not found at all
}

/// The first nitrogen, else the first atom that is no carbon: where a drawing puts the acid.
const RDKit::Atom* acceptor_of(const RDKit::ROMol& molecule) {
  const RDKit::Atom* acceptor = nullptr;
  for (const RDKit::Atom* atom : molecule.atoms()) {
    if (atom->getAtomicNum() == 7) {
      return atom;
    }
    if (acceptor == nullptr && atom->getAtomicNum() != 6) {
      acceptor = atom;
    }
  }
  return acceptor;
}

/// A mol block, as RDKit writes it, of the substance and a hydrogen chloride with this bond between
/// them.
std::string hydrochloride_block(const std::string& smiles, RDKit::Bond::BondType bond, bool v3000) {
  const std::unique_ptr<RDKit::RWMol> molecule(RDKit::SmilesToMol(smiles));
  const unsigned int acceptor = acceptor_of(*molecule)->getIdx();
  const std::unique_ptr<RDKit::RWMol> acid(RDKit::SmilesToMol("Cl"));
  molecule->insertMol(*acid);
  molecule->addBond(acceptor, molecule->getNumAtoms() - 1, bond);
  constexpr bool kWithStereo = true;
  constexpr int kFirstConformer = -1;
  constexpr bool kKekulized = true;
  return RDKit::MolToMolBlock(*molecule, kWithStereo, kFirstConformer, kKekulized, v3000);
}

/// What the finding says of the substance: status, entries with forms, and the answer of each
/// jurisdiction.
std::string verdict(const Finding& finding) {
  std::string text = std::string(to_string(finding.status)) + " " + finding.reason;
  for (const Identity& identity : finding.identities) {
    text += " " + identity.entry;
    for (const Form form : identity.forms) {
      text += std::string("/") + to_string(form);
    }
  }
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    text += "\n" + summary(answer);
  }
  return text;
}

}  // namespace

TEST_CASE("a hydrochloride of any entry gets one verdict, however its bond to the acid is drawn",
          "[unit]") {
  int listed = 0;
  for (const Entry& entry : shipped_set()->entries) {
    const Finding plain = detector_of_today().check(entry.smiles + ".Cl");
    listed += plain.status == Status::Listed ? 1 : 0;
    const std::string meant = verdict(plain);
    const auto block_verdict = [&entry](RDKit::Bond::BondType bond, bool v3000) {
      const std::string block = hydrochloride_block(entry.smiles, bond, v3000);
      // The block must hold such a bond, or it proves nothing.
      REQUIRE((block.find(v3000 ? " 10 " : "M  ZBO") != std::string::npos));
      return verdict(detector_of_today().check(block, StructureFormat::MolBlock));
    };
    CAPTURE(entry.id);
    CHECK(block_verdict(RDKit::Bond::HYDROGEN, true) == meant);
    CHECK(block_verdict(RDKit::Bond::ZERO, false) == meant);
    CHECK(verdict(detector_of_today().check(mapped(entry.smiles) + ".[ClH:9]")) == meant);
  }
  CHECK(listed > 20);
}

TEST_CASE("a salt is a salt with any of its counter-ions and in any drawing", "[unit]") {
  const std::vector<Form> salt = {Form::SaltOrSolvate};
  for (const std::string other :
       {"Cl", "[ClH:3]", "[Cl]", "OC(=O)C=CC(=O)O", "OC(=O)c1ccccc1C(=O)O",
        "F[P-](F)(F)(F)(F)F.[Na+]", "[O-]S(=O)(=O)[O-].[Cu+2]", "[O-]S(=O)(=O)[O-].[Zn+2]",
        "[Cl-].[Cl-].[Sn+2]", "CCCCCCCCCCCCCCCCCC(=O)O", "O.O"}) {
    CAPTURE(other);
    CHECK(forms_of(detector_of_today().check("O=C1CCNCC1." + other), "4-piperidone") == salt);
  }
  for (const std::string drawing :
       {"O=C1CC[NH2](Cl)CC1", "O=C1CC[NH2+]([Cl-])CC1", "O=C1CCN([ClH])CC1", "O=C1CCN([H]Br)CC1",
        "O=C1CCNCC1.O=C1CCNCC1.OS(=O)(=O)O"}) {
    CAPTURE(drawing);
    CHECK(forms_of(detector_of_today().check(drawing), "4-piperidone") == salt);
  }
}

TEST_CASE("a hemisulfate of a class member is a salt, not a mixture", "[unit]") {
  const std::string member = "CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1";
  for (const std::string& record :
       {member + ".OS(=O)(=O)O", member + "." + member + ".OS(=O)(=O)O",
        member + ".OS(=O)(=O)O." + member, member + "." + member + "." + member + ".OP(=O)(O)O"}) {
    CAPTURE(record);
    const Finding finding = detector_of_today().check(record);
    REQUIRE_FALSE(finding.classes.empty());
    for (const ClassFinding& found : finding.classes) {
      CAPTURE(found.rule);
      CHECK(found.forms == std::vector<Form>{Form::SaltOrSolvate});
    }
  }
}

TEST_CASE("a map number changes the verdict on no entry", "[unit]") {
  int with_maps = 0;
  for (const Entry& entry : shipped_set()->entries) {
    CAPTURE(entry.id);
    with_maps += mapped(entry.smiles) != entry.smiles ? 1 : 0;
    const Finding plain = detector_of_today().check(entry.smiles);
    const Finding with_map = detector_of_today().check(mapped(entry.smiles));
    CHECK(with_map.status == plain.status);
    CHECK(with_map.identities.size() == plain.identities.size());
  }
  CHECK(with_maps > 20);
}
