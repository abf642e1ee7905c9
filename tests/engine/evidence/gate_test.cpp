// The gate: what it stops has no finding, also when it is asked in full; what may have one passes.

#include "evidence/gate.hpp"

#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "chem/molecule_graph.hpp"
#include "chem/overlap_graph.hpp"
#include "chem/parse.hpp"
#include "chem/standardize.hpp"
#include "congener/fingerprints/generator.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "engine/evidence/class_samples.hpp"
#include "evidence/classes.hpp"
#include "evidence/collector.hpp"
#include "evidence/components.hpp"

using namespace congener;
using namespace congener::test;

namespace {

/// The parts of a detector on the shipped set, with and without its gate.
class Parts {
 public:
  explicit Parts(double max_false_flags)
      : counters_(*shipped_set()),
        identities_(*shipped_set()),
        resemblances_(*shipped_set(), identities_, max_false_flags),
        classes_(*shipped_set(), true, false),
        gate_({identities_.screen(), resemblances_.family_screen(), classes_.screen(),
               resemblances_.likeness_screen()}),
        workspace_(*shipped_set(), readings_) {}

  bool lets_through(const std::string& smiles) const {
    evidence::GateSpace& space = workspace_.gate;
    REQUIRE(chem::fill(space.record, parsed(smiles)));
    return gate_.let_through_by(space.record, space) != GateScreen::None;
  }

  /// What a detector without a gate would find.
  bool has_finding(const std::string& smiles) {
    const auto components = evidence::components_of(
        workspace_.standardizer.normalized(parsed(smiles)), counters_, workspace_.standardizer);
    Stage stage = Stage::Standardised;
    const bool is_near = !identities_.match(components, workspace_).empty() ||
                         !resemblances_.find(components, workspace_, stage).empty();
    return is_near || !classes_.find(components, is_near, workspace_).empty();
  }

 private:
  static chem::Molecule parsed(const std::string& smiles) {
    auto result = chem::parse_structure(smiles, StructureFormat::Smiles, 1000);
    CAPTURE(smiles, result.problem);
    REQUIRE(result.molecule.has_value());
    return std::move(*result.molecule);
  }

  std::map<std::string, bool> readings_;
  evidence::CounterComponents counters_;
  evidence::IdentityMatcher identities_;
  evidence::ResemblanceFinder resemblances_;
  evidence::ClassFinder classes_;
  evidence::Gate gate_;
  mutable evidence::Workspace workspace_;  // scratch space
};

/// The structures of the sample and of the classes, and their largest parts alone.
std::vector<std::string> single_molecules() {
  std::set<std::string> molecules;
  for (const std::string& smiles : class_structures()) {
    std::string largest;
    std::istringstream parts(smiles);
    for (std::string part; std::getline(parts, part, '.');) {
      largest = part.size() > largest.size() ? part : largest;
    }
    molecules.insert(largest);
  }
  return {molecules.begin(), molecules.end()};
}

bool is_inside_ever(const ClassEvidence& evidence) {
  return std::any_of(evidence.versions.begin(), evidence.versions.end(), [](const auto& version) {
    return version.finding && version.finding->is_inside;
  });
}

}  // namespace

TEST_CASE("what the gate stops has no finding without it, at any cut", "[unit]") {
  for (const double max_false_flags : {0.0, 1e-4, 1e-2}) {
    Parts parts(max_false_flags);
    int stopped = 0;
    int found = 0;
    for (const std::string& smiles : single_molecules()) {
      CAPTURE(max_false_flags, smiles);
      const bool passes = parts.lets_through(smiles);
      const bool has_finding = parts.has_finding(smiles);
      CHECK((passes || !has_finding));
      stopped += passes ? 0 : 1;
      found += has_finding ? 1 : 0;
    }
    CHECK(stopped > 50);
    CHECK(found > 80);
  }
}

TEST_CASE("salts, charges, labels and other drawings of members pass the gate", "[unit]") {
  const Parts parts(0);                                       // by identity, family and class alone
  for (const std::string smiles : {"O=C1CC[NH2+]CC1",         // 4-piperidone, protonated
                                   "O=C1CCNCC1.Cl",           // as a salt
                                   "[2H]C1([2H])CC(=O)CCN1",  // labelled
                                   "[13CH3]N1CCC(=O)CC1",     // a labelled member
                                   "OC1(O)CCNCC1",            // gem-diols
                                   "CN1CCC(O)(O)CC1",         //
                                   "OC1=CCN(CCc2ccccc2)CC1",  // an enol
                                   "O=C1CC[N+]([O-])(CCc2ccccc2)CC1",  // N-oxides, in two drawings
                                   "O=C1CCN(=O)(CCc2ccccc2)CC1",       //
                                   "[H]N1C([H])([H])CC(=O)CC1",        // with hydrogens
                                   "c1ccc(CC[NH+]2CCC(Nc3ccccc3)CC2)cc1",  // protonated at the ring
                                   "c1ccc(CCN2CCC([NH2+]c3ccccc3)CC2)cc1",   // and at the aniline
                                   "c1ccc(CCN2CCC([15NH]c3ccccc3)CC2)cc1",   // labelled there
                                   "C1=CC=C(CCN2CCC(NC3=CC=CC=C3)CC2)C=C1",  // kekulized
                                   "CCC(=O)N(c1ccccc1)C1CC[NH2+]CC1",        // norfentanyl
                                   "CCC(=[OH+])N(c1ccccc1)C1CCNCC1",         // protonated at oxygen
                                   "c1ccc(CCN2CCC(=[NH+]c3ccccc3)CC2)cc1",   // an iminium
                                   "c1ccc(CCN2CCC(Nc3ccccc3)=CC2)cc1"}) {    // its enamine
    CAPTURE(smiles);
    CHECK(parts.lets_through(smiles));
  }
}

TEST_CASE("every entry passes the gate in twenty spellings and as a labelled cation", "[unit]") {
  const Parts parts(0);
  for (const Entry& entry : shipped_set()->entries) {
    const std::unique_ptr<RDKit::RWMol> molecule(RDKit::SmilesToMol(entry.smiles));
    for (const std::string& spelling : RDKit::MolToRandomSmilesVect(*molecule, 20, 20261121)) {
      CAPTURE(entry.id, spelling);
      CHECK(parts.lets_through(spelling));
    }
    molecule->getAtomWithIdx(0)->setIsotope(13);
    CHECK(parts.lets_through(RDKit::MolToSmiles(*molecule)));
  }
}

TEST_CASE("ordinary molecules need no more than parsing", "[unit]") {
  const std::vector<std::string> ordinary = {"CCO",
                                             "CC(=O)Oc1ccccc1C(O)=O",
                                             "CC(C)Cc1ccc(cc1)C(C)C(O)=O",
                                             "Cn1cnc2n(C)c(=O)n(C)c(=O)c12",
                                             "CC(=O)CC(c1ccccc1)c1c(O)c2ccccc2oc1=O",
                                             "CCN(CC)CCNC(=O)c1cc(Cl)c(N)cc1OC",
                                             "Cc1ccc(cc1)-c1cc(nn1-c1ccc(cc1)S(N)(=O)=O)C(F)(F)F"};
  for (const std::string& smiles : ordinary) {
    CAPTURE(smiles);
    const Finding finding = detector_of_today().check(smiles);
    CHECK(finding.stage == Stage::Parsed);
    CHECK(finding.status == Status::NoFinding);
  }
}

TEST_CASE("a finding names the screen of the gate that let its molecule through", "[unit]") {
  const auto screen = [](const std::string& smiles) {
    return to_string(detector_of_today().check(smiles).let_through_by);
  };
  CHECK(screen("CCO") == "none");
  CHECK(screen("C1CC") == "none");  // not screened, so nothing was asked
  CHECK(screen("CCO.Cl") == "none");
  CHECK(screen("O=C1CCNCC1.Cl") == "composition");
  CHECK(screen("[13CH3]CO") == "record");
  CHECK(screen("O=C1CCNCC1") == "composition");
  CHECK(screen("CCCCN1CCC(=O)CC1") == "family");
  CHECK(screen("CC1CCC(CC1)C(=O)c1ccccc1") == "none");
}

TEST_CASE("what a class nearly reaches is told of records without a finding when asked for",
          "[unit]") {
  const evidence::Collector plain(*shipped_set(), {1e-4, 1000, {}, false, true});
  const evidence::Collector with_misses(*shipped_set(), {1e-4, 1000, {}, true, true});
  const evidence::Collector without_gate(*shipped_set(), {1e-4, 1000, {}, false, false});
  int flagged = 0;
  int misses = 0;
  for (const std::string& smiles : class_structures()) {
    CAPTURE(smiles);
    const Evidence told = with_misses.collect(smiles, StructureFormat::Smiles);
    const Evidence usual = plain.collect(smiles, StructureFormat::Smiles);
    const bool is_inside = std::any_of(told.classes.begin(), told.classes.end(), is_inside_ever);
    if (!told.identities.empty() || !told.nearest.empty() || is_inside) {
      CHECK(to_bytes(told) == to_bytes(usual));
      ++flagged;
    } else {
      CHECK(usual.classes.empty());
      CHECK(without_gate.collect(smiles, StructureFormat::Smiles).classes.empty());
      misses += told.classes.empty() ? 0 : 1;
    }
  }
  CHECK(flagged > 30);
  CHECK(misses > 3);
}

TEST_CASE("a lone ion is as like to an entry as its salt and as the uncharged molecule", "[unit]") {
  struct Forms {
    std::string ion;
    std::string salt;
    std::string uncharged;
  };
  const std::vector<Forms> like = {
      {"Fc1ccc(CC2CC[NH2+]CC2)cc1", "Fc1ccc(CC2CC[NH2+]CC2)cc1.[Cl-]", "Fc1ccc(CC2CCNCC2)cc1"},
      {"O=C(Nc1ccccc1)C1CC[NH2+]CC1", "O=C(Nc1ccccc1)C1CC[NH2+]CC1.[Br-]",
       "O=C(Nc1ccccc1)C1CCNCC1"},
      {"O=C1CC[NH2+]CCN1", "O=C1CC[NH2+]CCN1.[Cl-]", "O=C1CCNCCN1"}};
  for (const Forms& forms : like) {
    CAPTURE(forms.ion);
    const Finding ion = detector_of_today().check(forms.ion);
    CHECK(ion.status == Status::Analogue);
    CHECK(ion.status == detector_of_today().check(forms.salt).status);
    CHECK(ion.status == detector_of_today().check(forms.uncharged).status);
    CHECK(ion.let_through_by != GateScreen::None);
  }
}

TEST_CASE("overlap graphs and atom pairs of an ion are those of the uncharged molecule", "[unit]") {
  const fingerprints::Generator generator;
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"CC[NH2+]C", "CCNC"},
      {"Fc1ccc(CC2CC[NH2+]CC2)cc1", "Fc1ccc(CC2CCNCC2)cc1"},
      {"c1cc[nH+]cc1CC[NH3+]", "c1ccncc1CCN"},
      {"CC(=O)[O-]", "CC(=O)O"},
      {"c1ccccc1[NH3+]", "c1ccccc1N"},
      {"[O-]c1ccccc1", "Oc1ccccc1"},
      {"CC(=O)[N-]c1ccccc1", "CC(=O)Nc1ccccc1"},
      {"C[NH+]1CCC(C([O-])=O)CC1", "CN1CCC(C(O)=O)CC1"},
      {"CC[S-]", "CCS"},
      {"NC(=[NH2+])c1ccccc1", "NC(=N)c1ccccc1"},
      {"[O-]S(=O)(=O)CC[NH3+]", "OS(=O)(=O)CCN"}};
  for (const auto& [ion, uncharged] : pairs) {
    CAPTURE(ion, uncharged);
    const chem::Molecule one = chem::parse_smiles(ion);
    const chem::Molecule other = chem::parse_smiles(uncharged);
    CHECK(generator.atom_pair(one.graph()).words == generator.atom_pair(other.graph()).words);
    const auto graph = chem::overlap_graph(one);
    const auto other_graph = chem::overlap_graph(other);
    CHECK(graph.sorted_bond_kinds == other_graph.sorted_bond_kinds);
    CHECK(graph.sorted_atom_kinds == other_graph.sorted_atom_kinds);
  }
}

TEST_CASE("the gate knows which charges uncharging leaves alone", "[unit]") {
  const auto is_surely_uncharged = [](const std::string& smiles) {
    return chem::is_surely_uncharged(
        *chem::parse_structure(smiles, StructureFormat::Smiles, 1000).molecule);
  };
  CHECK(is_surely_uncharged("CCO"));
  CHECK(is_surely_uncharged("C[N+](=O)[O-]"));
  CHECK(is_surely_uncharged("C[N+](C)(C)[O-]"));
  CHECK_FALSE(is_surely_uncharged("C[NH3+]"));
  CHECK_FALSE(is_surely_uncharged("CC(=O)[O-]"));
  CHECK_FALSE(is_surely_uncharged("[NH3+]CC(=O)[O-]"));
  CHECK_FALSE(is_surely_uncharged("C[NH+](C)[O-]"));
  CHECK_FALSE(is_surely_uncharged("C[N+](C)(C)C"));
}

TEST_CASE("the stage tells how far a molecule was followed", "[unit]") {
  const auto stage = [](const std::string& smiles) {
    return detector_of_today().check(smiles).stage;
  };
  CHECK(stage("C1CC") == Stage::Parsed);               // not screened
  CHECK(stage("C1CCNCC1") == Stage::Standardised);     // an entry that nothing resembles
  CHECK(stage("CCO.Cl") == Stage::Parsed);             // nothing like an entry in it
  CHECK(stage("C1CCNCC1.Cl") == Stage::Standardised);  // an entry in a mixture
  CHECK(stage("CN1CCC(=O)CC1") == Stage::Compared);    // a member
  CHECK(stage("CN1C2CCC1CC(=O)C2") == Stage::Parsed);  // a changed core, no candidate
  CHECK(to_string(Stage::Parsed) == "parsed");
  CHECK(to_string(Stage::Standardised) == "standardised");
  CHECK(to_string(Stage::Compared) == "compared");
}
