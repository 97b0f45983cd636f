#include "elements/dhcp/dhcp_server.hh"

#include <algorithm>

namespace click {

Status find_lease_pool(Element* element, DHCPLeasePool*& pool) {
  pool = dynamic_cast<DHCPLeasePool*>(element);
  if (pool != nullptr) return Status::ok();
  return Status::error("LEASES: '" + element->name() + "' is no DHCPLeasePool");
}

void add_network_options(DhcpWriter& writer, const DHCPLeasePool& pool, const DhcpMessage& request, uint32_t seconds) {
  auto addresses = [&](uint8_t code, const std::vector<IpAddress>& list) {
    std::string bytes;
    for (IpAddress address : list) bytes.append(reinterpret_cast<const char*>(&address.raw), sizeof address.raw);
    if (!bytes.empty()) writer.option(code, bytes);
  };
  writer.header().siaddr = pool.server().raw;
  writer.address(dhcp_option::kServer, pool.server());
  if (seconds != 0) {
    writer.number(dhcp_option::kLeaseTime, seconds);
    writer.number(dhcp_option::kRenewTime, seconds / 2);
    writer.number(dhcp_option::kRebindTime, static_cast<uint32_t>(uint64_t{seconds} * 7 / 8));
  }
  writer.address(dhcp_option::kSubnetMask, pool.mask());
  writer.address(dhcp_option::kBroadcast, {(pool.server().raw & pool.mask().raw) | ~pool.mask().raw});
  addresses(dhcp_option::kRouter, pool.routers());
  addresses(dhcp_option::kNameServer, pool.name_servers());
  if (!pool.domain().empty()) writer.option(dhcp_option::kDomain, pool.domain());
  // RFC 6842: the client's identifier comes back.
  if (std::optional<std::string> id = request.option(dhcp_option::kClientId))
    writer.option(dhcp_option::kClientId, *id);
}

Packet finish_answer(DhcpWriter& writer, const DhcpMessage& request, DhcpType type) {
  // RFC 3046: what a relay added comes back to it, last.
  if (std::optional<std::string> relay = request.option(dhcp_option::kRelayInformation))
    writer.option(dhcp_option::kRelayInformation, *relay);
  Packet packet = writer.packet();
  if (!packet) return packet;
  const DhcpHeader& asked = request.header();
  uint32_t destination = 0xffffffff;
  if (asked.giaddr != 0) {
    destination = asked.giaddr;
  } else if (asked.ciaddr != 0 && type != DhcpType::kNak) {
    destination = asked.ciaddr;
  }
  packet.set_destination_ip(destination);
  return packet;
}

}  // namespace click
