#include "engine/engine_handlers.hh"

#include "engine/engine.hh"
#include "engine/observation.hh"
#include "graph/args.hh"
#include "graph/counters.hh"
#include "graph/observer.hh"
#include "packet/pool.hh"
#include "support/log.hh"
#include "support/text.hh"

namespace click {
namespace {

std::string cycles_text(int workers) {
  std::string text;
  for (int i = 0; i < workers; ++i) {
    const click_worker_counters& worker = shared_counters().workers[i];
    text += "thread " + std::to_string(i) + "\t" + std::to_string(worker.busy_cycles) + " cycles\t" +
            std::to_string(worker.busy_polls) + " busy rounds\t" + std::to_string(worker.polls) + " rounds\n";
  }
  return text;
}

std::string driver_text(Engine& engine) {
  const char* state = engine.driver().running() ? "running" : engine.driver().finished() ? "finished" : "halted";
  return std::string(state) + "\nthreads\t" + std::to_string(engine.worker_count()) + "\ngeneration\t" +
         std::to_string(shared_counters().generation) + "\n";
}

std::string memory_text() {
  const rte_mempool* pool = packet_pool().mempool();
  return "packets\t" + std::to_string(pool->size) + "\nin use\t" + std::to_string(rte_mempool_in_use_count(pool)) +
         "\n";
}

std::string log_text(LogLevel least) {
  std::string text;
  for (uint64_t cursor = 0;;) {
    LogPage page = read_log(cursor, 256);
    for (const LogLine& line : page.lines) {
      if (line.level >= least) text += line.text + "\n";
    }
    if (page.lines.empty()) return text;
    cursor = page.next;
  }
}

Status write_trace(Router& router, std::string_view text) {
  unsigned packets = 0;
  std::string count = take_word(text);
  if (router.elements().empty()) return Status::error("the configuration has no elements");
  Status status = Args({count}, *router.elements().front()).mandatory("COUNT", packets).finish();
  return status ? start_trace(router, packets, text) : status;
}

Status write_profile(Router& router, std::string_view text) {
  bool on = false;
  if (router.elements().empty()) return Status::error("the configuration has no elements");
  Status status = Args({std::string(text)}, *router.elements().front()).mandatory("ON", on).finish();
  if (status) router.observer().set_profile(on);
  return status;
}

}  // namespace

void add_engine_handlers(Engine& engine, Router& router) {
  Handlers& handlers = router.own_handlers();
  handlers.read("cycles", [&engine] { return cycles_text(engine.worker_count()); });
  handlers.read("driver", [&engine] { return driver_text(engine); });
  handlers.read("threads", [&engine] {
    std::string text;
    for (int i = 0; i < engine.worker_count(); ++i)
      text += std::to_string(engine.driver().worker(i).thread_id()) + "\n";
    return text;
  });
  handlers.read("meminfo", memory_text);
  handlers.read("messages", [] { return log_text(LogLevel::kDebug); });
  handlers.read("errors", [] { return log_text(LogLevel::kWarning); });
  handlers.read("trace", [&router] { return router.observer().trace_json(); });
  handlers.write("trace", [&router](std::string_view text) { return write_trace(router, text); });
  handlers.read("profile", [&router] { return router.observer().profile_text(); });
  handlers.write("profile", [&router](std::string_view text) { return write_profile(router, text); });
}

}  // namespace click
