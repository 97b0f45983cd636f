#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "docs/element_docs.hh"
#include "engine/description.hh"
#include "engine/engine.hh"
#include "engine/observation.hh"
#include "graph/observer.hh"
#include "graph/registry.hh"
#include "lang/archive.hh"
#include "main/options.hh"
#include "support/json.hh"
#include "support/log.hh"
#include "support/signals.hh"
#include "support/text.hh"
#include "support/version.hh"

namespace click {
namespace {

constexpr int kOk = 0;
constexpr int kFailed = 1;
constexpr int kUsageError = 2;

volatile std::sig_atomic_t signalled = 0;

// A configuration that a handler asked to swap in, waiting for the main thread.
struct HotConfig {
  std::mutex mutex;
  std::optional<std::string> text;
};
HotConfig hot_config;

void print_diagnostics(const Diagnostics& diagnostics, bool warnings) {
  for (const Diagnostic& error : diagnostics.errors()) std::cerr << error.text() << "\n";
  if (!warnings) return;
  for (const Diagnostic& warning : diagnostics.warnings()) {
    std::string where = warning.place.text();
    std::cerr << where << (where.empty() ? "" : ": ") << "warning: " << warning.message << "\n";
  }
}

bool read_file(const std::string& name, std::string& text) {
  if (name == "-") {
    text.assign(std::istreambuf_iterator<char>(std::cin), {});
    return true;
  }
  std::ifstream stream(name, std::ios::binary);
  if (!stream) return false;
  text.assign(std::istreambuf_iterator<char>(stream), {});
  return !stream.bad();
}

bool load_library(const Options& options, const std::string& name, std::string& text) {
  const char* environment = std::getenv("CLICKPATH");
  std::string path = options.library_path.value_or(environment != nullptr ? environment : ".");
  std::stringstream directories(path);
  for (std::string directory; std::getline(directories, directory, ':');) {
    if (read_file(directory + "/" + name, text)) return true;
  }
  text = "not found in " + path + "; use -C or CLICKPATH";
  return false;
}

class Program {
 public:
  explicit Program(const Options& options) : options_(options) {}

  int main() {
    Policy policy;
    if (Status status = Policy::parse(options_.policy, policy); !status) return usage_error(status.text());
    policy_ = policy;
    std::string text;
    if (!read_text(text)) return kFailed;
    Diagnostics diagnostics;
    lang::FlatConfiguration configuration = flatten(text, diagnostics);
    if (options_.mode != Options::Mode::kRun) return describe(std::move(configuration), diagnostics);
    if (diagnostics.has_errors()) {
      Router::build(std::move(configuration), policy_, 1, diagnostics);  // for the mistakes that only it sees
      return refuse(diagnostics);
    }
    return run(std::move(configuration));
  }

  static int usage_error(const std::string& what) {
    std::cerr << "click: " << what << "\nTry 'click --help'.\n";
    return kUsageError;
  }

 private:
  bool read_text(std::string& text) {
    if (options_.expression) {
      text = *options_.expression;
    } else if (!read_file(options_.file, text)) {
      std::cerr << options_.file << ": " << std::strerror(errno) << "\n";
      return false;
    }
    if (!lang::is_archive(text)) return true;
    std::optional<std::string> member = lang::archive_member(text, "config");
    if (!member) {
      std::cerr << file_name() << ": the archive has no member 'config'\n";
      return false;
    }
    text = std::move(*member);
    return true;
  }

  std::string file_name() const {
    return options_.expression ? "config" : options_.file == "-" ? "standard input" : options_.file;
  }

  lang::FlatConfiguration flatten(const std::string& text, Diagnostics& diagnostics) {
    lang::FlattenOptions how;
    how.parameters = options_.parameters;
    how.load_library = [this](const std::string& name, std::string& library) {
      return load_library(options_, name, library);
    };
    lang::FlatConfiguration configuration = lang::flatten(file_name(), text, how, diagnostics);
    for (size_t i = 0; i < options_.sockets.size(); ++i) {
      std::string name = "click_driver@@ControlSocket" + (i == 0 ? "" : "@" + std::to_string(i));
      configuration.elements.push_back(
          {name, "ControlSocket", options_.sockets[i], {std::make_shared<std::string>("command line"), 0, 0}});
    }
    return configuration;
  }

  int refuse(const Diagnostics& diagnostics) {
    print_diagnostics(diagnostics, options_.warnings);
    return kFailed;
  }

  // --check and --graph.
  int describe(lang::FlatConfiguration configuration, Diagnostics& diagnostics) {
    std::unique_ptr<Router> router = Router::build(std::move(configuration), policy_, 1, diagnostics);
    if (router && options_.output && !write_output(router->configuration().text())) return kFailed;
    if (options_.mode == Options::Mode::kGraph) {
      if (router) router->make_handlers();
      std::cout << (router ? graph_json(*router) : errors_json(diagnostics)) << "\n";
    } else if (options_.json) {
      std::cout << (router ? check_json(*router, diagnostics) : errors_json(diagnostics)) << "\n";
    } else {
      print_diagnostics(diagnostics, options_.warnings);
    }
    return router ? kOk : kFailed;
  }

  int run(lang::FlatConfiguration configuration) {
    EngineOptions how;
    how.eal_arguments = options_.eal_arguments;
    if (how.eal_arguments.empty()) how.eal_arguments = {"--no-huge", "--in-memory", "--no-pci", "-m", "64"};
    how.workers = options_.threads;
    how.queues = options_.queues;
    how.first_processor = options_.first_processor;
    if (options_.simulate_time) simulate_time();
    how.idle.sleep = !options_.spin;
    if (Status status = engine_.start(how); !status) {
      std::cerr << "click: " << status.text() << "\n";
      return kFailed;
    }
    if (options_.reconfigure) {
      engine_.set_preparation([this](Router& router) {
        router.own_handlers().write("hotconfig", [this](std::string_view text) { return ask_hot_config(text); });
      });
    }
    int code = run_installed(std::move(configuration));
    engine_.stop();
    return code;
  }

  int run_installed(lang::FlatConfiguration configuration) {
    if (options_.output && !write_output(configuration.text())) return kFailed;
    Diagnostics diagnostics;
    if (!engine_.install(std::move(configuration), policy_, diagnostics)) return refuse(diagnostics);
    print_diagnostics(diagnostics, options_.warnings);
    if (!begin_observation()) return kFailed;
    auto begin = std::chrono::steady_clock::now();
    if (!options_.quit) run_driver();
    if (options_.time) {
      std::fprintf(stderr, "%.6f s\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    bool good = print_handlers();
    print_observation();
    int code = options_.exit_handler ? exit_code() : kOk;
    return good ? code : kFailed;
  }

  // Checked at once, so that the one who writes hears of mistakes; swapped by the main thread.
  Status ask_hot_config(std::string_view text) {
    Diagnostics diagnostics;
    lang::FlatConfiguration configuration = flatten(std::string(text), diagnostics);
    Router::build(std::move(configuration), policy_, engine_.worker_count(), diagnostics);
    Status status;
    for (const Diagnostic& error : diagnostics.errors()) status.add(Status::error(error.text()));
    if (!status) return status;
    std::lock_guard lock(hot_config.mutex);
    hot_config.text = text;
    return status;
  }

  void swap_hot_config() {
    std::optional<std::string> text;
    {
      std::lock_guard lock(hot_config.mutex);
      text.swap(hot_config.text);
    }
    if (!text) return;
    Diagnostics diagnostics;
    lang::FlatConfiguration configuration = flatten(*text, diagnostics);
    if (!diagnostics.has_errors()) engine_.install(std::move(configuration), policy_, diagnostics);
    print_diagnostics(diagnostics, options_.warnings);
  }

  void run_driver() {
    struct sigaction action {};
    action.sa_handler = [](int) { signalled = 1; };
    for (int signal : {SIGINT, SIGTERM}) {
      if (!signal_watched(signal)) sigaction(signal, &action, nullptr);
    }
    if (Status status = engine_.run(); !status) std::cerr << "click: " << status.text() << "\n";
    while (signalled == 0 && !engine_.driver().wait_until_not_running(std::chrono::milliseconds(20))) swap_hot_config();
    engine_.driver().halt();
  }

  bool begin_observation() {
    Status status;
    engine_.driver().while_parked([&] {
      Router& router = *engine_.driver().router();
      if (options_.profile) router.observer().set_profile(true);
      if (options_.trace) status = router.write_handler("trace", *options_.trace);
    });
    if (!status) std::cerr << "click: --trace: " << status.text() << "\n";
    return status.is_ok();
  }

  void print_observation() {
    if (!options_.profile && !options_.trace) return;
    const Observer& observer = engine_.driver().router()->observer();
    if (options_.profile) std::cout << (options_.json ? observer.profile_json() + "\n" : observer.profile_text());
    if (options_.trace) std::cout << (options_.json ? observer.trace_json() + "\n" : observer.trace_text());
    std::cout.flush();
  }

  bool write_output(const std::string& text) {
    if (*options_.output == "-") {
      std::cout << text;
      return true;
    }
    std::ofstream stream(*options_.output);
    stream << text << std::flush;
    if (!stream) std::cerr << *options_.output << ": cannot write: " << std::strerror(errno) << "\n";
    return static_cast<bool>(stream);
  }

  // The handlers that a pattern, a class name or a plain name means.
  std::vector<std::string> expand(const std::string& handler) {
    size_t dot = handler.rfind('.');
    Router& router = *engine_.driver().router();
    if (dot == std::string::npos || router.find(handler.substr(0, dot)) != nullptr) return {handler};
    std::string pattern = handler.substr(0, dot);
    std::vector<std::string> all;
    for (const auto& element : router.elements()) {
      if (pattern != element->class_name() && !glob_match(pattern, element->name())) continue;
      const Handler* found = router.handlers_of(*element).find(handler.substr(dot + 1));
      if (found != nullptr && found->read) all.push_back(element->name() + handler.substr(dot));
    }
    return all.empty() ? std::vector{handler} : all;
  }

  bool print_handlers() {
    std::vector<std::string> all;
    for (const std::string& handler : options_.handlers) {
      for (std::string& one : expand(handler)) all.push_back(std::move(one));
    }
    bool good = true;
    for (const std::string& handler : all) {
      HandlerResult result = engine_.driver().router()->read_handler(handler, "");
      if (!result.status) {
        std::cerr << "click: " << result.status.text() << "\n";
        good = false;
        continue;
      }
      if (all.size() > 1) std::cout << handler << ":\n";
      std::cout << result.value;
      if (!result.value.ends_with('\n')) std::cout << "\n";
      if (all.size() > 1) std::cout << "\n";
    }
    std::cout.flush();
    return good;
  }

  int exit_code() {
    HandlerResult result = engine_.driver().router()->read_handler(*options_.exit_handler, "");
    std::string value(trim(result.value));
    if (value == "true" || value == "yes") return 0;
    if (value == "false" || value == "no") return 1;
    char* end = nullptr;
    long code = std::strtol(value.c_str(), &end, 10);
    if (result.status && !value.empty() && *end == '\0') return static_cast<int>(code);
    std::cerr << "click: exit handler '" << *options_.exit_handler << "': "
              << (result.status ? "value '" + value + "' is neither a number nor true or false" : result.status.text())
              << "\n";
    return kFailed;
  }

  const Options& options_;
  Policy policy_;
  Engine& engine_ = Engine::get();
};

int help(const std::string& topic) {
  if (topic.empty()) {
    std::cout << kUsage;
    return kOk;
  }
  std::optional<std::string> text = help_text(topic);
  if (!text) {
    std::cerr << "click: there is no documentation of '" << topic << "'" << suggestion(topic, Registry::get().names())
              << "\n";
    return kFailed;
  }
  std::cout << *text;
  return kOk;
}

}  // namespace
}  // namespace click

int main(int argc, char** argv) {
  click::Options options;
  if (std::string wrong = click::parse_options(argc, argv, options); !wrong.empty())
    return click::Program::usage_error(wrong);
  if (options.mode == click::Options::Mode::kHelp) return click::help(options.topic);
  if (options.mode == click::Options::Mode::kReference) {
    std::cout << click::reference_page();
    return click::kOk;
  }
  if (options.mode == click::Options::Mode::kVersion) {
    std::cout << "click " << click::kVersion << "\n";
    return click::kOk;
  }
  click::allow_signals();
  click::set_log_sink([](const click::LogLine& line) {
    if (line.text.starts_with("DPDK: ") && line.level == click::LogLevel::kInfo) return;
    std::fprintf(stderr, "%s\n", line.text.c_str());
  });
  return click::Program(options).main();
}
