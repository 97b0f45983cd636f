#include "click_dataplane.h"

#include <cstdlib>
#include <cstring>
#include <exception>

#include "engine/description.hh"
#include "engine/engine.hh"
#include "engine/observation.hh"
#include "engine/start_words.hh"
#include "graph/counters.hh"
#include "graph/observer.hh"
#include "io/data_port.hh"
#include "support/json.hh"
#include "support/log.hh"
#include "support/text.hh"
#include "support/version.hh"

namespace click {
namespace {

std::string_view text_of(const char* data, size_t length) {
  return data == nullptr ? std::string_view() : std::string_view(data, length);
}

int answer(click_text* result, int code, std::string_view text) {
  if (result == nullptr) return code;
  result->length = text.size();
  result->data = static_cast<char*>(std::malloc(text.size() + 1));
  if (result->data == nullptr) {
    result->length = 0;
    return CLICK_FAILED;
  }
  std::memcpy(result->data, text.data(), text.size());
  result->data[text.size()] = '\0';
  return code;
}

int refuse(click_text* result, int code, const Status& status) {
  Diagnostics diagnostics;
  for (const std::string& message : status.messages()) diagnostics.error({}, message);
  return answer(result, code, errors_json(diagnostics));
}

int wrong_state(click_text* result, const char* what) { return answer(result, CLICK_WRONG_STATE, error_json(what)); }

// Nothing may be thrown through the C interface.
template <class Body>
int guarded(click_text* result, Body body) {
  if (result != nullptr) *result = {nullptr, 0};
  try {
    return body();
  } catch (const std::exception& failure) {
    return answer(result, CLICK_FAILED, error_json(failure.what()));
  }
}

// Flattens and builds; null with the answer in `diagnostics`.
std::unique_ptr<Router> build(std::string_view name, std::string_view text, const Policy& policy,
                              Diagnostics& diagnostics) {
  lang::FlatConfiguration configuration = lang::flatten(name, text, {}, diagnostics);
  int workers = static_cast<int>(std::max(1u, shared_counters().worker_count));
  return Router::build(std::move(configuration), policy, workers, diagnostics);
}

template <class Describe>
int describe_text(std::string_view name, std::string_view text, std::string_view words, click_text* result,
                  Describe describe) {
  Policy policy;
  if (Status status = Policy::parse(words, policy); !status) return refuse(result, CLICK_REFUSED, status);
  Diagnostics diagnostics;
  std::unique_ptr<Router> router = build(name, text, policy, diagnostics);
  if (router) router->make_handlers();
  if (!router) return answer(result, CLICK_REFUSED, errors_json(diagnostics));
  return answer(result, CLICK_OK, describe(*router, diagnostics));
}

int install(std::string_view name, std::string_view text, std::string_view words, click_text* result) {
  Policy policy;
  if (Status status = Policy::parse(words, policy); !status) return refuse(result, CLICK_REFUSED, status);
  Engine& engine = Engine::get();
  std::lock_guard lock(engine.lock());
  if (!engine.started()) return wrong_state(result, "the engine is not started");
  Diagnostics diagnostics;
  lang::FlatConfiguration configuration = lang::flatten(name, text, {}, diagnostics);
  if (!engine.install(std::move(configuration), policy, diagnostics)) {
    return answer(result, CLICK_REFUSED, errors_json(diagnostics));
  }
  JsonWriter json;
  json.begin_object().field("ok", true).field("generation", shared_counters().generation);
  json.field("elements", engine.driver().router()->elements().size());
  write_warnings(json, diagnostics);
  return answer(result, CLICK_OK, json.end_object().text());
}

std::string started_json() {
  JsonWriter json;
  json.begin_object().field("ok", true).key("ports").begin_array();
  const auto& ports = DataPorts::get().all();
  for (size_t i = 0; i < ports.size(); ++i) {
    json.begin_object().field("index", i).field("name", ports[i]->name());
    std::string mac = ports[i]->address().text();
    for (char& c : mac) c = c == '-' ? ':' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    json.field("mac", mac).field("driver", ports[i]->driver()).end_object();
  }
  return json.end_array().field("workers", shared_counters().worker_count).end_object().text();
}

int start(std::string_view arguments, std::string_view names, click_text* result) {
  Engine& engine = Engine::get();
  std::lock_guard lock(engine.lock());
  if (engine.started()) return wrong_state(result, "the engine is started already");
  if (shared_counters().state == CLICK_STATE_STOPPED)
    return wrong_state(result, "the engine was stopped; it cannot start twice in a process");
  EngineOptions options;
  Status status = read_start_words(arguments, options);
  if (!status) return refuse(result, CLICK_REFUSED, status);
  options.port_names = split_words(names);
  if (status = engine.start(options); !status) return refuse(result, CLICK_FAILED, status);
  return answer(result, CLICK_OK, started_json());
}

// Calls `body` with the installed router while nothing else changes the engine.
template <class Body>
int with_router(click_text* result, Body body) {
  Engine& engine = Engine::get();
  std::lock_guard lock(engine.lock());
  if (!engine.started() || engine.driver().router() == nullptr)
    return wrong_state(result, "no configuration is installed");
  return body(engine, *engine.driver().router());
}

// For handlers, whose answers are plain words.
template <class Body>
int with_handler(std::string_view name, click_text* result, Body body) {
  Engine& engine = Engine::get();
  std::lock_guard lock(engine.lock());
  if (!engine.started() || engine.driver().router() == nullptr)
    return answer(result, CLICK_WRONG_STATE, "no configuration is installed");
  Router& router = *engine.driver().router();
  if (router.find_handler(name) == nullptr)
    return answer(result, CLICK_NOT_FOUND, "no handler '" + std::string(name) + "'");
  HandlerResult value = engine.driver().while_parked([&] { return body(router); });
  if (!value.status) return answer(result, CLICK_REFUSED, value.status.text());
  return answer(result, CLICK_OK, value.value);
}

std::string time_text(uint64_t nanoseconds) {
  time_t seconds = static_cast<time_t>(nanoseconds / 1'000'000'000);
  tm parts{};
  gmtime_r(&seconds, &parts);
  char text[40];
  size_t length = strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(text + length, sizeof text - length, ".%03uZ", static_cast<unsigned>(nanoseconds / 1'000'000 % 1000));
  return text;
}

std::string log_json(const LogPage& page) {
  JsonWriter json;
  json.begin_object().field("ok", true).field("next", page.next).field("lost", page.lost).key("lines").begin_array();
  for (const LogLine& line : page.lines) {
    json.begin_object().field("sequence", line.sequence).field("time", time_text(line.time));
    json.field("level", log_level_name(line.level)).field("text", line.text).end_object();
  }
  return json.end_array().end_object().text();
}

}  // namespace
}  // namespace click

using namespace click;

#define EXPORTED extern "C" __attribute__((visibility("default")))

EXPORTED uint32_t click_abi_version(void) { return CLICK_ABI_VERSION; }

EXPORTED const char* click_version(void) { return kVersion; }

EXPORTED void click_free(char* data) { std::free(data); }

EXPORTED int click_start(const char* eal_arguments, size_t eal_arguments_length, const char* port_names,
                         size_t port_names_length, struct click_text* result) {
  return guarded(result, [&] {
    return start(text_of(eal_arguments, eal_arguments_length), text_of(port_names, port_names_length), result);
  });
}

EXPORTED int click_check(const char* name, size_t name_length, const char* text, size_t text_length, const char* policy,
                         size_t policy_length, struct click_text* result) {
  return guarded(result, [&] {
    return describe_text(text_of(name, name_length), text_of(text, text_length), text_of(policy, policy_length), result,
                         check_json);
  });
}

EXPORTED int click_graph_of(const char* name, size_t name_length, const char* text, size_t text_length,
                            const char* policy, size_t policy_length, struct click_text* result) {
  return guarded(result, [&] {
    auto graph = [](const Router& router, const Diagnostics&) { return graph_json(router); };
    return describe_text(text_of(name, name_length), text_of(text, text_length), text_of(policy, policy_length), result,
                         graph);
  });
}

EXPORTED int click_install(const char* name, size_t name_length, const char* text, size_t text_length,
                           const char* policy, size_t policy_length, struct click_text* result) {
  return guarded(result, [&] {
    return install(text_of(name, name_length), text_of(text, text_length), text_of(policy, policy_length), result);
  });
}

EXPORTED int click_run(struct click_text* result) {
  return guarded(result, [&] {
    return with_router(result, [&](Engine& engine, Router&) {
      Status status = engine.run();
      return status ? answer(result, CLICK_OK, R"({"ok":true})") : refuse(result, CLICK_FAILED, status);
    });
  });
}

EXPORTED int click_halt(struct click_text* result) {
  return guarded(result, [&] {
    return with_router(result, [&](Engine& engine, Router&) {
      Status status = engine.halt();
      return status ? answer(result, CLICK_OK, R"({"ok":true})") : refuse(result, CLICK_FAILED, status);
    });
  });
}

EXPORTED int click_stop(void) {
  return guarded(nullptr, [] {
    Engine& engine = Engine::get();
    std::lock_guard lock(engine.lock());
    engine.stop();
    return CLICK_OK;
  });
}

EXPORTED int click_read_handler(const char* handler, size_t handler_length, const char* parameter,
                                size_t parameter_length, struct click_text* result) {
  return guarded(result, [&] {
    std::string_view name = text_of(handler, handler_length);
    return with_handler(
        name, result, [&](Router& router) { return router.read_handler(name, text_of(parameter, parameter_length)); });
  });
}

EXPORTED int click_write_handler(const char* handler, size_t handler_length, const char* value, size_t value_length,
                                 struct click_text* result) {
  return guarded(result, [&] {
    std::string_view name = text_of(handler, handler_length);
    return with_handler(name, result, [&](Router& router) {
      return HandlerResult{router.write_handler(name, text_of(value, value_length)), ""};
    });
  });
}

EXPORTED int click_elements(struct click_text* result) {
  return guarded(result, [&] {
    return with_router(result, [&](Engine&, Router& router) {
      return answer(result, CLICK_OK, elements_json(router, shared_counters().generation));
    });
  });
}

EXPORTED int click_classes(struct click_text* result) {
  return guarded(result, [&] { return answer(result, CLICK_OK, classes_json()); });
}

EXPORTED int click_graph(struct click_text* result) {
  return guarded(result, [&] {
    return with_router(result, [&](Engine&, Router& router) { return answer(result, CLICK_OK, graph_json(router)); });
  });
}

EXPORTED int click_start_trace(uint32_t packets, const char* pattern, size_t pattern_length,
                               struct click_text* result) {
  return guarded(result, [&] {
    return with_router(result, [&](Engine& engine, Router& router) {
      Status status =
          engine.driver().while_parked([&] { return start_trace(router, packets, text_of(pattern, pattern_length)); });
      return status ? answer(result, CLICK_OK, "") : refuse(result, CLICK_REFUSED, status);
    });
  });
}

EXPORTED int click_read_trace(struct click_text* result) {
  return guarded(result, [&] {
    return with_router(result, [&](Engine& engine, Router& router) {
      return answer(result, CLICK_OK, engine.driver().while_parked([&] { return router.observer().trace_json(); }));
    });
  });
}

EXPORTED int click_set_profile(int on, struct click_text* result) {
  return guarded(result, [&] {
    return with_router(result, [&](Engine& engine, Router& router) {
      engine.driver().while_parked([&] { router.observer().set_profile(on != 0); });
      return answer(result, CLICK_OK, "");
    });
  });
}

EXPORTED int click_read_profile(struct click_text* result) {
  return guarded(result, [&] {
    return with_router(result, [&](Engine& engine, Router& router) {
      return answer(result, CLICK_OK, engine.driver().while_parked([&] { return router.observer().profile_json(); }));
    });
  });
}

EXPORTED int click_read_log(uint64_t cursor, uint32_t max_lines, struct click_text* result) {
  return guarded(result, [&] { return answer(result, CLICK_OK, log_json(read_log(cursor, max_lines))); });
}

EXPORTED const struct click_shared_counters* click_counters(void) { return &shared_counters(); }
