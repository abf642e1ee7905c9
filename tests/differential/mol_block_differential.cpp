// The fast reader of mol blocks = the product's own reading, over files of molecules. Of SMILES
// RDKit writes the blocks. Prints each difference, and counts; exit code 1 when there is a
// difference.
//
//   mol_block_differential [--mutate SECONDS SEED | --time] FILE...
//     FILE: anything that congener reads; --mutate: blocks with letters of theirs changed

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "chem/rdkit_boundary.hpp"
#include "congener/record_reader.hpp"
#include "differential/graph_comparison.hpp"

namespace {

using namespace congener;
using graph::ReadOutcome;

struct Options {
  bool is_timed = false;
  double mutation_seconds = 0;
  std::uint32_t mutation_seed = 0;
  std::vector<std::string> files;
};

Options parse_options(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t index = 0; index < arguments.size(); ++index) {
    if (arguments[index] == "--mutate") {
      options.mutation_seconds = std::stod(arguments.at(++index));
      options.mutation_seed = static_cast<std::uint32_t>(std::stoul(arguments.at(++index)));
    } else if (arguments[index] == "--time") {
      options.is_timed = true;
    } else {
      options.files.push_back(arguments[index]);
    }
  }
  if (options.files.empty()) {
    throw std::invalid_argument("no files are named");
  }
  return options;
}

/// Empty: RDKit does not read or write it.
std::string block_of(const Record& record) {
  if (record.format == StructureFormat::MolBlock) {
    return record.structure;
  }
  try {
    const auto molecule = chem::owned(RDKit::SmilesToMol(record.structure));
    return molecule ? RDKit::MolToMolBlock(*molecule) : "";
  } catch (const std::exception&) {
    return "";
  }
}

std::vector<std::string> read_blocks(const std::vector<std::string>& files) {
  std::vector<std::string> blocks;
  for (const std::string& file : files) {
    const auto reader = open_record_reader(file);
    for (Record record; reader->next(record);) {
      if (std::string block = block_of(record); !block.empty()) {
        blocks.push_back(std::move(block));
      }
    }
  }
  if (blocks.empty()) {
    throw std::runtime_error("there are no blocks");
  }
  return blocks;
}

class Tally {
 public:
  void take(const std::string& block) {
    comparison_.compare(block, StructureFormat::MolBlock);
    ++blocks_;
    ++outcomes_.at(static_cast<std::size_t>(comparison_.outcome()));
    if (!comparison_.difference().empty()) {
      ++different_;
      fmt::print("differs: {}\n{}\n", comparison_.difference(), block);
      std::fflush(stdout);
    }
  }

  bool print() const {
    const auto percent = [this](std::size_t count) {
      return 100.0 * static_cast<double>(count) / static_cast<double>(blocks_);
    };
    fmt::print("{} blocks, {} certain ({:.3f} %), {} different\n", blocks_, outcomes_.front(),
               percent(outcomes_.front()), different_);
    for (std::size_t outcome = 1; outcome < outcomes_.size(); ++outcome) {
      if (outcomes_[outcome] != 0) {
        fmt::print("  not sure, {}: {} ({:.3f} %)\n",
                   graph::name_of(static_cast<ReadOutcome>(outcome)), outcomes_[outcome],
                   percent(outcomes_[outcome]));
      }
    }
    return different_ == 0;
  }

 private:
  test::GraphComparison comparison_;
  std::size_t blocks_ = 0;
  std::size_t different_ = 0;
  std::array<std::size_t, graph::kReadOutcomes> outcomes_{};
};

/// Letters of blocks changed, most of them to what stands in other places of blocks, or a line
/// taken twice or away.
class Mutation {
 public:
  Mutation(const std::vector<std::string>& blocks, std::uint32_t seed)
      : blocks_(blocks), random_(seed) {}

  std::string next() {
    std::string block = blocks_[below(blocks_.size())];
    for (std::size_t change = 1 + below(3); change > 0; --change) {
      if (below(8) == 0) {
        change_line(block);
      } else {
        block[below(block.size())] = kLetters[below(kLetters.size())];
      }
    }
    return block;
  }

 private:
  static constexpr std::string_view kLetters = "0123456789   -.CNOSPFIBHClrSieM\n";

  std::size_t below(std::size_t limit) { return random_() % limit; }

  void change_line(std::string& block) {
    const std::size_t first = block.rfind('\n', below(block.size())) + 1;  // npos + 1 = 0
    const std::size_t count = std::min(block.find('\n', first), block.size() - 1) + 1 - first;
    const std::string line = block.substr(first, count);
    below(2) == 0 ? block.insert(first, line) : block.erase(first, count);
    if (block.empty()) {
      block = "\n";
    }
  }

  const std::vector<std::string>& blocks_;
  std::mt19937 random_;
};

bool compare_mutants(const std::vector<std::string>& blocks, const Options& options) {
  Mutation mutation(blocks, options.mutation_seed);
  const auto tally = std::make_unique<Tally>();
  const auto end =
      std::chrono::steady_clock::now() + std::chrono::duration<double>(options.mutation_seconds);
  while (std::chrono::steady_clock::now() < end) {
    tally->take(mutation.next());
  }
  return tally->print();
}

bool compare_blocks(const std::vector<std::string>& blocks) {
  const auto tally = std::make_unique<Tally>();
  for (const std::string& block : blocks) {
    tally->take(block);
  }
  return tally->print();
}

/// Microseconds of CPU per block.
template <typename Work>
double time_of(const std::vector<std::string>& blocks, Work work) {
  const std::clock_t begin = std::clock();
  for (const std::string& block : blocks) {
    work(block);
  }
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  return seconds * 1e6 / static_cast<double>(blocks.size());
}

void print_times(const std::vector<std::string>& blocks) {
  const auto reader = std::make_unique<graph::MolBlockGraphReader>();
  const auto graph = std::make_unique<graph::MoleculeGraph>();
  const auto read = [&](const std::string& block) { reader->read(block, *graph); };
  time_of(blocks, read);  // wakes the caches
  const double fast = time_of(blocks, read);
  const double slow = time_of(blocks, [](const std::string& block) {
    try {
      const auto molecule = chem::owned(RDKit::MolBlockToMol(block));
    } catch (const std::exception&) {
      return;  // a refusal takes its time, too
    }
  });
  fmt::print("fast reader {:.3f} us per block, RDKit's sanitized parse {:.2f} us, {:.1f} times\n",
             fast, slow, slow / fast);
}

}  // namespace

int main(int argument_count, char** arguments) {
  try {
    const Options options = parse_options({arguments + 1, arguments + argument_count});
    chem::silence_rdkit();
    const std::vector<std::string> blocks = read_blocks(options.files);
    if (options.is_timed) {
      print_times(blocks);
      return 0;
    }
    const bool is_same =
        options.mutation_seconds > 0 ? compare_mutants(blocks, options) : compare_blocks(blocks);
    return is_same ? 0 : 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "mol_block_differential: {}\n", error.what());
    return 2;
  }
}
