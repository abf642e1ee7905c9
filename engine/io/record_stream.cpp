#include "io/record_stream.hpp"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <system_error>
#include <utility>

#include "congener/error.hpp"

namespace congener::io {
namespace {

constexpr std::size_t kRecordsPerBatch = 128;
constexpr std::size_t kBytesPerBatch = 1U << 20;

/// Not standard input and not a pipe: what was read to look at it would be lost.
bool can_be_opened_again(const std::string& name) {
  std::error_code error;
  return name != "-" && std::filesystem::is_regular_file(name, error);
}

/// Of each of them; nothing when one is no file.
std::vector<std::uint64_t> stored_bytes(const std::vector<std::string>& names) {
  std::vector<std::uint64_t> bytes;
  for (const std::string& name : names) {
    std::error_code error;
    const std::uintmax_t size =
        can_be_opened_again(name) ? std::filesystem::file_size(name, error) : 0;
    if (size == 0 || error) {
      return {};
    }
    bytes.push_back(size);
  }
  return bytes;
}

std::size_t size_in_bytes(const Record& record) {
  std::size_t bytes = record.structure.size() + record.id.size();
  for (const auto& [name, value] : record.fields) {
    bytes += name.size() + value.size();
  }
  return bytes;
}

/// A reader that belongs to somebody else.
class BorrowedReader final : public RecordReader {
 public:
  explicit BorrowedReader(RecordReader& reader) : reader_(reader) {}
  bool next(Record& record) override { return reader_.next(record); }
  InputEnd end() const override { return reader_.end(); }
  std::vector<std::string> field_names() const override { return reader_.field_names(); }
  std::uint64_t bytes_read() const override { return reader_.bytes_read(); }

 private:
  RecordReader& reader_;
};

class MemoryReader final : public RecordReader {
 public:
  explicit MemoryReader(const std::vector<Record>& records) : records_(records) {}
  bool next(Record& record) override {
    if (next_ == records_.size()) {
      return false;
    }
    record = records_[next_++];
    return true;
  }
  InputEnd end() const override { return {}; }
  std::vector<std::string> field_names() const override {
    std::vector<std::string> names;
    for (const Record& record : records_) {
      for (const auto& field : record.fields) {
        names.push_back(field.first);  // RecordStream keeps each name once
      }
    }
    return names;
  }

 private:
  const std::vector<Record>& records_;
  std::size_t next_ = 0;
};

}  // namespace

RecordStream::RecordStream(std::unique_ptr<RecordReader> reader, const std::string& name)
    : names_({name}) {
  add_field_names(*reader);
  readers_.push_back(std::move(reader));
}

RecordStream::RecordStream(RecordReader& reader, const std::string& name)
    : RecordStream(std::make_unique<BorrowedReader>(reader), name) {}

RecordStream::RecordStream(const std::vector<Record>& records)
    : RecordStream(std::make_unique<MemoryReader>(records), "records in memory") {}

RecordStream::RecordStream(const std::vector<std::string>& names, const ReaderOptions& options)
    : names_(names), options_(options), readers_(names.size()) {
  if (names_.empty()) {
    throw OptionError("there is nothing to read: name a file, or - for standard input");
  }
  if (std::count(names_.begin(), names_.end(), "-") > 1) {
    throw OptionError("standard input (-) can be named only once");
  }
  stored_bytes_ = stored_bytes(names_);
  for (std::size_t index = 0; index < names_.size(); ++index) {
    auto reader = open_record_reader(names_[index], options_);
    add_field_names(*reader);
    if (!can_be_opened_again(names_[index])) {
      readers_[index] = std::move(reader);
    }
  }
}

std::optional<std::vector<Record>> RecordStream::next_batch() {
  std::vector<Record> batch;
  std::size_t bytes = 0;
  Record record;
  while (batch.size() < kRecordsPerBatch && bytes < kBytesPerBatch && next(record)) {
    bytes += size_in_bytes(record);
    batch.push_back(std::move(record));
  }
  const auto* reader = current_ < readers_.size() ? readers_[current_].get() : nullptr;
  const std::scoped_lock lock(marks_mutex_);
  marks_.push_back({number_, earlier_bytes_ + (reader ? reader->bytes_read() : 0)});
  return batch.empty() ? std::nullopt : std::optional(std::move(batch));
}

std::optional<double> RecordStream::share_of(std::uint64_t records) {
  const std::scoped_lock lock(marks_mutex_);
  while (marks_.size() > 1 && marks_.front().number < records) {
    marks_.pop_front();
  }
  if (stored_bytes_.empty() || marks_.empty()) {
    return std::nullopt;
  }
  const auto all = std::accumulate(stored_bytes_.begin(), stored_bytes_.end(), std::uint64_t{0});
  // The end is told by a mark without records behind the last ones. A file that grows while it is
  // read has more bytes than it had.
  const Mark& mark = marks_.back().number <= records ? marks_.back() : marks_.front();
  return std::min(1.0, static_cast<double>(mark.bytes) / static_cast<double>(all));
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
    add_end(reader->end(), names_[current_]);
    earlier_bytes_ += current_ < stored_bytes_.size() ? stored_bytes_[current_] : 0;
    reader.reset();  // closes the file
    ++current_;
  }
  return false;
}

void RecordStream::add_field_names(const RecordReader& reader) {
  for (const std::string& name : reader.field_names()) {
    if (field_names_seen_.insert(name).second) {
      field_names_.push_back(name);
    }
  }
}

void RecordStream::add_end(const InputEnd& end, const std::string& name) {
  if (!end.complete) {
    problems_.push_back(end.problem);
  }
  if (end.stored_bytes > 0 || !end.sha256.empty()) {  // else it is none that is stored
    digests_.push_back({name, end.stored_bytes, end.sha256});
  }
  notes_.notices.insert(notes_.notices.end(), end.notices.begin(), end.notices.end());
  if (notes_.rows_over_several_lines == 0 && end.rows_over_several_lines > 0) {
    notes_.first_file = name;
    notes_.first_line = end.first_row_over_several_lines;
  }
  notes_.rows_over_several_lines += end.rows_over_several_lines;
}

}  // namespace congener::io
