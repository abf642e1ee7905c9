#include "verify/shown_sheets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "report/sealed_line.hpp"
#include "verify/stored_lines.hpp"

namespace congener::verify {
namespace {

/// Number of the column of this name; that of none is behind all.
std::size_t place_of(const io::Cells& header, std::string_view name) {
  return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
}

std::string text_at(const io::Cells& cells, std::size_t column) {
  return column < cells.size() ? std::string(cells[column]) : std::string();
}

}  // namespace

std::unique_ptr<io::SheetRows> rows_of_sheet(const io::Workbook& book, const std::string& name) {
  for (const io::Sheet& sheet : book.sheets()) {
    if (sheet.name == name) {
      return std::make_unique<io::SheetRows>(book.open(sheet), book.texts(), kMostLineBytes);
    }
  }
  return nullptr;
}

ShownSheets::ShownSheets(const io::Workbook& book) {
  read_records(book, "Findings");
  read_records(book, "Not screened");
  read_facts(book);
  seal_of_headers_ = report::seal_of_cells({headers_.begin(), headers_.end()});
}

void ShownSheets::read_records(const io::Workbook& book, const std::string& name) {
  io::SheetRow row;
  io::Cells cells;
  std::vector<std::string> header;
  std::size_t number = 0;
  std::size_t status = 0;
  for (int part = 1;; ++part) {
    const auto rows = rows_of_sheet(book, part == 1 ? name : fmt::format("{} {}", name, part));
    if (!rows) {
      break;
    }
    for (bool is_header = true; rows->next(row); is_header = false) {
      io::SheetRows::cells_of(row, book.texts(), cells);
      if (is_header) {
        const std::vector<std::string> found(cells.begin(), cells.end());
        problem_ = part == 1 || found == header ? problem_ : "its sheets have unlike columns";
        header = found;
        number = place_of(cells, "record");
        status = place_of(cells, "status");
        continue;
      }
      const std::uint64_t record = std::strtoull(text_at(cells, number).c_str(), nullptr, 10);
      if (!rows_.emplace(record, Row{report::seal_of_cells(cells), text_at(cells, status)})
               .second) {
        problem_ = fmt::format("its sheets show record {} twice", record);
      }
    }
    problem_ = rows->problem().empty() ? problem_ : rows->problem();
  }
  headers_.insert(headers_.end(), header.begin(), header.end());
}

void ShownSheets::read_facts(const io::Workbook& book) {
  const auto rows = rows_of_sheet(book, "Run");
  io::SheetRow row;
  io::Cells cells;
  while (rows && rows->next(row)) {
    io::SheetRows::cells_of(row, book.texts(), cells);
    facts_.emplace_back(text_at(cells, 0), text_at(cells, 1));
    if (cells.size() > 2) {
      problem_ = "its sheet Run has a third column";
    }
  }
}

std::string ShownSheets::take_row(const Json& record) {
  const auto place = rows_.find(count_of(record, "n"));
  if (place == rows_.end()) {
    return "";
  }
  std::string seal = std::move(place->second.seal);
  rows_.erase(place);
  return seal;
}

bool ShownSheets::has_status_of(const Json& record) const {
  const auto place = rows_.find(count_of(record, "n"));
  const std::string status = text_of(record, "status");
  return place == rows_.end() ? status == "no_finding" : place->second.status == status;
}

bool ShownSheets::tell_seal(const std::string& seal_of_lines) const {
  return std::count(facts_.begin(), facts_.end(),
                    report::RunFact(report::kSealFact, seal_of_lines)) == 1 &&
         std::count_if(facts_.begin(), facts_.end(), [](const report::RunFact& fact) {
           return fact.first == report::kSealFact;
         }) == 1;
}

std::string ShownSheets::problem() const {
  return problem_.empty() && !rows_.empty()
             ? fmt::format("its sheets show record {}, of which it holds no line",
                           rows_.begin()->first)
             : problem_;
}

}  // namespace congener::verify
