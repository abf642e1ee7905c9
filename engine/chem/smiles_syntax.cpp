#include "chem/smiles_syntax.hpp"

#include <fmt/format.h>

#include <cctype>
#include <map>
#include <optional>

namespace congener::chem {
namespace {

constexpr std::string_view kOutsideBrackets =
    "BCNOPSFIclnosprbe*()[]=#$:/\\-+.%0123456789@~HhaAtTsS>";

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
      return fmt::format("{} parenthesis left open", branch_depth_);
    }
    if (!open_rings_.empty()) {
      return fmt::format("ring closure {} is opened at character {} and never closed",
                         open_rings_.begin()->first, open_rings_.begin()->second + 1);
    }
    return std::nullopt;
  }

 private:
  std::optional<std::string> step() {
    const char c = text_[position_];
    if (c == '[') {
      const auto close = text_.find(']', position_);
      if (close == std::string_view::npos) {
        return fmt::format("the bracket at character {} is never closed", position_ + 1);
      }
      position_ = close + 1;
      return std::nullopt;
    }
    if (c == '(') {
      ++branch_depth_;
    } else if (c == ')' && --branch_depth_ < 0) {
      return fmt::format("parenthesis at character {} closes nothing", position_ + 1);
    } else if (c == '%' || std::isdigit(static_cast<unsigned char>(c)) != 0) {
      toggle_ring();
      return std::nullopt;
    } else if (kOutsideBrackets.find(c) == std::string_view::npos) {
      return fmt::format("character {} is not part of the SMILES language", position_ + 1);
    }
    ++position_;
    return std::nullopt;
  }

  void toggle_ring() {
    std::size_t length = 1;
    std::string label(1, text_[position_]);
    if (label == "%") {
      label = std::string(text_.substr(position_ + 1, 2));
      length = 3;
    }
    if (open_rings_.erase(label) == 0) {
      open_rings_.emplace(label, position_);
    }
    position_ += length;
  }

  std::string_view text_;
  std::size_t position_ = 0;
  int branch_depth_ = 0;
  std::map<std::string, std::size_t> open_rings_;
};

}  // namespace

std::string describe_smiles_problem(std::string_view smiles) {
  const auto blank = smiles.find_first_of(" \t");
  if (const auto problem = Scan(smiles.substr(0, blank)).first_problem()) {
    return "not a valid SMILES: " + *problem;
  }
  return "not a valid SMILES";
}

}  // namespace congener::chem
