#include "elements/ip/ripsend.hh"

#include <netinet/in.h>
#include <chrono>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"
#include "packet/pool.hh"
#include "packet/transport_checksum.hh"

namespace click {

namespace {

constexpr std::chrono::seconds kInterval{30};
constexpr uint16_t kRipPort = 520;

struct RipEntry {
  rte_be16_t family;
  rte_be16_t tag;
  rte_be32_t address;
  rte_be32_t mask;
  rte_be32_t next_hop;
  rte_be32_t metric;
};
struct RipMessage {
  rte_ipv4_hdr ip;
  rte_udp_hdr udp;
  uint8_t command;
  uint8_t version;
  rte_be16_t unused;
  RipEntry entry;
};
static_assert(sizeof(RipMessage) == 52);

}  // namespace

Status RIPSend::configure(Args& args) {
  return args.mandatory("SRC", source_)
      .mandatory("DST", destination_)
      .mandatory("PREFIX", prefix_)
      .mandatory("METRIC", metric_)
      .check([&] { return metric_ >= 1 && metric_ <= 16; }, "METRIC must be from 1 to 16")
      .finish();
}

Status RIPSend::initialize() {
  timer_.initialize();
  timer_.schedule_now();
  return Status::ok();
}

void RIPSend::run_timer(Timer&) {
  RipMessage message{};
  message.ip.version_ihl = 0x45;
  message.ip.total_length = rte_cpu_to_be_16(sizeof message);
  message.ip.packet_id = rte_cpu_to_be_16(id_++);
  message.ip.time_to_live = 1;  // to neighbours only
  message.ip.next_proto_id = IPPROTO_UDP;
  message.ip.src_addr = source_.raw;
  message.ip.dst_addr = destination_.raw;
  message.ip.hdr_checksum = rte_ipv4_cksum(&message.ip);
  constexpr uint32_t kUdpLength = sizeof message - sizeof message.ip;
  message.udp.src_port = message.udp.dst_port = rte_cpu_to_be_16(kRipPort);
  message.udp.dgram_len = rte_cpu_to_be_16(kUdpLength);
  message.command = 2;
  message.version = 2;
  message.entry.family = RTE_BE16(2);
  message.entry.address = prefix_.address.raw & prefix_.mask.raw;
  message.entry.mask = prefix_.mask.raw;
  message.entry.metric = rte_cpu_to_be_32(metric_);
  message.udp.dgram_cksum = udp_checksum(message.ip, &message.udp, kUdpLength);
  Packet packet = packet_pool().make({reinterpret_cast<const char*>(&message), sizeof message});
  if (packet) {
    annotate_ip(packet, 0, message.ip);
    checked_push(0, packet);
  } else {
    count_drops(DropReason::kNoMemory, 1);
  }
  timer_.reschedule_after(kInterval);
}

REGISTER_ELEMENT(RIPSend);

}  // namespace click
