#include "elements/ip/markipheader.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"

namespace click {

Status MarkIPHeader::configure(Args& args) {
  return args.positional("OFFSET", offset_)
      .check([&] { return offset_ <= kPacketCapacity; }, "OFFSET is larger than a packet")
      .finish();
}

REGISTER_ELEMENT(MarkIPHeader);

}  // namespace click
