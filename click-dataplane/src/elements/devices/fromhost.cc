#include "elements/devices/fromhost.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"

namespace click {

Status FromHost::configure(Args& args) {
  std::string prefix6;
  options_.ether = true;
  headroom_ = kDefaultHeadroom;
  Status status = args.mandatory("DEVNAME", options_.name)
                      .positional("DST", options_.address)
                      .keyword("GATEWAY", options_.gateway)
                      .keyword("HEADROOM", headroom_)
                      .keyword("ETHER", options_.ether_address, &options_.has_ether_address)
                      .keyword("DST6", prefix6)
                      .keyword("MTU", options_.mtu)
                      .check([&] { return headroom_ <= 512; }, "HEADROOM must be at most 512")
                      .finish();
  if (!status || prefix6.empty()) return status;
  size_t slash = prefix6.find('/');
  std::optional<Ip6Address> address = Ip6Address::parse(prefix6.substr(0, slash));
  std::optional<ParsedInteger> length =
      slash == std::string::npos ? ParsedInteger{false, 128} : parse_integer(prefix6.substr(slash + 1));
  if (!address || !length || length->negative || length->magnitude > 128)
    return Status::error("DST6: expected an IPv6 address with prefix length such as fd00::1/64, not '" + prefix6 + "'");
  options_.address6 = *address;
  options_.prefix6 = static_cast<int>(length->magnitude);
  return status;
}

Status FromHost::initialize() {
  if (previous() == nullptr || previous()->configuration() != configuration()) {
    if (Status status = device_.open(options_); !status) return status;
  }
  task_.initialize();
  room_ = router().downstream_full_signal(*this, 0, &task_);
  return Status::ok();
}

Status FromHost::take_state(Element& previous) {
  auto& before = static_cast<FromHost&>(previous);
  count_ = before.count_;
  if (!device_.is_open()) device_ = std::move(before.device_);
  return Status::ok();
}

bool FromHost::run_task(Task& task) {
  if (!room_.active()) {
    room_.rest(task);
    return false;
  }
  BatchStorage storage;
  PacketBatch batch = storage.empty();
  device_.receive(batch, kBatchSize, headroom_);
  if (batch.empty()) return false;
  for (Packet packet : batch) packet.set_mac_header(0);
  count_ += batch.size();
  output(0).push(std::move(batch));
  return true;
}

void FromHost::add_handlers(Handlers& handlers) {
  handlers.read("dev_name", [this] { return device_.name(); });
  add_read_handler(handlers, "count", count_);
}

REGISTER_ELEMENT(FromHost, kHostSockets);

}  // namespace click
