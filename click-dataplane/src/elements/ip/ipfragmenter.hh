#pragma once

#include <string>

#include "graph/element.hh"
#include "packet/pool.hh"

namespace click {

/*
=c
IPFragmenter(MTU [, HONOR_DF, VERBOSE, HEADROOM])

=s ip
cuts long IP packets into fragments

=io
One input, one or two outputs.

=processing
Push.

=d
Passes IP packets of at most MTU bytes on to output 0. Longer ones are cut into fragments, which go to output 0 in
their order; options are copied as RFC 791 says, annotations too. Packets with the don't-fragment bit go to output 1
instead, for ICMPError(unreachable, needfrag), or are dropped if there is none. Packets must have their IP header
annotation set; what is in front of the IP header is not passed on in fragments. Keyword arguments are:

HONOR_DF is a boolean: false cuts packets with the don't-fragment bit too. Default is true.

VERBOSE is a boolean: report each packet with the don't-fragment bit that is too long, not only the first five. Default
is false.

HEADROOM is the number of free bytes in front of fragments. Default is 128.

=h drops read
Number of packets that could not be cut.

=h fragments read
Number of fragments made.

=a ICMPError
*/
class IPFragmenter final : public Element {
 public:
  const char* class_name() const override { return "IPFragmenter"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void add_handlers(Handlers& handlers) override;

 private:
  void refuse(Packet packet);
  void fragment(Packet packet, PacketBatch& out);
  void send(Packet fragment, PacketBatch& out);
  Packet make_fragment(Packet packet, const std::string& header, uint32_t begin, uint32_t length, bool more) const;

  uint32_t mtu_ = 0;
  bool honor_df_ = true;
  bool verbose_ = false;
  uint32_t headroom_ = kDefaultHeadroom;
  uint64_t refused_ = 0;
  uint64_t fragments_ = 0;
};

}  // namespace click
