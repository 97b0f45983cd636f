#pragma once

#include "elements/queueing/queue_element.hh"

namespace click {

/*
=c
MixedQueue([CAPACITY])

=s storage
keeps packets, first or last in, first out

=io
Two inputs, one or two outputs.

=processing
Push to pull; output 1 is push.

=d
Keeps the packets that are pushed in until they are pulled: those from input 0 go to the back, those from input 1 to the
front. CAPACITY is how many it can hold; default is 1000. When it is full, packets from input 0 do not fit; one from
input 1 goes in, and the one at the back leaves. What does not fit or leaves goes to output 1, or is dropped if there is
none. Notifies like NotifierQueue.

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

=a Queue
*/
class MixedQueue final : public QueueElement {
 public:
  MixedQueue() : QueueElement(Tells::kEmpty) {}
  const char* class_name() const override { return "MixedQueue"; }
  const char* port_count() const override { return "2/1-2"; }

 private:
  void store(PortId in, PacketBatch& batch) override;
};

}  // namespace click
