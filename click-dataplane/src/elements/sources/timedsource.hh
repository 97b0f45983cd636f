#pragma once

#include <chrono>

#include "elements/sources/packet_content.hh"
#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
TimedSource([INTERVAL, DATA, LIMIT, STOP, ACTIVE, HEADROOM])

=s basicsources
makes a packet from time to time

=io
No input, one output.

=processing
Push.

=d
Pushes a packet every INTERVAL seconds; default is half a second. Arguments, also as keywords:

DATA is the content of the packets. Default is a text of more than 64 bytes.

Keyword arguments are:

LIMIT is the number of packets to make; a negative one means no end. Default is -1.

STOP is a boolean: when LIMIT packets were made, the driver shall stop. Default is false.

ACTIVE is a boolean: packets are made only while it is true. Default is true.

HEADROOM is the number of free bytes in front of the packets. Default is 128.

=e
  TimedSource(INTERVAL 0.333) -> ...

=h count read
Number of packets made.

=h reset write
Sets the count to 0, so that another LIMIT packets are made.

=h data read/write
DATA.

=h interval read/write
INTERVAL.

=h active read/write
ACTIVE.

=a RatedSource, InfiniteSource
*/
class TimedSource final : public Element {
 public:
  TimedSource() : timer_(*this) {}
  const char* class_name() const override { return "TimedSource"; }
  const char* port_count() const override { return "0/1"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  bool done() const { return limit_ >= 0 && count_ >= static_cast<uint64_t>(limit_); }
  void wake();

  Timer timer_;
  PacketContent content_;
  std::chrono::nanoseconds interval_{500'000'000};
  int64_t limit_ = -1;
  uint64_t count_ = 0;
  bool stop_ = false;
  bool active_ = true;
};

}  // namespace click
