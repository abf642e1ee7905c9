#pragma once
// Reads SMARTS text. The grammar is RDKit's (Code/GraphMol/SmilesParse/smarts.yy and smarts.ll),
// with its habits: the longest token counts ([Sc] is scandium, [sC] nothing), an isotope belongs to
// the atom symbol that follows at once, and [H], [2H] and [H+] are hydrogen atoms while H anywhere
// else is a count of hydrogens.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/smarts.hpp"
#include "graph/smarts_graph.hpp"

namespace congener::graph {

class SmartsReader {
 public:
  explicit SmartsReader(std::string_view text) : text_(text) {}

  /// False: not read, for the reason in status(), problem() and place().
  bool read(SmartsTree& tree);

  SmartsStatus status() const { return status_; }
  const std::string& problem() const { return problem_; }
  std::size_t place() const { return place_; }

 private:
  struct OpenRing {
    int atom = 0;
    std::optional<BondSet> bonds;  ///< none: the bond is not written
  };
  /// What is under way in one graph: the whole or a recursive part.
  struct Under {
    SmartsGraph graph;
    int atom = -1;  ///< the one that the next bond begins at; -1: none yet
    std::vector<int> branches;
    std::unordered_map<int, OpenRing> open_rings;
  };

  // smarts_reader.cpp: atoms, bonds, branches and rings
  bool read_graph(SmartsGraph& graph, bool is_part);
  bool read_next(Under& under);
  bool read_bond_and_target(Under& under, std::optional<BondSet> bonds);
  bool read_ring(Under& under, std::optional<BondSet> bonds);
  bool read_ring_number(int& number);
  bool close_ring(Under& under, int number, std::optional<BondSet> bonds);
  bool read_dot(Under& under);
  bool open_branch(Under& under);
  bool add_atom(Under& under, std::optional<BondSet> bonds);
  bool read_bare_atom(AtomExpression& expression);

  // smarts_bond_reader.cpp
  bool read_bond(BondSet& bonds);
  bool read_bond_any(BondSet& bonds);
  bool read_bond_all(BondSet& bonds);
  bool read_bond_primitive(BondSet& bonds);

  // smarts_atom_reader.cpp: what stands in brackets
  bool read_bracket(SmartsAtom& atom);
  bool read_hydrogen(SmartsAtom& atom, bool& is_hydrogen);
  bool read_label(SmartsAtom& atom);
  bool read_atom_any_of(AtomExpression& expression);
  bool read_atom_all_of(AtomExpression& expression);
  bool read_primitive(AtomExpression& expression);
  bool read_positive_primitive(AtomExpression& expression);
  bool read_isotope(AtomExpression& expression);
  bool read_symbol(AtomExpression& expression, bool& is_symbol);
  bool read_count(AtomExpression& expression);
  bool read_ring_count(char kind, AtomExpression& expression, int number);
  bool read_chirality(AtomExpression& expression);
  bool read_charge(int& charge);
  bool read_part(AtomExpression& expression);

  bool read_number(int& number);
  char next(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool is_digit(std::size_t ahead = 0) const { return next(ahead) >= '0' && next(ahead) <= '9'; }
  /// The next character, when it is this one.
  bool take(char wanted);
  bool is_bond_next() const;
  bool broken(const char* problem);
  bool not_for_graph(const char* problem);

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;  ///< of recursive parts
  SmartsTree* tree_ = nullptr;
  std::unordered_map<std::string_view, std::size_t> part_of_text_;
  SmartsStatus status_ = SmartsStatus::Good;
  std::string problem_;
  std::size_t place_ = 0;
};

}  // namespace congener::graph
