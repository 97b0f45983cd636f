#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
StoreUDPTimeSeqRecord([I<keywords> OFFSET, DELTA])

=s timestamps
writes time and sequence number into UDP packets, to measure delays

=d
Writes a record into the first 20 bytes of the payload of each UDP packet, all in network order and 4 bytes long:
sequence number; seconds and nanoseconds of the time when it was written; seconds and nanoseconds that have passed since
then. The UDP checksum is kept right. Packets may be IPv4 or IPv6, in the latter case with UDP as the next header.
Packets that are not UDP, fragments, and those with less than 22 bytes of payload are dropped. Keyword arguments are:

OFFSET is where the IP header begins. Default is 0; 14 for Ethernet frames.

DELTA is a boolean. False, the default, writes sequence number and time, and 0 for what has passed; true leaves these
and writes how much time has passed.

=e
  RatedSource(LENGTH 22, RATE 10) -> UDPIPEncap(10.0.1.1, 6667, 20.0.0.2, 6667) -> StoreUDPTimeSeqRecord
    -> Queue -> DelayShaper(100ms) -> StoreUDPTimeSeqRecord(DELTA true) -> ToIPSummaryDump(-, CONTENTS payload);

=h count read
Number of records written.

=h reset_count write
Sets the count to 0; the next sequence number is 0, too.

=a StoreTimestamp, UDPTimeCheck
*/
class StoreUDPTimeSeqRecord final : public PacketElement<StoreUDPTimeSeqRecord> {
 public:
  const char* class_name() const override { return "StoreUDPTimeSeqRecord"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t offset_ = 0;
  bool delta_ = false;
  uint64_t count_ = 0;
};

}  // namespace click
