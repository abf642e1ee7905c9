#include "option_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "congener/date.hpp"

namespace congener::cli {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

}  // namespace

CLI::Validator one_of(std::vector<std::string> words) {
  return CLI::Validator(
      [words = std::move(words)](std::string& value) {
        const std::string word = lower(value);
        if (std::find(words.begin(), words.end(), word) == words.end()) {
          return fmt::format("\"{}\" is none of {}", value, joined(words));
        }
        value = word;
        return std::string();
      },
      "");
}

CLI::Validator whole_number(int least, int most) {
  return CLI::Validator(
      [least, most](std::string& value) {
        int number = 0;
        const char* const end = value.data() + value.size();
        const auto [stop, error] = std::from_chars(value.data(), end, number);
        const bool is_number = error == std::errc() && stop == end;
        return is_number && number >= least && number <= most
                   ? std::string()
                   : fmt::format("\"{}\" is no whole number from {} to {}", value, least, most);
      },
      "");
}

CLI::Validator fraction() {
  return CLI::Validator(
      [](std::string& value) {
        double number = 0;
        const char* const end = value.data() + value.size();
        const auto [stop, error] = std::from_chars(value.data(), end, number);
        const bool is_number = error == std::errc() && stop == end;
        return is_number && number >= 0 && number <= 1
                   ? std::string()
                   : fmt::format("\"{}\" is no number from 0 to 1, such as 1e-4", value);
      },
      "");
}

CLI::Validator day() {
  return CLI::Validator(
      [](std::string& value) {
        return parse_date(value) ? std::string()
                                 : fmt::format("\"{}\" is no day; write YYYY-MM-DD", value);
      },
      "");
}

CLI::Validator reading() {
  return CLI::Validator(
      [](std::string& value) {
        const std::size_t equals = value.find('=');
        const std::string name = value.substr(0, equals);
        const std::string answer =
            equals == std::string::npos ? "" : lower(value.substr(equals + 1));
        const std::size_t dot = name.rfind('.');
        const bool has_name = dot != std::string::npos && dot > 0 && dot + 1 < name.size();
        return has_name && (answer == "yes" || answer == "no")
                   ? std::string()
                   : fmt::format(
                         "\"{}\" is no reading; write CLASS.READING=yes or =no (congener "
                         "refs show CLASS names its readings)",
                         value);
      },
      "");
}

std::pair<std::string, bool> reading_from(const std::string& value) {
  const std::size_t equals = value.find('=');
  return {value.substr(0, equals), lower(value.substr(equals + 1)) == "yes"};
}

CLI::Validator not_empty(std::string what) {
  return CLI::Validator(
      [what = std::move(what)](std::string& value) {
        return value.empty() ? fmt::format("the value is empty; {}", what) : std::string();
      },
      "");
}

}  // namespace congener::cli
