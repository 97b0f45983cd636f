#include "elements/ip/storeipaddress.hh"

#include <netinet/in.h>
#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"
#include "packet/pool.hh"

namespace click {

Status StoreIPAddress::read_offset(const std::string& text, const ArgumentContext& context) {
  if (text == "src" || text == "dst") {
    place_ = text == "src" ? Place::kSource : Place::kDestination;
    return Status::ok();
  }
  if (ArgumentType<uint32_t>::parse(text, offset_, context) || offset_ > kPacketCapacity)
    return Status::error("OFFSET: expected src, dst or a number of bytes, not '" + text + "'");
  return Status::ok();
}

Status StoreIPAddress::configure(Args& args) {
  if (output_count() < 2) otherwise_ = dropped(DropReason::kTooShort);
  has_address_ = args.all().size() > 1;
  std::string offset;
  if (has_address_) args.mandatory("ADDR", address_);
  Status status = args.mandatory("OFFSET", offset).finish();
  if (status) status.add(read_offset(offset, args.context()));
  return status;
}

PortId StoreIPAddress::store_in_header(Packet& packet, uint32_t address) {
  if (ip_header(packet) == nullptr) return otherwise_;
  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  rte_be32_t before = place_ == Place::kSource ? ip->src_addr : ip->dst_addr;
  (place_ == Place::kSource ? ip->src_addr : ip->dst_addr) = address;
  ip->hdr_checksum = checksum_after32(ip->hdr_checksum, before, address);
  if (!is_first_fragment(*ip)) return 0;
  uint8_t* transport = packet.writable_data() + packet.transport_header_offset();
  int32_t length = packet.transport_length();
  if (ip->next_proto_id == IPPROTO_TCP && length >= static_cast<int32_t>(sizeof(rte_tcp_hdr))) {
    auto* tcp = reinterpret_cast<rte_tcp_hdr*>(transport);
    tcp->cksum = checksum_after32(tcp->cksum, before, address);
  } else if (ip->next_proto_id == IPPROTO_UDP && length >= static_cast<int32_t>(sizeof(rte_udp_hdr))) {
    auto* udp = reinterpret_cast<rte_udp_hdr*>(transport);
    if (udp->dgram_cksum == 0) return 0;
    uint16_t checksum = checksum_after32(udp->dgram_cksum, before, address);
    udp->dgram_cksum = checksum == 0 ? 0xffff : checksum;
  }
  return 0;
}

PortId StoreIPAddress::process(Packet& packet) {
  uint32_t address = has_address_ ? address_.raw : packet.destination_ip();
  if (address == 0 && !has_address_) return 0;
  if (place_ != Place::kOffset) return store_in_header(packet, address);
  if (packet.length() < offset_ + sizeof address) return otherwise_;
  uint8_t* data = packet.writable_data();
  if (data == nullptr) return dropped(DropReason::kNoMemory);
  std::memcpy(data + offset_, &address, sizeof address);
  return 0;
}

REGISTER_ELEMENT(StoreIPAddress);

}  // namespace click
