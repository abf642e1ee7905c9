#include "io/record_stream.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "congener/error.hpp"

namespace congener::io {
namespace {

constexpr std::size_t kRecordsPerChunk = 1024;
constexpr std::size_t kBytesPerChunk = 8U << 20;

/// Not standard input and not a pipe: what was read to look at it would be lost.
bool can_be_opened_again(const std::string& name) {
  std::error_code error;
  return name != "-" && std::filesystem::is_regular_file(name, error);
}

std::size_t size_in_bytes(const Record& record) {
  std::size_t bytes = record.structure.size() + record.id.size();
  for (const auto& [name, value] : record.fields) {
    bytes += name.size() + value.size();
  }
  return bytes;
}

}  // namespace

RecordStream::RecordStream(const std::vector<std::string>& names, const ReaderOptions& options)
    : names_(names), options_(options), readers_(names.size()) {
  if (names_.empty()) {
    throw OptionError("there is nothing to read: name a file, or - for standard input");
  }
  if (std::count(names_.begin(), names_.end(), "-") > 1) {
    throw OptionError("standard input (-) can be named only once");
  }
  for (std::size_t index = 0; index < names_.size(); ++index) {
    auto reader = open_record_reader(names_[index], options_);
    add_field_names(*reader);
    if (!can_be_opened_again(names_[index])) {
      readers_[index] = std::move(reader);
    }
  }
}

std::vector<Record> RecordStream::next_chunk() {
  std::vector<Record> chunk;
  std::size_t bytes = 0;
  Record record;
  while (chunk.size() < kRecordsPerChunk && bytes < kBytesPerChunk && next(record)) {
    bytes += size_in_bytes(record);
    chunk.push_back(std::move(record));
  }
  return chunk;
}

bool RecordStream::next(Record& record) {
  while (current_ < names_.size()) {
    auto& reader = readers_[current_];
    if (!reader) {
      reader = open_record_reader(names_[current_], options_);
    }
    record = Record();
    if (reader->next(record)) {
      record.number = ++number_;
      return true;
    }
    const InputEnd end = reader->end();
    if (!end.complete) {
      problems_.push_back(end.problem);
    }
    reader.reset();  // closes the file
    ++current_;
  }
  return false;
}

void RecordStream::add_field_names(const RecordReader& reader) {
  for (const std::string& name : reader.field_names()) {
    if (std::find(field_names_.begin(), field_names_.end(), name) == field_names_.end()) {
      field_names_.push_back(name);
    }
  }
}

}  // namespace congener::io
