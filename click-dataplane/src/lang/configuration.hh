#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostics.hh"

namespace click::lang {

// A configuration with everything expanded: elements of primitive classes and connections between them.
struct FlatElement {
  std::string name;
  std::string class_name;
  std::string configuration;
  Place place;
};

struct FlatConnection {
  int from = 0;  // index into elements
  int from_port = 0;
  int to = 0;
  int to_port = 0;
  Place place;
};

struct Requirement {
  std::string text;
  Place place;
};

struct FlatConfiguration {
  std::vector<FlatElement> elements;
  std::vector<FlatConnection> connections;
  std::vector<Requirement> requirements;
  std::string source;                    // the text that all of it comes from, without libraries
  std::vector<std::string> class_names;  // of compound elements and aliases, for those who look for a misspelt name

  // The configuration as text in the Click language.
  std::string text() const;
};

struct FlattenOptions {
  // Set from outside; they override definitions at the top of the file.
  std::map<std::string, std::string> parameters;
  // Gives the text of require(library NAME), or throws nothing and returns false with the reason in `text`.
  std::function<bool(const std::string& name, std::string& text)> load_library;
};

// Parses and expands a configuration. The answer is of use only if `diagnostics` has no errors.
FlatConfiguration flatten(std::string_view file, std::string_view text, const FlattenOptions& options,
                          Diagnostics& diagnostics);

}  // namespace click::lang
