#pragma once

#include <vector>

#include "elements/tcpudp/flow_source.hh"
#include "support/random.hh"

namespace click {

/*
=c
FastTCPFlows(RATE, LIMIT, LENGTH, SRCETH, SRCIP, DSTETH, DSTIP, FLOWS, FLOWSIZE [, ACTIVE])

=s tcp
makes flows of TCP packets at a rate

=io
No input, one output.

=processing
Pull.

=d
Makes TCP packets in Ethernet frames, of many flows with random ports. Sequence numbers do not count. RATE is the number
of packets per second; 0 means as many as are asked for. LIMIT is the number of packets to make; a negative one means no
end. LENGTH is the length of the frames, at least 60. SRCETH, SRCIP, DSTETH and DSTIP are the addresses. Further
arguments, also as keywords:

FLOWS is how many flows there are at a time; they take turns. FLOWSIZE is how many packets a flow has, at least 3: a
SYN, data, and a FIN at the end; the next one follows it with new ports.

ACTIVE is a boolean: packets are made only while it is true. Default is true.


=h count read
Number of packets made.

=h rate read/write
RATE; when LIMIT packets were made, the rate at which they were, on average.

=h reset write
Begins anew.

=h active read/write
ACTIVE.

=a FastUDPFlows, TCPIPSend
*/
class FastTCPFlows final : public FlowSource {
 public:
  const char* class_name() const override { return "FastTCPFlows"; }
  Status configure(Args& args) override;

 private:
  struct Flow {
    std::string frame;
    uint32_t sent = 0;
    uint16_t source_port = 0;
    uint16_t destination_port = 0;
  };
  const std::string& next() override;
  void restart() override;
  void set_flags(Flow& flow, uint8_t flags) const;

  uint32_t flow_size_ = 0;
  size_t at_ = 0;
  std::vector<Flow> flows_;
  Random random_;
};

}  // namespace click
