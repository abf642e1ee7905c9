#pragma once
// Workbooks for the tests of the reader of .xlsx: zip archives of XML, in memory.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

namespace congener::test {

using Parts = std::vector<std::pair<std::string, std::string>>;  ///< name and content

/// The parts as one zip archive, with a password if there is one.
inline std::string zip_of(const Parts& parts, const char* password = nullptr) {
  const auto require = [](bool is_good) {
    if (!is_good) {
      throw std::runtime_error("libzip failed");
    }
  };
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const bytes = zip_source_buffer_create(nullptr, 0, 0, &error);
  require(bytes != nullptr);
  zip_source_keep(bytes);
  zip_t* const archive = zip_open_from_source(bytes, ZIP_CREATE | ZIP_TRUNCATE, &error);
  require(archive != nullptr);
  for (const auto& [name, content] : parts) {
    zip_source_t* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE);
    require(index >= 0);
    require(password == nullptr ||
            zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256,
                                    password) == 0);
  }
  require(zip_close(archive) == 0 && zip_source_open(bytes) == 0 &&
          zip_source_seek(bytes, 0, SEEK_END) == 0);
  std::string text(static_cast<std::size_t>(zip_source_tell(bytes)), '\0');
  require(zip_source_seek(bytes, 0, SEEK_SET) == 0 &&
          zip_source_read(bytes, text.data(), text.size()) ==
              static_cast<zip_int64_t>(text.size()));
  zip_source_close(bytes);
  zip_source_free(bytes);
  zip_error_fini(&error);
  return text;
}

struct TestSheet {
  std::string name;
  std::string rows;  ///< what stands inside sheetData
  std::string state = "visible";
};

/// The parts of a workbook. shared: what stands inside sst; empty: no such part.
inline Parts workbook_parts(const std::vector<TestSheet>& sheets, const std::string& shared = "") {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::string book = head + "<workbook xmlns:r=\"x\"><sheets>";
  std::string rels = head + "<Relationships>";
  Parts parts = {
      {"_rels/.rels", head + "<Relationships><Relationship Id=\"rId1\" Type=\"" + types +
                          "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    book += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\" state=\"" +
            sheets[i].state + "\" r:id=\"rId" + number + "\"/>";
    rels += "<Relationship Id=\"rId" + number + "\" Type=\"" + types +
            "worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    parts.emplace_back(
        "xl/worksheets/sheet" + number + ".xml",
        head + "<worksheet><sheetData>" + sheets[i].rows + "</sheetData></worksheet>");
  }
  if (!shared.empty()) {
    rels += "<Relationship Id=\"rIdS\" Type=\"" + types +
            "sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>";
    parts.emplace_back("xl/sharedStrings.xml", head + "<sst>" + shared + "</sst>");
  }
  parts.emplace_back("xl/workbook.xml", book + "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels", rels + "</Relationships>");
  return parts;
}

/// A row with a text of its own in each cell, from column A on, at most 26.
inline std::string sheet_row(std::size_t number, const std::vector<std::string>& cells) {
  std::string row = "<row r=\"" + std::to_string(number) + "\">";
  char column = 'A';
  for (const std::string& cell : cells) {
    row += std::string("<c r=\"") + column++ + std::to_string(number) +
           "\" t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
  }
  return row + "</row>";
}

inline std::string workbook(const std::vector<TestSheet>& sheets, const std::string& shared = "") {
  return zip_of(workbook_parts(sheets, shared));
}

}  // namespace congener::test
