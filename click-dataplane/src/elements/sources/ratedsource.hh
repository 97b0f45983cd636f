#pragma once

#include <algorithm>

#include "elements/sources/packet_content.hh"
#include "graph/element.hh"
#include "graph/task.hh"
#include "graph/timer.hh"
#include "support/token_bucket.hh"

namespace click {

/*
=c
RatedSource([DATA, RATE, LIMIT, ACTIVE, LENGTH, DATASIZE, STOP, BANDWIDTH, HEADROOM])

=s basicsources
makes packets at a rate

=io
No input, one output.

=d
Makes packets at RATE, pushed or when asked for them. Arguments, also as keywords:

DATA is the content of the packets. Default is a text of more than 64 bytes.

RATE is the number of packets per second. Default is 10.

LIMIT is the number of packets to make; a negative one means no end. Default is -1.

ACTIVE is a boolean: packets are made only while it is true. Default is true.

Keyword arguments are:

LENGTH (or DATASIZE) is the least length of the packets; shorter DATA is repeated. Default is the length of DATA.

STOP is a boolean: when LIMIT packets were made, the driver shall stop. Default is false.

BANDWIDTH is a rate in bits or bytes, such as 1Mbps, instead of RATE.

HEADROOM is the number of free bytes in front of the packets. Default is 128.

=e
  RatedSource(\<0800>, 10, 1000) -> Queue -> ...

=h count read
Number of packets made.

=h reset write
Sets the count to 0, so that another LIMIT packets are made.

=h data read/write
DATA.

=h length read/write
LENGTH.

=h rate read/write
RATE.

=h limit read/write
LIMIT.

=h active read/write
ACTIVE.

=a InfiniteSource, TimedSource
*/
class RatedSource final : public Element {
 public:
  RatedSource() : task_(*this), timer_(*this) {}
  const char* class_name() const override { return "RatedSource"; }
  const char* port_count() const override { return "0/1"; }
  Status configure(Args& args) override;
  Status initialize() override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  bool run_task(Task& task) override;
  void run_timer(Timer&) override { task_.schedule(); }
  void add_handlers(Handlers& handlers) override;

 private:
  uint64_t left() const {
    return limit_ < 0 ? UINT64_MAX : static_cast<uint64_t>(limit_) - std::min(count_, static_cast<uint64_t>(limit_));
  }
  PacketBatch make(BatchStorage& storage, unsigned max);
  void set_rate();
  void wake();

  Task task_;
  Timer timer_;
  TokenBucket bucket_;
  PacketContent content_;
  uint64_t rate_ = 10;
  int64_t limit_ = -1;
  uint64_t count_ = 0;
  bool active_ = true;
  bool stop_ = false;
};

}  // namespace click
