#include "io/sheet_text.hpp"

#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "io/character_codes.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 28;

/// The number in "_x000D_" at the beginning of a text; nothing when there is none.
std::optional<char32_t> escaped_code(std::string_view text) {
  constexpr std::size_t kLength = 7;
  if (text.size() < kLength || text[1] != 'x' || text[kLength - 1] != '_') {
    return std::nullopt;
  }
  char32_t code = 0;
  for (const char letter : text.substr(2, 4)) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const std::size_t digit = kDigits.find(support::to_lower(std::string_view(&letter, 1)));
    if (digit == std::string_view::npos) {
      return std::nullopt;
    }
    code = 16 * code + static_cast<char32_t>(digit);
  }
  const bool is_half = code >= 0xD800 && code <= 0xDFFF;
  return is_half ? std::nullopt : std::optional(code);
}

}  // namespace

void RichText::begin(std::string_view name) {
  in_text_ = name == "t";
  in_phonetic_run_ = in_phonetic_run_ || name == "rPh";
}

void RichText::end(std::string_view name) {
  in_text_ = false;
  in_phonetic_run_ = in_phonetic_run_ && name != "rPh";
}

std::string without_escapes(std::string_view text) {
  std::string plain;
  constexpr std::size_t kEscapeLength = 7;
  for (;;) {
    const std::size_t mark = text.find('_');
    plain += text.substr(0, mark);
    if (mark == std::string_view::npos) {
      return plain;
    }
    text.remove_prefix(mark);
    const std::optional<char32_t> code = escaped_code(text);
    if (code) {
      append_utf8(plain, *code);
    } else {
      plain += '_';
    }
    text.remove_prefix(code ? kEscapeLength : 1);
  }
}

class SharedTexts::Handler final : public XmlHandler {
 public:
  explicit Handler(SharedTexts& texts) : texts_(texts) {}

  void begin(std::string_view name, const XmlAttributes&) override {
    if (name == "si") {
      in_item_ = true;
      begin_ = texts_.text_.size();
    } else if (in_item_) {
      rich_.begin(name);
    }
  }

  void end(std::string_view name) override {
    if (name != "si") {
      rich_.end(name);
      return;
    }
    in_item_ = false;
    const std::string_view text = std::string_view(texts_.text_).substr(begin_);
    if (text.find("_x") != std::string_view::npos) {
      const std::string plain = without_escapes(text);
      texts_.text_.replace(begin_, std::string::npos, plain);
    }
    texts_.ends_.push_back(texts_.text_.size());
  }

  void text(std::string_view piece) override {
    if (in_item_ && rich_.takes_text()) {
      texts_.text_ += piece;
    }
  }

  bool is_too_much() const {
    return texts_.text_.size() + texts_.ends_.size() * sizeof(std::size_t) > kMostBytes;
  }

 private:
  SharedTexts& texts_;
  RichText rich_;
  bool in_item_ = false;
  std::size_t begin_ = 0;
};

void SharedTexts::read(ZipPart part, const std::string& file) {
  Handler handler(*this);
  XmlStream xml(std::move(part), handler);
  while (xml.read_some()) {
    if (handler.is_too_much()) {
      throw FormatError(fmt::format("{}: its cells hold more than {} MiB of text; save it as CSV",
                                    support::printable(file), kMostBytes >> 20U));
    }
  }
  if (!xml.problem().empty()) {
    throw FormatError(fmt::format("{}: {}; save it anew as .xlsx or as CSV",
                                  support::printable(file), xml.problem()));
  }
}

std::optional<std::string_view> SharedTexts::at(std::size_t number) const {
  if (number >= ends_.size()) {
    return std::nullopt;
  }
  const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(text_).substr(begin, ends_[number] - begin);
}

}  // namespace congener::io
