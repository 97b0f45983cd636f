#pragma once

#include "graph/element.hh"
#include "graph/handler_call.hh"
#include "support/rate.hh"

namespace click {

/*
=c
Counter([COUNT_CALL, BYTE_COUNT_CALL])

=s counters
measures packet count and rate

=d
Passes packets on and counts them and their bytes. Keyword arguments are:

COUNT_CALL is `N HANDLER [VALUE]': when the packet count reaches N, VALUE is written to HANDLER, once.

BYTE_COUNT_CALL is the same for the byte count.

The counts survive a hot swap.

=e
  FromDPDKDevice(0) -> in :: Counter -> ToDPDKDevice(1);

=h count read
Packets since the last reset.

=h byte_count read
Bytes since the last reset.

=h rate read
Recent rate in packets per second, an exponentially weighted moving average.

=h bit_rate read
Recent rate in bits per second.

=h byte_rate read
Recent rate in bytes per second.

=h reset_counts write
Sets counts and rates to 0.

=h reset write
Same as reset_counts.

=h count_call write
Sets a new COUNT_CALL; `N' alone keeps the handler.

=h byte_count_call write
Sets a new BYTE_COUNT_CALL; `N' alone keeps the handler.

=a AverageCounter
*/
class Counter final : public Element {
 public:
  const char* class_name() const override { return "Counter"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void add_handlers(Handlers& handlers) override;

 private:
  // A handler call that is due once when a count reaches a limit.
  struct Trigger {
    uint64_t limit = UINT64_MAX;
    HandlerCall call;
  };
  static Status parse_trigger(std::string_view text, Trigger& trigger);
  void count(const PacketBatch& batch);
  void fire();
  void reset();

  uint64_t packets_ = 0;
  uint64_t bytes_ = 0;
  Trigger packet_trigger_;
  Trigger byte_trigger_;
  Rate packet_rate_;
  Rate byte_rate_;
};

}  // namespace click
