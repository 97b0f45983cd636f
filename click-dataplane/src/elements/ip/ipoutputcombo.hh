#pragma once

#include "elements/ip/gateway_options.hh"
#include "graph/packet_element.hh"
#include "packet/addresses.hh"
#include "packet/ip_header.hh"

namespace click {

/*
=c
IPOutputCombo(COLOR, IPADDR, MTU)

=s ip
does the last steps of an IP router in one

=io
One input, five outputs.

=processing
Push.

=d
Does what `DropBroadcasts -> PaintTee(COLOR) -> IPGWOptions(IPADDR) -> FixIPSrc(IPADDR) -> DecIPTTL -> CheckLength(MTU)'
would do: good packets go to output 0; copies of those painted COLOR to output 1; those with wrong options to output 2,
those whose time is over to output 3, and those longer than MTU to output 4. It does not fragment.

=e
  ... -> c :: IPOutputCombo(1, 18.26.4.24, 1500) -> ARPQuerier(...) -> ...
  c[1] -> ICMPError(18.26.4.24, redirect, host) -> ...
  c[2] -> ICMPError(18.26.4.24, parameterproblem) -> ...
  c[3] -> ICMPError(18.26.4.24, timeexceeded) -> ...
  c[4] -> IPFragmenter(1500) -> ...

=a IPInputCombo, DropBroadcasts, PaintTee, IPGWOptions, FixIPSrc, DecIPTTL, CheckLength
*/
class IPOutputCombo final : public PacketElement<IPOutputCombo> {
 public:
  const char* class_name() const override { return "IPOutputCombo"; }
  const char* port_count() const override { return "1/5"; }
  const char* processing() const override { return "h/h"; }
  bool reads_packet_type() const override { return true; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    PacketType type = packet.packet_type();
    if (type == PacketType::kBroadcast || type == PacketType::kMulticast) [[unlikely]]
      return dropped(DropReason::kFiltered);
    const rte_ipv4_hdr* header = ip_header(packet);
    if (header == nullptr) [[unlikely]]
      return dropped(DropReason::kMalformed);
    if (packet.paint() == color_) [[unlikely]]
      tell_redirect(packet);
    if (header->version_ihl != 0x45) [[unlikely]] {
      if (PortId wrong = options_.handle(packet)) return wrong == 1 ? 2 : wrong;
    }
    if (packet.annotation<uint8_t>(kFixIpSource) != 0) [[unlikely]] {
      if (!fix_source(packet)) return dropped(DropReason::kNoMemory);
    }
    if (ip_header(packet)->time_to_live <= 1) [[unlikely]]
      return 3;
    rte_ipv4_hdr* writable = writable_ip_header(packet);
    if (writable == nullptr) [[unlikely]]
      return dropped(DropReason::kNoMemory);
    --writable->time_to_live;
    uint32_t sum = uint32_t{rte_be_to_cpu_16(writable->hdr_checksum)} + 0x100;  // RFC 1141
    writable->hdr_checksum = rte_cpu_to_be_16(static_cast<uint16_t>(sum + (sum >> 16)));
    return packet.length() > mtu_ ? 4 : 0;
  }

 private:
  void tell_redirect(const Packet& packet);
  bool fix_source(Packet& packet) const;

  uint8_t color_ = 0;
  IpAddress address_;
  uint32_t mtu_ = 0;
  GatewayOptions options_;
};

}  // namespace click
