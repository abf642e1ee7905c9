// Morgan fingerprints of real molecules, once, for search_bench and compare_search.py to measure
// with.
//
// make_fingerprints KIND OUT.fp FILE.smi[.gz]...
//
// OUT.fp: 8 bytes "CGNBENCH", number of bits and number of fingerprints (64-bit little-endian),
// then the rows; OUT.fp.smi: the molecules in the same order, one SMILES a line. Records that RDKit
// does not read are left out and counted. KIND: a name of fingerprint_kind.hpp, such as morgan.

#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <RDGeneral/RDLog.h>
#include <fmt/format.h>

#include <cstdint>
#include <exception>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "congener/congener.hpp"
#include "congener/fingerprints/generator.hpp"

namespace {

namespace fp = congener::fingerprints;

struct Row {
  std::string smiles;
  fp::Fingerprint fingerprint;  // without words when RDKit does not read the molecule
};

void fill(Row& row, fp::FingerprintKind kind, const fp::Generator& generator) {
  try {
    const std::unique_ptr<RDKit::RWMol> molecule(RDKit::SmilesToMol(row.smiles));
    if (molecule != nullptr) {
      row.fingerprint = generator.make(kind, *molecule);
    }
  } catch (const std::exception&) {
    row.fingerprint = {};  // an impossible molecule: left out
  }
}

void fill_all(std::vector<Row>& rows, fp::FingerprintKind kind) {
#pragma omp parallel
  {
    const fp::Generator generator;
#pragma omp for schedule(dynamic, 64)
    for (std::size_t index = 0; index < rows.size(); ++index) {
      fill(rows[index], kind, generator);
    }
  }
}

class Output {
 public:
  Output(const std::string& path, std::uint64_t bits)
      : bits_(bits), rows_(path, std::ios::binary), smiles_(path + ".smi") {
    write_head();
  }

  void add(const Row& row) {
    if (row.fingerprint.words.empty()) {
      ++left_out_;
      return;
    }
    ++count_;
    const auto& words = row.fingerprint.words;
    rows_.write(reinterpret_cast<const char*>(words.data()),
                static_cast<std::streamsize>(8 * words.size()));
    smiles_ << row.smiles << '\n';
  }

  bool finish() {
    rows_.seekp(0);
    write_head();
    rows_.close();
    smiles_.close();
    fmt::print("{} fingerprints of {} bits, {} records left out\n", count_, bits_, left_out_);
    return rows_ && smiles_ && count_ > 0;
  }

 private:
  void write_head() {
    rows_.write("CGNBENCH", 8);
    rows_.write(reinterpret_cast<const char*>(&bits_), 8);
    rows_.write(reinterpret_cast<const char*>(&count_), 8);
  }

  std::uint64_t bits_;
  std::uint64_t count_ = 0;
  std::uint64_t left_out_ = 0;
  std::ofstream rows_;
  std::ofstream smiles_;
};

int make(const std::string& kind_name, const std::string& path,
         const std::vector<std::string>& files) {
  constexpr std::size_t kBatch = 20000;
  const fp::FingerprintKind kind = fp::fingerprint_kind_from(kind_name);
  Output output(path, fp::fingerprint_bits(kind));
  std::vector<Row> rows;
  const auto write_rows = [&] {
    fill_all(rows, kind);
    for (const Row& row : rows) {
      output.add(row);
    }
    rows.clear();
  };
  for (const std::string& file : files) {
    const auto reader = congener::open_record_reader(file);
    congener::Record record;
    while (reader->next(record)) {
      rows.push_back({record.structure, {}});
      if (rows.size() == kBatch) {
        write_rows();
      }
    }
  }
  write_rows();
  return output.finish() ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(stderr, "usage: make_fingerprints KIND OUT.fp FILE.smi[.gz]...\n");
    return 2;
  }
  boost::logging::disable_logs("rdApp.*");
  try {
    return make(argv[1], argv[2], {argv + 3, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "make_fingerprints: {}\n", error.what());
    return 2;
  }
}
