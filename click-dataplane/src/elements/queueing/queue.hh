#pragma once

#include "elements/queueing/queue_element.hh"

namespace click {

/*
=c
Queue([CAPACITY])

=s storage
keeps packets, first in, first out

=io
One input, one or two outputs.

=processing
Push to pull; output 1 is push.

=d
Keeps the packets that are pushed in, in their order, until they are pulled. CAPACITY is how many it can hold; default
is 1000. Packets that do not fit go to output 1, or are dropped if there is none.

Tells whoever pulls from it when it has packets again after it was empty for a while, and whoever pushes to it when
there is room again after it was full. Any number of workers may push and pull.

Also known as FullNoteQueue and ThreadSafeQueue.

=e
  FromDPDKDevice(0) -> Queue(200) -> RatedUnqueue(1000) -> ToDPDKDevice(1);

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

=a QuickNoteQueue, NotifierQueue, SimpleQueue, MixedQueue, FrontDropQueue, RED
*/
class Queue final : public QueueElement {
 public:
  Queue() : QueueElement(Tells::kEmptyAndFull) {}
  const char* class_name() const override { return "Queue"; }
};

}  // namespace click
