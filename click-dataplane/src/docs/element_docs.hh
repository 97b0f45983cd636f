#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace click {

// An element class's documentation as its header has it.
struct ElementDoc {
  std::string name;
  std::string header;   // "src/elements/standard/strip.hh"
  std::string comment;  // with Click's fields: =c, =s, =d, ...
};

// Of all elements; generated when the engine is built.
const std::vector<ElementDoc>& element_docs();

struct HandlerDoc {
  std::vector<std::string> names;
  std::string access;  // "read", "write", "read/write", "read with parameters"
  std::string text;

  bool speaks_of(std::string_view name) const;
  bool readable() const;
  bool writable() const;
};

// The fields of a documentation comment.
struct ParsedDoc {
  std::string synopsis;     // =c
  std::string group;        // =s, first word
  std::string purpose;      // =s, the rest
  std::string ports;        // =io
  std::string processing;   // =processing
  std::string description;  // =d
  std::string example;      // =e
  std::string notes;        // =n
  std::vector<HandlerDoc> handlers;
  std::vector<std::string> see_also;
};
ParsedDoc parse_doc(std::string_view comment);

// The documentation of a class, also of one that goes by a second name.
const ElementDoc* find_doc(std::string_view class_name);

// For a terminal; nothing for a class without documentation.
std::optional<std::string> help_text(std::string_view class_name);
// One HTML page about all element classes of the engine.
std::string reference_page();

}  // namespace click
