#include "chem/smiles_syntax.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "support/character_name.hpp"
#include "support/utf8.hpp"

namespace congener::chem {
namespace {

constexpr std::string_view kBondsAndDots = "-=#$:/\\~.";
constexpr std::string_view kOutsideBrackets = "BCNOPSFIbcnops*";
constexpr std::string_view kDigits = "0123456789";

// Between blanks, so that a symbol can be looked for together with them. The last line: aromatic.
constexpr std::string_view kSymbols =
    " H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se "
    "Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy "
    "Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf "
    "Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og "
    "b c n o p s si as se te ";

bool is_digit(char c) {
  return kDigits.find(c) != std::string_view::npos;
}

/// Whether the inside of a bracket begins with an isotope, if any, and an element.
bool names_an_element(std::string_view inside) {
  inside.remove_prefix(std::min(inside.find_first_not_of(kDigits), inside.size()));
  if (inside.empty() || inside.front() == '*' || inside.front() == '#') {
    return !inside.empty();
  }
  for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
    if (is_element(inside.substr(0, length))) {
      return true;
    }
  }
  return false;
}

/// Walks over a SMILES and keeps what is open.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  std::optional<std::string> first_problem() {
    while (position_ < text_.size()) {
      if (auto problem = step()) {
        return problem;
      }
    }
    if (branch_depth_ > 0) {
      return branch_depth_ == 1 ? "1 parenthesis is left open"
                                : fmt::format("{} parentheses are left open", branch_depth_);
    }
    if (!open_rings_.empty()) {
      return fmt::format("ring closure {} is opened at character {} and never closed",
                         open_rings_.begin()->first, open_rings_.begin()->second + 1);
    }
    return std::nullopt;
  }

 private:
  using Problem = std::optional<std::string>;

  Problem step() {
    const char c = text_[position_];
    if (c == '[') {
      return pass_bracket();
    }
    if (c == '%' || is_digit(c)) {
      return toggle_ring();
    }
    if (c == '(') {
      ++branch_depth_;
    } else if (c == ')' && --branch_depth_ < 0) {
      return fmt::format("parenthesis at character {} closes nothing", position_ + 1);
    } else if (c != ')') {
      return pass_atom_or_bond();
    }
    ++position_;
    return std::nullopt;
  }

  Problem pass_bracket() {
    const auto close = text_.find(']', position_);
    if (close == std::string_view::npos) {
      return fmt::format("the bracket at character {} is never closed", position_ + 1);
    }
    if (!names_an_element(text_.substr(position_ + 1, close - position_ - 1))) {
      return fmt::format("the bracket at character {} names no element", position_ + 1);
    }
    position_ = close + 1;
    return std::nullopt;
  }

  Problem pass_atom_or_bond() {
    constexpr std::array<std::string_view, 4> kPairs = {"Br", "Cl", "->", "<-"};
    const std::string_view pair = text_.substr(position_, 2);
    if (std::find(kPairs.begin(), kPairs.end(), pair) != kPairs.end()) {
      position_ += 2;
      return std::nullopt;
    }
    const char c = text_[position_];
    if (c == '>') {
      return "it is a reaction, not one structure";
    }
    if (kOutsideBrackets.find(c) == std::string_view::npos &&
        kBondsAndDots.find(c) == std::string_view::npos) {
      return fmt::format("character {} is no atom, bond, branch or ring closure", position_ + 1);
    }
    ++position_;
    return std::nullopt;
  }

  Problem toggle_ring() {
    const std::size_t start = position_;
    const std::string number = take_ring_number();
    if (number.empty() || number.find_first_not_of(kDigits) != std::string::npos) {
      return fmt::format("the ring closure at character {} has no number", start + 1);
    }
    const int label = std::stoi(number);
    if (open_rings_.erase(label) == 0) {
      open_rings_.emplace(label, start);
    }
    return std::nullopt;
  }

  /// A ring closure is a digit, % and two digits, or %( ) around at most five. Empty: none of
  /// these.
  std::string take_ring_number() {
    if (text_[position_] != '%') {
      return std::string(1, text_[position_++]);
    }
    const bool in_parentheses = text_.substr(position_ + 1, 1) == "(";
    const std::size_t first = position_ + (in_parentheses ? 2 : 1);
    const std::size_t end =
        std::min(in_parentheses ? text_.find(')', first) : first + 2, text_.size());
    position_ = end + (in_parentheses ? 1 : 0);
    std::string number(text_.substr(first, end - first));
    const bool is_complete = in_parentheses ? number.size() <= 5 : number.size() == 2;
    return is_complete ? number : std::string();
  }

  std::string_view text_;
  std::size_t position_ = 0;
  int branch_depth_ = 0;
  std::map<int, std::size_t> open_rings_;
};

}  // namespace

bool is_element(std::string_view symbol) {
  return symbol.find(' ') == std::string_view::npos &&
         kSymbols.find(fmt::format(" {} ", symbol)) != std::string_view::npos;
}

std::string describe_smiles_problem(std::string_view smiles) {
  const std::string_view structure = smiles.substr(0, smiles.find_first_of(" \t\r\n"));
  if (structure.substr(0, 6) == "InChI=") {
    return "not a valid SMILES: it is an InChI";
  }
  if (const auto problem = Scan(structure).first_problem()) {
    return "not a valid SMILES: " + *problem;
  }
  return "not a valid SMILES";
}

std::string foreign_character_problem(std::string_view smiles, std::size_t first_character) {
  const bool is_ascii = std::none_of(smiles.begin(), smiles.end(), [](char letter) {
    return static_cast<unsigned char>(letter) >= 0x80;
  });
  if (is_ascii) {
    return {};  // what else is no SMILES, RDKit refuses itself
  }
  std::size_t number = first_character;
  std::string_view rest = smiles;
  support::Character character = support::decode_utf8(rest);
  while (character.valid && character.code < 0x80) {
    rest.remove_prefix(character.bytes);
    character = support::decode_utf8(rest);
    ++number;
  }
  if (!character.valid) {
    return fmt::format(
        "character {} is the byte 0x{:02X}, which is neither a part of a SMILES nor "
        "UTF-8",
        number, static_cast<unsigned char>(rest.front()));
  }
  return fmt::format("character {} is {}, which is no part of a SMILES", number,
                     support::character_name(character.code));
}

namespace {

bool is_white_or_invisible(const support::Character& character) {
  constexpr std::u32string_view kWhite = U" \t\n\v\f\r";
  return character.valid && (kWhite.find(character.code) != std::u32string_view::npos ||
                             support::is_invisible(character.code));
}

/// The last character of a text that is not empty.
support::Character last_character(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && text.size() - begin < 4 &&
         (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
    --begin;
  }
  const support::Character character = support::decode_utf8(text.substr(begin));
  return begin + character.bytes == text.size() ? character : support::Character();
}

}  // namespace

std::string_view without_invisible_ends(std::string_view text, std::size_t& left_out) {
  left_out = 0;
  while (!text.empty() && is_white_or_invisible(support::decode_utf8(text))) {
    text.remove_prefix(support::decode_utf8(text).bytes);
    ++left_out;
  }
  while (!text.empty() && is_white_or_invisible(last_character(text))) {
    text.remove_suffix(last_character(text).bytes);
  }
  return text;
}

bool is_word_of_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char letter) { return letter > ' ' && letter < 0x7F; });
}

}  // namespace congener::chem
