#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "support/diagnostics.hh"

namespace click::lang {

enum class TokenKind {
  kEnd,
  kIdentifier,
  kNumber,       // only digits: a port
  kVariable,     // $name, without the dollar sign
  kArrow,        // ->
  kDoubleArrow,  // =>
  kDeclare,      // ::
  kOr,           // ||
  kEllipsis,     // ...
  kElementClass,
  kRequire,
  kProvide,
  kDefine,
  kSymbol,  // one of ; , ( ) [ ] { } | -
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;
  Place place;

  bool is(TokenKind wanted) const { return kind == wanted; }
  bool is(char symbol) const { return kind == TokenKind::kSymbol && text[0] == symbol; }
  // As messages name it: "'->'", "end of file".
  std::string describe() const;
};

// Cuts a configuration's text into tokens.
class Lexer {
 public:
  Lexer(std::string_view file, std::string_view text, Diagnostics& diagnostics);

  // The token that next() will give, or the one after that.
  const Token& peek(size_t ahead = 0);
  Token next();
  // The text up to the unbalanced ')' that ends a configuration string; to be called right after '(' was taken and
  // before anything is peeked at. The ')' is taken too.
  std::string configuration_string(const Place& opened);

 private:
  Token read();
  void skip_blanks();
  bool line_directive();
  bool comment();
  void advance(size_t count);
  char at(size_t ahead = 0) const { return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0'; }
  bool starts_with(std::string_view prefix) const { return text_.substr(position_).starts_with(prefix); }
  size_t identifier_length() const;

  std::string_view text_;
  Diagnostics& diagnostics_;
  size_t position_ = 0;
  Place here_;
  bool line_begins_ = true;
  std::deque<Token> peeked_;
};

}  // namespace click::lang
