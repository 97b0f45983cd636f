#include "main/options.hh"

#include <getopt.h>

#include <cctype>
#include <charconv>
#include <utility>

#include "click_dataplane.h"

namespace click {

const char kUsage[] =
    R"(Usage: click [OPTION]... [PARAMETER=VALUE]... [FILE]
Runs a Click configuration until it stops itself or a signal stops the program.

What to run:
  -f, --file FILE             read the configuration from FILE ('-': standard input, the default)
  -e, --expression TEXT       the configuration is TEXT
  PARAMETER=VALUE             set the configuration's $PARAMETER
  -C, --clickpath PATH        where require(library NAME) looks, directories separated by ':'

How to run:
  -j, --threads N             worker threads (default 1)
      --queues N              receive and send queues of each device (default 1)
  -a, --affinity[=N]          bind the worker threads to processors, beginning with N (default 0)
      --simtime               simulated time: it begins at 1000000000 s and jumps to the next timer when there is
                              nothing to do; with one thread
  -R, --allow-reconfigure     a handler 'hotconfig' swaps a new configuration in
  -p, --port PORT             add a ControlSocket on a TCP port
  -u, --unix-socket FILE      add a ControlSocket on a Unix socket
      --spin                  workers never sleep
      --dpdk WORD... --       DPDK's (EAL) arguments up to '--', for configurations with devices
      --policy WORDS          which element classes may be used, such as '-@host +FromDump'

What to tell:
  -h, --handler HANDLER       after the run, print a read handler ('element.handler', or 'handler' for one of the
                              whole configuration; the element may be a pattern or a class)
  -x, --exit-handler HANDLER  after the run, exit with a handler's value (a number, or true for 0 and false for 1)
  -o, --output FILE           write the flattened configuration to FILE
  -q, --quit                  do not run the configuration
  -t, --time                  print the time that the run took
      --trace 'N [PATTERN]'   after the run, print the way of the first N packets that match an IPFilter pattern
      --profile               after the run, print packets, vectors and cycles of each element
  -w, --no-warnings           print no warnings

Instead of running:
      --check                 check the configuration, touching neither devices, files nor DPDK
      --graph                 print the configuration's graph as JSON, checked in the same way
      --json                  with --check and --trace: print the result as JSON
      --help [ELEMENT]        print this, or the documentation of an element class
      --reference             print a page about all element classes, in HTML
      --version

Exit status: 0 when all went well, 1 when the configuration or a handler has errors or cannot run, 2 when the
command line is wrong.
)";

namespace {

enum LongOption {
  kHelp = 256,
  kVersionOption,
  kCheck,
  kGraph,
  kJson,
  kPolicy,
  kSpin,
  kQueues,
  kSimtime,
  kTrace,
  kProfile,
  kReference
};

const option kLongOptions[] = {{"file", required_argument, nullptr, 'f'},
                               {"expression", required_argument, nullptr, 'e'},
                               {"clickpath", required_argument, nullptr, 'C'},
                               {"threads", required_argument, nullptr, 'j'},
                               {"allow-reconfigure", no_argument, nullptr, 'R'},
                               {"port", required_argument, nullptr, 'p'},
                               {"unix-socket", required_argument, nullptr, 'u'},
                               {"handler", required_argument, nullptr, 'h'},
                               {"exit-handler", required_argument, nullptr, 'x'},
                               {"output", required_argument, nullptr, 'o'},
                               {"quit", no_argument, nullptr, 'q'},
                               {"time", no_argument, nullptr, 't'},
                               {"no-warnings", no_argument, nullptr, 'w'},
                               {"affinity", optional_argument, nullptr, 'a'},
                               {"simtime", no_argument, nullptr, kSimtime},
                               {"simulation-time", no_argument, nullptr, kSimtime},
                               {"trace", required_argument, nullptr, kTrace},
                               {"profile", no_argument, nullptr, kProfile},
                               {"reference", no_argument, nullptr, kReference},
                               {"queues", required_argument, nullptr, kQueues},
                               {"spin", no_argument, nullptr, kSpin},
                               {"policy", required_argument, nullptr, kPolicy},
                               {"check", no_argument, nullptr, kCheck},
                               {"graph", no_argument, nullptr, kGraph},
                               {"json", no_argument, nullptr, kJson},
                               {"help", no_argument, nullptr, kHelp},
                               {"version", no_argument, nullptr, kVersionOption},
                               {nullptr, 0, nullptr, 0}};

// Takes "--dpdk WORD... --" out of the command line, because EAL's words look like options of ours.
std::string take_eal_arguments(std::vector<char*>& words, Options& options) {
  for (size_t i = 1; i < words.size(); ++i) {
    if (std::string_view(words[i]) != "--dpdk") continue;
    size_t end = i + 1;
    while (end < words.size() && std::string_view(words[end]) != "--") options.eal_arguments.emplace_back(words[end++]);
    if (end == words.size()) return "--dpdk: '--' is missing behind DPDK's arguments";
    words.erase(words.begin() + static_cast<long>(i), words.begin() + static_cast<long>(end) + 1);
    return "";
  }
  return "";
}

bool is_parameter(std::string_view word, size_t equals) {
  if (equals == std::string_view::npos || equals == 0) return false;
  for (char c : word.substr(0, equals)) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_') return false;
  }
  return true;
}

std::string parse_threads(const std::string& what, std::string_view text, int& threads) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), threads);
  if (error != std::errc() || end != text.data() + text.size() || threads < 1 || threads > CLICK_MAX_WORKERS) {
    return what + ": expected a number from 1 to " + std::to_string(CLICK_MAX_WORKERS);
  }
  return "";
}

std::string parse_processor(std::string_view text, int& processor) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), processor);
  bool good = error == std::errc() && end == text.data() + text.size() && processor >= 0;
  return good ? "" : "-a: expected the number of a processor, 0 or more";
}

std::string apply(int letter, const char* argument, Options& options) {
  switch (letter) {
    case 'f':
      options.file = argument;
      break;
    case 'e':
      options.expression = argument;
      break;
    case 'C':
      options.library_path = argument;
      break;
    case 'j':
      return parse_threads("-j", argument, options.threads);
    case kQueues:
      return parse_threads("--queues", argument, options.queues);
    case 'a':
      return parse_processor(argument != nullptr ? argument : "0", options.first_processor);
    case kSimtime:
      options.simulate_time = true;
      break;
    case kTrace:
      options.trace = argument;
      break;
    case kProfile:
      options.profile = true;
      break;
    case kReference:
      options.mode = Options::Mode::kReference;
      break;
    case 'R':
      options.reconfigure = true;
      break;
    case 'p':
      options.sockets.push_back("TCP, " + std::string(argument));
      break;
    case 'u':
      options.sockets.push_back("UNIX, " + std::string(argument));
      break;
    case 'h':
      options.handlers.emplace_back(argument);
      break;
    case 'x':
      options.exit_handler = argument;
      break;
    case 'o':
      options.output = argument;
      break;
    case 'q':
      options.quit = true;
      break;
    case 't':
      options.time = true;
      break;
    case 'w':
      options.warnings = false;
      break;
    case kSpin:
      options.spin = true;
      break;
    case kPolicy:
      options.policy = argument;
      break;
    case kCheck:
      options.mode = Options::Mode::kCheck;
      break;
    case kGraph:
      options.mode = Options::Mode::kGraph;
      break;
    case kJson:
      options.json = true;
      break;
    case kHelp:
      options.mode = Options::Mode::kHelp;
      break;
    case kVersionOption:
      options.mode = Options::Mode::kVersion;
      break;
    default:
      return "wrong option";
  }
  return "";
}

}  // namespace

std::string parse_options(int argc, char** argv, Options& options) {
  std::vector<char*> words(argv, argv + argc);
  if (std::string wrong = take_eal_arguments(words, options); !wrong.empty()) return wrong;
  int count = static_cast<int>(words.size());
  words.push_back(nullptr);
  bool has_file = false;
  optind = 1;
  for (;;) {
    // '-' in front: words that are no options come in their place, as letter 1.
    int letter = getopt_long(count, words.data(), "-f:e:C:j:a::Rp:u:h:x:o:qtw", kLongOptions, nullptr);
    if (letter == -1) break;
    if (letter == 1) {
      std::string_view word = optarg;
      size_t equals = word.find('=');
      if (is_parameter(word, equals)) {
        options.parameters[std::string(word.substr(0, equals))] = word.substr(equals + 1);
      } else if (std::exchange(has_file, true)) {
        return "more than one configuration file";
      } else {
        options.file = word;
      }
    } else if (std::string wrong = apply(letter, optarg, options); !wrong.empty()) {
      return wrong;
    }
  }
  if (optind < count) {
    options.file = words[static_cast<size_t>(optind)];
    has_file = true;
  }
  if (options.mode == Options::Mode::kHelp && has_file) options.topic = options.file;
  if (options.simulate_time && options.threads > 1) return "--simtime: simulated time has one thread, without -j";
  return "";
}

}  // namespace click
