#include "elements/devices/fromdevice.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"

namespace click {

Status FromDevice::configure(Args& args) {
  std::string method;
  options_.snaplen = 2046;
  options_.headroom = kDefaultHeadroom;
  return args.mandatory("DEVNAME", options_.device)
      .positional("PROMISC", options_.promiscuous)
      .positional("SNAPLEN", options_.snaplen)
      .keyword("SNIFFER", sniffer_)
      .keyword("FORCE_IP", force_ip_)
      .keyword("METHOD", method)
      .keyword("CAPTURE", method)
      .keyword("BPF_FILTER", options_.filter)
      .keyword("ENCAP", encap_)
      .keyword("OUTBOUND", options_.outbound)
      .keyword("PROTOCOL", options_.protocol)
      .keyword("HEADROOM", options_.headroom)
      .keyword("BURST", burst_)
      .keyword("TIMESTAMP", options_.timestamps)
      .check([&] { return method.empty() || method == "LINUX" || method == "PCAP"; }, "METHOD: expected LINUX or PCAP")
      .check([&] { return burst_ > 0; }, "BURST must be positive")
      .check([&] { return options_.headroom <= 512; }, "HEADROOM must be at most 512")
      .check([&] { return options_.snaplen >= 14; }, "SNAPLEN must be at least 14")
      .finish();
}

Status FromDevice::initialize() {
  if (previous() == nullptr || previous()->configuration() != configuration()) {
    if (Status status = socket_.open(options_); !status) return status;
    link_ = socket_.link();
    if (!encap_.empty() && LinkType::parse(encap_) != link_)
      return Status::error("ENCAP: " + options_.device + " has the link type " + link_.text());
    if (!sniffer_) {
      log_warning("SNIFFER false: the kernel still handles what arrives at " + options_.device +
                  "; give the device no address, or filter there");
    }
  } else {
    link_ = static_cast<FromDevice*>(previous())->link_;
  }
  task_.initialize();
  return Status::ok();
}

Status FromDevice::take_state(Element& previous) {
  auto& before = static_cast<FromDevice&>(previous);
  count_ = before.count_;
  if (!socket_.is_open()) socket_ = std::move(before.socket_);
  return Status::ok();
}

bool FromDevice::run_task(Task&) {
  BatchStorage storage;
  PacketBatch batch = storage.empty();
  socket_.receive(batch, std::min(burst_, kBatchSize));
  if (batch.empty()) return false;
  count_ += batch.size();
  if (!force_ip_) {
    output(0).push(std::move(batch));
    return true;
  }
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) {
    Packet packet = batch[i];
    bool ip = link_.annotate_ip(packet);
    verdicts[i] = ip ? 0 : output_count() > 1 ? 1 : dropped(DropReason::kFiltered);
  }
  distribute(std::move(batch), verdicts);
  return true;
}

void FromDevice::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_action_handler(handlers, "reset_counts", [this] { count_ = 0; });
  handlers.read("kernel_drops", [this] { return std::to_string(socket_.kernel_drops()); });
  handlers.read("encap", [this] { return link_.text(); });
}

REGISTER_ELEMENT(FromDevice, kHostSockets);

}  // namespace click
