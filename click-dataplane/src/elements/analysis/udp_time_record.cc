#include "elements/analysis/udp_time_record.hh"

#include <netinet/in.h>

#include <cstring>

#include "graph/timer.hh"
#include "packet/ip_header.hh"

namespace click {

namespace {

constexpr uint64_t kSecond = 1'000'000'000;

struct Words {
  rte_be32_t number;
  rte_be32_t seconds;
  rte_be32_t nanoseconds;
  rte_be32_t passed_seconds;
  rte_be32_t passed_nanoseconds;
};
static_assert(sizeof(Words) == UdpTimeRecord::kSize);

rte_be32_t seconds_of(uint64_t time) { return rte_cpu_to_be_32(static_cast<uint32_t>(time / kSecond)); }
rte_be32_t rest_of(uint64_t time) { return rte_cpu_to_be_32(static_cast<uint32_t>(time % kSecond)); }

}  // namespace

DropReason UdpTimeRecord::find(const Packet& packet, uint32_t offset, uint32_t& udp) {
  uint32_t length = packet.length();
  if (length < offset + sizeof(rte_ipv4_hdr)) return DropReason::kTooShort;
  const uint8_t* data = packet.data() + offset;
  if (data[0] >> 4 == 4) {
    const auto& ip = *reinterpret_cast<const rte_ipv4_hdr*>(data);
    if (ip_header_length(ip) < sizeof(rte_ipv4_hdr)) return DropReason::kMalformed;
    if (ip.next_proto_id != IPPROTO_UDP || is_fragment(ip)) return DropReason::kUnsupported;
    udp = offset + ip_header_length(ip);
  } else if (data[0] >> 4 == 6) {
    if (length < offset + sizeof(rte_ipv6_hdr)) return DropReason::kTooShort;
    if (reinterpret_cast<const rte_ipv6_hdr*>(data)->proto != IPPROTO_UDP) return DropReason::kUnsupported;
    udp = offset + static_cast<uint32_t>(sizeof(rte_ipv6_hdr));
  } else {
    return DropReason::kMalformed;
  }
  return length < udp + sizeof(rte_udp_hdr) + kPayload ? DropReason::kTooShort : DropReason::kCount;
}

bool UdpTimeRecord::write(Packet& packet, uint32_t udp, bool delta, uint32_t number, bool keep_checksum) {
  if (!packet.make_writable()) return false;
  auto* header = reinterpret_cast<rte_udp_hdr*>(packet.writable_data() + udp);
  uint8_t* at = packet.writable_data() + udp + sizeof(rte_udp_hdr);
  Words before;
  std::memcpy(&before, at, sizeof before);
  Words after{};
  uint64_t now = wall_time();
  if (delta) {
    after = before;
    uint64_t then = rte_be_to_cpu_32(before.seconds) * kSecond + rte_be_to_cpu_32(before.nanoseconds);
    uint64_t passed = now - std::min(now, then);
    after.passed_seconds = seconds_of(passed);
    after.passed_nanoseconds = rest_of(passed);
  } else {
    after = {rte_cpu_to_be_32(number), seconds_of(now), rest_of(now), 0, 0};
  }
  std::memcpy(at, &after, sizeof after);
  if (!keep_checksum || header->dgram_cksum == 0) return true;
  uint32_t sum = static_cast<uint16_t>(~header->dgram_cksum);
  sum += static_cast<uint16_t>(~rte_raw_cksum(&before, sizeof before)) + rte_raw_cksum(&after, sizeof after);
  sum = (sum & 0xffff) + (sum >> 16);
  sum = (sum & 0xffff) + (sum >> 16);
  // 0 means "no checksum" (RFC 768).
  header->dgram_cksum = sum == 0xffff ? 0xffff : static_cast<uint16_t>(~sum);
  return true;
}

}  // namespace click
