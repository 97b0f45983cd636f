#pragma once

#include <string>

#include "graph/packet_element.hh"

namespace click {

/*
=c
AggregateIP(FIELD [, INCREMENTAL, UNSHIFT_IP_ADDR])

=s ipmeasure
sets the aggregate annotation to a field of IP packets

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Sets the aggregate annotation to the value of FIELD, which is

a name: `ip' with vers, hl, tos, dscp, ecn, len, id, off, rf, df, mf, fragoff, ttl, proto, sum, src or dst; `udp' with
sport, dport, len or sum; `tcp' with sport, dport, seq, ack, hl, flags, fin, syn, rst, psh, ackf, urg, win, sum or urp;
`icmp' with type, code or sum; or sport and dport alone, of TCP and UDP;

or a place: `ip', `transp' (or tcp, udp, icmp) or `data', counted from the IP header, the transport header or what is
behind it, with `[OFFSET:LENGTH]', `[FIRST-LAST]' or `[OFFSET]' in bytes, or the same in braces in bits.

Behind it may stand `/BITS', which takes so many of the highest bits, or `& MASK', where MASK has its ones in one row.
A field has at most 32 bits. Packets that do not have the field go to output 1, or are dropped if there is none. Keyword
arguments are:

INCREMENTAL is a boolean: appends the field's bits to the aggregate annotation that is there. Default is false.

UNSHIFT_IP_ADDR is a boolean: of a part of an address, the bits stay where they are in the address. Default is false.

=e
  AggregateIP(ip src/8)

=h header read
ip, transp or payload.

=h bit_offset read
The field's first bit, counted from there.

=h bit_length read
Number of bits.

=a AggregateLength, AggregateIPFlows, AggregateCounter
*/
class AggregateIP final : public PacketElement<AggregateIP> {
 public:
  const char* class_name() const override { return "AggregateIP"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  enum class Base : uint8_t { kIp, kTransport, kPayload };
  Status read_field(std::string_view text);
  bool read_name(std::string_view text);
  bool read_place(std::string_view text);
  bool read_mask(std::string_view text);

  Base base_ = Base::kIp;
  int protocol_ = -1;    // -1: any; -2: TCP or UDP
  uint32_t offset_ = 0;  // bits
  uint32_t length_ = 0;
  uint32_t unshift_ = 0;
  bool incremental_ = false;
};

}  // namespace click
