#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
TimeRange([SIMPLE])

=s timestamps
notes the range of packets' timestamps

=d
Passes packets and notes their earliest and latest timestamp.

SIMPLE is accepted and does nothing; it says that timestamps never go back.

=h first read
Earliest timestamp, or 0.0 before the first packet.

=h last read
Latest timestamp, or 0.0.

=h range read
Both, separated by a space.

=h interval read
Their difference in seconds.

=h reset write
Forgets them.

=a TimeFilter
*/
class TimeRange final : public PacketElement<TimeRange> {
 public:
  const char* class_name() const override { return "TimeRange"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint64_t first_ = 0;
  uint64_t last_ = 0;
};

}  // namespace click
