#pragma once

#include <array>
#include <cstdint>

#include "graph/packet_element.hh"

namespace click {

/*
=c
CheckGREHeader([OFFSET, CHECKSUM, KEY, SEQUENCE, VERBOSE, DETAILS])

=s encap
checks GRE headers

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Checks the GRE header that begins at OFFSET: that it is whole, of version 0, and that its checksum is right if it has
one. Good packets go to output 0, others to output 1, or are dropped if there is none. The first bad packet is reported.
Arguments:

OFFSET is where the header begins. Default is 0.

CHECKSUM is a boolean: the header must have a checksum. Default is false.

KEY is a number: the header must have this key. Default is 0, any or none.

SEQUENCE is a boolean: the header must have a sequence number, which must be greater than the one before. Default is
false.

VERBOSE is a boolean: every bad packet is reported. Default is false.

DETAILS is a boolean: there is a handler drop_details. Default is false.

=h drops read
Number of bad packets.

=h drop_details read
Numbers of bad packets by what was wrong; only with DETAILS.

=a GREEncap, StripGREHeader
*/
class CheckGREHeader final : public PacketElement<CheckGREHeader> {
 public:
  const char* class_name() const override { return "CheckGREHeader"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  enum Reason : uint8_t { kBadHeader, kBadChecksum, kBadKey, kBadSequence, kReasonCount };
  PortId bad(Reason reason);

  uint32_t offset_ = 0;
  uint32_t key_ = 0;
  bool checksum_ = false;
  bool sequence_ = false;
  bool verbose_ = false;
  bool details_ = false;
  bool seen_ = false;
  uint32_t last_ = 0;
  std::array<uint64_t, kReasonCount> counts_{};
};

}  // namespace click
