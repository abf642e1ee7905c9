#include "io/xml_stream.hpp"

#include <new>
#include <utility>

#include <fmt/format.h>

#include "support/text.hpp"

namespace congener::io {

namespace {

/// The parser keeps what it has of a tag until it is whole, and each element that is open.
constexpr std::uint64_t kLongestTag = std::uint64_t{1} << 20;
constexpr std::size_t kDeepest = 256;

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
  for (const XML_Char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (without_prefix(pair[0]) == name) {
      return std::string_view(pair[1]);
    }
  }
  return std::nullopt;
}

XmlStream::XmlStream(ZipPart part, XmlHandler& handler)
    : part_(std::move(part)), handler_(handler), parser_(XML_ParserCreate(nullptr)) {
  if (parser_ == nullptr) {
    throw std::bad_alloc();
  }
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, on_begin, on_end);
  XML_SetCharacterDataHandler(parser_, on_text);
  XML_SetStartDoctypeDeclHandler(parser_, on_document_type);
}

XmlStream::~XmlStream() {
  XML_ParserFree(parser_);
}

bool XmlStream::read_some() {
  if (ended_) {
    return false;
  }
  const std::string_view block = part_.next_block();
  if (!part_.problem().empty()) {
    stop(part_.problem());
  } else {
    parse(block, block.empty());
  }
  ended_ = block.empty() || !problem_.empty();
  if (thrown_) {
    ended_ = true;
    std::rethrow_exception(std::exchange(thrown_, nullptr));
  }
  return !ended_;
}

void XmlStream::parse(std::string_view block, bool is_last) {
  silent_bytes_ += block.size();
  const XML_Status status =
      XML_Parse(parser_, block.data(), static_cast<int>(block.size()), is_last ? 1 : 0);
  if (!problem_.empty() || thrown_) {
    return;
  }
  if (status != XML_STATUS_OK) {
    problem_ = fmt::format("its part {} is damaged ({})", support::printable(part_.name()),
                           XML_ErrorString(XML_GetErrorCode(parser_)));
  } else if (silent_bytes_ > kLongestTag) {
    stop(fmt::format("its part {} holds a tag of more than {} bytes",
                     support::printable(part_.name()), kLongestTag));
  }
}

void XmlStream::stop(std::string problem) {
  if (problem_.empty()) {
    problem_ = std::move(problem);
  }
}

template <typename Action>
void XmlStream::guarded(const Action& action) {
  silent_bytes_ = 0;
  if (thrown_ || !problem_.empty()) {
    return;  // the parser may tell a little more after it was stopped
  }
  try {
    action();
  } catch (...) {
    thrown_ = std::current_exception();
  }
  if (thrown_ || !problem_.empty()) {
    XML_StopParser(parser_, XML_FALSE);
  }
}

void XmlStream::on_begin(void* stream, const XML_Char* name, const XML_Char** attributes) {
  auto& self = *static_cast<XmlStream*>(stream);
  self.guarded([&] {
    if (++self.depth_ > kDeepest) {
      self.stop(fmt::format("its part {} has elements more than {} deep",
                            support::printable(self.part_.name()), kDeepest));
      return;
    }
    self.handler_.begin(without_prefix(name), XmlAttributes(attributes));
  });
}

void XmlStream::on_end(void* stream, const XML_Char* name) {
  auto& self = *static_cast<XmlStream*>(stream);
  self.guarded([&] {
    --self.depth_;
    self.handler_.end(without_prefix(name));
  });
}

void XmlStream::on_text(void* stream, const XML_Char* piece, int bytes) {
  auto& self = *static_cast<XmlStream*>(stream);
  self.guarded([&] { self.handler_.text({piece, static_cast<std::size_t>(bytes)}); });
}

void XmlStream::on_document_type(void* stream, const XML_Char*, const XML_Char*, const XML_Char*,
                                 int) {
  auto& self = *static_cast<XmlStream*>(stream);
  self.guarded([&] {
    self.stop(fmt::format("its part {} has a document type (DOCTYPE), which no table has",
                          support::printable(self.part_.name())));
  });
}

}  // namespace congener::io
