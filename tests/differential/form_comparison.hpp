#pragma once
// What the gate works out of a bare graph, held against what the standardisation and RDKit's own
// fingerprints make of the same molecule. The gate's proofs rest on these being equal.

#include <map>
#include <string>
#include <utility>

#include "chem/molecule_graph.hpp"
#include "chem/parse.hpp"
#include "chem/standardize.hpp"
#include "chem/structure_error.hpp"
#include "congener/fingerprints/generator.hpp"
#include "evidence/components.hpp"
#include "evidence/gate.hpp"
#include "evidence/gate_record.hpp"

namespace congener::test {

struct FormDifference {
  bool is_compared = false;  ///< false: the gate leaves the form open, or it is no single molecule
  std::string text;          ///< empty: none
};

/// One object per thread.
class FormComparison {
 public:
  FormDifference difference(const std::string& smiles) {
    const chem::ParseResult parsed =
        chem::parse_structure(smiles, StructureFormat::Smiles, graph::kMostAtoms);
    if (!parsed.molecule || !chem::fill(space_.record, *parsed.molecule) ||
        space_.record.component_count != 1 || !evidence::is_plain_record(space_.record)) {
      return {};
    }
    evidence::GateRecord record(space_.record, space_);
    if (record.compared() == nullptr) {
      return {};
    }
    FormDifference result{true, {}};
    try {
      chem::translate_rdkit_exceptions(
          [&] { result.text = difference(record, parsed.molecule->copy()); });
    } catch (const chem::StructureError& error) {
      result.text = std::string("cannot be standardised: ") + error.what();
    }
    return result;
  }

 private:
  /// The neighbours of an atom may come in another order.
  static std::map<int, graph::BondCode> bonds_of(const graph::MoleculeGraph& molecule, int atom) {
    std::map<int, graph::BondCode> bonds;
    for (int place = 0; place < graph::degree_of(molecule.view().atoms[atom]); ++place) {
      const graph::Neighbour neighbour = molecule.neighbour(atom, place);
      bonds[neighbour.atom] = molecule.bonds[neighbour.bond];
    }
    return bonds;
  }

  std::string difference(evidence::GateRecord& record, chem::Molecule molecule) {
    const graph::MoleculeGraph& compared = *record.compared();
    chem::Molecule form = standardizer_.normalized(std::move(molecule));
    if (auto plain = evidence::plain_form(form, standardizer_)) {
      form = std::move(*plain);
    }
    if (!chem::fill(form_, form) || form_.atom_count != compared.atom_count) {
      return "other atoms";
    }
    for (int atom = 0; atom < form_.atom_count; ++atom) {
      if (form_.view().atoms[atom] != compared.view().atoms[atom]) {
        return "another atom " + std::to_string(atom);
      }
      if (bonds_of(form_, atom) != bonds_of(compared, atom)) {
        return "other bonds at atom " + std::to_string(atom);
      }
    }
    if (generator_.morgan(form.graph()).words != record.morgan().words) {
      return "another Morgan fingerprint";
    }
    return generator_.atom_pair(form.graph()).words != record.atom_pair().words
               ? "another atom-pair fingerprint"
               : "";
  }

  evidence::GateSpace space_;
  graph::MoleculeGraph form_;
  chem::Standardizer standardizer_;
  fingerprints::Generator generator_;
};

}  // namespace congener::test
