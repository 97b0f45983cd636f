#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
AggregatePaint([BITS, INCREMENTAL])

=s aggregates
sets the aggregate annotation to the paint annotation

=d
Sets the aggregate annotation to the paint annotation.

BITS: only so many of its low bits are used, 1 to 8. Default is 8.

INCREMENTAL is a boolean: appends these bits to the aggregate annotation that is there, instead of replacing it. Default
is false.

=a AggregateIP, AggregateLength, Paint
*/
class AggregatePaint final : public PacketElement<AggregatePaint> {
 public:
  const char* class_name() const override { return "AggregatePaint"; }
  Status configure(Args& args) override;
  void process(Packet& packet);

 private:
  uint32_t bits_ = 8;
  bool incremental_ = false;
};

}  // namespace click
