#include "engine/observation.hh"

#include <memory>

#include "graph/observer.hh"
#include "rules/ip_rules.hh"
#include "support/text.hh"

namespace click {
namespace {

using rules::Region;

constexpr uint32_t kEtherHeader = 14;
constexpr uint32_t kVlanTag = 4;

uint16_t read_be16(const uint8_t* at) { return static_cast<uint16_t>(at[0] << 8 | at[1]); }

// Where the IP header begins in a packet that nobody has marked; its length if there is none.
uint32_t find_ip(const Packet& packet) {
  uint32_t type_at = 12;
  while (packet.length() >= type_at + 2) {
    uint16_t type = read_be16(packet.data() + type_at);
    if (type == 0x0800) return type_at + 2;
    if (type != 0x8100 && type != 0x88a8) break;  // IEEE 802.1Q, 802.1ad
    type_at += kVlanTag;
  }
  return packet.length() >= 20 && packet.data()[0] >> 4 == 4 ? 0 : packet.length();
}

rules::PacketView view_of(const Packet& packet) {
  if (packet.has_network_header()) return rules::header_view(packet);
  rules::PacketView view;
  auto set = [&](Region region, uint32_t offset) {
    view.at[static_cast<size_t>(region)] = packet.data() + offset;
    view.length[static_cast<size_t>(region)] = static_cast<int32_t>(packet.length() - offset);
  };
  uint32_t ip = find_ip(packet);
  if (ip >= kEtherHeader) set(Region::kMac, 0);
  if (packet.length() < ip + 20) return view;
  set(Region::kNetwork, ip);
  uint32_t transport = ip + (packet.data()[ip] & 15u) * 4;
  if (transport <= packet.length()) set(Region::kTransport, transport);
  return view;
}

}  // namespace

Status start_trace(Router& router, unsigned packets, std::string_view pattern) {
  if (packets == 0) {
    if (router.existing_observer() != nullptr) router.observer().stop_trace();
    return Status::ok();
  }
  if (packets > Observer::kMaxPackets)
    return Status::error("at most " + std::to_string(Observer::kMaxPackets) + " packets can be traced at once");
  if (router.elements().empty()) return Status::error("the configuration has no elements");
  std::optional<rules::Expression> expression;
  Status status = rules::read_ip_pattern(trim(pattern).empty() ? "-" : pattern, *router.elements().front(), expression);
  if (!status) return status;
  router.observer().start_trace(packets, [expression](Packet packet) { return expression->matches(view_of(packet)); });
  return status;
}

}  // namespace click
