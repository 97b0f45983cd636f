#pragma once

#include "elements/queueing/queue_element.hh"

namespace click {

/*
=c
FrontDropQueue([CAPACITY])

=s storage
keeps packets, and drops the oldest

=io
One input, one or two outputs.

=processing
Push to pull; output 1 is push.

=d
Keeps the packets that are pushed in, in their order, until they are pulled. CAPACITY is how many it can hold; default
is 1000. When a packet does not fit, the one that came first goes to output 1, or is dropped if there is none, to make
room. Notifies like Queue.

=h length read
Number of packets in the queue.

=h highwater_length read
Largest number of packets that were in the queue at once.

=h capacity read/write
CAPACITY. When the queue becomes smaller, the packets that came last are dropped.

=h drops read
Number of packets that did not fit.

=h reset_counts write
Sets drops and highwater_length to 0.

=h reset write
Drops all packets in the queue.

=a Queue, RED
*/
class FrontDropQueue final : public QueueElement {
 public:
  FrontDropQueue() : QueueElement(Tells::kEmptyAndFull) {}
  const char* class_name() const override { return "FrontDropQueue"; }

 private:
  void store(PortId in, PacketBatch& batch) override;
};

}  // namespace click
