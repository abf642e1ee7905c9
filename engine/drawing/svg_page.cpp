// Both drawings side by side, as a file of its own.

#include <fmt/format.h>

#include "congener/drawing.hpp"
#include "support/markup.hpp"

namespace congener {
namespace {

constexpr int kPanelWidth = 300;
constexpr int kPanelHeight = 220;
constexpr int kGap = 20;
constexpr int kTitleHeight = 40;
constexpr int kLegendHeight = 40;

std::string panel(const std::string& svg, const std::string& title, int left) {
  return fmt::format(
      "<text x=\"{}\" y=\"24\" text-anchor=\"middle\" font-size=\"14\" "
      "font-weight=\"bold\">{}</text>\n<svg x=\"{}\" y=\"{}\" width=\"{}\" "
      "height=\"{}\">{}</svg>\n",
      left + kPanelWidth / 2, support::markup_text(title), left, kTitleHeight, kPanelWidth,
      kPanelHeight, svg);
}

std::string legend(int top) {
  return fmt::format(
      "<rect x=\"20\" y=\"{0}\" width=\"26\" height=\"7\" rx=\"3\" fill=\"#b8d9f5\"/>"
      "<text x=\"54\" y=\"{1}\" font-size=\"12\">in common (band)</text>"
      "<circle cx=\"190\" cy=\"{2}\" r=\"8\" fill=\"#fcba61\"/>"
      "<text x=\"204\" y=\"{1}\" font-size=\"12\">differs (disc)</text>\n",
      top + 4, top + 12, top + 8);
}

std::string name_of(const Finding& finding, const std::string& entry) {
  for (const Identity& identity : finding.identities) {
    if (identity.entry == entry) {
      return identity.entry_name;
    }
  }
  return finding.nearest.empty() ? entry : finding.nearest.front().entry_name;
}

}  // namespace

std::string svg_page(const PairDrawing& drawing, const Finding& finding) {
  const bool has_entry = !drawing.entry.empty();
  const int width = has_entry ? 2 * kPanelWidth + kGap : kPanelWidth;
  const int height = kTitleHeight + kPanelHeight + kLegendHeight;
  std::string page = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} "
      "{1}\" font-family=\"sans-serif\">\n<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
      width, height);
  page += panel(drawing.sample, "sample", 0);
  if (has_entry) {
    page +=
        panel(drawing.entry, "entry: " + name_of(finding, drawing.entry_id), kPanelWidth + kGap);
  }
  page += legend(kTitleHeight + kPanelHeight);
  return page + "</svg>\n";
}

}  // namespace congener
