#include "elements/devices/fromdpdkdevice.hh"

#include <algorithm>
#include <cstring>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "io/data_port.hh"
#include "packet/addresses.hh"

namespace click {

Status FromDPDKDevice::configure(Args& args) {
  int queue = -1;
  int queues = -1;
  RawText ignored;
  return args.mandatory("PORT", port_)
      .positional("QUEUE", queue)
      .positional("N_QUEUES", queues)
      .keyword("PROMISC", promiscuous_)
      .keyword("BURST", burst_)
      .keyword("ACTIVE", active_)
      .keyword("ALLOW_NONEXISTENT", allow_nonexistent_)
      .keyword("NDESC", ignored)
      .keyword("MAXTHREADS", ignored)
      .keyword("THREADOFFSET", ignored)
      .keyword("NUMA", ignored)
      .keyword("VERBOSE", ignored)
      .keyword("MTU", ignored)
      .check([&] { return queue == 0 || queue == -1; }, "QUEUE: a data port has one receive queue, number 0")
      .check([&] { return queues == 1 || queues == -1; }, "N_QUEUES: a data port has one receive queue")
      .check([&] { return burst_ > 0 && burst_ <= kBatchSize; }, "BURST must be from 1 to 64")
      .finish();
}

Status FromDPDKDevice::initialize() {
  device_ = DataPorts::get().find(port_);
  if (device_ == nullptr) {
    if (allow_nonexistent_) return Status::ok();
    return Status::error("there is no data port '" + port_ + "'; there are: " + DataPorts::get().list());
  }
  for (const auto& element : router().elements()) {
    auto* other = dynamic_cast<FromDPDKDevice*>(element.get());
    if (other != nullptr && other != this && other->device_ == device_) {
      return Status::error("'" + other->name() + "' receives from data port '" + port_ +
                           "' already, and it has one receive queue");
    }
  }
  auto asks = [](const auto& element) { return element && element->reads_packet_type(); };
  notes_types_ = std::ranges::any_of(router().elements(), asks);
  device_->set_promiscuous(promiscuous_);
  task_.initialize(active_);
  return Status::ok();
}

Status FromDPDKDevice::take_state(Element& previous) {
  count_ = static_cast<FromDPDKDevice&>(previous).count_;
  return Status::ok();
}

// Frames for one station stay as they are; nobody tells a host's own frames from others here.
void FromDPDKDevice::note_packet_types(const PacketBatch& batch) {
  for (Packet packet : batch) {
    if (packet.length() < 6 || (packet.data()[0] & 1) == 0) continue;
    bool broadcast = std::memcmp(packet.data(), kEtherBroadcast.bytes.data(), 6) == 0;
    packet.set_packet_type(broadcast ? PacketType::kBroadcast : PacketType::kMulticast);
  }
}

bool FromDPDKDevice::run_task(Task&) {
  BatchStorage storage;
  PacketBatch batch = device_->receive(storage, burst_);
  if (batch.empty()) return false;
  count_ += batch.size();
  if (notes_types_) note_packet_types(batch);
  output(0).push(std::move(batch));
  return true;
}

void FromDPDKDevice::add_handlers(Handlers& handlers) {
  handlers.read("count", [this] { return std::to_string(count_); });
  handlers.read("active", [this] { return std::string(active_ ? "true" : "false"); });
  handlers.read("device", [this] { return device_ != nullptr ? device_->name() : port_; });
  handlers.read("mac", [this] { return device_ != nullptr ? device_->address().text() : ""; });
  handlers.write("active", [this](std::string_view value) {
    Status status = Args({std::string(value)}, *this).mandatory("ACTIVE", active_).finish();
    if (status && device_ != nullptr) active_ ? task_.schedule() : task_.unschedule();
    return status;
  });
  auto reset = [this](std::string_view) {
    count_ = 0;
    return Status::ok();
  };
  handlers.write("reset_count", reset);
  handlers.write("reset_counts", reset);
}

REGISTER_ELEMENT(FromDPDKDevice);

}  // namespace click
