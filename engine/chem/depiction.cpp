#include "chem/depiction.hpp"

#include <GraphMol/Depictor/RDDepictor.h>
#include <GraphMol/MolDraw2D/MolDraw2DCairo.h>
#include <GraphMol/MolDraw2D/MolDraw2DSVG.h>
#include <GraphMol/MolDraw2D/MolDraw2DUtils.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "chem/rdkit_boundary.hpp"

namespace congener::chem {
namespace {

using Points = std::vector<RDGeom::Point3D>;

/// What a record may have written beside an atom or bond is no part of the structure, and would be
/// drawn as it stands.
void drop_texts(RDKit::RWMol& molecule) {
  for (auto* atom : molecule.atoms()) {
    for (const char* key : {"_displayLabel", "_displayLabelW", "atomLabel", "atomNote",
                            "molFileAlias", "molFileValue", "dummyLabel", "_CIPCode"}) {
      atom->clearProp(key);
    }
    atom->setAtomMapNum(0);
  }
  for (auto* bond : molecule.bonds()) {
    bond->clearProp("bondNote");
  }
  RDKit::getSubstanceGroups(molecule).clear();
  molecule.clearProp("_Name");
}

RDGeom::Point3D centre_of(const Points& points) {
  RDGeom::Point3D sum;
  for (const RDGeom::Point3D& point : points) {
    sum += point;
  }
  return sum / static_cast<double>(points.size());
}

/// A turn about the origin, after turning over (y to -y) or not.
struct Turn {
  double cosine = 1;
  double sine = 0;
  bool is_over = false;

  RDGeom::Point3D of(const RDGeom::Point3D& point) const {
    const double y = is_over ? -point.y : point.y;
    return {cosine * point.x - sine * y, sine * point.x + cosine * y, 0};
  }
};

/// The turn that brings the points nearest to the others in least squares (Kabsch in the plane),
/// and how far they still are. Both are centred.
std::pair<Turn, double> best_turn(const Points& points, const Points& others, bool is_over) {
  double along = 0;
  double across = 0;
  for (std::size_t index = 0; index < points.size(); ++index) {
    const double y = is_over ? -points[index].y : points[index].y;
    along += points[index].x * others[index].x + y * others[index].y;
    across += points[index].x * others[index].y - y * others[index].x;
  }
  Turn turn;
  turn.is_over = is_over;
  const double length = std::hypot(along, across);
  if (length > 0) {
    turn.cosine = along / length;
    turn.sine = across / length;
  }
  double distance = 0;
  for (std::size_t index = 0; index < points.size(); ++index) {
    distance += (turn.of(points[index]) - others[index]).lengthSq();
  }
  return {turn, distance};
}

Points centred(Points points, const RDGeom::Point3D& centre) {
  for (RDGeom::Point3D& point : points) {
    point -= centre;
  }
  return points;
}

RDKit::DrawColour colour(double red, double green, double blue) {
  return {red, green, blue};
}

/// What MolDraw2D is told to mark.
struct Highlights {
  std::vector<int> atoms;
  std::vector<int> bonds;
  std::map<int, RDKit::DrawColour> atom_colours;
  std::map<int, RDKit::DrawColour> bond_colours;
  std::map<int, double> radii;
};

bool holds(const std::vector<int>& atoms, unsigned int atom) {
  return std::find(atoms.begin(), atoms.end(), static_cast<int>(atom)) != atoms.end();
}

Highlights highlights_of(const RDKit::ROMol& molecule, const DrawingMarks& marks) {
  // Blue and orange are told apart with all common kinds of colour blindness, and differ in
  // brightness when printed in grey.
  const RDKit::DrawColour matched = colour(0.72, 0.85, 0.96);
  const RDKit::DrawColour changed = colour(0.99, 0.73, 0.38);
  constexpr double kBand = 0.25;
  constexpr double kDisc = 0.42;
  Highlights highlights;
  const auto add_atom = [&](int atom, const RDKit::DrawColour& fill, double radius) {
    highlights.atoms.push_back(atom);
    highlights.atom_colours[atom] = fill;
    highlights.radii[atom] = radius;
  };
  for (const int atom : marks.matched) {
    if (!holds(marks.changed, static_cast<unsigned int>(atom))) {
      add_atom(atom, matched, kBand);
    }
  }
  for (const int atom : marks.changed) {
    add_atom(atom, changed, kDisc);
  }
  for (const auto* bond : molecule.bonds()) {
    if (holds(marks.matched, bond->getBeginAtomIdx()) &&
        holds(marks.matched, bond->getEndAtomIdx())) {
      highlights.bonds.push_back(static_cast<int>(bond->getIdx()));
      highlights.bond_colours[static_cast<int>(bond->getIdx())] = matched;
    }
  }
  return highlights;
}

/// Without the numbers of atoms and bonds, which only programs of RDKit's use.
std::string without_classes(std::string drawing) {
  constexpr std::string_view kClass = " class='";
  std::string result;
  result.reserve(drawing.size());
  std::size_t from = 0;
  for (auto at = drawing.find(kClass); at != std::string::npos; at = drawing.find(kClass, from)) {
    result.append(drawing, from, at - from);
    from = drawing.find('\'', at + kClass.size()) + 1;
  }
  return result.append(drawing, from);
}

/// Without the prologue and the comment, which are for a file of its own.
std::string element_of(const std::string& drawing) {
  const std::size_t begin = drawing.find("<svg");
  const std::size_t end = drawing.rfind("</svg>");
  if (begin == std::string::npos || end == std::string::npos) {
    throw StructureError("RDKit made no drawing");
  }
  return without_classes(drawing.substr(begin, end - begin)) + "</svg>";
}

/// The same lines and marks in every kind of picture.
void draw(RDKit::MolDraw2D& drawing, const RDKit::RWMol& molecule, const DrawingMarks& marks) {
  RDKit::RWMol graph(molecule);
  // Wedges are set anew, because the molecule may have been turned over.
  RDKit::MolDraw2DUtils::prepareMolForDrawing(graph, true, false, true, false);
  RDKit::MolDrawOptions& options = drawing.drawOptions();
  RDKit::assignBWPalette(options.atomColourPalette);  // symbols must be read on every mark
  options.prepareMolsBeforeDrawing = false;
  options.atomHighlightsAreCircles = true;
  options.addStereoAnnotation = false;
  options.includeMetadata = false;
  options.fixedBondLength = 28;
  options.minFontSize = 13;
  options.highlightBondWidthMultiplier = 14;
  const Highlights highlights = highlights_of(graph, marks);
  drawing.drawMolecule(graph, &highlights.atoms, &highlights.bonds, &highlights.atom_colours,
                       &highlights.bond_colours, &highlights.radii);
}

}  // namespace

Depiction::Depiction(const Molecule& molecule) : molecule_(molecule.copy()) {
  drop_texts(molecule_.rdkit());
  at_boundary([&] {
    RDKit::RWMol& graph = molecule_.rdkit();
    if (!graph.getRingInfo()->isInitialized()) {
      RDKit::MolOps::symmetrizeSSSR(graph);
    }
    // The same with and without CoordGen, which not every RDKit is built with.
    RDDepict::compute2DCoords(graph, nullptr, true, true, 0, 0, 0, false, true);
    RDKit::MolOps::setDoubleBondNeighborDirections(graph);
  });
}

void Depiction::turn_like(const Depiction& other, const std::vector<std::pair<int, int>>& pairs) {
  constexpr std::size_t kFewest = 3;
  if (pairs.size() < kFewest) {
    return;
  }
  auto& positions = molecule_.rdkit().getConformer().getPositions();
  const auto& targets = other.molecule_.rdkit().getConformer().getPositions();
  Points own;
  Points wanted;
  for (const auto& [atom, target] : pairs) {
    own.push_back(positions.at(static_cast<std::size_t>(atom)));
    wanted.push_back(targets.at(static_cast<std::size_t>(target)));
  }
  const RDGeom::Point3D centre = centre_of(own);
  const Points from = centred(own, centre);
  const Points to = centred(wanted, centre_of(wanted));
  const auto upright = best_turn(from, to, false);
  const auto over = best_turn(from, to, true);
  // As it is, unless turning over is clearly better: half of all drawings would flip otherwise.
  const Turn turn = over.second < 0.99 * upright.second - 1e-9 ? over.first : upright.first;
  for (RDGeom::Point3D& point : positions) {
    point = turn.of(point - centre);
  }
}

std::string Depiction::svg(const DrawingMarks& marks, const DrawingSize& size) const {
  return at_boundary([&] {
    constexpr bool kTextAsText = true;  // letters as outlines would double the size
    RDKit::MolDraw2DSVG drawing(size.width_px, size.height_px, -1, -1, kTextAsText);
    drawing.drawOptions().clearBackground = false;
    draw(drawing, molecule_.rdkit(), marks);
    drawing.finishDrawing();
    return element_of(drawing.getDrawingText());
  });
}

std::string Depiction::png(const DrawingMarks& marks, const DrawingSize& size) const {
  return at_boundary([&] {
    RDKit::MolDraw2DCairo drawing(size.width_px, size.height_px);
    draw(drawing, molecule_.rdkit(), marks);
    drawing.finishDrawing();
    return drawing.getDrawingText();
  });
}

std::string Depiction::mol_block() const {
  return at_boundary([&] { return RDKit::MolToMolBlock(molecule_.rdkit()); });
}

std::vector<std::pair<int, int>> placed_in(const Molecule& part, const Molecule& whole) {
  return at_boundary([&] {
    RDKit::MatchVectType match;
    std::vector<std::pair<int, int>> pairs;
    if (RDKit::SubstructMatch(whole.rdkit(), part.rdkit(), match, true, false)) {
      for (const auto& [of_part, of_whole] : match) {
        pairs.emplace_back(of_whole, of_part);
      }
    }
    return pairs;
  });
}

}  // namespace congener::chem
