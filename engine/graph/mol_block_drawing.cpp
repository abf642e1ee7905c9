#include "graph/mol_block_drawing.hpp"

#include <algorithm>

namespace congener::graph {
namespace {

constexpr int kHeaderLines = 3;
constexpr std::size_t kNumberWidth = 3;
constexpr int kNoValence = 15;  ///< as 0 stands for a valence that is not drawn

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// A whole number that ends where its field does, with nothing but blanks before it; a sign where
/// it may have one.
std::optional<int> number_in(std::string_view field, bool may_be_negative = false) {
  std::size_t at = std::min(field.find_first_not_of(' '), field.size());
  const bool is_negative = may_be_negative && at < field.size() && field[at] == '-';
  at += is_negative ? 1 : 0;
  if (at == field.size()) {
    return std::nullopt;
  }
  int number = 0;
  for (; at < field.size(); ++at) {
    if (!is_digit(field[at])) {
      return std::nullopt;
    }
    number = 10 * number + (field[at] - '0');
  }
  return is_negative ? -number : number;
}

constexpr std::string_view kZero = "  0";

/// Whether all numbers from this column on are 0, as far as the line goes. RDKit takes a blank
/// field for a question.
bool is_rest_zero(std::string_view line, std::size_t first) {
  for (; first + kNumberWidth <= line.size(); first += kNumberWidth) {
    if (line.substr(first, kNumberWidth) != kZero) {
      return false;
    }
  }
  return is_blank(line.substr(std::min(first, line.size())));
}

/// "   -0.7145": digits with a point among them, to the end of the field.
bool is_coordinate(std::string_view field) {
  std::size_t at = std::min(field.find_first_not_of(' '), field.size());
  at += at < field.size() && field[at] == '-' ? 1 : 0;
  const std::string_view digits = field.substr(at);
  const auto points = std::count(digits.begin(), digits.end(), '.');
  return points == 1 && digits.size() > 1 && is_digit(digits.front()) && is_digit(digits.back()) &&
         std::all_of(digits.begin(), digits.end(),
                     [](char letter) { return is_digit(letter) || letter == '.'; });
}

/// 0: another symbol. No metals and no rare elements, about whose bonds the product says more.
int element_of_symbol(std::string_view field) {
  struct Symbol {
    std::string_view text;
    int element;
  };
  constexpr std::array<Symbol, 12> kSymbols = {{{"C  ", 6},
                                                {"N  ", 7},
                                                {"O  ", 8},
                                                {"S  ", 16},
                                                {"F  ", 9},
                                                {"Cl ", 17},
                                                {"Br ", 35},
                                                {"P  ", 15},
                                                {"I  ", 53},
                                                {"Si ", 14},
                                                {"B  ", 5},
                                                {"Se ", 34}}};
  for (const Symbol& symbol : kSymbols) {
    if (field == symbol.text) {
      return symbol.element;
    }
  }
  return 0;
}

}  // namespace

ReadOutcome MolBlockDrawing::read(std::string_view block, SmilesDraft& draft) {
  // The header may hold any text, but the product refuses a text with such a byte, and a very long
  // one. A plain block of the most atoms and bonds is shorter than this.
  constexpr std::size_t kMostBytes = 1U << 16;
  if (block.size() > kMostBytes) {
    return ReadOutcome::TooLarge;
  }
  if (block.find('\0') != std::string_view::npos) {
    return ReadOutcome::Character;
  }
  draft_ = &draft;
  rest_ = block;
  draft.atom_count = draft.bond_count = draft.component_count = draft.closure_count = 0;
  draft.has_lower_case = draft.has_charges = draft.has_isotopes = false;
  draft.has_stereo_marks = true;  // coordinates may say so much
  ReadOutcome outcome = read_counts();
  for (int atom = 0; atom < atoms_ && outcome == ReadOutcome::Certain; ++atom) {
    outcome = read_atom();
  }
  for (int bond = 0; bond < bonds_ && outcome == ReadOutcome::Certain; ++bond) {
    outcome = read_bond();
  }
  if (outcome == ReadOutcome::Certain) {
    outcome = read_properties();
  }
  if (outcome == ReadOutcome::Certain) {
    outcome = add_drawn_hydrogens();
  }
  return outcome == ReadOutcome::Certain ? make_tree() : outcome;
}

/// Without its end; nothing when there is none.
std::optional<std::string_view> MolBlockDrawing::next_line() {
  if (rest_.empty()) {
    return std::nullopt;
  }
  const std::size_t end = std::min(rest_.find('\n'), rest_.size());
  std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
  if (!line.empty() && line.back() == '\r') {
    line.remove_suffix(1);
  }
  return line;
}

ReadOutcome MolBlockDrawing::read_counts() {
  constexpr std::size_t kVersion = 33;
  atoms_ = bonds_ = 0;
  for (int line = 0; line < kHeaderLines; ++line) {
    if (!next_line()) {
      return ReadOutcome::Syntax;
    }
  }
  const auto line = next_line();
  if (!line || line->size() < kVersion + 6 || line->substr(kVersion, 6) != " V2000" ||
      !is_blank(line->substr(kVersion + 6))) {
    return ReadOutcome::Syntax;
  }
  const auto atoms = number_in(line->substr(0, kNumberWidth));
  const auto bonds = number_in(line->substr(kNumberWidth, kNumberWidth));
  const std::string_view lists = line->substr(2 * kNumberWidth, kNumberWidth);
  if (!atoms || !bonds || *atoms == 0 || lists != kZero) {
    return ReadOutcome::Syntax;
  }
  if (*atoms > kMostAtoms || *bonds > kMostBonds) {
    return ReadOutcome::TooLarge;
  }
  atoms_ = *atoms;
  bonds_ = *bonds;
  return ReadOutcome::Certain;
}

/// xxxxx.xxxxyyyyy.yyyyzzzzz.zzzz aaaddcccssshhhbbbvvvHHHrrriiimmmnnneee
ReadOutcome MolBlockDrawing::read_atom() {
  constexpr std::size_t kCoordinateWidth = 10;
  constexpr std::size_t kSymbol = 31;
  constexpr std::size_t kMassDifference = 34;
  constexpr std::size_t kCharge = 36;
  constexpr std::size_t kParity = 39;
  constexpr std::size_t kHydrogens = 42;
  constexpr std::size_t kValence = 48;
  constexpr std::array<int, 8> kCharges = {0, 3, 2, 1, 0, -1, -2, -3};  // 4 is a radical
  const auto line = next_line();
  if (!line || line->size() < kParity + kNumberWidth || (*line)[kSymbol - 1] != ' ') {
    return ReadOutcome::Syntax;
  }
  for (std::size_t place = 0; place < 3; ++place) {
    if (!is_coordinate(line->substr(place * kCoordinateWidth, kCoordinateWidth))) {
      return ReadOutcome::Syntax;
    }
  }
  const int element = element_of_symbol(line->substr(kSymbol, kNumberWidth));
  if (element == 0) {
    return ReadOutcome::BracketAtom;
  }
  const auto charge = number_in(line->substr(kCharge, kNumberWidth));
  const auto parity = number_in(line->substr(kParity, kNumberWidth));
  const bool is_plain = number_in(line->substr(kMassDifference, 2)) == 0 && charge &&
                        *charge < static_cast<int>(kCharges.size()) && *charge != 4 && parity &&
                        *parity <= 3 && is_rest_zero(line->substr(0, kValence), kHydrogens) &&
                        is_rest_zero(*line, kValence + kNumberWidth);
  if (!is_plain) {
    return ReadOutcome::BracketAtom;
  }
  const std::string_view valence =
      line->size() > kValence ? line->substr(kValence, kNumberWidth) : std::string_view("0");
  const auto drawn_valence = number_in(valence);
  if (!drawn_valence || *drawn_valence > kNoValence) {
    return ReadOutcome::BracketAtom;
  }
  valences_[static_cast<std::size_t>(draft_->atom_count)] =
      static_cast<std::uint8_t>(*drawn_valence);
  DraftAtom& atom = draft_->atom(draft_->atom_count);
  atom = DraftAtom();
  atom.element = static_cast<std::uint8_t>(element);
  atom.charge = static_cast<std::int8_t>(kCharges[static_cast<std::size_t>(*charge)]);
  ++draft_->atom_count;
  return ReadOutcome::Certain;
}

/// 111222tttsssxxxrrrccc
ReadOutcome MolBlockDrawing::read_bond() {
  constexpr std::size_t kType = 6;
  constexpr std::size_t kStereo = 9;
  constexpr int kWedgeUp = 1;
  constexpr int kWedgeDown = 6;
  const auto line = next_line();
  if (!line || line->size() < kStereo + kNumberWidth) {
    return ReadOutcome::Syntax;
  }
  const auto begin = number_in(line->substr(0, kNumberWidth));
  const auto end = number_in(line->substr(kNumberWidth, kNumberWidth));
  const auto type = number_in(line->substr(kType, kNumberWidth));
  const auto stereo = number_in(line->substr(kStereo, kNumberWidth));
  if (!begin || !end || *begin < 1 || *begin > atoms_ || *end < 1 || *end > atoms_) {
    return ReadOutcome::Syntax;
  }
  const bool is_plain =
      type && *type >= 1 && *type <= 3 && stereo &&
      (*stereo == 0 || (*type == 1 && (*stereo == kWedgeUp || *stereo == kWedgeDown))) &&
      is_rest_zero(*line, kStereo + kNumberWidth);
  if (!is_plain) {
    return ReadOutcome::BondMark;
  }
  return join(*begin - 1, *end - 1,
              static_cast<BondOrder>(static_cast<int>(BondOrder::Single) + *type - 1));
}

ReadOutcome MolBlockDrawing::join(int begin, int end, BondOrder order) {
  const SmilesDraft::Neighbours known = draft_->neighbours_of(begin);
  const bool is_joined = std::any_of(known.begin(), known.end(), [end](const Neighbour& neighbour) {
    return neighbour.atom == end;
  });
  if (begin == end || is_joined) {
    return ReadOutcome::Syntax;
  }
  return draft_->add_bond(begin, end, order) ? ReadOutcome::Certain : ReadOutcome::TooLarge;
}

ReadOutcome MolBlockDrawing::read_properties() {
  has_charge_lines_ = false;
  std::fill_n(has_charge_line_.begin(), atoms_, false);
  for (auto line = next_line(); line; line = next_line()) {
    const std::string_view name = line->substr(0, 6);
    if (name == "M  END") {
      const bool is_last =
          is_blank(line->substr(6)) && rest_.find_first_not_of(" \t\r\n") == std::string_view::npos;
      for (int atom = 0; atom < atoms_; ++atom) {
        draft_->has_charges = draft_->has_charges || draft_->atom(atom).charge != 0;
      }
      return is_last ? ReadOutcome::Certain : ReadOutcome::Syntax;
    }
    if (name != "M  CHG" && name != "M  ISO") {
      return ReadOutcome::Character;
    }
    const ReadOutcome outcome = read_pairs(line->substr(6), name == "M  CHG");
    if (outcome != ReadOutcome::Certain) {
      return outcome;
    }
  }
  return ReadOutcome::Syntax;
}

/// An atom with a valence has as many hydrogens as its bonds leave of it.
ReadOutcome MolBlockDrawing::add_drawn_hydrogens() {
  for (int index = 0; index < atoms_; ++index) {
    const int drawn = valences_[static_cast<std::size_t>(index)];
    if (drawn == 0) {
      continue;
    }
    int hydrogens = drawn == kNoValence ? 0 : drawn;
    for (const Neighbour& neighbour : draft_->neighbours_of(index)) {
      hydrogens -= draft_->order_number(neighbour.bond);
    }
    if (hydrogens < 0) {
      return ReadOutcome::Valence;
    }
    draft_->atom(index).is_bracket = true;
    draft_->atom(index).hydrogens = static_cast<std::uint8_t>(hydrogens);
  }
  return ReadOutcome::Certain;
}

/// "nn8 aaa vvv ..." The first line of charges takes back those of the atom lines.
ReadOutcome MolBlockDrawing::read_pairs(std::string_view line, bool are_charges) {
  constexpr std::size_t kPairWidth = 8;
  constexpr int kMostIsotope = 300;
  const auto count = number_in(line.substr(0, kNumberWidth));
  if (!count || *count < 1 || *count > 8 ||
      line.size() < kNumberWidth + kPairWidth * static_cast<std::size_t>(*count) ||
      !is_blank(line.substr(kNumberWidth + kPairWidth * static_cast<std::size_t>(*count)))) {
    return ReadOutcome::Syntax;
  }
  for (int atom = 0; are_charges && !has_charge_lines_ && atom < atoms_; ++atom) {
    draft_->atom(atom).charge = 0;
  }
  has_charge_lines_ = has_charge_lines_ || are_charges;
  for (int pair = 0; pair < *count; ++pair) {
    const std::string_view text =
        line.substr(kNumberWidth + kPairWidth * static_cast<std::size_t>(pair), kPairWidth);
    const auto place = number_in(text.substr(0, 4));
    const auto value = number_in(text.substr(4, 4), true);
    if (!place || *place < 1 || *place > atoms_ || !value) {
      return ReadOutcome::Syntax;
    }
    DraftAtom& atom = draft_->atom(*place - 1);
    if (are_charges) {
      bool& is_given = has_charge_line_[static_cast<std::size_t>(*place - 1)];
      if (is_given || *value < kLeastCharge || *value > kMostCharge) {
        return ReadOutcome::BracketAtom;
      }
      is_given = true;
      atom.charge = static_cast<std::int8_t>(*value);
    } else {
      if (atom.isotope != 0 || *value < 1 || *value > kMostIsotope) {
        return ReadOutcome::BracketAtom;
      }
      atom.isotope = static_cast<std::uint16_t>(*value);
      draft_->has_isotopes = true;
    }
  }
  return ReadOutcome::Certain;
}

/// The later stages want a tree of atoms, as a SMILES has, and the bonds that are left over.
ReadOutcome MolBlockDrawing::make_tree() {
  std::fill_n(is_in_tree_.begin(), atoms_, false);
  for (int root = 0; root < atoms_; ++root) {
    if (is_in_tree_[static_cast<std::size_t>(root)]) {
      continue;
    }
    hang(root, root, -1);
    std::size_t open_count = 0;
    open_[open_count++] = static_cast<std::uint8_t>(root);
    while (open_count > 0) {
      const int atom = open_[--open_count];
      for (const Neighbour& neighbour : draft_->neighbours_of(atom)) {
        if (!is_in_tree_[neighbour.atom]) {
          hang(neighbour.atom, atom, neighbour.bond);
          open_[open_count++] = neighbour.atom;
        }
      }
    }
    ++draft_->component_count;
  }
  for (int bond = 0; bond < bonds_; ++bond) {
    const auto is_parent_bond_of = [&](int atom) {
      return draft_->atom(atom).depth > 0 && draft_->atom(atom).parent_bond == bond;
    };
    if (is_parent_bond_of(draft_->begin_of(bond)) || is_parent_bond_of(draft_->end_of(bond))) {
      continue;
    }
    if (draft_->closure_count == kMostRingClosures) {
      return ReadOutcome::TooManyRings;
    }
    draft_->closures[static_cast<std::size_t>(draft_->closure_count++)] =
        static_cast<std::uint8_t>(bond);
  }
  return ReadOutcome::Certain;
}

/// bond -1: the first atom of a component.
void MolBlockDrawing::hang(int atom, int parent, int bond) {
  is_in_tree_[static_cast<std::size_t>(atom)] = true;
  DraftAtom& hung = draft_->atom(atom);
  hung.parent = static_cast<std::uint8_t>(parent);
  hung.parent_bond = static_cast<std::uint8_t>(std::max(bond, 0));
  hung.depth = static_cast<std::uint8_t>(bond < 0 ? 0 : draft_->atom(parent).depth + 1);
  draft_->graph->component[static_cast<std::size_t>(atom)] =
      static_cast<std::uint8_t>(draft_->component_count);
}

}  // namespace congener::graph
