// How much of RDKit's sanitized-parse rate is left when the same molecules are screened, and what
// share of the parse the class definitions of law cost?
//
// screening_rate REFERENCE_SET FILE.smi[.gz] [MOST_MOLECULES]
//
// Parsing, checking, and checking without class definitions take turns in blocks of 500 molecules,
// in one process and one thread, so that a noisy machine slows all alike. Prints molecules per
// second of CPU time and ratios.

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

/// CPU time and count of one kind of work, over all its blocks.
struct Turn {
  double seconds = 0;
  std::size_t count = 0;

  template <typename Work>
  void take(const Work& work) {
    const double start = cpu_seconds();
    count += work();
    seconds += cpu_seconds() - start;
  }
};

int measure(const std::string& reference_set, const std::string& file, std::size_t most) {
  constexpr std::size_t kBlock = 500;
  congener::DetectorOptions options;
  options.as_of = congener::Date{2026, 11, 21};
  const congener::ReferenceSet whole = congener::load_reference_set(reference_set);
  congener::ReferenceSet classless = whole;
  classless.classes.clear();
  const congener::Detector detector(std::make_shared<congener::ReferenceSet>(whole), options);
  const congener::Detector without(std::make_shared<congener::ReferenceSet>(classless), options);
  const auto structures = structures_of(file, most);
  Turn parse;
  Turn check;
  Turn check_without;
  for (std::size_t first = 0; first < structures.size(); first += kBlock) {
    const std::size_t last = std::min(first + kBlock, structures.size());
    parse.take([&] { return parsed(structures, first, last); });
    check.take([&] { return screened(detector, structures, first, last); });
    check_without.take([&] { return screened(without, structures, first, last); });
  }
  const auto total = static_cast<double>(structures.size());
  fmt::print("{} molecules, {} parsed by RDKit, {} screened\n", structures.size(), parse.count,
             check.count);
  fmt::print("RDKit sanitized parse {:.0f}/s, Detector::check {:.0f}/s, ratio {:.3f}\n",
             total / parse.seconds, total / check.seconds, parse.seconds / check.seconds);
  fmt::print("class definitions: {:.1f} % of the parse\n",
             100 * (check.seconds - check_without.seconds) / parse.seconds);
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
