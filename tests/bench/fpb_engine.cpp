#include "fpb_engine.hpp"

#include <DataStructs/FPBReader.h>
#include <RDGeneral/Invariant.h>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <sstream>
#include <string>

namespace bench {
namespace {

template <typename Number>
void put(std::string& bytes, Number number) {
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  bytes.append(raw, sizeof number);
}

void put_chunk(std::string& file, const char* tag, const std::string& data) {
  put(file, static_cast<std::uint64_t>(data.size()));
  file.append(tag, 4);
  file += data;
}

std::uint32_t bits_of(const std::uint64_t* row, std::size_t words) {
  return std::accumulate(row, row + words, std::uint32_t{0}, [](std::uint32_t sum, auto word) {
    return sum + static_cast<std::uint32_t>(__builtin_popcountll(word));
  });
}

/// chemfp's FPB format: rows sorted by number of set bits, where each number begins, names.
std::string fpb_file(const std::vector<std::uint64_t>& rows, std::size_t words) {
  const std::size_t count = rows.size() / words;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
  for (std::size_t row = 0; row < count; ++row) {
    order.emplace_back(bits_of(rows.data() + row * words, words), row);
  }
  std::sort(order.begin(), order.end());
  std::string arena;
  put(arena, static_cast<std::uint32_t>(8 * words));
  put(arena, static_cast<std::uint32_t>(8 * words));
  put(arena, static_cast<std::uint8_t>(0));
  std::string starts;
  std::string names;
  std::string name_ends;
  put(names, static_cast<std::uint32_t>(count));
  put(names, std::uint32_t{0});
  put(name_ends, std::uint32_t{0});
  std::uint32_t next_bits = 0;
  for (std::uint32_t place = 0; place < count; ++place) {
    for (; next_bits <= order[place].first; ++next_bits) {
      put(starts, place);
    }
    arena.append(reinterpret_cast<const char*>(rows.data() + order[place].second * words),
                 8 * words);
    names += std::to_string(order[place].second) + '\0';
    put(name_ends, static_cast<std::uint32_t>(names.size() - 8));
  }
  for (; next_bits <= 64 * words + 1; ++next_bits) {
    put(starts, static_cast<std::uint32_t>(count));
  }
  std::string file("FPB1\r\n\0\0", 8);
  put_chunk(file, "AREN", arena);
  put_chunk(file, "POPC", starts);
  put_chunk(file, "FPID", names + name_ends);
  put_chunk(file, "FEND", "");
  return file;
}

}  // namespace

struct FpbEngine::Reader {
  explicit Reader(std::istream& file) : fpb(&file, false) { fpb.init(); }
  RDKit::FPBReader fpb;
};

FpbEngine::FpbEngine(const std::vector<std::uint64_t>& rows, std::size_t row_words) {
  std::istringstream file(fpb_file(rows, row_words));
  reader_ = std::make_unique<Reader>(file);
}
FpbEngine::~FpbEngine() = default;

std::size_t FpbEngine::threshold(const std::vector<std::uint64_t>& query, double least) const {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(query.data());
  return reader_->fpb.getTanimotoNeighbors(bytes, least).size();
}

}  // namespace bench
