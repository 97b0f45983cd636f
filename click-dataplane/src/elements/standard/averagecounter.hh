#pragma once

#include <chrono>

#include "graph/element.hh"

namespace click {

/*
=c
AverageCounter([IGNORE])

=s counters
measures the average packet rate

=d
Passes packets on and counts them. Its rate is the average from the first packet after a reset to the last one. IGNORE
is a time in seconds after the first packet that does not count; default is 0. Counts survive a hot swap.

=h count read
Packets counted since the last reset.

=h byte_count read
Bytes counted since the last reset.

=h rate read
Average rate in packets per second.

=h byte_rate read
Average rate in bytes per second.

=h reset write
Begins anew.

=a Counter
*/
class AverageCounter final : public Element {
 public:
  const char* class_name() const override { return "AverageCounter"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void add_handlers(Handlers& handlers) override;

 private:
  struct Counts {
    uint64_t packets = 0;
    uint64_t bytes = 0;
    int64_t first = 0;  // steady time; 0: none yet
    int64_t last = 0;
  };
  void count(const PacketBatch& batch);
  std::string per_second(uint64_t count) const;

  Counts counts_;
  std::chrono::nanoseconds ignored_{0};
};

}  // namespace click
