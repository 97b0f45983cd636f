#include "support/text.hh"

#include <fnmatch.h>

#include <algorithm>
#include <cctype>

namespace click {
namespace {

bool is_hex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return std::tolower(static_cast<unsigned char>(c)) - 'a' + 10;
}

// Length of the comment at the beginning of `text`, 0 if there is none.
size_t comment_length(std::string_view text) {
  if (text.starts_with("//")) {
    size_t end = text.find('\n');
    return end == std::string_view::npos ? text.size() : end;
  }
  if (text.starts_with("/*")) {
    size_t end = text.find("*/", 2);
    return end == std::string_view::npos ? text.size() : end + 2;
  }
  return 0;
}

// Length of the quoted string (or \<hex> data) at the beginning of `text`, 0 if there is none.
size_t quoted_length(std::string_view text) {
  if (text.starts_with("\\<")) {
    size_t end = text.find('>', 2);
    return end == std::string_view::npos ? text.size() : end + 1;
  }
  if (!text.starts_with('"') && !text.starts_with('\'')) return 0;
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == text[0]) return i + 1;
    if (text[i] != '\\' || text[0] != '"') continue;
    if (i + 1 < text.size() && text[i + 1] == '<') {
      size_t end = text.find('>', i);
      i = end == std::string_view::npos ? text.size() : end;
    } else {
      ++i;
    }
  }
  return text.size();
}

// Appends the data of "\<48 45>" that begins at `text`; returns the length read.
size_t append_hex_data(std::string_view text, std::string& out) {
  size_t i = 2;
  int high = -1;
  for (; i < text.size() && text[i] != '>'; ++i) {
    if (!is_hex(text[i])) continue;
    if (high < 0) {
      high = hex_value(text[i]);
    } else {
      out += static_cast<char>(high * 16 + hex_value(text[i]));
      high = -1;
    }
  }
  return std::min(i + 1, text.size());
}

// Appends what the backslash sequence at the beginning of `text` stands for; returns the length read.
size_t append_escape(std::string_view text, std::string& out) {
  if (text.size() < 2) {
    out += '\\';
    return 1;
  }
  static constexpr std::string_view kNames = "abtnvfr";
  static constexpr std::string_view kValues = "\a\b\t\n\v\f\r";
  char c = text[1];
  if (c == '<') return append_hex_data(text, out);
  if (size_t at = kNames.find(c); at != std::string_view::npos) {
    out += kValues[at];
    return 2;
  }
  if (c == '\n') return 2;
  if (c == '\r') return text.size() > 2 && text[2] == '\n' ? 3 : 2;
  if (c >= '0' && c <= '7') {
    size_t i = 1;
    int value = 0;
    for (; i < text.size() && i < 4 && text[i] >= '0' && text[i] <= '7'; ++i) value = value * 8 + (text[i] - '0');
    out += static_cast<char>(value);
    return i;
  }
  if (c == 'x' && text.size() > 2 && is_hex(text[2])) {
    size_t i = 2;
    int value = 0;
    for (; i < text.size() && is_hex(text[i]); ++i) value = ((value << 4) | hex_value(text[i])) & 0xff;
    out += static_cast<char>(value);
    return i;
  }
  out += c;
  return 2;
}

}  // namespace

bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string> split_arguments(std::string_view configuration) {
  std::vector<std::string> arguments(1);
  for (size_t i = 0; i < configuration.size();) {
    std::string_view rest = configuration.substr(i);
    if (size_t length = comment_length(rest)) {
      arguments.back() += ' ';
      i += length;
    } else if (size_t quoted = quoted_length(rest)) {
      arguments.back() += rest.substr(0, quoted);
      i += quoted;
    } else if (rest[0] == ',') {
      arguments.emplace_back();
      ++i;
    } else {
      arguments.back() += rest[0];
      ++i;
    }
  }
  for (std::string& argument : arguments) argument = std::string(trim(argument));
  if (arguments.back().empty()) arguments.pop_back();
  return arguments;
}

std::string take_word(std::string_view& rest) {
  rest = trim(rest);
  size_t i = 0;
  while (i < rest.size() && !is_space(rest[i])) {
    size_t quoted = quoted_length(rest.substr(i));
    i += quoted != 0 ? quoted : 1;
  }
  std::string word(rest.substr(0, i));
  rest = trim(rest.substr(i));
  return word;
}

std::vector<std::string> split_words(std::string_view argument) {
  std::vector<std::string> words;
  for (argument = trim(argument); !argument.empty();) words.push_back(take_word(argument));
  return words;
}

std::string unquote(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char quote = 0;
  for (size_t i = 0; i < text.size();) {
    std::string_view rest = text.substr(i);
    char c = rest[0];
    if (c == quote) {
      quote = 0;
      ++i;
    } else if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
      ++i;
    } else if (c == '\\' && quote == '"') {
      i += append_escape(rest, out);
    } else if (quote == 0 && rest.starts_with("\\<")) {
      i += append_hex_data(rest, out);
    } else {
      out += c;
      ++i;
    }
  }
  return out;
}

std::string quote(std::string_view text) {
  bool plain = !text.empty();
  for (char c : text) {
    plain = plain && (std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                      std::string_view("_-+.:/@%!*?=<>&|^~[]{}#").find(c) != std::string_view::npos);
  }
  if (plain && text.find("//") == std::string_view::npos && text.find("/*") == std::string_view::npos) {
    return std::string(text);
  }
  std::string out = "\"";
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\' || c == '$') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7f) {
      static constexpr char kDigits[] = "01234567";
      out += {'\\', kDigits[byte >> 6], kDigits[(byte >> 3) & 7], kDigits[byte & 7]};
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  size_t best = word.size() / 3 + 1;
  std::optional<std::string> answer;
  std::vector<size_t> row;
  for (const std::string& candidate : candidates) {
    row.resize(candidate.size() + 1);
    for (size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (size_t i = 1; i <= word.size(); ++i) {
      size_t diagonal = row[0];
      row[0] = i;
      for (size_t j = 1; j < row.size(); ++j) {
        size_t change = diagonal + (lower(word[i - 1]) == lower(candidate[j - 1]) ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
      }
    }
    if (row.back() < best || (row.back() == best && !answer)) {
      best = row.back();
      answer = candidate;
    }
  }
  return answer;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  std::optional<std::string> near = nearest(word, candidates);
  return near ? ", did you mean '" + *near + "'?" : "";
}

bool glob_match(std::string_view pattern, std::string_view text) {
  return fnmatch(std::string(pattern).c_str(), std::string(text).c_str(), 0) == 0;
}

}  // namespace click
