#pragma once

#include <chrono>

#include "graph/handler_call.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
TimeFilter([START, START_AFTER, START_DELAY, END, END_AFTER, END_DELAY, INTERVAL, STOP, END_CALL])

=s timestamps
lets packets pass by their timestamps

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Packets whose timestamp lies between a start and an end, both included, go to output 0; others to output 1, or are
dropped if there is none. Keyword arguments, at most one for the start:

START is a time in seconds since 1970. START_AFTER counts from the timestamp of the first packet, START_DELAY from the
beginning of the run.

and at most one for the end:

END, END_AFTER and END_DELAY are the same for the end. INTERVAL counts from the start; from the first packet where no
start is given.

STOP is a boolean: the driver stops when the first packet behind the end comes. Default is false.

END_CALL is `HANDLER [VALUE]': written when the first packet behind the end comes. Not together with STOP.

=e
  FromDump(x.pcap) -> TimeFilter(START_AFTER 10s, INTERVAL 1min, STOP true) -> ...

=a SetTimestamp, TimeSortedSched
*/
class TimeFilter final : public PacketElement<TimeFilter> {
 public:
  const char* class_name() const override { return "TimeFilter"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status initialize() override;
  PortId process(Packet& packet) {
    auto time = static_cast<int64_t>(packet.timestamp());
    if (!resolved_) [[unlikely]]
      resolve(time);
    if (time > last_ && !ended_) [[unlikely]]
      end();
    return time >= first_ && time <= last_ ? 0 : otherwise_;
  }

 private:
  // A bound, and what it counts from.
  struct Bound {
    std::chrono::nanoseconds time{0};
    bool absolute = false;
    bool after_first = false;
    bool after_start = false;
    bool interval = false;
    int given() const { return absolute + after_first + after_start + interval; }
  };
  void resolve(int64_t first_packet);
  void end();

  Bound start_;
  Bound end_;
  bool stop_ = false;
  HandlerCall end_call_;
  int64_t begin_ = 0;
  int64_t first_ = 0;
  int64_t last_ = INT64_MAX;
  bool resolved_ = false;
  bool ended_ = false;
  PortId otherwise_ = 1;
};

}  // namespace click
