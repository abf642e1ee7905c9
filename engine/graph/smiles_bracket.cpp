#include "graph/smiles_bracket.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace congener::graph {
namespace {

struct Symbol {
  char first = 0;
  char second = 0;  ///< 0: one letter only
  std::uint8_t element = 0;
};

// Lower case: aromatic. Elements that are missing here are RDKit's, as are those of which it knows
// more than one reading ([si], [te], [as], [b], [p]).
constexpr std::array<Symbol, 22> kSymbols = {
    {{'C', 0, 6},    {'N', 0, 7},    {'O', 0, 8},    {'S', 0, 16},   {'c', 0, 6},    {'n', 0, 7},
     {'o', 0, 8},    {'s', 0, 16},   {'P', 0, 15},   {'F', 0, 9},    {'I', 0, 53},   {'B', 0, 5},
     {'K', 0, 19},   {'C', 'l', 17}, {'C', 'a', 20}, {'N', 'a', 11}, {'S', 'i', 14}, {'S', 'e', 34},
     {'s', 'e', 34}, {'B', 'r', 35}, {'L', 'i', 3},  {'M', 'g', 12}}};

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool is_lower(char letter) {
  return letter >= 'a' && letter <= 'z';
}

/// Goes from part to part; a part that is not there is passed over.
class BracketAtom {
 public:
  BracketAtom(const char* place, const char* end, DraftAtom& atom)
      : place_(place), end_(end), atom_(atom) {}

  ReadOutcome read() {
    atom_.is_bracket = true;
    if (!read_isotope()) {
      return ReadOutcome::BracketAtom;
    }
    if (peek() == 'H' && !is_lower(peek(1))) {
      return ReadOutcome::HydrogenAtom;
    }
    if (!read_symbol()) {
      return ReadOutcome::BracketAtom;
    }
    pass_chirality();
    read_hydrogens();
    return read_charge() && peek() == ']' ? ReadOutcome::Certain : ReadOutcome::BracketAtom;
  }

  const char* place() const { return place_; }

 private:
  char peek(int ahead = 0) const { return end_ - place_ > ahead ? place_[ahead] : '\0'; }

  bool take(char letter) {
    const bool is_there = peek() == letter;
    place_ += is_there ? 1 : 0;
    return is_there;
  }

  /// RDKit refuses an isotope that begins with a zero.
  bool read_isotope() {
    constexpr int kMostDigits = 3;
    int isotope = 0;
    int digits = 0;
    const bool begins_with_zero = peek() == '0';
    for (; is_digit(peek()); ++place_, ++digits) {
      if (digits == kMostDigits) {
        return false;
      }
      isotope = isotope * 10 + (peek() - '0');
    }
    atom_.isotope = static_cast<std::uint16_t>(isotope);
    return !begins_with_zero;
  }

  bool read_symbol() {
    const char second = is_lower(peek(1)) ? peek(1) : '\0';
    for (const Symbol& symbol : kSymbols) {
      if (symbol.first == peek() && symbol.second == second) {
        atom_.element = symbol.element;
        atom_.is_lower_case = is_lower(symbol.first);
        place_ += second == '\0' ? 1 : 2;
        return true;
      }
    }
    return false;
  }

  /// @ and @@; the longer forms (@TH1) end at their first letter, which is then out of place.
  void pass_chirality() {
    atom_.has_chirality = take('@');
    if (atom_.has_chirality) {
      take('@');
    }
  }

  void read_hydrogens() {
    if (take('H')) {
      atom_.hydrogens = is_digit(peek()) ? static_cast<std::uint8_t>(*place_++ - '0') : 1;
    }
  }

  /// +, ++, +2 and the like. No state of more than two charges is known later on.
  bool read_charge() {
    const char sign = peek();
    if (sign != '+' && sign != '-') {
      return true;
    }
    ++place_;
    constexpr int kMost = 3;
    int charge = 1;
    if (is_digit(peek())) {
      charge = *place_++ - '0';
    } else {
      while (charge <= kMost && take(sign)) {
        ++charge;
      }
    }
    atom_.charge = static_cast<std::int8_t>(sign == '+' ? charge : -charge);
    return charge >= 1 && charge <= kMost;
  }

  const char* place_;
  const char* end_;
  DraftAtom& atom_;
};

}  // namespace

ReadOutcome read_bracket_atom(const char*& place, const char* end, DraftAtom& atom) {
  BracketAtom bracket(place + 1, end, atom);
  const ReadOutcome outcome = bracket.read();
  place = bracket.place();
  return outcome;
}

}  // namespace congener::graph
