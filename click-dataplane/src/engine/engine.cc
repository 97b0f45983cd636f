#include "engine/engine.hh"

#include <pthread.h>
#include <rte_cycles.h>
#include <rte_lcore.h>
#include <rte_malloc.h>

#include <algorithm>

#include "engine/engine_handlers.hh"
#include "graph/counters.hh"
#include "io/data_port.hh"
#include "io/eal.hh"
#include "packet/pool.hh"
#include "support/log.hh"

namespace click {
namespace {

// mbuf, annotation line, data room and the mempool's own bytes.
constexpr size_t kBytesPerPacket = 2560;
constexpr unsigned kPacketsWithoutHugePages = 4096;

// With huge pages packets take up to 60 % of what EAL was given; the rest is for rings, tables and drivers. Without
// them they have memory of their own.
unsigned suitable_packets() {
  if (rte_eal_has_hugepages() == 0) return kPacketsWithoutHugePages;
  size_t bytes = 0;
  for (unsigned i = 0; i < rte_socket_count(); ++i) {
    rte_malloc_socket_stats statistics{};
    if (rte_malloc_get_socket_stats(static_cast<int>(rte_socket_id_by_idx(i)), &statistics) == 0) {
      bytes = std::max(bytes, statistics.heap_freesz_bytes);
    }
  }
  return static_cast<unsigned>(std::clamp<size_t>(bytes * 6 / 10 / kBytesPerPacket, 2048, 16'384)) - 1;
}

template <class T, class V>
void publish(T& field, V value) {
  __atomic_store_n(&field, static_cast<T>(value), __ATOMIC_RELEASE);
}

}  // namespace

Engine& Engine::get() {
  static Engine engine;
  return engine;
}

void Engine::set_state(uint32_t state) { publish(shared_counters().state, state); }

Status Engine::start(const EngineOptions& options) {
  if (Status status = start_eal(options.eal_arguments); !status) return status;
  Status status = open(options);
  if (!status) {
    DataPorts::get().close();
    packet_pool().destroy();
    stop_eal();
  }
  return status;
}

Status Engine::open(const EngineOptions& options) {
  click_shared_counters& counters = shared_counters();
  publish(counters.cycles_per_second, rte_get_tsc_hz());
  publish(counters.start_cycles, rte_rdtsc());
  publish(counters.worker_count, options.workers);
  if (Status status = packet_pool().create(options.packets != 0 ? options.packets : suitable_packets(), SOCKET_ID_ANY);
      !status)
    return status;
  if (Status status = DataPorts::get().open(options.port_names, static_cast<unsigned>(options.queues),
                                            static_cast<unsigned>(options.workers));
      !status)
    return status;
  driver_ = std::make_unique<Driver>(options.workers, options.idle);
  if (options.first_processor >= 0) {
    if (Status status = driver_->pin(options.first_processor); !status) return status;
  }
  watcher_ = std::thread([this] { watch(); });
  set_state(CLICK_STATE_EMPTY);
  return Status::ok();
}

// Ten times a second: the devices' own losses, and whether the configuration ended its run by itself.
void Engine::watch() {
  pthread_setname_np(pthread_self(), "click-watcher");
  std::unique_lock lock(watch_mutex_);
  do {
    for (const auto& port : DataPorts::get().all()) port->update_losses();
    if (driver_->finished() && shared_counters().state == CLICK_STATE_RUNNING) set_state(CLICK_STATE_FINISHED);
  } while (!watch_ends_.wait_for(lock, std::chrono::milliseconds(100), [this] { return stopping_; }));
}

void Engine::stop() {
  if (!started()) return;
  {
    std::lock_guard lock(watch_mutex_);
    stopping_ = true;
  }
  watch_ends_.notify_all();
  watcher_.join();
  driver_->halt();
  driver_->exchange_router(nullptr);
  driver_.reset();
  DataPorts::get().close();
  packet_pool().destroy();
  stop_eal();
  set_state(CLICK_STATE_STOPPED);
}

bool Engine::install(lang::FlatConfiguration configuration, const Policy& policy, Diagnostics& diagnostics) {
  std::unique_ptr<Router> fresh = Router::build(std::move(configuration), policy, worker_count(), diagnostics);
  if (!fresh) return false;
  Router* running = driver_->router();
  if (!fresh->initialize(running, diagnostics)) return false;
  add_engine_handlers(*this, *fresh);
  if (prepare_) prepare_(*fresh);

  click_shared_counters& counters = shared_counters();
  std::unique_ptr<Router> replaced;
  driver_->while_parked([&] {
    publish(counters.swap_sequence, counters.swap_sequence + 1);
    fresh->take_state(diagnostics);
    replaced = driver_->exchange_router(std::move(fresh));
    publish(counters.generation, counters.generation + 1);
    publish(counters.swap_sequence, counters.swap_sequence + 1);
  });
  if (counters.state == CLICK_STATE_EMPTY || counters.state == CLICK_STATE_FINISHED) set_state(CLICK_STATE_HALTED);
  return true;
}

Status Engine::run() {
  if (driver_->router() == nullptr) return Status::error("no configuration is installed");
  if (driver_->running()) return Status::ok();
  driver_->while_parked([] {
    for (const auto& port : DataPorts::get().all()) port->flush();
  });
  driver_->run();
  set_state(CLICK_STATE_RUNNING);
  return Status::ok();
}

Status Engine::halt() {
  if (driver_->router() == nullptr) return Status::error("no configuration is installed");
  driver_->halt();
  set_state(CLICK_STATE_HALTED);
  return Status::ok();
}

}  // namespace click
