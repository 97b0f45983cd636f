#include "elements/dhcp/dhcpserveroffer.hh"

#include <algorithm>

#include "elements/dhcp/dhcp_server.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/ip_header.hh"
#include "packet/pool.hh"

namespace click {

Status DHCPServerOffer::configure(Args& args) {
  Element* leases = nullptr;
  Status status = args.mandatory("LEASES", leases).keyword("PING_TIMEOUT", ping_timeout_).finish();
  return status ? find_lease_pool(leases, leases_) : status;
}

Status DHCPServerOffer::initialize() {
  timer_.initialize();
  return Status::ok();
}

Status DHCPServerOffer::take_state(Element& previous) {
  offers_ = static_cast<DHCPServerOffer&>(previous).offers_;
  return Status::ok();
}

void DHCPServerOffer::push(PortId in, PacketBatch batch) {
  for (Packet packet : batch) {
    if (in == 0) {
      discover(packet);
    } else {
      reply(packet);
    }
  }
  drop(std::move(batch), DropReason::kDiscarded);
}

void DHCPServerOffer::discover(Packet packet) {
  std::optional<DhcpMessage> request = DhcpMessage::read(packet);
  if (!request || request->type() != DhcpType::kDiscover) return;
  // One that is repeated while its address is being tried has its answer coming.
  auto same = [&](const Pending& pending) { return pending.request.client() == request->client(); };
  if (std::ranges::any_of(pending_, same)) return;
  bool known = leases_->address_of(request->client()).has_value();
  std::optional<IpAddress> address =
      leases_->offer(request->client(), request->address_option(dhcp_option::kRequestedAddress));
  if (!address) return;
  if (known || output_count() < 2 || pending_.size() == kMostPending) {
    send_offer(*request, *address);
  } else {
    try_address({*request, *address, 0});
  }
}

void DHCPServerOffer::try_address(Pending pending) {
  IpAddress address = pending.address;
  pending.due = router().now() + ping_timeout_.count();
  pending_.push_back(std::move(pending));
  if (!timer_.scheduled()) timer_.schedule_after(ping_timeout_);
  Packet packet = packet_pool().make(0u);
  if (!packet) return;
  pinged_ = address;
  packet.set_destination_ip(address.raw);
  checked_push(1, packet);
}

void DHCPServerOffer::reply(const Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr) return;
  auto answered = std::ranges::find_if(pending_, [&](const Pending& p) { return p.address.raw == ip->src_addr; });
  if (answered == pending_.end()) return;
  Pending pending = std::move(*answered);
  pending_.erase(answered);
  leases_->mark_used(pending.address);
  std::optional<IpAddress> other = leases_->offer(pending.request.client(), std::nullopt);
  if (!other) return;
  pending.address = *other;
  try_address(std::move(pending));
}

void DHCPServerOffer::run_timer(Timer&) {
  while (!pending_.empty() && pending_.front().due <= router().now()) {
    Pending done = std::move(pending_.front());
    pending_.pop_front();
    send_offer(done.request, done.address);
  }
  if (!pending_.empty()) timer_.schedule_at(pending_.front().due);
}

void DHCPServerOffer::send_offer(const DhcpMessage& request, IpAddress address) {
  DhcpWriter writer(request, DhcpType::kOffer);
  writer.header().yiaddr = address.raw;
  uint32_t seconds = leases_->lease_time(request.number_option(dhcp_option::kLeaseTime));
  add_network_options(writer, *leases_, request, seconds);
  Packet packet = finish_answer(writer, request, DhcpType::kOffer);
  if (!packet) return;
  ++offers_;
  checked_push(0, packet);
}

void DHCPServerOffer::add_handlers(Handlers& handlers) {
  handlers.read("dhcp_icmp_ping_src", [this] { return leases_->server().text(); });
  handlers.read("dhcp_icmp_ping_dst", [this] { return pinged_.text(); });
  add_read_handler(handlers, "offers", offers_);
}

REGISTER_ELEMENT(DHCPServerOffer);

}  // namespace click
