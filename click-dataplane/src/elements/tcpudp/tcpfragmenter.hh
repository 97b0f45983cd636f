#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
TCPFragmenter([MTU, MTU_ANNO])

=s tcp
cuts TCP packets into smaller ones

=processing
Push.

=d
TCP packets with more than MTU bytes of payload become several, each with at most MTU bytes of it: copies of the packet,
link header included, with their own lengths, sequence numbers and checksums; the flags FIN and PSH are on the last one
only. Other packets pass unchanged. Packets must have their IP header annotation set. Arguments, also as keywords:

MTU is a number of bytes; 0 means not to cut. Default is 0.

MTU_ANNO is an annotation of two bytes, in the host's byte order: where it is not 0, it is used too, and the smaller of
both counts. Keyword only.

=h fragments read
Number of packets made.

=a IPFragmenter
*/
class TCPFragmenter final : public Element {
 public:
  const char* class_name() const override { return "TCPFragmenter"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t most_payload(const Packet& packet) const;
  void send(Packet packet, PacketBatch& out);
  void fragment(Packet packet, uint32_t payload, uint32_t most, PacketBatch& out);
  Packet make_fragment(const Packet& packet, uint32_t headers, uint32_t begin, uint32_t length, bool last) const;

  uint16_t mtu_ = 0;
  AnnotationSlot slot_{0, 2};
  bool has_slot_ = false;
  uint64_t fragments_ = 0;
};

}  // namespace click
