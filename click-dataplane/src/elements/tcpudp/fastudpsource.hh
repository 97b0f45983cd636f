#pragma once

#include <vector>

#include "elements/tcpudp/flow_source.hh"
#include "support/random.hh"

namespace click {

/*
=c
FastUDPSource(RATE, LIMIT, LENGTH, SRCETH, SRCIP, SPORT, DSTETH, DSTIP, DPORT [, CHECKSUM, INTERVAL, ACTIVE])

=s udp
makes UDP packets at a rate

=io
No input, one output.

=processing
Pull.

=d
Makes UDP packets in Ethernet frames, all alike. RATE is the number of packets per second; 0 means as many as are asked
for. LIMIT is the number of packets to make; a negative one means no end. LENGTH is the length of the frames, at
least 60. SRCETH, SRCIP, DSTETH and DSTIP are the addresses. SPORT and DPORT are the ports. Further arguments, also as
keywords:

CHECKSUM is a boolean: whether to compute the UDP checksum. Default is true.

INTERVAL: after so many packets, both ports grow by one; 0 means that they stay. Default is 0.

ACTIVE is a boolean: packets are made only while it is true. Default is true.

=e
  FastUDPSource(100000, 500000, 60, 0:0:0:0:0:1, 1.0.0.1, 1234, 1:1:1:1:1:1, 2.0.0.2, 1234) -> ToDPDKDevice(0);


=h count read
Number of packets made.

=h rate read/write
RATE; when LIMIT packets were made, the rate at which they were, on average.

=h reset write
Begins anew.

=h active read/write
ACTIVE.

=a FastUDPFlows, RatedSource, UDPIPEncap
*/
class FastUDPSource final : public FlowSource {
 public:
  const char* class_name() const override { return "FastUDPSource"; }
  Status configure(Args& args) override;

 private:
  const std::string& next() override;
  void restart() override;

  uint16_t source_port_ = 0;
  uint16_t destination_port_ = 0;
  uint32_t interval_ = 0;
  uint32_t sent_ = 0;
  uint16_t step_ = 0;
  std::string frame_;
};

}  // namespace click
