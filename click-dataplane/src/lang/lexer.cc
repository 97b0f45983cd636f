#include "lang/lexer.hh"

#include <algorithm>
#include <cctype>

#include "support/text.hh"

namespace click::lang {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// "1/x", "x/2": such names could be taken for element numbers.
bool has_bare_number(std::string_view name) {
  while (!name.empty()) {
    size_t slash = std::min(name.find('/'), name.size());
    std::string_view part = name.substr(0, slash);
    if (slash > 0 && std::all_of(part.begin(), part.end(), is_digit)) return true;
    name.remove_prefix(std::min(slash + 1, name.size()));
  }
  return false;
}

TokenKind keyword(std::string_view word) {
  if (word == "elementclass") return TokenKind::kElementClass;
  if (word == "require") return TokenKind::kRequire;
  if (word == "provide") return TokenKind::kProvide;
  if (word == "define") return TokenKind::kDefine;
  return std::all_of(word.begin(), word.end(), is_digit) ? TokenKind::kNumber : TokenKind::kIdentifier;
}

}  // namespace

std::string Token::describe() const {
  if (kind == TokenKind::kEnd) return "end of file";
  return kind == TokenKind::kVariable ? "'$" + text + "'" : "'" + text + "'";
}

Lexer::Lexer(std::string_view file, std::string_view text, Diagnostics& diagnostics)
    : text_(text), diagnostics_(diagnostics), here_{std::make_shared<std::string>(file), 1, 1} {}

const Token& Lexer::peek(size_t ahead) {
  while (peeked_.size() <= ahead) peeked_.push_back(read());
  return peeked_[ahead];
}

Token Lexer::next() {
  peek();
  Token token = std::move(peeked_.front());
  peeked_.pop_front();
  return token;
}

void Lexer::advance(size_t count) {
  for (; count > 0 && position_ < text_.size(); --count, ++position_) {
    if (text_[position_] == '\n') {
      ++here_.line;
      here_.column = 1;
      line_begins_ = true;
    } else {
      ++here_.column;
      line_begins_ = line_begins_ && is_space(text_[position_]);
    }
  }
}

void Lexer::skip_blanks() {
  while (position_ < text_.size()) {
    if (is_space(at())) {
      advance(1);
    } else if (line_begins_ && at() == '#' && line_directive()) {
      continue;
    } else if (!comment()) {
      return;
    }
  }
}

bool Lexer::comment() {
  size_t end;
  if (starts_with("//")) {
    end = text_.find('\n', position_);
  } else if (starts_with("/*")) {
    end = text_.find("*/", position_ + 2);
    if (end == std::string_view::npos) {
      diagnostics_.error(here_, "comment that begins with '/*' is not closed, '*/' is missing");
    } else {
      end += 2;
    }
  } else {
    return false;
  }
  advance(std::min(end, text_.size()) - position_);
  return true;
}

// # 12 "file" or #line 12 "file": what follows is line 12 of that file.
bool Lexer::line_directive() {
  size_t end = std::min(text_.find('\n', position_), text_.size());
  std::string_view rest = trim(text_.substr(position_ + 1, end - position_ - 1));
  if (rest.starts_with("line")) rest = trim(rest.substr(4));
  size_t digits = 0;
  uint32_t line = 0;
  while (digits < rest.size() && digits < 9 && is_digit(rest[digits])) {
    line = line * 10 + static_cast<uint32_t>(rest[digits++] - '0');
  }
  if (digits == 0) {
    diagnostics_.error(here_, "'#' at the beginning of a line must be a line directive such as '# 12 \"file\"'");
    advance(end - position_);
    return true;
  }
  rest = trim(rest.substr(digits));
  advance(end - position_);
  if (position_ < text_.size()) advance(1);
  if (!rest.empty()) here_.file = std::make_shared<std::string>(unquote(rest.substr(0, rest.find('"', 1) + 1)));
  here_.line = line;
  return true;
}

// Letters, digits, '_', '@' and single slashes inside.
size_t Lexer::identifier_length() const {
  size_t length = 0;
  for (;; ++length) {
    char c = at(length);
    bool slash = c == '/' && length > 0 && (is_word(at(length + 1)) || at(length + 1) == '@');
    if (!is_word(c) && c != '@' && !slash) return length;
  }
}

Token Lexer::read() {
  skip_blanks();
  Token token{TokenKind::kEnd, "", here_};
  if (position_ >= text_.size()) return token;

  if (size_t length = identifier_length()) {
    token.text = text_.substr(position_, length);
    token.kind = keyword(token.text);
    if (token.is(TokenKind::kIdentifier) && has_bare_number(token.text)) {
      diagnostics_.error(here_, "in the name '" + token.text + "' a part between slashes is only a number");
    }
    advance(length);
    return token;
  }
  if (at() == '$' && is_word(at(1))) {
    size_t length = 1;
    while (is_word(at(length))) ++length;
    token.kind = TokenKind::kVariable;
    token.text = text_.substr(position_ + 1, length - 1);
    advance(length);
    return token;
  }
  static constexpr std::pair<std::string_view, TokenKind> kLong[] = {{"->", TokenKind::kArrow},
                                                                     {"=>", TokenKind::kDoubleArrow},
                                                                     {"::", TokenKind::kDeclare},
                                                                     {"||", TokenKind::kOr},
                                                                     {"...", TokenKind::kEllipsis}};
  for (auto [text, kind] : kLong) {
    if (starts_with(text)) {
      token.kind = kind;
      token.text = text;
      advance(text.size());
      return token;
    }
  }
  token.kind = TokenKind::kSymbol;
  token.text = std::string(1, at());
  advance(1);
  return token;
}

std::string Lexer::configuration_string(const Place& opened) {
  size_t begin = position_;
  int depth = 1;
  char quoted = 0;
  while (position_ < text_.size()) {
    char c = at();
    if (quoted == 0 && comment()) continue;
    if (quoted != 0) {
      if (c == '\\' && quoted == '"') advance(1);
      if (c == quoted) quoted = 0;
    } else if (c == '"' || c == '\'') {
      quoted = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      std::string configuration(text_.substr(begin, position_ - begin));
      advance(1);
      return configuration;
    }
    advance(1);
  }
  diagnostics_.error(opened, quoted != 0 ? "configuration string has an unclosed quote, and its ')' is missing"
                                         : "configuration string is not closed, ')' is missing");
  return std::string(text_.substr(begin));
}

}  // namespace click::lang
