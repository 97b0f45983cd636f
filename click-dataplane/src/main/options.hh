#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace click {

// The command line of the program `click`.
struct Options {
  enum class Mode { kRun, kCheck, kGraph, kHelp, kReference, kVersion };
  Mode mode = Mode::kRun;
  bool json = false;
  std::string file = "-";
  std::optional<std::string> expression;
  std::vector<std::string> handlers;
  std::optional<std::string> exit_handler;
  std::optional<std::string> output;
  std::vector<std::string> sockets;  // arguments of ControlSocket elements to add
  std::string policy;
  std::map<std::string, std::string> parameters;
  std::vector<std::string> eal_arguments;
  std::optional<std::string> library_path;
  std::optional<std::string> trace;  // "N [PATTERN]"
  std::string topic;                 // of --help
  int threads = 1;
  int queues = 1;
  int first_processor = -1;
  bool simulate_time = false;
  bool profile = false;
  bool quit = false;
  bool time = false;
  bool warnings = true;
  bool reconfigure = false;
  bool spin = false;
};

// Fills `options`; answers what is wrong with the command line, or nothing.
std::string parse_options(int argc, char** argv, Options& options);

extern const char kUsage[];

}  // namespace click
