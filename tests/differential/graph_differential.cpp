// The fast reader of SMILES = the product's own reading, over files of molecules. Prints each
// difference, and counts; exit code 1 when there is a difference.
//
//   graph_differential [OPTION...] FILE...     FILE: SMILES in the first column, -: standard input
//     --every N               only each Nth line
//     --words                 each word of a line, for texts that are no tables
//     --mutate SECONDS SEED   texts made of the files' for that long, instead of the texts
//     themselves
//     --time                  CPU time per molecule, the fast reader's and RDKit's sanitized parse
//
// for example:  zcat molecules.smi.gz | graph_differential --every 4 -

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "chem/rdkit_boundary.hpp"
#include "differential/graph_comparison.hpp"
#include "differential/smiles_mutation.hpp"

namespace {

using congener::graph::ReadOutcome;
using congener::test::GraphComparison;

struct Options {
  std::size_t every = 1;
  bool is_words = false;
  bool is_timed = false;
  double mutation_seconds = 0;
  std::uint32_t mutation_seed = 0;
  std::vector<std::string> files;
};

Options parse_options(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t index = 0; index < arguments.size(); ++index) {
    const std::string& argument = arguments[index];
    if (argument == "--every") {
      options.every = std::stoul(arguments.at(++index));
    } else if (argument == "--words") {
      options.is_words = true;
    } else if (argument == "--time") {
      options.is_timed = true;
    } else if (argument == "--mutate") {
      options.mutation_seconds = std::stod(arguments.at(++index));
      options.mutation_seed = static_cast<std::uint32_t>(std::stoul(arguments.at(++index)));
    } else {
      options.files.push_back(argument);
    }
  }
  if (options.files.empty() || options.every == 0) {
    throw std::invalid_argument("no files are named");
  }
  return options;
}

void add_texts(const std::string& line, bool is_words, std::vector<std::string>& texts) {
  constexpr const char* kBetweenColumns = " \t\r";
  constexpr const char* kBetweenWords = " \t\r\",;'`<>{}";
  const char* between = is_words ? kBetweenWords : kBetweenColumns;
  std::size_t begin = 0;
  while (begin < line.size()) {
    const std::size_t end = std::min(line.find_first_of(between, begin), line.size());
    if (end > begin) {
      texts.push_back(line.substr(begin, end - begin));
    }
    begin = is_words ? end + 1 : line.size();
  }
}

std::vector<std::string> read_texts(const Options& options) {
  std::vector<std::string> texts;
  std::size_t number = 0;
  for (const std::string& file : options.files) {
    std::ifstream stream;
    if (file != "-") {
      stream.open(file);
      if (!stream) {
        throw std::runtime_error("cannot read " + file);
      }
    }
    std::istream& input = file == "-" ? std::cin : stream;
    for (std::string line; std::getline(input, line);) {
      if (number++ % options.every == 0) {
        add_texts(line, options.is_words, texts);
      }
    }
  }
  return texts;
}

/// Counts and prints. What is printed of one kind of difference is a few texts.
class Tally {
 public:
  void take(const std::string& text) {
    comparison_.compare(text);
    ++texts_;
    ++outcomes_.at(static_cast<std::size_t>(comparison_.outcome()));
    if (comparison_.outcome() == ReadOutcome::Certain) {
      rings_known_ += comparison_.are_rings_known() ? 1 : 0;
    }
    if (!comparison_.difference().empty()) {
      ++different_;
      fmt::print("differs: {}\n  {}\n", text, comparison_.difference());
      std::fflush(stdout);
    }
  }

  void print() const {
    const std::size_t certain = outcomes_.front();
    fmt::print("{} texts, {} certain ({:.3f} %), rings known of {} of these, {} different\n",
               texts_, certain, percent(certain), rings_known_, different_);
    for (std::size_t outcome = 1; outcome < outcomes_.size(); ++outcome) {
      if (outcomes_[outcome] != 0) {
        fmt::print("  not sure, {}: {} ({:.3f} %)\n",
                   congener::graph::name_of(static_cast<ReadOutcome>(outcome)), outcomes_[outcome],
                   percent(outcomes_[outcome]));
      }
    }
  }

  bool is_same() const { return different_ == 0; }

 private:
  double percent(std::size_t count) const {
    return texts_ == 0 ? 0 : 100.0 * static_cast<double>(count) / static_cast<double>(texts_);
  }

  GraphComparison comparison_;
  std::size_t texts_ = 0;
  std::size_t rings_known_ = 0;
  std::size_t different_ = 0;
  std::array<std::size_t, congener::graph::kReadOutcomes> outcomes_{};
};

bool compare_mutants(std::vector<std::string> texts, const Options& options) {
  constexpr std::size_t kLongestSeed = 90;  // what is changed in a longer one is mostly no ring
  std::vector<std::string> seeds;
  for (std::string& text : texts) {
    if (text.size() < kLongestSeed) {
      seeds.push_back(std::move(text));
    }
  }
  congener::test::SmilesMutation mutation(std::move(seeds), options.mutation_seed);
  const auto tally = std::make_unique<Tally>();
  const auto end =
      std::chrono::steady_clock::now() + std::chrono::duration<double>(options.mutation_seconds);
  while (std::chrono::steady_clock::now() < end) {
    tally->take(mutation.next());
  }
  tally->print();
  return tally->is_same();
}

bool compare_texts(const std::vector<std::string>& texts) {
  const auto tally = std::make_unique<Tally>();
  for (const std::string& text : texts) {
    tally->take(text);
  }
  tally->print();
  return tally->is_same();
}

/// Microseconds of CPU per text.
template <typename Work>
double time_of(const std::vector<std::string>& texts, std::size_t count, Work work) {
  const std::clock_t begin = std::clock();
  for (std::size_t index = 0; index < count; ++index) {
    work(texts[index]);
  }
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  return seconds * 1e6 / static_cast<double>(count);
}

void parse_with_rdkit(const std::string& text) {
  try {
    const auto molecule = congener::chem::owned(RDKit::SmilesToMol(text));
  } catch (const std::exception&) {
    return;  // a refusal takes its time, too
  }
}

void print_times(const std::vector<std::string>& texts) {
  constexpr std::size_t kMostForRdkit = 20'000;
  const auto reader = std::make_unique<congener::graph::SmilesGraphReader>();
  const auto graph = std::make_unique<congener::graph::MoleculeGraph>();
  const auto read = [&](const std::string& text) { reader->read(text, *graph); };
  const std::size_t few = std::min(texts.size(), kMostForRdkit);
  time_of(texts, few, read);  // wakes the caches
  const double all = time_of(texts, texts.size(), read);
  const double fast = time_of(texts, few, read);
  const double slow = time_of(texts, few, parse_with_rdkit);
  fmt::print(
      "fast reader {:.3f} us per text; of the first {}: {:.3f} us, RDKit's sanitized parse {:.2f} "
      "us, {:.1f} times\n",
      all, few, fast, slow, slow / fast);
}

}  // namespace

int main(int argument_count, char** arguments) {
  try {
    const Options options = parse_options({arguments + 1, arguments + argument_count});
    congener::chem::silence_rdkit();
    std::vector<std::string> texts = read_texts(options);
    if (texts.empty()) {
      throw std::runtime_error("there are no texts");
    }
    if (options.is_timed) {
      print_times(texts);
      return 0;
    }
    const bool is_same = options.mutation_seconds > 0 ? compare_mutants(std::move(texts), options)
                                                      : compare_texts(texts);
    return is_same ? 0 : 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "graph_differential: {}\n", error.what());
    return 2;
  }
}
