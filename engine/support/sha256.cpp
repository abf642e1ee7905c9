#include "support/sha256.hpp"

#include <openssl/evp.h>

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "congener/error.hpp"

namespace congener::support {

namespace {

struct ContextDeleter {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

struct AlgorithmDeleter {
  void operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
};

void check(bool worked) {
  if (!worked) {
    throw Error("SHA-256 is not available from the OpenSSL library; check its configuration");
  }
}

/// Ends the computation.
std::string hex_digest_of(EVP_MD_CTX* context) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  check(EVP_DigestFinal_ex(context, digest.data(), &size) == 1);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(std::size_t{2} * size);
  for (unsigned int i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4];
    text += kDigits[digest[i] & 0xFu];
  }
  return text;
}

}  // namespace

struct Sha256::State {
  std::unique_ptr<EVP_MD_CTX, ContextDeleter> context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  state_->context.reset(EVP_MD_CTX_new());
  check(state_->context != nullptr);
  check(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1);
}

Sha256::~Sha256() = default;

void Sha256::update(std::string_view bytes) {
  if (!state_->context) {
    throw std::logic_error("a hash that was told takes no further bytes");
  }
  check(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex_digest() {
  // Released, because OpenSSL 3.0 takes bytes that come later without a word, and 3.5 refuses them.
  const auto context = std::exchange(state_->context, nullptr);
  if (!context) {
    throw std::logic_error("a hash is told once");
  }
  return hex_digest_of(context.get());
}

std::string sha256_bytes_of(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  check(EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1);
  return {reinterpret_cast<const char*>(digest.data()), size};
}

std::string sha256_of(std::string_view text) {
  // Looking the algorithm up and making a context take longer than a short text itself.
  static const std::unique_ptr<EVP_MD, AlgorithmDeleter> algorithm(
      EVP_MD_fetch(nullptr, "SHA256", nullptr));
  thread_local const std::unique_ptr<EVP_MD_CTX, ContextDeleter> context(EVP_MD_CTX_new());
  check(algorithm != nullptr && context != nullptr);
  check(EVP_DigestInit_ex(context.get(), algorithm.get(), nullptr) == 1);
  check(EVP_DigestUpdate(context.get(), text.data(), text.size()) == 1);
  return hex_digest_of(context.get());
}

std::string sha256_of_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  Sha256 hash;
  std::vector<char> block(1U << 16);
  while (stream) {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    hash.update({block.data(), static_cast<std::size_t>(stream.gcount())});
  }
  if (!stream.eof()) {
    throw FileError(fmt::format("{}: cannot be read", path));
  }
  return hash.hex_digest();
}

}  // namespace congener::support
