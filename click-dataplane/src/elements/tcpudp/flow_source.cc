#include "elements/tcpudp/flow_source.hh"

#include <netinet/in.h>

#include <algorithm>
#include <cstring>

#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/ip_header.hh"
#include "packet/pool.hh"
#include "packet/transport_checksum.hh"

namespace click {

Args& FlowSource::rate_arguments(Args& args) {
  constexpr uint32_t kLongest = kPacketCapacity - kDefaultHeadroom;
  return args.mandatory("RATE", rate_)
      .mandatory("LIMIT", limit_)
      .mandatory("LENGTH", length_)
      .check([this] { return length_ >= kShortest && length_ <= kLongest; },
             "LENGTH must be from " + std::to_string(kShortest) + " to " + std::to_string(kLongest));
}

// Bursts of a hundredth of a second keep high rates.
void FlowSource::set_rate(uint64_t rate) {
  rate_ = rate;
  bucket_.set(rate_, std::max<uint64_t>(rate_ / 100, 1));
}

Status FlowSource::take_state(Element& previous) {
  auto& before = static_cast<FlowSource&>(previous);
  count_ = before.count_;
  first_ = before.first_;
  last_ = before.last_;
  return Status::ok();
}

std::string FlowSource::make_frame(uint8_t protocol, uint16_t source_port, uint16_t destination_port) const {
  std::string frame(length_, '\0');
  auto* ether = reinterpret_cast<rte_ether_hdr*>(frame.data());
  std::memcpy(&ether->dst_addr, destination_ether_.bytes.data(), 6);
  std::memcpy(&ether->src_addr, source_ether_.bytes.data(), 6);
  ether->ether_type = RTE_BE16(RTE_ETHER_TYPE_IPV4);
  auto* ip = reinterpret_cast<rte_ipv4_hdr*>(frame.data() + kFlowIp);
  ip->version_ihl = 0x45;
  ip->total_length = rte_cpu_to_be_16(static_cast<uint16_t>(length_ - kFlowIp));
  ip->time_to_live = 250;
  ip->next_proto_id = protocol;
  ip->src_addr = source_.raw;
  ip->dst_addr = destination_.raw;
  ip->hdr_checksum = rte_ipv4_cksum(ip);
  if (protocol == IPPROTO_UDP) {
    auto* udp = reinterpret_cast<rte_udp_hdr*>(frame.data() + kFlowTransport);
    udp->dgram_len = rte_cpu_to_be_16(static_cast<uint16_t>(length_ - kFlowTransport));
  } else {
    auto* tcp = reinterpret_cast<rte_tcp_hdr*>(frame.data() + kFlowTransport);
    tcp->data_off = 5 << 4;
    tcp->rx_win = 0xffff;
  }
  set_flow_ports(frame, source_port, destination_port, checksum_);
  return frame;
}

void set_flow_ports(std::string& frame, uint16_t source_port, uint16_t destination_port, bool checksum) {
  const auto& ip = *reinterpret_cast<const rte_ipv4_hdr*>(frame.data() + kFlowIp);
  auto length = static_cast<uint32_t>(frame.size() - kFlowTransport);
  if (ip.next_proto_id == IPPROTO_UDP) {
    auto* udp = reinterpret_cast<rte_udp_hdr*>(frame.data() + kFlowTransport);
    udp->src_port = rte_cpu_to_be_16(source_port);
    udp->dst_port = rte_cpu_to_be_16(destination_port);
    udp->dgram_cksum = 0;
    if (checksum) udp->dgram_cksum = udp_checksum(ip, udp, length);
  } else {
    auto* tcp = reinterpret_cast<rte_tcp_hdr*>(frame.data() + kFlowTransport);
    tcp->src_port = rte_cpu_to_be_16(source_port);
    tcp->dst_port = rte_cpu_to_be_16(destination_port);
    tcp->cksum = 0;
    tcp->cksum = tcp_checksum(ip, tcp, length);
  }
}

uint64_t FlowSource::left() const {
  if (limit_ < 0) return UINT64_MAX;
  return static_cast<uint64_t>(limit_) - std::min(count_, static_cast<uint64_t>(limit_));
}

PacketBatch FlowSource::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  if (!active_ || left() == 0) return batch;
  int64_t now = router().now();
  uint64_t allowed = rate_ == 0 ? UINT64_MAX : bucket_.available(now);
  for (uint64_t wanted = std::min<uint64_t>({allowed, left(), max}); wanted > 0; --wanted) {
    Packet packet = packet_pool().make(next());
    if (!packet) break;
    packet.set_mac_header(0);
    packet.set_network_header(static_cast<int32_t>(kFlowIp), kFlowTransport - kFlowIp);
    packet.set_destination_ip(destination_.raw);
    batch.append(packet);
  }
  if (batch.empty()) return batch;
  bucket_.take(batch.size());
  if (count_ == 0) first_ = now;
  last_ = now;
  count_ += batch.size();
  return batch;
}

// Between the first and the last packet.
double FlowSource::measured_rate() const {
  return last_ > first_ ? static_cast<double>(count_) * 1e9 / static_cast<double>(last_ - first_) : 0;
}

void FlowSource::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  handlers.read("rate", [this] { return left() == 0 && count_ > 0 ? value_text(measured_rate()) : value_text(rate_); });
  handlers.write("rate", [this](std::string_view text) {
    uint64_t rate = 0;
    Status status = Args({std::string(text)}, *this).mandatory("rate", rate).finish();
    if (status) set_rate(rate);
    return status;
  });
  add_action_handler(handlers, "reset", [this] {
    count_ = 0;
    restart();
  });
  add_value_handlers(handlers, *this, "active", active_);
}

}  // namespace click
