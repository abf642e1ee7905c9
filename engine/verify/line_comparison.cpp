#include "verify/line_comparison.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

namespace congener::verify {
namespace {

constexpr std::string_view kOfRdkit[] = {
    "judged.canonical_smiles_by", "judged.record.canonical_smiles",
    "judged.component.canonical_smiles", "view.sample", "view.entry"};

class Comparison {
 public:
  explicit Comparison(const Tolerance& tolerance) : tolerance_(tolerance) {}

  /// path: the keys that lead here; empty: the line itself.
  void compare(const Json& reported, const Json& now, const std::string& path) {
    if (reported == now) {
      return;
    }
    if (reported.is_object() && now.is_object()) {
      compare_objects(reported, now, path);
    } else if (reported.is_array() && now.is_array() && reported.size() == now.size()) {
      for (std::size_t index = 0; index < now.size(); ++index) {
        compare(reported[index], now[index], fmt::format("{}[{}]", path, index));
      }
    } else if (is_tolerated(path) || (reported.is_null() && path.rfind("view.", 0) == 0)) {
      // A page may have been made without drawings.
      result.told_apart.insert(path);
    } else {
      result.differences.push_back({path, to_line(reported), to_line(now)});
    }
  }

  LineComparison result;

 private:
  void compare_objects(const Json& reported, const Json& now, const std::string& path) {
    const auto path_of = [&](const std::string& key) {
      return path.empty() ? key : path + "." + key;
    };
    for (const auto& [key, value] : reported.items()) {
      const auto place = now.find(key);
      if (place == now.end()) {
        result.differences.push_back({path_of(key), to_line(value), "absent"});
      } else {
        compare(value, *place, path_of(key));
      }
    }
    for (const auto& [key, value] : now.items()) {
      if (reported.find(key) == reported.end()) {
        add_new(path, key, value);
      }
    }
  }

  /// Within a schema keys may be added, but those of an object by jurisdiction are answers.
  void add_new(const std::string& path, const std::string& key, const Json& value) {
    if (path == "jurisdictions" || path == "fields") {
      result.differences.push_back({path + "." + key, "absent", to_line(value)});
    } else {
      result.told_apart.insert((path.empty() ? "" : path + ".") + key + " (new)");
    }
  }

  bool is_tolerated(const std::string& path) const {
    const bool is_reason = path == "reason" || path.rfind("view.in_short", 0) == 0;
    if (is_reason && (tolerance_.names_were_read || tolerance_.bytes_were_replaced)) {
      return true;
    }
    return tolerance_.other_rdkit &&
           std::find(std::begin(kOfRdkit), std::end(kOfRdkit), path) != std::end(kOfRdkit);
  }

  const Tolerance& tolerance_;
};

}  // namespace

LineComparison compared(const Json& reported, const Json& now, const Tolerance& tolerance) {
  Comparison comparison(tolerance);
  comparison.compare(reported, now, "");
  return std::move(comparison.result);
}

}  // namespace congener::verify
