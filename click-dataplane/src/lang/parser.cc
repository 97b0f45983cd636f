#include "lang/parser.hh"

#include <algorithm>

#include "lang/lexer.hh"
#include "support/text.hh"

namespace click::lang {
namespace {

// Deeper nesting of braces and parentheses than anybody writes; keeps a hostile text from using up the stack.
constexpr int kMaxDepth = 200;
constexpr int kMaxPort = 65535;

class Parser {
 public:
  Parser(std::string_view file, std::string_view text, Diagnostics& diagnostics)
      : lexer_(file, text, diagnostics), diagnostics_(diagnostics) {}

  Statements file() {
    Statements all = statements();
    while (!lexer_.peek().is(TokenKind::kEnd)) {
      Token token = lexer_.next();
      error(token.place,
            "unexpected " + token.describe() + (token.is('}') || token.is(')') ? ", nothing is open here" : ""));
      synchronize();
      for (Statement& more : statements()) all.push_back(std::move(more));
    }
    return all;
  }

 private:
  // Statements up to a token that cannot begin one: '}', ')', '|', '||', '...' or the end.
  Statements statements() {
    Statements all;
    for (;;) {
      const Token& token = lexer_.peek();
      switch (token.kind) {
        case TokenKind::kElementClass:
          element_class(all);
          break;
        case TokenKind::kRequire:
        case TokenKind::kProvide:
        case TokenKind::kDefine:
          configured_statement(all);
          break;
        case TokenKind::kIdentifier:
        case TokenKind::kVariable:
        case TokenKind::kArrow:
        case TokenKind::kDoubleArrow:
          connection(all);
          break;
        case TokenKind::kNumber:
        case TokenKind::kDeclare:
          error(token.place, "unexpected " + token.describe() + ", a statement begins with an element or a keyword");
          lexer_.next();
          synchronize();
          break;
        case TokenKind::kSymbol:
          if (token.is(';')) {
            lexer_.next();
          } else if (token.is('[') || token.is('{') || token.is('(')) {
            connection(all);
          } else if (token.is('}') || token.is(')') || token.is('|')) {
            return all;
          } else {
            error(token.place, "unexpected " + token.describe());
            lexer_.next();
            synchronize();
          }
          break;
        case TokenKind::kEnd:
        case TokenKind::kOr:
        case TokenKind::kEllipsis:
          return all;
      }
    }
  }

  void element_class(Statements& all) {
    Place place = lexer_.next().place;
    Token name = lexer_.next();
    if (!name.is(TokenKind::kIdentifier)) {
      error(name.place, "expected the new class's name after 'elementclass', not " + name.describe());
      synchronize();
      return;
    }
    if (auto definition = class_reference()) {
      all.push_back({place, ElementClassDefinition{name.text, std::move(*definition)}});
    } else {
      error(lexer_.peek().place, "expected a class name or a compound in braces, not " + lexer_.peek().describe());
      synchronize();
    }
  }

  void configured_statement(Statements& all) {
    Token keyword = lexer_.next();
    std::optional<std::string> configuration = opt_configuration();
    if (!configuration) {
      error(lexer_.peek().place, "expected '(' after '" + keyword.text + "', not " + lexer_.peek().describe());
      synchronize();
      return;
    }
    if (keyword.is(TokenKind::kRequire)) all.push_back({keyword.place, Require{std::move(*configuration)}});
    if (keyword.is(TokenKind::kDefine)) all.push_back({keyword.place, Define{std::move(*configuration)}});
  }

  void connection(Statements& all) {
    Place place = lexer_.peek().place;
    Connection connection;
    if (at_arrow()) {
      connection.stages.push_back({implied(place)});
    } else if (!element_list(connection.stages)) {
      return;
    }
    while (at_arrow()) {
      Token arrow = lexer_.next();
      connection.many.push_back(arrow.is(TokenKind::kDoubleArrow));
      connection.arrows.push_back(arrow.place);
      if (!begins_element(lexer_.peek())) {
        if (at_arrow()) {
          error(lexer_.peek().place, "an element is missing between two arrows");
          synchronize();
          return;
        }
        connection.stages.push_back({implied(arrow.place)});
        break;
      } else if (!element_list(connection.stages)) {
        return;
      }
    }
    if (lexer_.peek().is(TokenKind::kDeclare)) {
      error(lexer_.peek().place, "unexpected '::'");
      synchronize();
      return;
    }
    all.push_back({place, std::move(connection)});
  }

  static ElementUse implied(Place place) {
    ElementUse use;
    use.place = std::move(place);
    use.implied = true;
    return use;
  }

  bool at_arrow() { return lexer_.peek().is(TokenKind::kArrow) || lexer_.peek().is(TokenKind::kDoubleArrow); }

  static bool begins_element(const Token& token) {
    return token.is(TokenKind::kIdentifier) || token.is(TokenKind::kVariable) || token.is('[') || token.is('{') ||
           token.is('(');
  }

  // Element, element, ...; "a, b :: Class" without an arrow declares both, which the elaboration decides.
  bool element_list(std::vector<ElementList>& stages) {
    ElementList list;
    for (;;) {
      std::optional<ElementUse> use = element();
      if (!use) return false;
      list.push_back(std::move(*use));
      if (!lexer_.peek().is(',')) break;
      lexer_.next();
    }
    stages.push_back(std::move(list));
    return true;
  }

  std::optional<ElementUse> element() {
    ElementUse use;
    use.place = lexer_.peek().place;
    if (lexer_.peek().is('[') && !ports(use.input_ports)) return std::nullopt;
    const Token& token = lexer_.peek();
    if (!use.input_ports) use.place = token.place;

    if (token.is(TokenKind::kIdentifier)) {
      use.name = lexer_.next().text;
      if (lexer_.peek().is(TokenKind::kDeclare)) {
        lexer_.next();
        use.element_class = class_reference();
        if (!use.element_class) return expected("an element class after '::'");
      }
      use.configuration = opt_configuration();
    } else if (token.is(TokenKind::kVariable) || token.is('{')) {
      use.element_class = class_reference();
      if (!use.element_class) return std::nullopt;
      use.configuration = opt_configuration();
    } else if (token.is('(')) {
      if (!group(use)) return std::nullopt;
    } else if (use.input_ports) {
      use.implied = true;  // "[0] ->" or "-> [0]"
      return use;
    } else {
      return expected("an element");
    }
    if (lexer_.peek().is('[') && !ports(use.output_ports)) return std::nullopt;
    return use;
  }

  std::nullopt_t expected(const std::string& what) {
    error(lexer_.peek().place, "expected " + what + ", not " + lexer_.peek().describe());
    synchronize();
    return std::nullopt;
  }

  bool group(ElementUse& use) {
    Place opened = lexer_.next().place;
    if (!enter(opened)) return false;
    use.group = std::make_shared<Statements>(statements());
    --depth_;
    return close(')', opened, "group");
  }

  std::optional<ClassReference> class_reference() {
    const Token& token = lexer_.peek();
    ClassReference reference;
    if (token.is(TokenKind::kIdentifier) || token.is(TokenKind::kVariable)) {
      reference.variable = token.is(TokenKind::kVariable);
      reference.name = lexer_.next().text;
      return reference;
    }
    if (!token.is('{')) return std::nullopt;
    Place opened = lexer_.next().place;
    if (!enter(opened)) return std::nullopt;
    auto compound = std::make_shared<Compound>();
    for (;;) {
      if (lexer_.peek().is(TokenKind::kEllipsis)) {
        lexer_.next();
        compound->extends = true;
        break;
      }
      compound->bodies.push_back(compound_body());
      if (!lexer_.peek().is(TokenKind::kOr)) break;
      lexer_.next();
    }
    --depth_;
    close('}', opened, "compound element");
    reference.compound = std::move(compound);
    return reference;
  }

  CompoundBody compound_body() {
    CompoundBody body;
    body.place = lexer_.peek().place;
    if (lexer_.peek().is(TokenKind::kVariable)) {
      formals(body, "");
    } else if (lexer_.peek().is('|')) {
      lexer_.next();
    } else if (lexer_.peek().is(TokenKind::kIdentifier)) {
      // "KEYWORD $variable" begins formals, any other identifier a statement.
      if (lexer_.peek(1).is(TokenKind::kVariable)) formals(body, lexer_.next().text);
    }
    for (Statement& statement : statements()) body.statements.push_back(std::move(statement));
    return body;
  }

  void formals(CompoundBody& body, std::string keyword) {
    for (;;) {
      Token variable = lexer_.next();
      if (!variable.is(TokenKind::kVariable)) {
        error(variable.place, "expected a parameter such as '$a', not " + variable.describe());
        return;
      }
      check_formal(body, keyword, variable);
      body.formals.push_back({std::move(keyword), variable.text});
      keyword.clear();
      Token after = lexer_.next();
      if (after.is('|')) return;
      if (!after.is(',')) {
        error(after.place, "expected ',' or '|' after a parameter, not " + after.describe());
        return;
      }
      if (lexer_.peek().is(TokenKind::kIdentifier)) keyword = lexer_.next().text;
    }
  }

  void check_formal(const CompoundBody& body, const std::string& keyword, const Token& variable) {
    for (const Formal& earlier : body.formals) {
      if (earlier.variable == variable.text) {
        error(variable.place, "parameter '$" + variable.text + "' is named twice");
      } else if (!keyword.empty() && earlier.keyword == keyword) {
        error(variable.place, "keyword " + keyword + " is used twice");
      }
    }
    if (body.formals.empty()) return;
    const std::string& last = body.formals.back().keyword;
    if (last == "__REST__") {
      error(variable.place, "__REST__ takes what is left, so no parameter can follow it");
    } else if (keyword.empty() && !last.empty()) {
      error(variable.place,
            "parameter '$" + variable.text + "' has no keyword and must stand before those that have one");
    }
  }

  std::optional<std::string> opt_configuration() {
    if (!lexer_.peek().is('(')) return std::nullopt;
    Place opened = lexer_.next().place;
    return lexer_.configuration_string(opened);
  }

  // [0], [0,1], [0-2]
  bool ports(std::optional<std::vector<int>>& list) {
    Place opened = lexer_.next().place;
    list.emplace();
    for (;;) {
      std::optional<int> first = port();
      if (!first) return false;
      int last = *first;
      if (lexer_.peek().is('-')) {
        lexer_.next();
        std::optional<int> end = port();
        if (!end) return false;
        last = *end;
        if (last < *first) error(opened, "port range goes backwards");
      }
      for (int number = *first; number <= last; ++number) list->push_back(number);
      Token after = lexer_.next();
      if (after.is(']')) return true;
      if (!after.is(',')) {
        error(after.place, "expected ']' after a port number, not " + after.describe());
        synchronize();
        return false;
      }
    }
  }

  std::optional<int> port() {
    Token token = lexer_.next();
    if (!token.is(TokenKind::kNumber)) {
      error(token.place, "expected a port number, not " + token.describe());
      synchronize();
      return std::nullopt;
    }
    if (token.text.size() > 5 || std::stoi(token.text) > kMaxPort) {
      error(token.place, "port number " + token.text + " is too large");
      return std::nullopt;
    }
    return std::stoi(token.text);
  }

  bool enter(const Place& place) {
    if (++depth_ <= kMaxDepth) return true;
    error(place, "nested too deeply");
    while (!lexer_.peek().is(TokenKind::kEnd)) lexer_.next();
    return false;
  }

  bool close(char bracket, const Place& opened, const std::string& what) {
    if (lexer_.peek().is(bracket)) {
      lexer_.next();
      return true;
    }
    error(lexer_.peek().place, "expected '" + std::string(1, bracket) + "' to close the " + what +
                                   " that begins at line " + std::to_string(opened.line) + ", not " +
                                   lexer_.peek().describe());
    return true;
  }

  // After a mistake: goes on behind the next ';' or before something that closes or begins a statement for sure.
  void synchronize() {
    for (;;) {
      const Token& token = lexer_.peek();
      if (token.is(TokenKind::kEnd) || token.is('}') || token.is(TokenKind::kElementClass) ||
          token.is(TokenKind::kDefine) || token.is(TokenKind::kRequire)) {
        return;
      }
      if (lexer_.next().is(';')) return;
    }
  }

  void error(const Place& place, std::string message) { diagnostics_.error(place, std::move(message)); }

  Lexer lexer_;
  Diagnostics& diagnostics_;
  int depth_ = 0;
};

}  // namespace

Statements parse(std::string_view file, std::string_view text, Diagnostics& diagnostics) {
  return Parser(file, text, diagnostics).file();
}

}  // namespace click::lang
