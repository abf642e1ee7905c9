#include "congener/library_index.hpp"
#include "report/cells.hpp"

namespace congener {
namespace {

using report::Dialect;

class TsvTable final : public NotScreenedTable {
 public:
  explicit TsvTable(std::ostream& stream) : stream_(stream) {
    stream_ << report::row_of({"record", "file", "line", "id", "structure", "status", "reason"},
                              Dialect::Tsv);
  }

  void add(const Record& record, const std::string& reason) override {
    const auto cell = [](const std::string& text) { return report::text_cell(text, Dialect::Tsv); };
    const bool is_mol_block = record.format == StructureFormat::MolBlock;  // which is no cell
    stream_ << report::row_of(
        {std::to_string(record.number), cell(record.file), std::to_string(record.line),
         cell(record.id), is_mol_block ? "" : cell(record.structure), "not_screened", cell(reason)},
        Dialect::Tsv);
  }

 private:
  std::ostream& stream_;
};

}  // namespace

std::unique_ptr<NotScreenedTable> make_not_screened_table(std::ostream& stream) {
  return std::make_unique<TsvTable>(stream);
}

}  // namespace congener
