#pragma once
// The bytes of one input, block by block: a file, standard input or text in memory. gzip is
// recognized by its first bytes and looked through; a UTF-8 byte order mark is left out, and what a
// UTF-16 one announces becomes UTF-8.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "congener/record_reader.hpp"

namespace congener::io {

inline constexpr std::size_t kBlockBytes = std::size_t{1} << 16;

/// Once open, a source never throws: when the data cannot be read on, it ends, and problem() says
/// why.
class ByteSource {
 public:
  /// Opens a file, or standard input for "-". Throws FileError (missing, a folder, unreadable) or
  /// FormatError (UTF-32).
  static std::unique_ptr<ByteSource> open(const std::string& path,
                                          std::size_t block_bytes = kBlockBytes);

  /// Reads bytes that are in memory, just as if they were a file of this name. Throws FormatError.
  static std::unique_ptr<ByteSource> from_text(std::string text, std::string name,
                                               std::size_t block_bytes = kBlockBytes);

  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  /// The next bytes, valid until the next call; empty at the end, then and ever after.
  std::string_view next_block();

  /// The first bytes, at least so many if there are any; they are given by next_block all the same.
  /// To be called before next_block only. Valid until the next call of either.
  std::string_view look_ahead(std::size_t bytes);

  const std::string& name() const;  ///< as given
  bool is_empty() const;            ///< not one byte was given, nor a byte order mark

  /// Of the input as it is stored, compressed or not, and in whole blocks.
  std::uint64_t bytes_read() const;

  /// The SHA-256 of the input as it is stored; empty until its end has been read.
  const std::string& sha256() const;

  /// Why the data end too early; empty if they do not. Valid after the last block.
  const std::string& problem() const;

  /// What was not read as it stands, although nothing is wrong; empty: nothing. Valid likewise.
  std::string notice() const;

  /// Why the data end too early, said of the record in which the data end.
  std::string problem_in_record() const;

 private:
  class Implementation;
  explicit ByteSource(std::unique_ptr<Implementation> implementation);

  std::unique_ptr<Implementation> implementation_;
};

/// How an input ended, for RecordReader::end: whole, cut off, or with bytes of which none belongs
/// to a record, which is a wrong file more often than a library without molecules.
InputEnd input_end(const ByteSource& source, std::uint64_t last_line, std::uint64_t records);

}  // namespace congener::io
