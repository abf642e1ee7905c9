#include "graph/smiles_drawing.hpp"

#include "graph/smiles_bracket.hpp"

namespace congener::graph {
namespace {

enum class Kind : std::uint8_t {
  Foreign,
  Atom,
  AtomOrPair,  ///< B and C, which may be Br and Cl
  BondMark,
  Digit,
  Percent,
  Open,
  Close,
  Dot,
  Bracket
};

struct Letter {
  Kind kind = Kind::Foreign;
  std::uint8_t element = 0;
  bool is_lower_case = false;
};

using Letters = std::array<Letter, 256>;

constexpr void set_all(Letters& letters, std::string_view text, Kind kind) {
  for (const char letter : text) {
    letters[static_cast<unsigned char>(letter)].kind = kind;
  }
}

constexpr void set_atom(Letters& letters, char letter, std::uint8_t element, bool is_lower_case) {
  letters[static_cast<unsigned char>(letter)] = {Kind::Atom, element, is_lower_case};
}

constexpr Letters make_letters() {
  Letters letters{};
  set_all(letters, "=#-/\\", Kind::BondMark);
  set_all(letters, "0123456789", Kind::Digit);
  set_all(letters, "%", Kind::Percent);
  set_all(letters, "(", Kind::Open);
  set_all(letters, ")", Kind::Close);
  set_all(letters, ".", Kind::Dot);
  set_all(letters, "[", Kind::Bracket);
  set_atom(letters, 'B', 5, false);
  set_atom(letters, 'C', 6, false);
  set_atom(letters, 'N', 7, false);
  set_atom(letters, 'O', 8, false);
  set_atom(letters, 'F', 9, false);
  set_atom(letters, 'P', 15, false);
  set_atom(letters, 'S', 16, false);
  set_atom(letters, 'I', 53, false);
  set_atom(letters, 'c', 6, true);
  set_atom(letters, 'n', 7, true);
  set_atom(letters, 'o', 8, true);
  set_atom(letters, 's', 16, true);
  set_all(letters, "BC", Kind::AtomOrPair);
  return letters;
}

constexpr Letters kLetters = make_letters();

const Letter& letter_of(char letter) {
  return kLetters[static_cast<unsigned char>(letter)];
}

bool is_digit(char letter) {
  return letter_of(letter).kind == Kind::Digit;
}

/// No mark and the marks of double bond stereo. RDKit takes the latter for no mark between
/// lower-case atoms, and writes such texts itself: c1(=N/...)[nH]...
bool leaves_order_open(char mark) {
  return mark == 0 || mark == '/' || mark == '\\';
}

BondOrder order_of_mark(char mark) {
  return mark == '=' ? BondOrder::Double : mark == '#' ? BondOrder::Triple : BondOrder::Single;
}

}  // namespace

void SmilesDrawing::start(std::string_view text, SmilesDraft& draft) {
  draft_ = &draft;
  draft.atom_count = draft.bond_count = draft.component_count = draft.closure_count = 0;
  draft.has_lower_case = draft.has_charges = draft.has_isotopes = draft.has_stereo_marks = false;
  place_ = text.data();
  end_ = place_ + text.size();
  previous_ = kNoAtom;
  mark_ = 0;
  is_branch_empty_ = false;
  open_branches_ = 0;
  open_rings_ = 0;
  is_ring_open_.fill(false);
}

ReadOutcome SmilesDrawing::read(std::string_view text, SmilesDraft& draft) {
  start(text, draft);
  ReadOutcome outcome = ReadOutcome::Certain;
  while (place_ != end_ && outcome == ReadOutcome::Certain) {
    outcome = step();
    ++place_;
  }
  return outcome == ReadOutcome::Certain ? end() : outcome;
}

ReadOutcome SmilesDrawing::step() {
  const Letter& letter = letter_of(*place_);
  DraftAtom atom;
  atom.element = letter.element;
  atom.is_lower_case = letter.is_lower_case;
  switch (letter.kind) {
    case Kind::AtomOrPair:
      if (place_ + 1 != end_ && place_[1] == (*place_ == 'C' ? 'l' : 'r')) {
        atom.element = *place_ == 'C' ? 17 : 35;
        ++place_;
      }
      return add(atom);
    case Kind::Atom:
      return add(atom);
    case Kind::BondMark:
      return bond_mark(*place_);
    case Kind::Digit:
      return ring_end(*place_ - '0');
    case Kind::Percent:
      return ring_number();
    case Kind::Open:
      return open_branch();
    case Kind::Close:
      return close_branch();
    case Kind::Dot:
      return dot();
    case Kind::Bracket:
      return bracket();
    case Kind::Foreign:
      break;
  }
  return ReadOutcome::Character;
}

ReadOutcome SmilesDrawing::end() {
  const bool is_complete = open_rings_ == 0 && open_branches_ == 0 && mark_ == 0 &&
                           !is_branch_empty_ && previous_ != kNoAtom;
  return is_complete ? ReadOutcome::Certain : ReadOutcome::Syntax;
}

ReadOutcome SmilesDrawing::open_branch() {
  if (previous_ == kNoAtom || mark_ != 0 || is_branch_empty_) {
    return ReadOutcome::Syntax;
  }
  if (open_branches_ == kMostOpenBranches) {
    return ReadOutcome::TooLarge;
  }
  branches_[static_cast<std::size_t>(open_branches_++)] = static_cast<std::uint8_t>(previous_);
  is_branch_empty_ = true;
  return ReadOutcome::Certain;
}

ReadOutcome SmilesDrawing::close_branch() {
  if (open_branches_ == 0 || mark_ != 0 || is_branch_empty_) {
    return ReadOutcome::Syntax;
  }
  previous_ = branches_[static_cast<std::size_t>(--open_branches_)];
  return ReadOutcome::Certain;
}

/// Releases of RDKit differ about a dot within a branch.
ReadOutcome SmilesDrawing::dot() {
  if (previous_ == kNoAtom || mark_ != 0 || is_branch_empty_ || open_branches_ != 0) {
    return ReadOutcome::Syntax;
  }
  previous_ = kNoAtom;
  return ReadOutcome::Certain;
}

ReadOutcome SmilesDrawing::bond_mark(char mark) {
  if (previous_ == kNoAtom || mark_ != 0) {
    return ReadOutcome::Syntax;
  }
  mark_ = mark;
  draft_->has_stereo_marks = draft_->has_stereo_marks || mark == '/' || mark == '\\';
  return ReadOutcome::Certain;
}

/// % and two digits. Not %( ), nor a leading zero, which RDKit does not know.
ReadOutcome SmilesDrawing::ring_number() {
  if (end_ - place_ < 3 || !is_digit(place_[1]) || !is_digit(place_[2]) || place_[1] == '0') {
    return ReadOutcome::Syntax;
  }
  const int number = (place_[1] - '0') * 10 + (place_[2] - '0');
  place_ += 2;
  return ring_end(number);
}

ReadOutcome SmilesDrawing::ring_end(int number) {
  if (previous_ == kNoAtom || is_branch_empty_) {
    return ReadOutcome::Syntax;
  }
  const auto index = static_cast<std::size_t>(number);
  is_ring_open_[index] = !is_ring_open_[index];
  ReadOutcome outcome = ReadOutcome::Certain;
  if (is_ring_open_[index]) {
    rings_[index] = {static_cast<std::uint8_t>(previous_), mark_};
    ++open_rings_;
  } else {
    outcome = close_ring(rings_[index]);
    --open_rings_;
  }
  mark_ = 0;
  return outcome;
}

ReadOutcome SmilesDrawing::close_ring(const OpenRing& opened) {
  const int begin = opened.atom;
  const auto& component = draft_->graph->component;
  if (begin == previous_) {
    return ReadOutcome::Syntax;
  }
  if (component[opened.atom] != component[static_cast<std::size_t>(previous_)]) {
    return ReadOutcome::RingAcrossDot;
  }
  for (const Neighbour& neighbour : draft_->neighbours_of(begin)) {
    if (neighbour.atom == previous_) {
      return ReadOutcome::Syntax;
    }
  }
  const bool are_lower_case = are_both_lower_case(begin, previous_);
  BondOrder order = are_lower_case ? BondOrder::Aromatic : BondOrder::Single;
  if (!leaves_order_open(opened.mark) || !leaves_order_open(mark_)) {
    order = order_of_mark(opened.mark != 0 ? opened.mark : mark_);
    if (mark_ != 0 && order_of_mark(mark_) != order) {
      return ReadOutcome::BondMark;
    }
    if (are_lower_case && order != BondOrder::Single) {
      return ReadOutcome::AromaticBond;
    }
  }
  if (draft_->closure_count == kMostRingClosures) {
    return ReadOutcome::TooManyRings;
  }
  draft_->closures[static_cast<std::size_t>(draft_->closure_count++)] =
      static_cast<std::uint8_t>(draft_->bond_count);
  return draft_->add_bond(begin, previous_, order) ? ReadOutcome::Certain : ReadOutcome::TooLarge;
}

ReadOutcome SmilesDrawing::bracket() {
  DraftAtom atom;
  const ReadOutcome outcome = read_bracket_atom(place_, end_, atom);
  if (outcome != ReadOutcome::Certain) {
    return outcome;
  }
  draft_->has_charges = draft_->has_charges || atom.charge != 0;
  draft_->has_isotopes = draft_->has_isotopes || atom.isotope != 0;
  draft_->has_stereo_marks = draft_->has_stereo_marks || atom.has_chirality;
  return add(atom);
}

/// The atom, and its bond to the one before.
ReadOutcome SmilesDrawing::add(const DraftAtom& added) {
  const int index = draft_->atom_count;
  if (index == kMostAtoms) {
    return ReadOutcome::TooLarge;
  }
  DraftAtom& atom = draft_->atom(index);
  atom = added;
  draft_->atom_count = index + 1;
  draft_->has_lower_case = draft_->has_lower_case || added.is_lower_case;
  auto& component = draft_->graph->component;
  const int before = previous_;
  previous_ = index;
  is_branch_empty_ = false;
  if (before == kNoAtom) {
    component[static_cast<std::size_t>(index)] =
        static_cast<std::uint8_t>(draft_->component_count++);
    return ReadOutcome::Certain;  // a mark cannot stand before: bond_mark wants an atom
  }
  const bool are_lower_case = are_both_lower_case(before, index);
  BondOrder order = are_lower_case ? BondOrder::Aromatic : BondOrder::Single;
  if (!leaves_order_open(mark_)) {
    order = order_of_mark(mark_);
    if (are_lower_case && order != BondOrder::Single) {
      return ReadOutcome::AromaticBond;
    }
  }
  mark_ = 0;
  atom.parent = static_cast<std::uint8_t>(before);
  atom.parent_bond = static_cast<std::uint8_t>(draft_->bond_count);
  atom.depth = static_cast<std::uint8_t>(draft_->atom(before).depth + 1);
  component[static_cast<std::size_t>(index)] = component[static_cast<std::size_t>(before)];
  return draft_->add_bond(before, index, order) ? ReadOutcome::Certain : ReadOutcome::TooLarge;
}

}  // namespace congener::graph
