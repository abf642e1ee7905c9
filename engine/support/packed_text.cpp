#include "support/packed_text.hpp"

#include <openssl/evp.h>
#include <zlib.h>

#include <array>
#include <climits>

#include "congener/error.hpp"

namespace congener::support {
namespace {

constexpr int kRawDeflate = -MAX_WBITS;

/// zlib's interface is not const-correct; it does not write to its input.
Bytef* input_of(std::string_view text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

std::string deflated(std::string_view text) {
  z_stream stream{};
  constexpr int kMemory = 8;
  constexpr int kLevel = 4;  // of the usual 6 a third of the time for a tenth more bytes
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kRawDeflate, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw Error("zlib cannot start to compress; is there enough memory?");
  }
  std::string packed(deflateBound(&stream, text.size()), '\0');
  stream.next_in = input_of(text);
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int status = deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  deflateEnd(&stream);
  if (status != Z_STREAM_END) {
    throw Error("zlib cannot compress a text");
  }
  return packed;
}

std::optional<std::string> inflated(std::string_view packed, std::size_t most_bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, kRawDeflate) != Z_OK) {
    throw Error("zlib cannot start to decompress; is there enough memory?");
  }
  stream.next_in = input_of(packed);
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  std::array<char, 1U << 16> block{};
  int status = Z_OK;
  while (status == Z_OK && text.size() <= most_bytes) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    status = inflate(&stream, Z_NO_FLUSH);
    text.append(block.data(), block.size() - stream.avail_out);
  }
  const bool is_whole = status == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  return is_whole && text.size() <= most_bytes ? std::optional(std::move(text)) : std::nullopt;
}

std::optional<std::string> from_base64(std::string_view text) {
  constexpr std::size_t kGroup = 4;
  constexpr std::size_t kBytes = 3;
  if (text.empty() || text.size() % kGroup != 0 || text.size() > INT_MAX) {
    return std::nullopt;
  }
  std::string bytes(text.size() / kGroup * kBytes, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()));
  if (size < 0) {
    return std::nullopt;
  }
  // OpenSSL counts the filling as bytes.
  const std::size_t filling = text.size() - (text.find_last_not_of('=') + 1);
  bytes.resize(static_cast<std::size_t>(size) - filling);
  return base64(bytes) == text ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // OpenSSL ends it with a null
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::string packed_text(std::string_view text) {
  return base64(deflated(text));
}

std::optional<std::string> unpacked_text(std::string_view packed, std::size_t most_bytes) {
  const auto bytes = from_base64(packed);
  return bytes ? inflated(*bytes, most_bytes) : std::nullopt;
}

}  // namespace congener::support
