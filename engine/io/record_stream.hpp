#pragma once
// All inputs of a run, one after the other, as one numbered stream of records.

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "congener/record_reader.hpp"

namespace congener::io {

/// Every input is opened at once, so that a bad one stops the run before any output. Files are then
/// closed until their turn comes, for there may be more than the system lets a program keep open.
class RecordStream {
 public:
  /// "-" is standard input. Throws as open_record_reader does, and OptionError when there is no
  /// input or standard input is named twice.
  RecordStream(const std::vector<std::string>& names, const ReaderOptions& options);

  /// One input that the caller has opened and keeps; name stands for it in messages.
  RecordStream(RecordReader& reader, const std::string& name);

  /// Records in memory, which must outlive the stream.
  explicit RecordStream(const std::vector<Record>& records);

  /// The next records, numbered from 1 over all inputs; nothing at the end. A batch is the unit of
  /// work and of memory: so many records that threads rarely meet, and not too many bytes.
  std::optional<std::vector<Record>> next_batch();

  /// Part of the inputs' bytes that the first so many records take, from 0 to 1; nothing when that
  /// is not known. They must have been read, and numbers must not fall from call to call. One
  /// thread may ask while another one reads.
  std::optional<double> share_of(std::uint64_t records);

  /// Inputs that ended early: what and where. Complete once next_batch has returned nothing.
  const std::vector<std::string>& problems() const { return problems_; }

  /// How they were read. Complete once next_batch has returned nothing.
  const ReadingNotes& notes() const { return notes_; }

  /// The inputs that were read, in their order. Complete once next_batch has returned nothing.
  const std::vector<InputDigest>& digests() const { return digests_; }

  /// Extra columns of all inputs, each name once, in order of first appearance.
  const std::vector<std::string>& field_names() const { return field_names_; }

 private:
  RecordStream(std::unique_ptr<RecordReader> reader, const std::string& name);
  bool next(Record& record);
  void add_field_names(const RecordReader& reader);
  void add_end(const InputEnd& end, const std::string& name);

  std::vector<std::string> names_;
  ReaderOptions options_;
  std::vector<std::unique_ptr<RecordReader>> readers_;  ///< open ones
  std::vector<std::string> field_names_;
  std::unordered_set<std::string> field_names_seen_;
  std::vector<std::string> problems_;
  ReadingNotes notes_;
  std::vector<InputDigest> digests_;
  std::size_t current_ = 0;
  std::uint64_t number_ = 0;
  std::vector<std::uint64_t> stored_bytes_;  ///< of each input; empty: not known
  std::uint64_t earlier_bytes_ = 0;          ///< of the inputs that have been read whole
  struct Mark {
    std::uint64_t number;  ///< of the last record of a batch
    std::uint64_t bytes;   ///< read by then
  };
  std::mutex marks_mutex_;
  std::deque<Mark> marks_;  ///< of the batches from the last one that was asked for on
};

}  // namespace congener::io
