#include "graph/element_symbols.hpp"

#include <algorithm>
#include <array>

namespace congener::graph {
namespace {

struct Symbol {
  std::string_view text;
  int element = 0;
};

/// Longer ones first: Cl is not C.
constexpr std::array<Symbol, 10> kOrganic = {{{"Cl", 17},
                                              {"Br", 35},
                                              {"B", 5},
                                              {"C", 6},
                                              {"N", 7},
                                              {"O", 8},
                                              {"F", 9},
                                              {"P", 15},
                                              {"S", 16},
                                              {"I", 53}}};
constexpr std::array<Symbol, 6> kAromatic = {
    {{"b", 5}, {"c", 6}, {"n", 7}, {"o", 8}, {"p", 15}, {"s", 16}}};
constexpr std::array<Symbol, 4> kAromaticInBrackets = {
    {{"si", 14}, {"as", 33}, {"se", 34}, {"te", 52}}};

/// By atomic number, two places each. Those of the organic subset, which ask for aromaticity too,
/// and hydrogen, which is often a count, are left out.
constexpr std::string_view kElements =
    "  HeLiBe          NeNaMgAlSi      ArK CaScTiV CrMnFeCoNiCuZnGaGeAsSe  KrRbSrY ZrNbMoTcRuRhPd"
    "AgCdInSnSbTe  XeCsBaLaCePrNdPmSmEuGdTbDyHoErTmYbLuHfTaW ReOsIrPtAuHgTlPbBiPoAtRnFrRaAcThPaU "
    "NpPuAmCmBkCfEsFmMdNoLrRfDbSgBhHsMtDsRgCn  Fl  Lv";

/// Named in 2016; older releases of RDKit know them by other names or not at all.
constexpr std::array<std::string_view, 6> kDisputed = {"Nh", "Mc", "Ts", "Og", "Uut", "Uup"};

bool begins(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

template <typename Symbols>
Symbol find_symbol(const Symbols& symbols, std::string_view text) {
  const auto found = std::find_if(symbols.begin(), symbols.end(), [text](const Symbol& symbol) {
    return begins(text, symbol.text);
  });
  return found == symbols.end() ? Symbol{} : *found;
}

int element_of_symbol(std::string_view symbol) {
  for (std::size_t place = 0; place < kElements.size(); place += 2) {
    const std::string_view two = kElements.substr(place, 2);
    const bool is_short = two.back() == ' ';
    if (two != "  " && symbol == two.substr(0, is_short ? 1 : 2)) {
      return static_cast<int>(place / 2) + 1;
    }
  }
  return 0;
}

}  // namespace

BareSymbol bare_symbol(std::string_view text) {
  if (begins(text, "*") || begins(text, "A") || begins(text, "a")) {
    return {1, 0, text.front() == 'a', text.front() == '*'};
  }
  const Symbol aliphatic = find_symbol(kOrganic, text);
  if (aliphatic.element != 0) {
    return {aliphatic.text.size(), aliphatic.element, false, false};
  }
  const Symbol aromatic = find_symbol(kAromatic, text);
  return {aromatic.text.size(), aromatic.element, aromatic.element != 0, false};
}

BracketSymbol bracket_symbol(std::string_view text) {
  for (const std::string_view disputed : kDisputed) {
    if (begins(text, disputed)) {
      return {disputed.size(), 0, false, false, true};
    }
  }
  if (text.size() > 1 && element_of_symbol(text.substr(0, 2)) != 0) {
    return {2, element_of_symbol(text.substr(0, 2)), false, false, false};
  }
  const Symbol in_brackets = find_symbol(kAromaticInBrackets, text);
  if (in_brackets.element != 0) {
    return {2, in_brackets.element, true, true, false};
  }
  const BareSymbol bare = bare_symbol(text);
  if (bare.element != 0) {
    return {bare.length, bare.element, true, bare.is_aromatic, false};
  }
  return {1, element_of_symbol(text.substr(0, 1)), false, false, false};
}

}  // namespace congener::graph
