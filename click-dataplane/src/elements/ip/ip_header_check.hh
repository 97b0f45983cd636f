#pragma once

#include <array>
#include <cstring>
#include <string>
#include <vector>

#include "graph/args.hh"
#include "graph/element.hh"
#include "graph/handlers.hh"
#include "packet/ip_header.hh"

namespace click {

// What CheckIPHeader and CheckIPHeader2 have in common: their arguments, the check, and the counts of what failed it.
class IpHeaderCheck {
 public:
  Status configure(Args& args, bool checksum);
  void add_handlers(Handlers& handlers, const Element& element) const;
  void take_state(const IpHeaderCheck& previous);

  // Output 0 for a good packet, which is shortened to its IP length and gets its annotations; otherwise output 1 or
  // dropped.
  PortId process(Packet& packet, Element& element) {
    uint32_t left = packet.length() - offset_;
    if (packet.length() < offset_ + sizeof(rte_ipv4_hdr)) [[unlikely]]
      return bad(kTooShort, element);
    const auto& header = *reinterpret_cast<const rte_ipv4_hdr*>(packet.data() + offset_);
    uint32_t header_length = ip_header_length(header);
    uint32_t total = rte_be_to_cpu_16(header.total_length);
    if ((header.version_ihl >> 4) != 4) [[unlikely]]
      return bad(kBadVersion, element);
    if (header_length < sizeof(rte_ipv4_hdr)) [[unlikely]]
      return bad(kBadHeaderLength, element);
    if (total > left || total < header_length) [[unlikely]]
      return bad(kBadLength, element);
    if (checksum_ && !sums_up(header, header_length)) [[unlikely]]
      return bad(kBadChecksum, element);
    if (!bad_sources_.empty() && has_bad_source(header)) [[unlikely]]
      return bad(kBadSource, element);
    if (left > total) packet.take(left - total);
    annotate_ip(packet, static_cast<int32_t>(offset_), header);
    return 0;
  }

 private:
  enum Reason : uint8_t {
    kTooShort,
    kBadVersion,
    kBadHeaderLength,
    kBadLength,
    kBadChecksum,
    kBadSource,
    kReasonCount
  };
  static constexpr std::array<const char*, kReasonCount> kReasonTexts = {"tiny packet",          "bad IP version",
                                                                         "bad IP header length", "bad IP length",
                                                                         "bad IP checksum",      "bad source address"};

  // Whether the words of the header give the sum that a right checksum gives. Nearly all headers have no options.
  static bool sums_up(const rte_ipv4_hdr& header, uint32_t length) {
    if (length != sizeof header) [[unlikely]]
      return rte_raw_cksum(&header, length) == 0xffff;
    uint64_t halves[2];
    uint32_t last;
    std::memcpy(halves, &header, sizeof halves);
    std::memcpy(&last, &header.dst_addr, sizeof last);
    // Larger words may be added as well, if all carries come around (RFC 1071).
    uint64_t sum = (halves[0] & 0xffffffff) + (halves[0] >> 32) + (halves[1] & 0xffffffff) + (halves[1] >> 32) + last;
    sum = (sum & 0xffff) + (sum >> 16 & 0xffff) + (sum >> 32);
    return (sum & 0xffff) + (sum >> 16) == 0xffff;
  }

  PortId bad(Reason reason, Element& element);
  bool has_bad_source(const rte_ipv4_hdr& header) const;
  Status read_positional(const std::vector<std::string>& words, const ArgumentContext& context);

  uint32_t offset_ = 0;
  bool checksum_ = true;
  bool verbose_ = false;
  bool details_ = false;
  std::vector<IpAddress> bad_sources_;
  std::vector<IpAddress> good_destinations_;
  std::array<uint64_t, kReasonCount> counts_{};
};

}  // namespace click
