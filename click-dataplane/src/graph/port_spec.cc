#include "graph/port_spec.hh"

#include <charconv>
#include <vector>

namespace click {
namespace {

// "1", "1-2", "1-", "-": at least, at most.
void parse_range(std::string_view text, int& min, int& max) {
  size_t dash = text.find('-');
  min = 0;
  std::from_chars(text.data(), text.data() + std::min(dash, text.size()), min);
  max = min;
  if (dash == std::string_view::npos) return;
  max = PortCount::kUnlimited;
  std::from_chars(text.data() + dash + 1, text.data() + text.size(), max);
}

std::string_view side(std::string_view code, bool output) {
  size_t slash = code.find('/');
  if (slash == std::string_view::npos) return code;
  return output ? code.substr(slash + 1) : code.substr(0, slash);
}

// One port's part of a flow code: the letters it belongs to, '#' standing for its own number.
struct FlowSet {
  bool number = false;
  bool inverse = false;
  std::string letters;
};

FlowSet flow_set(std::string_view code, int port) {
  std::vector<FlowSet> sets;
  for (size_t i = 0; i < code.size(); ++i) {
    FlowSet set;
    std::string_view inside = code.substr(i, 1);
    if (code[i] == '[') {
      size_t end = std::min(code.find(']', i), code.size());
      inside = code.substr(i + 1, end - i - 1);
      if (inside.starts_with('^')) {
        set.inverse = true;
        inside.remove_prefix(1);
      }
      i = end;
    }
    set.letters = inside;
    set.number = inside.find('#') != std::string_view::npos;
    sets.push_back(set);
  }
  if (sets.empty()) return {};
  return sets[std::min(static_cast<size_t>(port), sets.size() - 1)];
}

}  // namespace

PortCount PortCount::parse(std::string_view text) {
  PortCount count;
  parse_range(side(text, false), count.min_inputs, count.max_inputs);
  std::string_view outputs = side(text, true);
  if (outputs.starts_with('=')) {
    count.outputs_follow_inputs = true;
    count.extra_outputs = static_cast<int>(outputs.size()) - 1;
    count.max_outputs = kUnlimited;
  } else {
    parse_range(outputs, count.min_outputs, count.max_outputs);
  }
  return count;
}

char processing_letter(std::string_view code, bool output, int port) {
  std::string_view letters = side(code, output);
  if (letters.empty()) return 'a';
  return letters[std::min(static_cast<size_t>(port), letters.size() - 1)];
}

bool flows(std::string_view flow_code, int input, int output) {
  FlowSet in = flow_set(side(flow_code, false), input);
  FlowSet out = flow_set(side(flow_code, true), output);
  bool common = (in.number && out.number && input == output);
  for (char letter : in.letters) {
    if (letter != '#' && out.letters.find(letter) != std::string::npos) common = true;
  }
  return common != (in.inverse || out.inverse);
}

}  // namespace click
