#pragma once

#include <string>
#include <string_view>

#include "graph/element.hh"

namespace click {

// An element's port numbers, read from its port_count text.
struct PortCount {
  static constexpr int kUnlimited = 1 << 16;
  int min_inputs = 0;
  int max_inputs = 0;
  int min_outputs = 0;
  int max_outputs = 0;
  bool outputs_follow_inputs = false;  // "="
  int extra_outputs = 0;               // "=+"

  static PortCount parse(std::string_view text);
};

// The letter of a processing code for a port: 'h', 'l' or 'a'.
char processing_letter(std::string_view code, bool output, int port);

// Whether packets go from an input to an output by a flow code.
bool flows(std::string_view flow_code, int input, int output);

}  // namespace click
