// How much of RDKit's sanitized-parse rate is left when the same molecules are screened?
//
// screening_rate REFERENCE_SET FILE.smi[.gz] [MOST_MOLECULES]
//
// Parsing and checking take turns in blocks of 500 molecules, in one process and one thread, so
// that a noisy machine slows both alike. Prints molecules per second of CPU time and the ratio.

#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <RDGeneral/RDLog.h>
#include <fmt/format.h>

#include <ctime>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "congener/congener.hpp"

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::vector<std::string> structures_of(const std::string& file, std::size_t most) {
  std::vector<std::string> structures;
  const auto reader = congener::open_record_reader(file);
  congener::Record record;
  while (structures.size() < most && reader->next(record)) {
    structures.push_back(record.structure);
  }
  return structures;
}

std::size_t parsed(const std::vector<std::string>& structures, std::size_t first,
                   std::size_t last) {
  std::size_t count = 0;
  for (std::size_t index = first; index < last; ++index) {
    try {
      const std::unique_ptr<RDKit::RWMol> molecule(RDKit::SmilesToMol(structures[index]));
      count += molecule != nullptr ? 1 : 0;
    } catch (const std::exception&) {
      continue;  // an impossible molecule: not counted
    }
  }
  return count;
}

std::size_t screened(const congener::Detector& detector, const std::vector<std::string>& structures,
                     std::size_t first, std::size_t last) {
  std::size_t count = 0;
  for (std::size_t index = first; index < last; ++index) {
    count += detector.check(structures[index]).status != congener::Status::NotScreened ? 1 : 0;
  }
  return count;
}

int measure(const std::string& reference_set, const std::string& file, std::size_t most) {
  constexpr std::size_t kBlock = 500;
  congener::DetectorOptions options;
  options.as_of = congener::Date{2026, 11, 21};
  const auto detector = congener::Detector::load(reference_set, options);
  const auto structures = structures_of(file, most);
  std::size_t parsed_count = 0;
  std::size_t screened_count = 0;
  double parse_seconds = 0;
  double check_seconds = 0;
  for (std::size_t first = 0; first < structures.size(); first += kBlock) {
    const std::size_t last = std::min(first + kBlock, structures.size());
    const double start = cpu_seconds();
    parsed_count += parsed(structures, first, last);
    const double middle = cpu_seconds();
    screened_count += screened(detector, structures, first, last);
    parse_seconds += middle - start;
    check_seconds += cpu_seconds() - middle;
  }
  const auto total = static_cast<double>(structures.size());
  fmt::print("{} molecules, {} parsed by RDKit, {} screened\n", structures.size(), parsed_count,
             screened_count);
  fmt::print("RDKit sanitized parse {:.0f}/s, Detector::check {:.0f}/s, ratio {:.3f}\n",
             total / parse_seconds, total / check_seconds, parse_seconds / check_seconds);
  return structures.empty() ? 2 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: screening_rate REFERENCE_SET FILE.smi[.gz] [MOST_MOLECULES]\n");
    return 2;
  }
  boost::logging::disable_logs("rdApp.*");
  try {
    return measure(argv[1], argv[2], argc > 3 ? std::stoull(argv[3]) : 50000);
  } catch (const std::exception& error) {
    fmt::print(stderr, "screening_rate: {}\n", error.what());
    return 2;
  }
}
