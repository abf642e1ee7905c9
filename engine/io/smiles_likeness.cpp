#include "io/smiles_likeness.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace congener::io {

namespace {

constexpr std::string_view kDigits = "0123456789";

bool is_one_of(char letter, std::string_view letters) {
  return letters.find(letter) != std::string_view::npos;
}

/// Most bonds that an atom outside brackets can have.
int most_bonds(std::string_view symbol) {
  switch (symbol.front()) {
    case 'C':
      return symbol == "Cl" ? 7 : 4;
    case 'F':
      return 1;
    case 'I':
      return 7;
    case 'O':
    case 'o':
      return 2;
    case 'S':
    case 's':
      return 6;
    case 'N':
    case 'P':
      return 5;
    case 'B':
      return symbol == "Br" ? 7 : 4;
    default:
      return 4;  // aromatic b, c, n, p
  }
}

struct Atom {
  std::size_t parent = 0;  ///< the atom before it in the chain; itself for a first one
  int bonds = 0;           ///< sum of orders
  int neighbours = 0;
  int most_bonds = 0;
  bool is_aromatic = false;
};

/// Reads a word as a SMILES, token by token.
class Reading {
 public:
  explicit Reading(std::string_view text) : text_(text) { rings_.fill(kNone); }

  SmilesLook look() {
    while (position_ < text_.size()) {
      if (!step()) {
        return {};
      }
    }
    if (atoms_.empty() || bond_ != 0 || !branches_.empty() || open_rings_ > 0 || !fits()) {
      return {};
    }
    const bool is_evident =
        carbons_ > 0 && ((marks_ > 0 && atoms_.size() > 1) ||
                         (atoms_.size() >= 6 && 3 * carbons_ >= 2 * atoms_.size()));
    return {is_evident ? SmilesLikeness::Evident : SmilesLikeness::Possible, carbons_ > 0};
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  bool step() {
    const char c = text_[position_];
    if (is_one_of(c, "-=#$:/\\~.")) {
      return take_bond(c);
    }
    if (is_one_of(c, kDigits) || c == '%') {
      return take_ring();
    }
    if (c == '(') {
      return open_branch();
    }
    if (c == ')') {
      return close_branch();
    }
    return c == '[' ? take_bracket() : take_atom();
  }

  bool take_bond(char c) {
    if (bond_ != 0 || last_ == kNone) {
      return false;
    }
    bond_ = c;
    ++position_;
    return true;
  }

  bool open_branch() {
    if (last_ == kNone || bond_ != 0) {
      return false;
    }
    branches_.push_back({last_, atoms_.size()});
    ++position_;
    return true;
  }

  bool close_branch() {
    if (branches_.empty() || bond_ != 0 || branches_.back().atoms_before == atoms_.size()) {
      return false;
    }
    last_ = branches_.back().from;
    branches_.pop_back();
    ++marks_;
    ++position_;
    return true;
  }

  /// "[" isotope, symbol, then chirality, hydrogens, charge and map "]".
  bool take_bracket() {
    const std::size_t close = text_.find(']', position_);
    if (close == std::string_view::npos) {
      return false;
    }
    std::string_view inside = text_.substr(position_ + 1, close - position_ - 1);
    const std::size_t symbol = inside.find_first_not_of(kDigits);
    if (symbol == std::string_view::npos) {
      return false;
    }
    inside.remove_prefix(symbol);
    const bool is_aromatic = is_one_of(inside.front(), "bcnopsat");
    if (!is_aromatic && inside.front() != '*' && (inside.front() < 'A' || inside.front() > 'Z')) {
      return false;
    }
    std::size_t length = 1;
    if (inside.size() > 1 && inside[1] >= 'a' && inside[1] <= 'z') {
      length = 2;
    }
    if (inside.substr(length).find_first_not_of("@HTSPABOYL+-:0123456789") !=
        std::string_view::npos) {
      return false;
    }
    ++marks_;
    constexpr int kAny = 1000;
    add_atom(kAny, false, inside.substr(0, length) == "C" || inside.substr(0, length) == "c");
    position_ = close + 1;
    return true;
  }

  bool take_atom() {
    const std::string_view pair = text_.substr(position_, 2);
    const std::string_view symbol =
        pair == "Cl" || pair == "Br" ? pair : text_.substr(position_, 1);
    if (!is_one_of(symbol.front(), "BCNOPSFIbcnops*")) {
      return false;
    }
    const bool is_aromatic = symbol.front() >= 'a';
    add_atom(most_bonds(symbol), is_aromatic, symbol == "C" || symbol == "c");
    position_ += symbol.size();
    return true;
  }

  void add_atom(int most, bool is_aromatic, bool is_carbon) {
    const std::size_t number = atoms_.size();
    const bool is_bonded = last_ != kNone && bond_ != '.';
    atoms_.push_back({is_bonded ? last_ : number, 0, 0, most, is_aromatic});
    if (is_bonded) {
      connect(last_, number);
    }
    carbons_ += is_carbon ? 1 : 0;
    last_ = number;
    bond_ = 0;
  }

  void connect(std::size_t one, std::size_t other) {
    const int order = bond_ == '=' ? 2 : bond_ == '#' ? 3 : bond_ == '$' ? 4 : 1;
    marks_ += order > 1 ? 1 : 0;
    for (const std::size_t number : {one, other}) {
      atoms_[number].bonds += order;
      ++atoms_[number].neighbours;
    }
  }

  bool take_ring() {
    const std::size_t digits = text_[position_] == '%' ? 2 : 1;
    const std::string_view number = text_.substr(position_ + digits - 1, digits);
    if (last_ == kNone || bond_ == '.' || number.size() != digits ||
        number.find_first_not_of(kDigits) != std::string_view::npos) {
      return false;
    }
    std::size_t label = 0;
    for (const char digit : number) {
      label = 10 * label + static_cast<std::size_t>(digit - '0');
    }
    position_ += digits == 2 ? 3 : 1;
    return toggle_ring(rings_[label]);
  }

  /// A ring of one or two members is none: such are the digits of catalogue numbers.
  bool toggle_ring(std::size_t& partner) {
    if (partner == kNone) {
      partner = last_;
      ++open_rings_;
    } else {
      if (partner == last_ || atoms_[last_].parent == partner || atoms_[partner].parent == last_) {
        return false;
      }
      bond_ = bond_ != 0 ? bond_ : '-';
      connect(partner, last_);
      partner = kNone;
      --open_rings_;
      ++rings_closed_;
      ++marks_;
    }
    bond_ = 0;
    return true;
  }

  bool fits() const {
    for (const Atom& atom : atoms_) {
      const bool is_outside_ring = atom.is_aromatic && (rings_closed_ == 0 || atom.neighbours < 2);
      if (atom.bonds > atom.most_bonds || is_outside_ring) {
        return false;
      }
    }
    return true;
  }

  struct Branch {
    std::size_t from;
    std::size_t atoms_before;
  };

  std::string_view text_;
  std::size_t position_ = 0;
  std::vector<Atom> atoms_;
  std::vector<Branch> branches_;
  std::array<std::size_t, 100> rings_{};  ///< where each is open
  std::size_t last_ = kNone;              ///< the atom that the next one is bonded to
  char bond_ = 0;                         ///< written before the next one; 0: none
  std::size_t carbons_ = 0;
  std::size_t marks_ = 0;  ///< what names are not written with
  std::size_t open_rings_ = 0;
  std::size_t rings_closed_ = 0;
};

}  // namespace

SmilesLook look_of_smiles(std::string_view word) {
  return Reading(word).look();
}

bool begins_as_continuation(std::string_view word) {
  return !word.empty() && is_one_of(word.front(), "()=#$/\\.:~-[%0123456789");
}

}  // namespace congener::io
