#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "support/diagnostics.hh"

namespace click::lang {

// The syntax tree of a configuration, as written: nothing is expanded or resolved yet.

struct Statement;
using Statements = std::vector<Statement>;

// One parameter of a compound element: "$a", "KEYWORD $a" or "__REST__ $a".
struct Formal {
  std::string keyword;
  std::string variable;
};

// One definition between '||' in a compound element.
struct CompoundBody {
  std::vector<Formal> formals;
  Statements statements;
  Place place;
};

struct Compound {
  std::vector<CompoundBody> bodies;
  bool extends = false;  // ends with "|| ...": falls back to the class of the same name
};

// An element class as it stands in a declaration: a name, a variable or a compound in braces.
struct ClassReference {
  std::string name;
  bool variable = false;
  std::shared_ptr<const Compound> compound;
};

// "[0] name :: Class(config) [1]", with any part missing; or a group in parentheses.
struct ElementUse {
  Place place;
  std::optional<std::vector<int>> input_ports;
  std::optional<std::vector<int>> output_ports;
  std::string name;  // empty: nameless
  std::optional<ClassReference> element_class;
  std::optional<std::string> configuration;
  std::shared_ptr<const Statements> group;
  bool implied = false;  // not written: stands for "input" or "output" at the end of a connection
};

// Elements side by side with commas: one stage of a connection.
using ElementList = std::vector<ElementUse>;

struct Connection {
  std::vector<ElementList> stages;  // one: a declaration
  std::vector<bool> many;           // between stages: '=>' rather than '->'
  std::vector<Place> arrows;
};

struct ElementClassDefinition {
  std::string name;
  ClassReference definition;
};

struct Require {
  std::string configuration;
};

struct Define {
  std::string configuration;
};

struct Statement {
  Place place;
  std::variant<Connection, ElementClassDefinition, Require, Define> content;
};

}  // namespace click::lang
