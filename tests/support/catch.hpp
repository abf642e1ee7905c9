#pragma once
// Catch2 for the tests, whichever major version is installed: 2.13 (Debian 12) or 3 (Debian 13).

#include <string>

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <catch2/matchers/catch_matchers_vector.hpp>
#define CONGENER_TEST_SUBSTRING_MATCHER Catch::Matchers::ContainsSubstring
#else
#include <catch2/catch.hpp>
#define CONGENER_TEST_SUBSTRING_MATCHER Catch::Matchers::Contains
#endif

namespace congener::test {

/// Matches texts in which this one occurs.
inline auto ContainsText(const std::string& text) {
  return CONGENER_TEST_SUBSTRING_MATCHER(text);
}

}  // namespace congener::test

#undef CONGENER_TEST_SUBSTRING_MATCHER
