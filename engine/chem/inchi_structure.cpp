#include "chem/inchi_structure.hpp"

#include <cstring>
#include <string_view>
#include <type_traits>

#include "chem/inchi_library.hpp"
#include "support/isolated_function.hpp"
#include "support/text.hpp"

namespace congener::chem {
namespace {

/// Far more than an InChI of the largest size takes on a slow machine.
constexpr unsigned int kLongestSeconds = 60;

/// Both processes are the same program, so its structs are passed on as they lie in memory.
template <typename Item>
void append_items(std::string& bytes, const Item* items, int count) {
  static_assert(std::is_trivially_copyable_v<Item>);
  const std::size_t size = items == nullptr || count < 0 ? 0 : static_cast<std::size_t>(count);
  bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
  if (size > 0) {
    bytes.append(reinterpret_cast<const char*>(items), size * sizeof(Item));
  }
}

/// False: there are fewer bytes than they say.
template <typename Item>
bool take_items(std::string_view& bytes, std::vector<Item>& items) {
  std::size_t size = 0;
  if (bytes.size() < sizeof size) {
    return false;
  }
  std::memcpy(&size, bytes.data(), sizeof size);
  bytes.remove_prefix(sizeof size);
  if (size > bytes.size() / sizeof(Item)) {
    return false;
  }
  items.resize(size);
  if (size > 0) {
    std::memcpy(items.data(), bytes.data(), size * sizeof(Item));
  }
  bytes.remove_prefix(size * sizeof(Item));
  return true;
}

/// No other thread is in its process, so it takes no lock.
std::string read_by_library(const std::string& text) {
  std::string inchi = text;
  std::string options = kInchiOptions;
  inchi_InputINCHI asked = {};
  asked.szInChI = inchi.data();
  asked.szOptions = options.data();
  inchi_OutputStruct given = {};
  const int code = GetStructFromINCHI(&asked, &given);
  const bool is_read = code == inchi_Ret_OKAY || code == inchi_Ret_WARNING;
  std::string answer;
  append_items(answer, given.atom, is_read ? given.num_atoms : 0);
  append_items(answer, given.stereo0D, is_read ? given.num_stereo0D : 0);
  answer += given.szMessage == nullptr ? "" : support::shortened(given.szMessage, 200);
  FreeStructFromINCHI(&given);
  return answer;
}

}  // namespace

InchiStructure structure_of_inchi(const std::string& inchi, InchiProcess process) {
  static support::IsolatedFunction library(read_by_library, kLongestSeconds);
  support::IsolatedFunction::Answer answer =
      process == InchiProcess::Own ? library.call_alone(inchi) : library.call(inchi);
  InchiStructure read;
  read.problem = std::move(answer.problem);
  std::string_view bytes = answer.bytes;
  if (read.problem.empty() && (!take_items(bytes, read.atoms) || !take_items(bytes, read.stereo))) {
    return {{}, {}, {}, "gave no whole answer"};
  }
  read.message = std::string(bytes);
  return read;
}

}  // namespace congener::chem
