#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
AdjustTimestamp(TIME [, FIRST, ALL])

=s timestamps
adds to timestamps

=d
Adds TIME, which may be negative (`-1.5'), to each packet's timestamp. Arguments:

FIRST is a boolean: adds to the first timestamp annotation instead. Default is false.

ALL is a boolean: also to packets that have no timestamp. Default is false.

=h time read/write
TIME in seconds.

=a SetTimestamp, SetTimestampDelta
*/
class AdjustTimestamp final : public PacketElement<AdjustTimestamp> {
 public:
  const char* class_name() const override { return "AdjustTimestamp"; }
  Status configure(Args& args) override;
  void process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  Status read_time(const std::string& text);

  int64_t time_ = 0;
  bool first_ = false;
  bool all_ = false;
};

}  // namespace click
