#include "elements/devices/todevice.hh"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

namespace {

constexpr auto kRetry = std::chrono::microseconds(200);

}  // namespace

ToDevice::~ToDevice() {
  if (first_ == end_) return;
  count_drops(DropReason::kStopped, end_ - first_);
  rte_pktmbuf_free_bulk(waiting_ + first_, end_ - first_);
}

Status ToDevice::configure(Args& args) {
  std::string method;
  return args.mandatory("DEVNAME", device_)
      .keyword("BURST", burst_)
      .keyword("METHOD", method)
      .keyword("DEBUG", debug_)
      .check([&] { return method.empty() || method == "LINUX" || method == "PCAP"; }, "METHOD: expected LINUX or PCAP")
      .check([&] { return burst_ > 0; }, "BURST must be positive")
      .finish();
}

Status ToDevice::initialize() {
  if (Status status = socket_.open_to_send(device_); !status) return status;
  retry_.initialize();
  if (is_pushed()) return Status::ok();
  signal_ = router().upstream_empty_signal(*this, 0, &task_);
  task_.initialize();
  return Status::ok();
}

Status ToDevice::take_state(Element& previous) {
  auto& before = static_cast<ToDevice&>(previous);
  count_ = before.count_;
  std::copy(before.waiting_ + before.first_, before.waiting_ + before.end_, waiting_);
  end_ = before.end_ - before.first_;
  before.first_ = before.end_ = 0;
  if (is_pushed() && end_ > 0) retry_.schedule_after(kRetry);
  return Status::ok();
}

void ToDevice::hand_on(rte_mbuf** mbufs, unsigned count, PortId out) {
  if (out >= output_count()) {
    if (out == 1) count_drops(DropReason::kDevice, count);
    rte_pktmbuf_free_bulk(mbufs, count);
    return;
  }
  BatchStorage storage;
  std::copy(mbufs, mbufs + count, storage.mbufs());
  output(out).push(storage.filled(count));
}

// False when the device has no room for them all.
bool ToDevice::send_waiting() {
  while (first_ < end_) {
    unsigned sent = socket_.send(waiting_ + first_, end_ - first_);
    if (sent > 0) {
      count_ += sent;
      first_ += sent;
      hand_on(waiting_ + first_ - sent, sent, 0);
    } else if (errno == EAGAIN || errno == ENOBUFS || errno == EINTR) {
      return false;
    } else {
      if (debug_) log_warning(device_ + " refused a packet: " + std::strerror(errno));
      ++first_;
      hand_on(waiting_ + first_ - 1, 1, 1);
    }
  }
  first_ = end_ = 0;
  return true;
}

bool ToDevice::run_task(Task& task) {
  if (first_ == end_) {
    BatchStorage storage;
    PacketBatch batch = input(0).pull(storage, std::min(burst_, kBatchSize));
    std::copy(batch.mbufs(), batch.mbufs() + batch.size(), waiting_);
    end_ = batch.size();
    batch.release();
    if (end_ == 0) {
      signal_.rest(task);
      return false;
    }
  }
  if (!send_waiting()) {
    task.unschedule();
    retry_.schedule_after(kRetry);
  }
  return true;
}

void ToDevice::push(PortId, PacketBatch batch) {
  if (first_ < end_) {
    hand_on(batch.mbufs(), batch.size(), 1);
    batch.release();
    return;
  }
  std::copy(batch.mbufs(), batch.mbufs() + batch.size(), waiting_);
  first_ = 0;
  end_ = batch.size();
  batch.release();
  if (!send_waiting()) retry_.schedule_after(kRetry);
}

void ToDevice::run_timer(Timer&) {
  if (!is_pushed()) {
    task_.schedule();
  } else if (!send_waiting()) {
    retry_.schedule_after(kRetry);
  }
}

void ToDevice::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_action_handler(handlers, "reset_counts", [this] { count_ = 0; });
}

REGISTER_ELEMENT(ToDevice, kHostSockets);

}  // namespace click
