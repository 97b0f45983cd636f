#include "elements/nat/icmprewriter.hh"

#include <netinet/in.h>
#include <cstring>
#include <optional>

#include "elements/nat/rewriter.hh"
#include "graph/list_argument.hh"
#include "graph/registry.hh"

namespace click {

namespace {

constexpr uint32_t kIcmpHeader = 8;
// What an error has to quote of a packet behind its IP header: ports, or ICMP's identifier.
constexpr uint32_t kQuotedTransport = 8;

bool is_error(uint8_t type) { return type == 3 || type == 4 || type == 5 || type == 11 || type == 12; }

bool has_ports(uint8_t protocol) { return protocol == IPPROTO_TCP || protocol == IPPROTO_UDP; }

// Where in a quoted transport header the source and destination "ports" of a flow's key are; 0 bytes: it has none.
struct Places {
  uint32_t source = 0;
  uint32_t destination = 0;
  bool has_source = false;
  bool has_destination = false;
};

Places places_of(uint8_t protocol, const uint8_t* transport) {
  if (has_ports(protocol)) return {0, 2, true, true};
  if (protocol != IPPROTO_ICMP) return {};
  return {4, 4, transport[0] == RTE_IP_ICMP_ECHO_REQUEST, transport[0] == RTE_IP_ICMP_ECHO_REPLY};
}

// Where the checksum is in a transport header; 0: nowhere.
uint32_t transport_checksum_place(uint8_t protocol) {
  return protocol == IPPROTO_TCP ? 16 : protocol == IPPROTO_UDP ? 6 : protocol == IPPROTO_ICMP ? 2 : 0;
}

uint16_t half_at(const uint8_t* at) {
  uint16_t value;
  std::memcpy(&value, at, 2);
  return value;
}

// Replaces two bytes and brings the checksums up to date that cover them.
void replace(uint8_t* at, uint16_t value, std::initializer_list<uint8_t*> checksums) {
  uint16_t before;
  std::memcpy(&before, at, 2);
  std::memcpy(at, &value, 2);
  for (uint8_t* checksum : checksums) {
    uint16_t sum;
    std::memcpy(&sum, checksum, 2);
    sum = checksum_after(sum, before, value);
    std::memcpy(checksum, &sum, 2);
  }
}

void replace_address(uint8_t* at, uint32_t value, std::initializer_list<uint8_t*> checksums) {
  uint16_t halves[2];
  std::memcpy(halves, &value, 4);
  replace(at, halves[0], checksums);
  replace(at + 2, halves[1], checksums);
}

// Places in an IP header.
constexpr uint32_t kChecksum = 10;
constexpr uint32_t kSource = 12;
constexpr uint32_t kDestination = 16;

}  // namespace

Status ICMPRewriter::configure(Args& args) {
  std::vector<Element*> maps;
  Status status = args.mandatory("MAPS", maps).keyword("DST_ANNO", destination_annotation_).finish();
  for (Element* element : maps) {
    maps_.push_back(dynamic_cast<Rewriter*>(element));
    if (maps_.back() == nullptr) status.add(Status::error("'" + element->name() + "' is no rewriter"));
  }
  return status;
}

PortId ICMPRewriter::process(Packet& packet) {
  const rte_ipv4_hdr* outer = ip_header(packet);
  if (outer == nullptr || outer->next_proto_id != IPPROTO_ICMP || is_fragment(*outer)) return not_mapped();
  int32_t left = packet.transport_length();
  if (left < static_cast<int32_t>(kIcmpHeader + sizeof(rte_ipv4_hdr)) || !is_error(packet.transport_header()[0]))
    return not_mapped();
  const auto* quoted = reinterpret_cast<const rte_ipv4_hdr*>(packet.transport_header() + kIcmpHeader);
  uint32_t quoted_length = ip_header_length(*quoted);
  if (quoted_length < sizeof(rte_ipv4_hdr) ||
      left < static_cast<int32_t>(kIcmpHeader + quoted_length + kQuotedTransport) || !is_first_fragment(*quoted)) {
    return not_mapped();
  }
  const uint8_t* transport = packet.transport_header() + kIcmpHeader + quoted_length;
  Places places = places_of(quoted->next_proto_id, transport);
  FlowKey key{quoted->src_addr, quoted->dst_addr, 0, 0, quoted->next_proto_id};
  if (places.has_source) std::memcpy(&key.source_port, transport + places.source, 2);
  if (places.has_destination) std::memcpy(&key.destination_port, transport + places.destination, 2);

  // The error is an answer: it goes the way that answers to the quoted packet go.
  std::optional<FlowKey> answer;
  for (Rewriter* map : maps_) {
    if ((answer = map->translate(key.reversed()))) break;
  }
  if (!answer) return not_mapped();
  FlowKey original = answer->reversed();

  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  auto* outer_bytes = reinterpret_cast<uint8_t*>(ip);
  uint8_t* icmp = packet.writable_data() + packet.transport_header_offset();
  uint8_t* icmp_checksum = icmp + 2;
  uint8_t* inner = icmp + kIcmpHeader;
  uint8_t* inner_transport = inner + quoted_length;
  // A host that speaks for itself has the address that the flow's sender knows it by.
  if (ip->src_addr == key.destination)
    replace_address(outer_bytes + kSource, original.destination, {outer_bytes + kChecksum});
  replace_address(outer_bytes + kDestination, original.source, {outer_bytes + kChecksum});
  // The quoted packet's own checksums go back as well, as far as they are quoted; ICMP's checksum covers it all.
  uint8_t header_checksum[2];
  uint8_t transport_checksum[2] = {};
  std::memcpy(header_checksum, inner + kChecksum, 2);
  uint32_t checksum_place = transport_checksum_place(key.protocol);
  bool has_checksum =
      checksum_place != 0 && left >= static_cast<int32_t>(kIcmpHeader + quoted_length + checksum_place + 2);
  if (has_checksum) std::memcpy(transport_checksum, inner_transport + checksum_place, 2);
  // 0 is UDP's "no checksum" (RFC 768).
  if (key.protocol == IPPROTO_UDP && (transport_checksum[0] | transport_checksum[1]) == 0) has_checksum = false;
  uint8_t unused[2] = {};
  uint8_t* addresses_checksum = has_checksum && has_ports(key.protocol) ? transport_checksum : unused;
  uint8_t* ports_checksum = has_checksum ? transport_checksum : unused;
  replace_address(inner + kSource, original.source, {header_checksum, addresses_checksum, icmp_checksum});
  replace_address(inner + kDestination, original.destination, {header_checksum, addresses_checksum, icmp_checksum});
  replace(inner + kChecksum, half_at(header_checksum), {icmp_checksum});
  if (places.has_source)
    replace(inner_transport + places.source, original.source_port, {ports_checksum, icmp_checksum});
  if (places.has_destination)
    replace(inner_transport + places.destination, original.destination_port, {ports_checksum, icmp_checksum});
  if (has_checksum) replace(inner_transport + checksum_place, half_at(transport_checksum), {icmp_checksum});
  if (destination_annotation_) packet.set_destination_ip(ip->dst_addr);
  return 0;
}

REGISTER_ELEMENT(ICMPRewriter);

}  // namespace click
