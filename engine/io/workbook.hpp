#pragma once
// What a workbook (.xlsx: ECMA-376, a zip archive of XML) holds: its sheets and the texts that they
// share. Cells are read by io/sheet_rows.hpp.

#include <cstddef>
#include <string>
#include <vector>

#include "io/sheet_text.hpp"
#include "io/zip_archive.hpp"

namespace congener::io {

struct Sheet {
  std::string name;
  std::string part;  ///< of the archive
  bool is_visible = true;
};

class Workbook {
 public:
  /// name: of the file, for messages. Throws FormatError when it is no workbook, or holds what no
  /// table holds (see ZipArchive, XmlStream).
  Workbook(ZipArchive archive, std::string name);

  const std::string& name() const { return name_; }

  /// At least one, in the order that they are shown in; charts are none.
  const std::vector<Sheet>& sheets() const { return sheets_; }

  /// The one that an option means: by its name, by any case of it, or by its number from 1. Empty:
  /// the first one that is not hidden. Throws FormatError when there is none.
  std::size_t chosen_sheet(const std::string& wanted) const;

  const SharedTexts& texts() const { return texts_; }
  ZipPart open(const Sheet& sheet) const { return archive_.part(sheet.part); }

 private:
  [[noreturn]] void fail_missing_sheet(const std::string& wanted) const;

  std::string name_;
  ZipArchive archive_;
  std::vector<Sheet> sheets_;
  SharedTexts texts_;
};

}  // namespace congener::io
