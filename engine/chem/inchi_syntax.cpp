// The form of an InChI: prefix, formula, layers. Written after the InChI Technical Manual (IUPAC).

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chem/inchi.hpp"
#include "support/text.hpp"

namespace congener::chem {
namespace {

// The library counts atoms in 16 bits and refuses 1024 of them.
constexpr int kMostAtoms = 1023;
constexpr std::size_t kMostBytes = 64U << 10;
constexpr std::string_view kPrefix = "InChI=";

/// The letters of known layers, each with the characters that its text may have beside digits.
struct Layer {
  char letter;
  std::string_view characters;
};
constexpr std::array<Layer, 12> kLayers = {
    {{'c', "-(),;*"},
     {'h', "-(),;*HDT"},
     {'q', "+-;*"},
     {'p', "+-;*"},
     {'b', "+-?u,;*n"},
     {'t', "+-?u,;*n"},
     {'m', ".;*n"},
     {'s', ""},
     {'i', "+-(),;*HDT"},
     {'f', ".ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"},
     {'o', "-(),;*"},
     {'r', ".ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr int kTooMany = kMostAtoms * 4;  // of hydrogens there may be more than of other atoms

/// Reads a number off the front; no digits: `none`. Larger ones are told as kTooMany.
int take_number(std::string_view& text, int none) {
  int number = 0;
  const bool has_digits = !text.empty() && is_digit(text.front());
  while (!text.empty() && is_digit(text.front())) {
    number = std::min(number * 10 + (text.front() - '0'), kTooMany);
    text.remove_prefix(1);
  }
  return has_digits ? number : none;
}

/// What a formula says of one component. Hydrogen counts only where there is nothing else.
struct ComponentSize {
  int atoms = 0;  ///< of one copy; -1: not a formula
  int copies = 1;
};

/// A number that no structure has stands for too many: the library multiplies it without looking.
ComponentSize size_of_component(std::string_view text) {
  const int copies = take_number(text, 1);
  int atoms = 0;
  int hydrogens = 0;
  int largest = copies;
  if (text.empty()) {
    return {-1, copies};
  }
  while (!text.empty()) {
    if (!is_capital(text.front())) {
      return {-1, copies};
    }
    std::string_view element = text.substr(0, text.size() > 1 && is_small(text[1]) ? 2 : 1);
    text.remove_prefix(element.size());
    const int count = take_number(text, 1);
    largest = std::max(largest, count);
    int& counted = element == "H" ? hydrogens : atoms;
    counted = std::min(counted + count, kTooMany);
  }
  if (largest >= kTooMany) {
    return {kMostAtoms + 1, copies};
  }
  return {atoms > 0 ? atoms : hydrogens, copies};
}

/// What the layers have to fit.
struct Formula {
  int largest = 0;     ///< atoms of the largest component
  int components = 0;  ///< each as often as it comes
};

std::string problem_of_formula(std::string_view formula, Formula& size_of_all) {
  if (formula.empty()) {
    return "the InChI names no atoms";
  }
  if (formula.find("Zz") != std::string_view::npos ||
      formula.find("Zy") != std::string_view::npos) {
    return "the InChI is that of a polymer or of a part (Zz), not of one substance";
  }
  int atoms = 0;
  for (const std::string_view component : support::split(formula, '.')) {
    const ComponentSize size = size_of_component(component);
    if (size.atoms < 0) {
      return fmt::format("not a valid InChI: {} is not a formula", support::shortened(formula, 40));
    }
    size_of_all.largest = std::max(size_of_all.largest, size.atoms);
    size_of_all.components += size.copies;
    atoms += std::min(size.atoms * size.copies, kMostAtoms + 1);
    if (atoms > kMostAtoms) {
      return fmt::format("the InChI has more than {} atoms, the limit of the InChI library",
                         kMostAtoms);
    }
  }
  return {};
}

/// Whether a number of a layer is that of an atom. Others are multiples of components ("2*"),
/// counts of hydrogens ("H2") and differences of mass ("+1").
bool is_atom_number(char layer, char before, char after) {
  const bool has_atoms = std::string_view("chbti").find(layer) != std::string_view::npos;
  const bool is_count = before == 'H' || before == 'D' || before == 'T';
  const bool is_difference = layer == 'i' && (before == '+' || before == '-');
  return has_atoms && !is_count && !is_difference && after != '*';
}

/// Whether these are all numbers of atoms from 1 on, of two at least: the library follows a number
/// to where no atom is.
bool are_all_atoms(std::vector<int> numbers) {
  const auto is_loop = std::adjacent_find(numbers.begin(), numbers.end()) != numbers.end();
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return !is_loop && numbers.size() >= 2 && numbers.front() == 1 &&
         numbers.back() == static_cast<int>(numbers.size());
}

/// Whether this is how a component is connected: numbers of atoms, each but the first behind "-",
/// or in a branch "(2,3-4)", behind which the chain goes on with a number.
bool is_connection(std::string_view text) {
  std::vector<int> numbers;
  int depth = 0;
  while (!text.empty() && is_digit(text.front())) {
    numbers.push_back(take_number(text, 0));
    if (text.empty()) {
      return depth == 0 && are_all_atoms(std::move(numbers));
    }
    const char separator = text.front();
    depth += separator == '(' ? 1 : (separator == ')' ? -1 : 0);
    if (depth < 0 || (separator == ',' && depth == 0)) {
      return false;
    }
    text.remove_prefix(1);
  }
  return false;
}

/// The connections of all components, each with how often it comes ("2*"); none where it is empty.
bool are_connections(std::string_view layer) {
  for (std::string_view component : support::split(layer, ';')) {
    if (const std::size_t star = component.find('*'); star != std::string_view::npos) {
      std::string_view copies = component.substr(0, star);
      if (copies.empty() || take_number(copies, 0) < 1 || !copies.empty()) {
        return false;
      }
      component.remove_prefix(star + 1);
    }
    if (!component.empty() && !is_connection(component)) {
      return false;
    }
  }
  return true;
}

/// How many components a layer tells of: each behind ";", as often as "2*" says.
int components_of(std::string_view layer) {
  int components = 0;
  for (std::string_view component : support::split(layer, ';')) {
    const bool has_copies = component.find('*') != std::string_view::npos;
    components += has_copies ? take_number(component, 1) : 1;
    components = std::min(components, kTooMany);
  }
  return components;
}

/// The library does not look whether the atoms and components of a layer are there.
std::string problem_of_layer(std::string_view layer, const Formula& formula) {
  if (layer.empty()) {
    return "not a valid InChI: it has an empty layer";
  }
  const auto* known = std::find_if(kLayers.begin(), kLayers.end(),
                                   [&](const Layer& each) { return each.letter == layer.front(); });
  if (layer.front() == 'z') {
    return "the InChI is that of a polymer (layer /z), not of one substance";
  }
  if (known == kLayers.end()) {
    return fmt::format("not a valid InChI: the layer /{} is not known",
                       support::shortened(layer, 20));
  }
  char before = layer.front();
  layer.remove_prefix(1);
  const std::string_view whole = layer;
  while (!layer.empty()) {
    if (is_digit(layer.front())) {
      const int number = take_number(layer, 0);
      const bool is_atom =
          is_atom_number(known->letter, before, layer.empty() ? '\0' : layer.front());
      if (number > (is_atom ? std::min(formula.largest, kMostAtoms) : kMostAtoms)) {
        return fmt::format("not a valid InChI: the layer /{} has a number over {}{}", known->letter,
                           is_atom ? formula.largest : kMostAtoms,
                           is_atom ? ", the number of atoms of the largest component" : "");
      }
      before = '0';
    } else if (known->characters.find(layer.front()) == std::string_view::npos) {
      return fmt::format("not a valid InChI: the layer /{} has the character {}", known->letter,
                         support::printable(layer.substr(0, 1)));
    } else {
      before = layer.front();
      layer.remove_prefix(1);
    }
  }
  if (whole.find_first_of(";*") != std::string_view::npos &&
      components_of(whole) > formula.components) {
    return fmt::format("not a valid InChI: the layer /{} tells of more components than there are",
                       known->letter);
  }
  if (known->letter == 'c' && !are_connections(whole)) {
    return "not a valid InChI: the layer /c is no list of connections";
  }
  return {};
}

/// What a layer that begins a part (/f fixed hydrogens, /r reconnected metals) says behind its
/// letter: nothing, or a formula of its own.
std::string problem_of_part(std::string_view layer) {
  Formula formula;
  layer.remove_prefix(1);
  return layer.empty() ? std::string() : problem_of_formula(layer, formula);
}

/// layers: that of the formula first.
std::string problem_of_layers(const std::vector<std::string_view>& layers, const Formula& formula,
                              bool is_standard) {
  std::string seen;   // since the last layer that begins a part: isotopes, fixed hydrogens, metals
  std::string begun;  // such parts
  for (std::size_t i = 1; i < layers.size(); ++i) {
    if (std::string problem = problem_of_layer(layers[i], formula); !problem.empty()) {
      return problem;
    }
    const char letter = layers[i].front();
    const bool is_part = letter == 'f' || letter == 'r';
    if (is_standard && (is_part || letter == 'o')) {
      return fmt::format("not a valid InChI: a standard one (1S) has no layer /{}", letter);
    }
    if (std::string problem = is_part ? problem_of_part(layers[i]) : ""; !problem.empty()) {
      return problem;
    }
    if ((is_part ? begun : seen).find(letter) != std::string::npos) {
      return fmt::format("not a valid InChI: the layer /{} comes twice", letter);
    }
    begun += is_part ? std::string(1, letter) : std::string();
    seen = is_part ? std::string() : (letter == 'i' ? "i" : seen + letter);
  }
  return {};
}

std::string problem_of_version(std::string_view version) {
  if (version == "1S" || version == "1") {
    return {};
  }
  if (version == "1B") {
    return "the InChI is of the experimental kind 1B (polymers and the like), which is not read";
  }
  return fmt::format(
      "not a valid InChI: it begins with InChI={}/, only InChI=1S/ and InChI=1/ are "
      "read",
      support::shortened(version, 20));
}

}  // namespace

bool is_inchi_like(std::string_view text) {
  return support::begins_with_letters(text, "inchi=");
}

std::string describe_inchi_problem(std::string_view text) {
  if (support::begins_with_letters(text, "rinchi=")) {
    return "an RInChI names a reaction, not one substance";
  }
  if (!is_inchi_like(text)) {
    return "not an InChI: it does not begin with InChI=";
  }
  if (text.size() > kMostBytes) {
    return fmt::format("the InChI is {} bytes long; the limit is {}", text.size(), kMostBytes);
  }
  text.remove_prefix(kPrefix.size());
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    return "not a valid InChI: it has no layers";
  }
  if (std::string problem = problem_of_version(text.substr(0, slash)); !problem.empty()) {
    return problem;
  }
  const std::vector<std::string_view> layers = support::split(text.substr(slash + 1), '/');
  Formula formula;
  if (std::string problem = problem_of_formula(layers.front(), formula); !problem.empty()) {
    return problem;
  }
  return problem_of_layers(layers, formula, text.substr(0, slash) == "1S");
}

}  // namespace congener::chem
