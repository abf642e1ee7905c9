#include "io/workbook.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "io/column_finder.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

constexpr std::string_view kAdvice = "save it anew as .xlsx or as CSV";
constexpr std::size_t kMostSheets = 10000;

/// What a part refers to.
struct Relation {
  std::string kind;  ///< the last word of its type: "worksheet", "sharedStrings" ...
  std::string part;
};
using Relations = std::map<std::string, Relation>;  ///< by id

std::string_view last_word(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// "xl/" of "xl/workbook.xml".
std::string folder_of(std::string_view part) {
  return std::string(part.substr(0, part.size() - last_word(part).size()));
}

/// The part that a relation of a part in this folder names.
std::string resolved(std::string folder, std::string_view target) {
  if (!target.empty() && target.front() == '/') {
    return std::string(target.substr(1));
  }
  while (target.substr(0, 3) == "../" && !folder.empty()) {
    target.remove_prefix(3);
    folder.pop_back();
    folder = folder_of(folder);
  }
  return folder + std::string(target.substr(0, 2) == "./" ? target.substr(2) : target);
}

/// An element without text: all that lists of parts are made of.
template <typename OnElement>
class ElementHandler final : public XmlHandler {
 public:
  explicit ElementHandler(OnElement on_element) : on_element_(std::move(on_element)) {}
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    on_element_(name, attributes);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  OnElement on_element_;
};

template <typename OnElement>
void read_elements(const ZipArchive& archive, const std::string& part, const std::string& file,
                   OnElement on_element) {
  ElementHandler<OnElement> handler(std::move(on_element));
  XmlStream xml(archive.part(part), handler);
  constexpr int kMostBlocks = 256;  // 16 MiB: a list of ten thousand parts is shorter
  for (int blocks = 0; xml.read_some(); ++blocks) {
    if (blocks == kMostBlocks) {
      throw FormatError(fmt::format("{}: its part {} is longer than any list of parts; {}",
                                    support::printable(file), part, kAdvice));
    }
  }
  if (!xml.problem().empty()) {
    throw FormatError(fmt::format("{}: {}; {}", support::printable(file), xml.problem(), kAdvice));
  }
}

std::string text_of(const XmlAttributes& attributes, std::string_view name) {
  return std::string(attributes.find(name).value_or(""));
}

/// Of a part, whose relations stand in "_rels/NAME.rels" beside it.
Relations relations_of(const ZipArchive& archive, const std::string& part,
                       const std::string& file) {
  const std::string folder = folder_of(part);
  const std::string rels = folder + "_rels/" + std::string(last_word(part)) + ".rels";
  Relations relations;
  if (archive.has(rels)) {
    read_elements(archive, rels, file, [&](std::string_view name, const XmlAttributes& given) {
      const bool is_external = given.find("TargetMode").value_or("") == "External";
      if (name == "Relationship" && !is_external && relations.size() < kMostSheets) {
        relations[text_of(given, "Id")] = {std::string(last_word(text_of(given, "Type"))),
                                           resolved(folder, text_of(given, "Target"))};
      }
    });
  }
  return relations;
}

std::string part_of_kind(const Relations& relations, std::string_view kind,
                         const std::string& otherwise) {
  for (const auto& [id, relation] : relations) {
    if (relation.kind == kind) {
      return relation.part;
    }
  }
  return otherwise;
}

}  // namespace

Workbook::Workbook(ZipArchive archive, std::string name)
    : name_(std::move(name)), archive_(std::move(archive)) {
  const std::string book =
      part_of_kind(relations_of(archive_, "", name_), "officeDocument", "xl/workbook.xml");
  if (!archive_.has(book)) {
    throw FormatError(fmt::format("{} is a zip archive, but no .xlsx file; {}",
                                  support::printable(name_), kAdvice));
  }
  const Relations relations = relations_of(archive_, book, name_);
  read_elements(archive_, book, name_, [&](std::string_view element, const XmlAttributes& given) {
    const auto relation = relations.find(text_of(given, "id"));
    const bool is_sheet = element == "sheet" && relation != relations.end() &&
                          relation->second.kind == "worksheet" && sheets_.size() < kMostSheets;
    if (is_sheet) {
      const std::string_view state = given.find("state").value_or("visible");
      sheets_.push_back({text_of(given, "name"), relation->second.part, state == "visible"});
    }
  });
  if (sheets_.empty()) {
    throw FormatError(
        fmt::format("{} has no sheet with cells; {}", support::printable(name_), kAdvice));
  }
  const std::string texts =
      part_of_kind(relations, "sharedStrings", folder_of(book) + "sharedStrings.xml");
  if (archive_.has(texts)) {
    texts_.read(archive_.part(texts), name_);
  }
}

std::size_t Workbook::chosen_sheet(const std::string& wanted) const {
  const auto first = [this](const auto& condition) -> std::optional<std::size_t> {
    const auto found = std::find_if(sheets_.begin(), sheets_.end(), condition);
    return found == sheets_.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - sheets_.begin()));
  };
  if (wanted.empty()) {
    return first([](const Sheet& sheet) { return sheet.is_visible; }).value_or(0);
  }
  if (const auto by_name = first([&](const Sheet& sheet) { return sheet.name == wanted; })) {
    return *by_name;
  }
  const std::string lower = support::to_lower(wanted);
  if (const auto by_name =
          first([&](const Sheet& sheet) { return support::to_lower(sheet.name) == lower; })) {
    return *by_name;
  }
  const std::optional<std::size_t> by_number = column_number(wanted);
  if (!by_number || *by_number >= sheets_.size()) {
    fail_missing_sheet(wanted);
  }
  return *by_number;
}

void Workbook::fail_missing_sheet(const std::string& wanted) const {
  constexpr std::size_t kMostNames = 30;
  constexpr std::size_t kMostCharacters = 40;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < sheets_.size() && i < kMostNames; ++i) {
    names.push_back(support::shortened(sheets_[i].name, kMostCharacters));
  }
  if (sheets_.size() > kMostNames) {
    names.push_back(fmt::format("and {} more", sheets_.size() - kMostNames));
  }
  throw FormatError(fmt::format(
      "{} has no sheet \"{}\"; its sheets are: {}. Choose one by name or number with option sheet",
      support::printable(name_), support::printable(wanted), support::join(names, ", ")));
}

}  // namespace congener::io
