#include "support/statistics.hpp"

#include <boost/math/special_functions/beta.hpp>

#include <stdexcept>

namespace congener::support {

Bounds clopper_pearson(std::uint64_t count, std::uint64_t of, double confidence) {
  if (count > of || !(confidence > 0.0 && confidence < 1.0)) {
    throw std::invalid_argument("clopper_pearson: needs count <= of and 0 < confidence < 1");
  }
  Bounds bounds;
  const double outside = (1.0 - confidence) / 2.0;
  const auto hits = static_cast<double>(count);
  const auto misses = static_cast<double>(of - count);
  if (count > 0) {
    bounds.low = boost::math::ibeta_inv(hits, misses + 1.0, outside);
  }
  if (count < of) {
    bounds.high = boost::math::ibeta_inv(hits + 1.0, misses, 1.0 - outside);
  }
  return bounds;
}

}  // namespace congener::support
