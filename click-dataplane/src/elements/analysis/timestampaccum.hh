#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
TimestampAccum()

=s timestamps
adds up how old packets are

=d
Passes packets and measures how much time has gone by since their timestamps.

=h count read
Number of packets.

=h time read
The sum of their ages in seconds.

=h min read
The smallest age.

=h max read
The greatest age.

=h average_time read
The average age.

=h reset_counts write
Begins anew.

=a SetTimestamp, TimeRange
*/
class TimestampAccum final : public PacketElement<TimestampAccum> {
 public:
  const char* class_name() const override { return "TimestampAccum"; }
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint64_t now_ = 0;  // of the batch at hand
  uint64_t count_ = 0;
  double sum_ = 0;  // nanoseconds
  double min_ = 0;
  double max_ = 0;
};

}  // namespace click
