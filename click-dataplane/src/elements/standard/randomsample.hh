#pragma once

#include "graph/packet_element.hh"
#include "support/random.hh"

namespace click {

/*
=c
RandomSample([P, SAMPLE, DROP, ACTIVE])

=s dropping
takes a random sample of the packets

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Each packet goes to output 0 with probability P. Others go to output 1, or are dropped if there is none. One of P and
these keyword arguments must be given:

SAMPLE is the same as P. DROP is the probability not to be taken.

ACTIVE is a boolean: false sends all packets to output 0. Default is true.

=h sampling_prob read/write
P.

=h drop_prob read/write
1 - P.

=h active read/write
ACTIVE.

=h drops read
Number of packets not taken.

=a RatedSplitter
*/
class RandomSample final : public PacketElement<RandomSample> {
 public:
  const char* class_name() const override { return "RandomSample"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet&) {
    if (!active_ || random_.next() <= threshold_) return 0;
    ++drops_;
    return otherwise_;
  }
  void add_handlers(Handlers& handlers) override;

 private:
  Status set(double probability);

  double probability_ = 1;
  int64_t threshold_ = UINT32_MAX;  // -1: never
  Random random_;
  uint64_t drops_ = 0;
  bool active_ = true;
  PortId otherwise_ = 1;
};

}  // namespace click
