#pragma once

#include <string>

#include "graph/packet_element.hh"

namespace click {

/*
=c
StoreData(OFFSET, DATA [, MASK, GROW])

=s basicmod
writes bytes into packets

=d
Writes DATA into each packet, from byte OFFSET on. Arguments:

MASK, a string as long as DATA, lets only those bits be written that are set in it. Default is all.

GROW is a boolean, keyword only: true lengthens packets that end before DATA does; bytes in front of OFFSET become 0.
Otherwise what lies behind the end is not written. Default is false.

=e
  StoreData(12, \<0806>) -> ...

=a Align, Pad
*/
class StoreData final : public PacketElement<StoreData> {
 public:
  const char* class_name() const override { return "StoreData"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  uint32_t offset_ = 0;
  std::string data_;
  std::string mask_;
  bool grow_ = false;
};

}  // namespace click
