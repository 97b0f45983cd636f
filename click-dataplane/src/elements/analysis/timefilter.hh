#pragma once

#include <chrono>
#include <optional>

#include "graph/handler_call.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
TimeFilter([START, START_AFTER, START_DELAY, END, END_AFTER, END_DELAY, INTERVAL, STOP, END_CALL])

=s timestamps
filters packets by their timestamps

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Passes packets with timestamps from a start up to an end. Others go to output 1, or are dropped if there is none.
Arguments:

START and END are times since 1970 in seconds. Default is no start, and no end.

START_AFTER and END_AFTER are the same, counted from the first packet's timestamp. START_DELAY and END_DELAY are counted
from when the configuration began. INTERVAL is the time from the start to the end.

STOP is a boolean: the driver shall stop at the first packet after the end. Default is false.

END_CALL is `HANDLER [VALUE]': written at the first packet after the end. If it extends the interval, the packet passes.

At most one of the starts, one of the ends with INTERVAL, and one of STOP and END_CALL can be given.

=h start read/write
The start in seconds since 1970.

=h end read/write
The end in seconds since 1970.

=h interval read/write
The time between them; writing it moves the end.

=h extend_interval write
A time by which the end is put off.

=a TimeRange, SetTimestamp
*/
class TimeFilter final : public PacketElement<TimeFilter> {
 public:
  const char* class_name() const override { return "TimeFilter"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  void add_time(Handlers& handlers, const char* name, std::optional<uint64_t>& time);
  PortId other() const { return output_count() > 1 ? 1 : dropped(DropReason::kFiltered); }

  using Span = std::optional<std::chrono::nanoseconds>;
  std::optional<uint64_t> start_;
  std::optional<uint64_t> end_;
  Span start_after_, start_delay_, end_after_, end_delay_, interval_;
  HandlerCall end_call_;
  bool stop_ = false;
  bool seen_ = false;
  bool ended_ = false;
};

}  // namespace click
