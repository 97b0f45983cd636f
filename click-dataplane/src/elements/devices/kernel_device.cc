#include "elements/devices/kernel_device.hh"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"

namespace click {

Status KernelDevice::configure_device(Args& args, bool ether) {
  options_.ether = ether;
  options_.mtu = ether ? 2048 : 1500;
  options_.ether_address = {{0, 1, 2, 3, 4, 5}};
  options_.has_ether_address = true;
  headroom_ = kDefaultHeadroom;
  return args.mandatory("ADDR", options_.address)
      .positional("GATEWAY", options_.gateway)
      .positional("HEADROOM", headroom_)
      .keyword("ETHER", options_.ether_address)
      .keyword("MTU", options_.mtu)
      .keyword("BURST", burst_)
      .keyword("IGNORE_QUEUE_OVERFLOWS", ignore_overflows_)
      .keyword("DEVNAME", options_.name)
      .keyword("DEV_NAME", options_.name)
      .check([&] { return burst_ > 0; }, "BURST must be positive")
      .check([&] { return headroom_ <= 512; }, "HEADROOM must be at most 512")
      .check([&] { return options_.mtu >= 68 && options_.mtu <= kPacketCapacity; },
             "MTU must be from 68 to " + std::to_string(kPacketCapacity))
      .check([&] { return options_.gateway.raw == 0 || options_.address.contains(options_.gateway); },
             "GATEWAY must be in the device's network")
      .finish();
}

bool KernelDevice::same_device(const KernelDevice& other) const { return configuration() == other.configuration(); }

Status KernelDevice::initialize() {
  auto* before = dynamic_cast<KernelDevice*>(previous());
  if (before == nullptr || !same_device(*before)) {
    if (Status status = device_.open(options_); !status) return status;
  }
  if (output_count() > 0) receive_task_.initialize();
  if (input_count() > 0 && input(0).flow() == Flow::kPull) {
    signal_ = router().upstream_empty_signal(*this, 0, &send_task_);
    send_task_.initialize();
  }
  return Status::ok();
}

Status KernelDevice::take_state(Element& previous) {
  auto& before = static_cast<KernelDevice&>(previous);
  received_ = before.received_;
  sent_ = before.sent_;
  if (!device_.is_open()) device_ = std::move(before.device_);
  return Status::ok();
}

bool KernelDevice::run_task(Task& task) {
  BatchStorage storage;
  if (&task == &send_task_) {
    PacketBatch batch = input(0).pull(storage, std::min(burst_, kBatchSize));
    if (batch.empty()) {
      signal_.rest(task);
      return false;
    }
    push(0, std::move(batch));
    return true;
  }
  PacketBatch batch = storage.empty();
  device_.receive(batch, std::min(burst_, kBatchSize), headroom_);
  if (batch.empty()) return false;
  received_ += batch.size();
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) {
    Packet packet = batch[i];
    verdicts[i] = output_of(packet);
  }
  distribute(std::move(batch), verdicts);
  return true;
}

void KernelDevice::push(PortId, PacketBatch batch) {
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) {
    bool sent = device_.send(batch[i]);
    sent_ += sent ? 1 : 0;
    verdicts[i] = sent ? kConsumed : dropped(DropReason::kDevice);
    if (sent) batch[i].free();
    if (sent || (ignore_overflows_ && told_overflow_)) continue;
    if (!told_overflow_) log_warning(device_.name() + " did not take a packet: " + std::strerror(errno));
    told_overflow_ = true;
  }
  if (!ignore_overflows_) told_overflow_ = false;
  distribute(std::move(batch), verdicts);
}

void KernelDevice::add_handlers(Handlers& handlers) {
  handlers.read("dev_name", [this] { return device_.name(); });
  add_read_handler(handlers, "received", received_);
  add_read_handler(handlers, "sent", sent_);
}

}  // namespace click
