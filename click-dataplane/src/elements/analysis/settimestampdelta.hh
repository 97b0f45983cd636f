#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
SetTimestampDelta([TYPE])

=s timestamps
replaces timestamps by differences

=d
Replaces each packet's timestamp, if it has one, by a difference. TYPE says which: RANGE, the default, since the first
timestamp that was seen; NOW, from the timestamp until now; FIRST, from the first timestamp annotation to the timestamp.

=h first read
The first timestamp that was seen, or 0.0.

=h reset write
Forgets it: the next packet is the first.

=a SetTimestamp, AdjustTimestamp, TimeFilter
*/
class SetTimestampDelta final : public PacketElement<SetTimestampDelta> {
 public:
  const char* class_name() const override { return "SetTimestampDelta"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  enum class Type : uint8_t { kRange, kNow, kFirst };
  Type type_ = Type::kRange;
  uint64_t first_ = 0;
};

}  // namespace click
