#pragma once
// Drawings of what was found: the submitted molecule beside an entry of the reference set, turned
// the same way round, with the atoms marked that they share and those that differ.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "congener/export.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"
#include "congener/structure.hpp"

namespace congener {

enum class DrawingKind {
  Svg,  ///< an SVG element without a prologue, inert: it holds no text of a record and no link
  Png   ///< the bytes of a PNG file
};

struct PairDrawing {
  std::string sample;  ///< empty: the structure cannot be drawn
  std::string entry;   ///< empty: the finding is of no entry
  std::string entry_id;
};

/// Draws findings. Const and safe to use from many threads at once.
class CONGENER_EXPORT Drawer {
 public:
  virtual ~Drawer();

  /// What the finding rests on most: the entry that the molecule is, else the one that it resembles
  /// most. Never throws for a structure: what cannot be drawn is empty.
  virtual PairDrawing draw(const Finding& finding, DrawingKind kind) const = 0;
  PairDrawing draw(const Finding& finding) const { return draw(finding, DrawingKind::Svg); }

  /// A mol block of the structure that was judged, with coordinates and without a name; empty:
  /// there is none.
  virtual std::string mol_block(const Finding& finding) const = 0;
};

/// Throws OptionError without a set.
CONGENER_EXPORT std::shared_ptr<const Drawer> make_drawer(std::shared_ptr<const ReferenceSet> set);

/// Both drawings, of the kind Svg, side by side with their titles and a legend of the marks, as one
/// SVG file.
CONGENER_EXPORT std::string svg_page(const PairDrawing& drawing, const Finding& finding);

}  // namespace congener
