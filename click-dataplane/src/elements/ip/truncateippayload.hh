#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
TruncateIPPayload([LENGTH, TRANSPORT, EXTRA_LENGTH])

=s basicmod
shortens the payload of IP packets

=d
Cuts IP packets down so that at most LENGTH bytes of payload are left; packets without an IP header are cut down to
LENGTH bytes. Headers are not changed. Arguments, also as keywords:

LENGTH is a number of bytes. Default is 0.

TRANSPORT is a boolean: the payload begins behind the header of TCP, UDP or ICMP; otherwise, and for other protocols and
later fragments, behind the IP header. Default is true.

EXTRA_LENGTH is a boolean, keyword only: adds what was cut off to the extra length annotation. Default is true.

=a Truncate
*/
class TruncateIPPayload final : public PacketElement<TruncateIPPayload> {
 public:
  const char* class_name() const override { return "TruncateIPPayload"; }
  Status configure(Args& args) override;
  void process(Packet& packet) {
    uint32_t most = headers(packet) + length_;
    if (packet.length() <= most) return;
    uint32_t cut = packet.length() - most;
    packet.take(cut);
    if (extra_length_) packet.set_annotation(kExtraLength, packet.annotation<uint32_t>(kExtraLength) + cut);
  }

 private:
  uint32_t headers(const Packet& packet) const;

  uint32_t length_ = 0;
  bool transport_ = true;
  bool extra_length_ = true;
};

}  // namespace click
