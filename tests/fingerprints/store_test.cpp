#include "congener/fingerprints/store.hpp"

#include <catch.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "congener/error.hpp"
#include "search_helpers.hpp"

using namespace congener::test;

TEST_CASE("a store gives back every fingerprint, in both layouts", "[unit][property]") {
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{64}, std::size_t{4095}, std::size_t{4096}, std::size_t{4097}}) {
    const auto library = mixed_library(size, size, 192, 20);
    for (const auto layout : {fp::StoreLayout::Columns, fp::StoreLayout::Rows}) {
      const auto store = store_of(library, 192, layout);
      REQUIRE(store.size() == size);
      std::vector<bool> met(size, false);
      std::size_t wrong = 0;
      std::uint32_t bits_before = 0;
      for (std::uint64_t place = 0; place < size; ++place) {
        const auto position = static_cast<std::size_t>(store.parts().positions[place]);
        const fp::Fingerprint stored = store.fingerprint_at(place);
        wrong += stored.words != library[position].words || met[position] ||
                         stored.on_bits != library[position].on_bits || stored.on_bits < bits_before
                     ? 1
                     : 0;
        met[position] = true;
        bits_before = stored.on_bits;
      }
      CHECK(wrong == 0);
      CHECK_NOTHROW(store.verify());
    }
  }
}

TEST_CASE("sparse and short fingerprints become columns, dense ones and small libraries rows",
          "[unit]") {
  const auto layout_of = [](std::size_t size, std::uint32_t set, std::uint32_t bits = 512) {
    std::mt19937_64 random(set);
    fp::StoreBuilder builder(bits);
    for (std::size_t index = 0; index < size; ++index) {
      builder.add(random_fingerprint(random, bits, set));
    }
    return builder.build().layout();
  };
  CHECK(layout_of(2000, 20) == fp::StoreLayout::Columns);
  CHECK(layout_of(2000, 600) == fp::StoreLayout::Rows);
  CHECK(layout_of(2000, 600, 192) == fp::StoreLayout::Columns);
  CHECK(layout_of(100, 20) == fp::StoreLayout::Rows);
}

TEST_CASE("a builder refuses what it cannot store", "[unit]") {
  using congener::OptionError;
  CHECK_THROWS_AS(fp::StoreBuilder(0), OptionError);
  CHECK_THROWS_AS(fp::StoreBuilder(100), OptionError);
  CHECK_THROWS_AS(fp::StoreBuilder(fp::kMostBits + 64), OptionError);
  fp::StoreBuilder builder(64);
  CHECK_THROWS_AS(builder.add(full_fingerprint(128)), OptionError);
}

TEST_CASE("parts that contradict each other are refused", "[unit]") {
  const auto store = store_of(mixed_library(3, 200, 64, 12), 64, fp::StoreLayout::Columns);
  const auto refused = [&](auto change) {
    fp::StoreParts parts = store.parts();
    change(parts);
    CHECK_THROWS_AS(fp::FingerprintStore(parts), congener::FormatError);
  };
  CHECK_NOTHROW(fp::FingerprintStore(store.parts()));
  refused([](fp::StoreParts& parts) { parts.bits = 128; });
  refused([](fp::StoreParts& parts) { parts.bits = 60; });
  refused([](fp::StoreParts& parts) { parts.layout = static_cast<fp::StoreLayout>(9); });
  refused([](fp::StoreParts& parts) { parts.layout = fp::StoreLayout::Rows; });
  refused([](fp::StoreParts& parts) { --parts.positions.size; });
  refused([](fp::StoreParts& parts) { --parts.words.size; });
  refused([](fp::StoreParts& parts) { --parts.first_places.size; });
  refused([](fp::StoreParts& parts) { --parts.bit_counts.size; });
  const auto& places = store.parts().first_places;
  std::vector<std::uint64_t> late_start(places.begin(), places.end());
  late_start.front() = 1;
  refused([&](fp::StoreParts& parts) { parts.first_places.data = late_start.data(); });
  std::vector<std::uint64_t> falling(places.begin(), places.end());
  std::swap(falling[1], falling[falling.size() - 2]);
  refused([&](fp::StoreParts& parts) { parts.first_places.data = falling.data(); });
}

TEST_CASE("verifying finds one changed bit, count or position", "[unit]") {
  const auto library = mixed_library(3, 200, 64, 12);
  for (const auto layout : {fp::StoreLayout::Columns, fp::StoreLayout::Rows}) {
    const auto store = store_of(library, 64, layout);
    const fp::StoreParts& parts = store.parts();
    const auto found = [&](auto member, std::size_t index, std::uint64_t flip) {
      const auto& view = parts.*member;
      std::vector<std::uint64_t> copy(view.begin(), view.end());
      copy[index] ^= flip;
      fp::StoreParts changed = parts;
      (changed.*member).data = copy.data();
      CHECK_THROWS_AS(fp::FingerprintStore(changed).verify(), congener::FormatError);
    };
    found(&fp::StoreParts::words, 3, 2);
    found(&fp::StoreParts::words, parts.words.size - 1, std::uint64_t{1} << 63);
    found(&fp::StoreParts::bit_counts, 7, 1);
    found(&fp::StoreParts::positions, 9, 1);
    found(&fp::StoreParts::positions, 9, std::uint64_t{1} << 40);
  }
}
