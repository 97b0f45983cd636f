#include "elements/devices/todpdkdevice.hh"

#include <rte_pause.h>
#include <algorithm>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "io/data_port.hh"

namespace click {
namespace {

// How long a device may take no packet at all before the rest of a batch is dropped; bounds what a hot swap has to wait
// for.
constexpr int64_t kPatience = 100'000;

}  // namespace

Status ToDPDKDevice::configure(Args& args) {
  int queue = -1;
  int queues = -1;
  RawText ignored;
  return args.mandatory("PORT", port_)
      .positional("QUEUE", queue)
      .positional("N_QUEUES", queues)
      .keyword("BLOCKING", blocking_)
      .keyword("BURST", burst_)
      .keyword("ALLOW_NONEXISTENT", allow_nonexistent_)
      .keyword("IQUEUE", ignored)
      .keyword("TIMEOUT", ignored)
      .keyword("NDESC", ignored)
      .keyword("MAXTHREADS", ignored)
      .keyword("NUMA", ignored)
      .keyword("VERBOSE", ignored)
      .keyword("MTU", ignored)
      .check([&] { return queue >= -1 && queue < CLICK_MAX_WORKERS; }, "QUEUE must be from 0 to 15, or -1")
      .check([&] { return queues != 0 && queues >= -1; }, "N_QUEUES must be at least 1, or -1")
      .check([&] { return burst_ > 0; }, "BURST must be positive")
      .finish();
}

Status ToDPDKDevice::initialize() {
  device_ = DataPorts::get().find(port_);
  if (device_ == nullptr && !allow_nonexistent_) {
    return Status::error("there is no data port '" + port_ + "'; there are: " + DataPorts::get().list());
  }
  several_workers_ = router().worker_count() > 1;
  if (input(0).flow() == Flow::kPull) {
    signal_ = router().upstream_empty_signal(*this, 0, &task_);
    task_.initialize();
  }
  return Status::ok();
}

Status ToDPDKDevice::take_state(Element& previous) {
  auto& before = static_cast<ToDPDKDevice&>(previous);
  sent_ = before.sent_.load();
  dropped_ = before.dropped_.load();
  return Status::ok();
}

// With several workers there may be several in the element.
void ToDPDKDevice::add(std::atomic<uint64_t>& counter, uint64_t packets) const {
  if (several_workers_) {
    counter.fetch_add(packets, std::memory_order_relaxed);
  } else {
    counter.store(counter.load(std::memory_order_relaxed) + packets, std::memory_order_relaxed);
  }
}

void ToDPDKDevice::push(PortId, PacketBatch batch) {
  if (device_ == nullptr) {
    drop(std::move(batch), DropReason::kDevice);
    return;
  }
  add(sent_, device_->send(batch));
  if (!batch.empty()) [[unlikely]]
    wait_and_send(batch);
}

void ToDPDKDevice::wait_and_send(PacketBatch& batch) {
  for (int64_t progress = steady_time(); blocking_ && !batch.empty() && steady_time() - progress < kPatience;) {
    rte_pause();
    unsigned sent = device_->send(batch);
    add(sent_, sent);
    if (sent != 0) progress = steady_time();
  }
  add(dropped_, batch.size());
  device_->count_send_drops(batch.size());
  drop(std::move(batch), DropReason::kDevice);
}

bool ToDPDKDevice::run_task(Task& task) {
  BatchStorage storage;
  PacketBatch batch = input(0).pull(storage, std::min(burst_, kBatchSize));
  if (batch.empty()) {
    signal_.rest(task);
    return false;
  }
  push(0, std::move(batch));
  return true;
}

void ToDPDKDevice::add_handlers(Handlers& handlers) {
  for (const char* name : {"n_sent", "count"}) handlers.read(name, [this] { return std::to_string(sent_); });
  for (const char* name : {"n_dropped", "drops"}) handlers.read(name, [this] { return std::to_string(dropped_); });
  handlers.read("nb_tx_queues", [this] { return std::to_string(device_ != nullptr ? device_->queues() : 0); });
  handlers.read("device", [this] { return device_ != nullptr ? device_->name() : port_; });
  handlers.read("mac", [this] { return device_ != nullptr ? device_->address().text() : ""; });
  handlers.write("reset_counts", [this](std::string_view) {
    sent_ = dropped_ = 0;
    return Status::ok();
  });
}

REGISTER_ELEMENT(ToDPDKDevice);

}  // namespace click
