#include <atomic>

#include "congener/fingerprints/kernels.hpp"
#include "kernels/kernel.hpp"

namespace congener::fingerprints {
namespace {

struct Kernel {
  const char* name;
  bool (*supported)();
  kernels::AndCount and_count;
};

bool always() {
  return true;
}

#ifdef CONGENER_KERNELS_X86
bool has_popcnt() {
  return __builtin_cpu_supports("popcnt") != 0;
}
#endif

// Fastest first.
constexpr Kernel kKernels[] = {
#ifdef CONGENER_KERNELS_X86
    {"popcnt", has_popcnt, kernels::and_count_popcnt},
#endif
    {"scalar", always, kernels::and_count_scalar},
};

const Kernel* best_kernel() {
  for (const Kernel& kernel : kKernels) {
    if (kernel.supported()) {
      return &kernel;
    }
  }
  return nullptr;  // not reached: scalar is always supported
}

std::atomic<const Kernel*>& chosen_kernel() {
  static std::atomic<const Kernel*> chosen{best_kernel()};
  return chosen;
}

}  // namespace

std::uint32_t and_count(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  return chosen_kernel().load(std::memory_order_relaxed)->and_count(a, b, words);
}

std::vector<std::string> kernel_names() {
  std::vector<std::string> names;
  for (const Kernel& kernel : kKernels) {
    if (kernel.supported()) {
      names.emplace_back(kernel.name);
    }
  }
  return names;
}

std::string active_kernel() {
  return chosen_kernel().load()->name;
}

bool force_kernel(const std::string& name) {
  for (const Kernel& kernel : kKernels) {
    if (name == kernel.name && kernel.supported()) {
      chosen_kernel().store(&kernel);
      return true;
    }
  }
  return false;
}

}  // namespace congener::fingerprints
