#include "elements/dhcp/dhcpserverrelease.hh"

#include "elements/dhcp/dhcp_server.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status DHCPServerRelease::configure(Args& args) {
  Element* leases = nullptr;
  Status status = args.mandatory("LEASES", leases).finish();
  return status ? find_lease_pool(leases, leases_) : status;
}

Status DHCPServerRelease::take_state(Element& previous) {
  releases_ = static_cast<DHCPServerRelease&>(previous).releases_;
  return Status::ok();
}

void DHCPServerRelease::take(const Packet& packet) {
  std::optional<DhcpMessage> message = DhcpMessage::read(packet);
  if (!message) return;
  std::optional<IpAddress> server = message->address_option(dhcp_option::kServer);
  std::optional<IpAddress> own = leases_->address_of(message->client());
  if (!own || (server && !(*server == leases_->server()))) return;
  if (message->type() == DhcpType::kRelease && message->header().ciaddr == own->raw) {
    leases_->release(message->client(), *own);
    ++releases_;
  } else if (message->type() == DhcpType::kDecline && message->address_option(dhcp_option::kRequestedAddress) == own) {
    leases_->mark_used(*own);
  }
}

void DHCPServerRelease::push(PortId, PacketBatch batch) {
  for (Packet packet : batch) take(packet);
  drop(std::move(batch), DropReason::kDiscarded);
}

void DHCPServerRelease::add_handlers(Handlers& handlers) { add_read_handler(handlers, "releases", releases_); }

REGISTER_ELEMENT(DHCPServerRelease);

}  // namespace click
