#include "elements/tcpudp/tcpfragmenter.hh"

#include <netinet/in.h>
#include <algorithm>
#include <cstring>

#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "packet/ip_header.hh"
#include "packet/pool.hh"
#include "packet/transport_checksum.hh"

namespace click {

namespace {

constexpr uint8_t kFin = 0x01;
constexpr uint8_t kPush = 0x08;

}  // namespace

Status TCPFragmenter::configure(Args& args) {
  return args.positional("MTU", mtu_)
      .keyword("MTU_ANNO", slot_, &has_slot_)
      .check([&] { return slot_.size == 2; }, "MTU_ANNO must be two bytes")
      .finish();
}

Status TCPFragmenter::take_state(Element& previous) {
  fragments_ = static_cast<TCPFragmenter&>(previous).fragments_;
  return Status::ok();
}

uint32_t TCPFragmenter::most_payload(const Packet& packet) const {
  uint32_t most = mtu_ == 0 ? UINT32_MAX : mtu_;
  uint32_t annotated = has_slot_ ? packet.annotation<uint16_t>(slot_) : 0;
  return annotated == 0 ? most : std::min(most, annotated);
}

void TCPFragmenter::push(PortId, PacketBatch batch) {
  BatchStorage storage;
  PacketBatch out = storage.empty();
  for (Packet packet : batch) {
    const rte_ipv4_hdr* ip = ip_header(packet);
    bool tcp = ip != nullptr && ip->next_proto_id == IPPROTO_TCP && !is_fragment(*ip);
    uint32_t length = tcp ? transport_bytes(*ip, packet) : 0;
    uint32_t header = length < sizeof(rte_tcp_hdr)
                          ? UINT32_MAX
                          : (reinterpret_cast<const rte_tcp_hdr*>(packet.transport_header())->data_off >> 4) * 4U;
    uint32_t most = most_payload(packet);
    bool fits = header < sizeof(rte_tcp_hdr) || header > length || length - header <= most;
    if (fits) {
      send(packet, out);
    } else {
      fragment(packet, length - header, most, out);
    }
  }
  batch.release();
  if (!out.empty()) output(0).push(std::move(out));
}

void TCPFragmenter::send(Packet packet, PacketBatch& out) {
  if (out.size() == kBatchSize) {
    PacketBatch full(out.mbufs(), out.size());
    out.release();
    output(0).push(std::move(full));
  }
  out.append(packet);
}

void TCPFragmenter::fragment(Packet packet, uint32_t payload, uint32_t most, PacketBatch& out) {
  auto headers = static_cast<uint32_t>(packet.transport_header_offset()) +
                 (reinterpret_cast<const rte_tcp_hdr*>(packet.transport_header())->data_off >> 4) * 4U;
  for (uint32_t begin = 0; begin < payload; begin += most) {
    uint32_t length = std::min(most, payload - begin);
    if (Packet made = make_fragment(packet, headers, begin, length, begin + length == payload)) {
      ++fragments_;
      send(made, out);
    } else {
      count_drops(DropReason::kNoMemory, 1);
    }
  }
  packet.free();
}

Packet TCPFragmenter::make_fragment(const Packet& packet, uint32_t headers, uint32_t begin, uint32_t length,
                                    bool last) const {
  Packet made = packet_pool().make(headers + length);
  if (!made) return made;
  uint8_t* data = made.writable_data();
  std::memcpy(data, packet.data(), headers);
  std::memcpy(data + headers, packet.data() + headers + begin, length);
  made.copy_annotations(packet);
  auto network = static_cast<uint32_t>(packet.network_header_offset());
  auto* ip = reinterpret_cast<rte_ipv4_hdr*>(data + network);
  uint32_t header_length = ip_header_length(*ip);
  made.set_network_header(static_cast<int32_t>(network), header_length);
  if (packet.annotations().mac_header != 0)
    made.set_mac_header(static_cast<int32_t>(packet.mac_header() - packet.data()));
  ip->total_length = rte_cpu_to_be_16(static_cast<uint16_t>(headers + length - network));
  ip->hdr_checksum = 0;
  ip->hdr_checksum = static_cast<uint16_t>(~rte_raw_cksum(ip, header_length));
  auto* tcp = reinterpret_cast<rte_tcp_hdr*>(data + network + header_length);
  tcp->sent_seq = rte_cpu_to_be_32(rte_be_to_cpu_32(tcp->sent_seq) + begin);
  if (!last) tcp->tcp_flags &= static_cast<uint8_t>(~(kFin | kPush));
  tcp->cksum = 0;
  tcp->cksum = tcp_checksum(*ip, tcp, headers + length - network - header_length);
  return made;
}

void TCPFragmenter::add_handlers(Handlers& handlers) { add_read_handler(handlers, "fragments", fragments_); }

REGISTER_ELEMENT(TCPFragmenter);

}  // namespace click
