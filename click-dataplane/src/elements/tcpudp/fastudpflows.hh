#pragma once

#include <vector>

#include "elements/tcpudp/flow_source.hh"
#include "support/random.hh"

namespace click {

/*
=c
FastUDPFlows(RATE, LIMIT, LENGTH, SRCETH, SRCIP, DSTETH, DSTIP, FLOWS, FLOWSIZE [, CHECKSUM, ACTIVE])

=s udp
makes flows of UDP packets at a rate

=io
No input, one output.

=processing
Pull.

=d
Makes UDP packets in Ethernet frames, of many flows with random ports. RATE is the number of packets per second; 0 means
as many as are asked for. LIMIT is the number of packets to make; a negative one means no end. LENGTH is the length of
the frames, at least 60. SRCETH, SRCIP, DSTETH and DSTIP are the addresses. Further arguments, also as keywords:

FLOWS is how many flows there are at a time; they take turns. FLOWSIZE is how many packets a flow has; the next one
follows it with new ports.

CHECKSUM is a boolean: whether to compute the UDP checksum. Default is true.

ACTIVE is a boolean: packets are made only while it is true. Default is true.


=h count read
Number of packets made.

=h rate read/write
RATE; when LIMIT packets were made, the rate at which they were, on average.

=h reset write
Begins anew.

=h active read/write
ACTIVE.

=a FastUDPSource, FastTCPFlows
*/
class FastUDPFlows final : public FlowSource {
 public:
  const char* class_name() const override { return "FastUDPFlows"; }
  Status configure(Args& args) override;

 private:
  struct Flow {
    std::string frame;
    uint32_t sent = 0;
  };
  const std::string& next() override;
  void restart() override;
  void begin(Flow& flow);

  uint32_t flow_size_ = 0;
  size_t at_ = 0;
  std::vector<Flow> flows_;
  Random random_;
};

}  // namespace click
