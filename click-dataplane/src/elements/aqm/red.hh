#pragma once

#include "elements/aqm/red_element.hh"

namespace click {

/*
=c
RED(MIN_THRESH, MAX_THRESH, MAX_P [, QUEUES, STABILITY])

=s aqm
drops packets before queues are full

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Random early detection: watches the average length of the nearest queues (downstream when packets are pushed, upstream
when they are pulled; several count together) and marks packets at random. None is marked while the average is below
MIN_THRESH packets; up to MAX_THRESH the probability grows to MAX_P, and up to twice MAX_THRESH to 1. Marked packets go
to output 1, or are dropped if there is none. Keyword arguments are:

QUEUES is a list of elements that hold packets, separated by spaces, to watch instead of the nearest ones.

STABILITY is how slowly the average follows, as the negative binary logarithm of a sample's weight. Default is 4, a
weight of 1/16; for fast links 9 is better.

=e
  ... -> RED(5, 50, 0.02) -> Queue(200) -> ...

=h min_thresh read/write
MIN_THRESH.

=h max_thresh read/write
MAX_THRESH.

=h max_p read/write
MAX_P.

=h drops read
Number of packets marked.

=h queues read
The elements watched, one per line.

=h avg_queue_size read
The average length now.

=h stats read
Length, average, drops and probability in words.

=a AdaptiveRED, CoDel, Queue
*/
class RED final : public RedElement {
 public:
  const char* class_name() const override { return "RED"; }
  Status configure(Args& args) override;
  void add_handlers(Handlers& handlers) override;
};

}  // namespace click
