#include <atomic>

#include "congener/fingerprints/kernels.hpp"
#include "kernels/kernel.hpp"

namespace congener::fingerprints {
namespace {

using kernels::Kernel;

bool always() {
  return true;
}

#ifdef CONGENER_KERNELS_X86
bool has_popcnt() {
  return __builtin_cpu_supports("popcnt") != 0;
}
bool has_avx2() {
  return has_popcnt() && __builtin_cpu_supports("avx2") != 0;
}
bool has_avx512() {
  return has_avx2() && __builtin_cpu_supports("avx512f") != 0;
}
bool has_vpopcntdq() {
  return has_avx512() && __builtin_cpu_supports("avx512vpopcntdq") != 0;
}
#endif

// Fastest first: name, test, bits of one pair, bits of many rows, columns, sums. A name stands for
// an instruction set; what it does not improve comes from the set below.
constexpr Kernel kKernels[] = {
#ifdef CONGENER_KERNELS_X86
    {"vpopcntdq", has_vpopcntdq, kernels::and_count_popcnt, kernels::and_counts_vpopcntdq,
     kernels::scan_columns_avx512, kernels::keyed_sum_avx2},
    {"avx512", has_avx512, kernels::and_count_popcnt, kernels::and_counts_avx2,
     kernels::scan_columns_avx512, kernels::keyed_sum_avx2},
    {"avx2", has_avx2, kernels::and_count_popcnt, kernels::and_counts_avx2,
     kernels::scan_columns_avx2, kernels::keyed_sum_avx2},
    {"popcnt", has_popcnt, kernels::and_count_popcnt, kernels::and_counts_popcnt,
     kernels::scan_columns_sse2, kernels::keyed_sum_sse2},
    {"sse2", always, kernels::and_count_scalar, kernels::and_counts_scalar,
     kernels::scan_columns_sse2, kernels::keyed_sum_sse2},
#endif
    {"scalar", always, kernels::and_count_scalar, kernels::and_counts_scalar,
     kernels::scan_columns_scalar, kernels::keyed_sum_scalar},
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

const Kernel& kernels::current_kernel() {
  return *chosen_kernel().load(std::memory_order_relaxed);
}

std::uint32_t and_count(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  return kernels::current_kernel().and_count(a, b, words);
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
