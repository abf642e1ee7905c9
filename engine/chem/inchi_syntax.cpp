// The form of an InChI: prefix, formula, layers. Written after the InChI Technical Manual (IUPAC).

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

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

/// Reads a number off the front; no digits: `none`. Numbers over the limit stay at limit + 1.
int take_number(std::string_view& text, int none) {
  constexpr int kTooMany = kMostAtoms * 4;  // of hydrogens there may be more
  int number = 0;
  const bool has_digits = !text.empty() && is_digit(text.front());
  while (!text.empty() && is_digit(text.front())) {
    number = std::min(number * 10 + (text.front() - '0'), kTooMany);
    text.remove_prefix(1);
  }
  return has_digits ? number : none;
}

/// Atoms of one component, without hydrogen; -1: not a formula.
int atoms_of_component(std::string_view text) {
  const int copies = take_number(text, 1);
  int atoms = 0;
  if (text.empty()) {
    return -1;
  }
  while (!text.empty()) {
    if (!is_capital(text.front())) {
      return -1;
    }
    std::string_view element = text.substr(0, text.size() > 1 && is_small(text[1]) ? 2 : 1);
    text.remove_prefix(element.size());
    const int count = take_number(text, 1);
    atoms += element == "H" ? 0 : count;
    atoms = std::min(atoms, kMostAtoms + 1);
  }
  return std::min(atoms * copies, kMostAtoms + 1);
}

std::string problem_of_formula(std::string_view formula) {
  if (formula.empty()) {
    return "the InChI names no atoms";
  }
  if (formula.find("Zz") != std::string_view::npos ||
      formula.find("Zy") != std::string_view::npos) {
    return "the InChI is that of a polymer or of a part (Zz), not of one substance";
  }
  int atoms = 0;
  for (const std::string_view component : support::split(formula, '.')) {
    const int own = atoms_of_component(component);
    if (own < 0) {
      return fmt::format("not a valid InChI: {} is not a formula", support::shortened(formula, 40));
    }
    atoms += own;
    if (atoms > kMostAtoms) {
      return fmt::format("the InChI has more than {} atoms, the limit of the InChI library",
                         kMostAtoms);
    }
  }
  return {};
}

std::string problem_of_layer(std::string_view layer) {
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
  layer.remove_prefix(1);
  while (!layer.empty()) {
    if (is_digit(layer.front())) {
      if (take_number(layer, 0) > kMostAtoms) {
        return fmt::format("not a valid InChI: the layer /{} has a number over {}", known->letter,
                           kMostAtoms);
      }
    } else if (known->characters.find(layer.front()) == std::string_view::npos) {
      return fmt::format("not a valid InChI: the layer /{} has the character {}", known->letter,
                         support::printable(layer.substr(0, 1)));
    } else {
      layer.remove_prefix(1);
    }
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
  return support::to_lower(text.substr(0, kPrefix.size())) == support::to_lower(kPrefix);
}

std::string describe_inchi_problem(std::string_view text) {
  if (support::to_lower(text.substr(0, kPrefix.size() + 1)) == "rinchi=") {
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
  if (std::string problem = problem_of_formula(layers.front()); !problem.empty()) {
    return problem;
  }
  for (std::size_t i = 1; i < layers.size(); ++i) {
    if (std::string problem = problem_of_layer(layers[i]); !problem.empty()) {
      return problem;
    }
  }
  return {};
}

}  // namespace congener::chem
