#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
UDPTimeCheck([I<keywords> OFFSET, IN, CSUM])

=s timestamps
writes time and sequence number into UDP packets, to measure delays

=d
The older form of StoreUDPTimeSeqRecord, with the same record. Keyword arguments are:

OFFSET is where the IP header begins. Default is 0.

IN is a boolean. False, the default, writes sequence number and time; true writes how much time has passed since.

CSUM is a boolean: whether the UDP checksum is kept right. Default is true; with false it is wrong afterwards, unless
there is none.

=h count read
Number of records written.

=h reset_count write
Sets the count to 0; the next sequence number is 0, too.

=a StoreUDPTimeSeqRecord
*/
class UDPTimeCheck final : public PacketElement<UDPTimeCheck> {
 public:
  const char* class_name() const override { return "UDPTimeCheck"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t offset_ = 0;
  bool in_ = false;
  bool checksum_ = true;
  uint64_t count_ = 0;
};

}  // namespace click
