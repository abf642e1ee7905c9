// Any text as a SMILES (first byte even) or a mol block (odd): a finding comes back, and it is
// consistent. A text that is accepted was read whole: the molecule has as many heavy atoms as the
// text names, counted here by a scan of its own.

#include <algorithm>
#include <cctype>
#include <exception>
#include <string>
#include <string_view>

#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "chem/smiles_syntax.hpp"
#include "congener/detector.hpp"
#include "fuzz_target.hpp"

namespace {

using namespace congener;

Detector make_detector() {
  DetectorOptions options;
  options.as_of = {2026, 11, 21};
  options.max_heavy_atoms = 200;
  return Detector::load(CONGENER_REFERENCE_SETS "/fentanyl_precursors", options);
}

void check(const Finding& finding) {
  const bool not_screened = finding.status == Status::NotScreened;
  fuzz::require(not_screened != finding.reason.empty(),
                "a reason is given when not screened, only");
  Status highest = Status::NoFinding;
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    highest = answer.status > highest ? answer.status : highest;
  }
  fuzz::require(not_screened || finding.status == highest,
                "the status is the highest over the jurisdictions");
  fuzz::require(!not_screened || (finding.identities.empty() && finding.nearest.empty()),
                "what is not screened has no identity and resembles nothing");
  for (const Resemblance& nearest : finding.nearest) {
    for (const double score :
         {nearest.scores.morgan, nearest.scores.atom_pair, nearest.scores.core_share}) {
      fuzz::require(score >= 0 && score <= 1, "scores are from 0 to 1");
    }
  }
}

bool is_hydrogen(std::string_view bracket) {
  bracket.remove_prefix(std::min(bracket.find_first_not_of("0123456789"), bracket.size()));
  const auto is_followed_by = [&](std::size_t place, int (*kind)(int)) {
    return bracket.size() > place && kind(static_cast<unsigned char>(bracket[place])) != 0;
  };
  // [H], [2H+], [H:1] and [#1], an extension of RDKit; but not [He], [Hg], [#12] and their like.
  return (bracket.substr(0, 1) == "H" && !is_followed_by(1, std::islower)) ||
         (bracket.substr(0, 2) == "#1" && !is_followed_by(2, std::isdigit));
}

/// Heavy atoms that a SMILES names: brackets that are not hydrogen, and letters outside brackets.
int named_heavy_atoms(std::string_view smiles) {
  int count = 0;
  for (std::size_t place = 0; place < smiles.size(); ++place) {
    const char letter = smiles[place];
    if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r') {
      break;  // the extension
    }
    if (letter == '[') {
      const std::size_t close = smiles.find(']', place);
      fuzz::require(close != std::string_view::npos, "an accepted SMILES closes its brackets");
      count += is_hydrogen(smiles.substr(place + 1, close - place - 1)) ? 0 : 1;
      place = close;
    } else if (std::isalpha(static_cast<unsigned char>(letter)) != 0) {
      const std::string_view pair = smiles.substr(place, 2);
      place += pair == "Cl" || pair == "Br" ? 1 : 0;
      ++count;
    }
  }
  return count;
}

/// The atom count that a V2000 or V3000 block states, hydrogens included; -1: none is found.
int stated_atoms(const std::string& block) {
  const std::size_t v30 = block.find("M  V30 COUNTS ");
  try {
    if (v30 != std::string::npos) {
      return std::stoi(block.substr(v30 + 14));
    }
    std::size_t line = 0;
    for (int header = 0; header < 3; ++header) {
      line = block.find('\n', line) + 1;
    }
    return std::stoi(block.substr(line, 3));
  } catch (const std::exception&) {
    return -1;
  }
}

void check_read_whole(const std::string& text, StructureFormat format) {
  const chem::ParseResult parsed = chem::parse_structure(text, format, 200);
  if (!parsed.molecule) {
    return;
  }
  const int heavy_atoms = chem::heavy_atom_count(*parsed.molecule);
  if (format == StructureFormat::MolBlock) {
    fuzz::require(heavy_atoms <= stated_atoms(text), "a mol block has the atoms that it states");
    return;
  }
  std::size_t left_out = 0;
  const std::string_view smiles = chem::without_invisible_ends(text, left_out);
  fuzz::require(heavy_atoms == named_heavy_atoms(smiles),
                "an accepted SMILES was read to its end: no atom of the text is lost");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Detector detector = make_detector();
  if (size == 0) {
    return 0;
  }
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto format = data[0] % 2 == 0 ? StructureFormat::Smiles : StructureFormat::MolBlock;
  check(detector.check(text, format));
  check_read_whole(text, format);
  return 0;
}
