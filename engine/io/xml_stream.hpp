#pragma once
// XML as it comes, element by element. Only what files of offices need: names without their
// prefixes, no document type, and with it no entities of its own.

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <expat.h>

#include "io/zip_archive.hpp"

namespace congener::io {

/// The attributes of an element, valid while it begins.
class XmlAttributes {
 public:
  explicit XmlAttributes(const XML_Char** pairs) : pairs_(pairs) {}

  /// By its name, a prefix left out; nothing when there is none.
  std::optional<std::string_view> find(std::string_view name) const;

 private:
  const XML_Char** pairs_;
};

/// What is done with the elements of a document. Names come without prefixes. It may throw.
class XmlHandler {
 public:
  XmlHandler() = default;
  virtual ~XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;

  virtual void begin(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;  ///< of the innermost element, piece by piece
};

/// Reads one part in bounded memory, whatever it holds.
class XmlStream {
 public:
  /// The handler must outlive the stream.
  XmlStream(ZipPart part, XmlHandler& handler);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  /// Reads some more. False at the end, then and ever after. Throws only what the handler throws.
  bool read_some();

  std::uint64_t packed_bytes_read() const { return part_.packed_bytes_read(); }

  /// Why it ends early; empty when it does not.
  const std::string& problem() const { return problem_; }

 private:
  static void on_begin(void* stream, const XML_Char* name, const XML_Char** attributes);
  static void on_end(void* stream, const XML_Char* name);
  static void on_text(void* stream, const XML_Char* piece, int bytes);
  static void on_document_type(void* stream, const XML_Char*, const XML_Char*, const XML_Char*,
                               int);
  template <typename Action>
  void guarded(const Action& action);
  void stop(std::string problem);
  void parse(std::string_view block, bool is_last);

  ZipPart part_;
  XmlHandler& handler_;
  XML_Parser parser_;
  std::size_t depth_ = 0;
  std::uint64_t silent_bytes_ = 0;  ///< since the parser last told anything
  bool ended_ = false;
  std::string problem_;
  std::exception_ptr thrown_;  ///< by the handler; C code is not to be thrown through
};

}  // namespace congener::io
