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
  RawText ignored;
  return args.mandatory("PORT", port_)
      .positional("QUEUE", queue_)
      .positional("N_QUEUES", queues_)
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
      .check([&] { return queues_ != 0 && queues_ <= CLICK_MAX_WORKERS; },
             "N_QUEUES must be from 1 to " + std::to_string(CLICK_MAX_WORKERS) + ", or -1")
      .check([&] { return burst_ > 0; }, "BURST must be positive")
      .finish();
}

Status FromDPDKDevice::initialize() {
  device_ = DataPorts::get().find(port_);
  if (device_ == nullptr) {
    if (allow_nonexistent_) return Status::ok();
    return Status::error("there is no data port '" + port_ + "'; there are: " + DataPorts::get().list());
  }
  if (Status status = choose_queues(); !status) return status;
  auto asks = [](const auto& element) { return element && element->reads_packet_type(); };
  notes_types_ = std::ranges::any_of(router().elements(), asks);
  device_->set_promiscuous(promiscuous_);
  task_.initialize(active_);
  return Status::ok();
}

// All elements of one port come to the same plan: those with QUEUE get what they name, those with N_QUEUES what is free
// then, and the others share the rest.
Status FromDPDKDevice::choose_queues() {
  std::vector<const FromDPDKDevice*> receivers;
  for (const auto& element : router().elements()) {
    const auto* other = dynamic_cast<const FromDPDKDevice*>(element.get());
    if (other != nullptr && DataPorts::get().find(other->port_) == device_) receivers.push_back(other);
  }
  std::vector<const FromDPDKDevice*> owners(device_->queues());
  Status status;
  auto claim = [&](const FromDPDKDevice* receiver, size_t queue) {
    Status claimed = receiver->claim(owners, queue);
    if (receiver == this && status) status = claimed;
  };
  auto next_free = [&] { return static_cast<size_t>(std::ranges::find(owners, nullptr) - owners.begin()); };
  std::vector<const FromDPDKDevice*> sharing;
  for (const FromDPDKDevice* receiver : receivers) {
    for (int i = 0; receiver->queue_ >= 0 && i < std::max(receiver->queues_, 1); ++i)
      claim(receiver, static_cast<size_t>(receiver->queue_ + i));
  }
  for (const FromDPDKDevice* receiver : receivers) {
    if (receiver->queue_ >= 0) continue;
    for (int i = 0; i < receiver->queues_; ++i) claim(receiver, next_free());
    if (receiver->queues_ < 0) sharing.push_back(receiver);
  }
  auto free = static_cast<size_t>(std::ranges::count(owners, nullptr));
  for (size_t i = 0; i < free && !sharing.empty(); ++i)
    owners[next_free()] = sharing[free < sharing.size() ? i : i * sharing.size() / free];
  own_queues_.clear();
  for (size_t queue = 0; queue < owners.size(); ++queue) {
    if (owners[queue] == this) own_queues_.push_back(static_cast<uint16_t>(queue));
    if (owners[queue] == nullptr && receivers.front() == this)
      log_warning("nobody receives from queue " + std::to_string(queue) + " of data port '" + device_->name() +
                  "', and the device drops what comes there");
  }
  if (!status || !own_queues_.empty()) return status;
  return Status::error("'" + receivers.front()->name() + "' receives from data port '" + port_ +
                       "' already, and it has " + std::to_string(owners.size()) + " receive queue" +
                       (owners.size() == 1 ? "" : "s") + "; start the engine with more --queues");
}

Status FromDPDKDevice::claim(std::vector<const FromDPDKDevice*>& owners, size_t queue) const {
  if (queue >= owners.size()) {
    return Status::error("data port '" + port_ + "' has no receive queue " + std::to_string(queue) +
                         "; start the engine with --queues=" + std::to_string(queue + 1));
  }
  if (owners[queue] != nullptr) {
    return Status::error("'" + owners[queue]->name() + "' receives from queue " + std::to_string(queue) +
                         " of data port '" + port_ + "' already");
  }
  owners[queue] = this;
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
  bool worked = false;
  for (uint16_t queue : own_queues_) {
    BatchStorage storage;
    PacketBatch batch = device_->receive(storage, std::min(burst_, kBatchSize), queue);
    if (batch.empty()) continue;
    worked = true;
    count_ += batch.size();
    if (notes_types_) note_packet_types(batch);
    output(0).push(std::move(batch));
  }
  return worked;
}

void FromDPDKDevice::add_handlers(Handlers& handlers) {
  handlers.read("count", [this] { return std::to_string(count_); });
  handlers.read("active", [this] { return std::string(active_ ? "true" : "false"); });
  handlers.read("queues", [this] {
    std::string text;
    for (uint16_t queue : own_queues_) text += (text.empty() ? "" : " ") + std::to_string(queue);
    return text;
  });
  handlers.read("nb_rx_queues", [this] { return std::to_string(device_ != nullptr ? device_->queues() : 0); });
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
