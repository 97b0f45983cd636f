#include "elements/ethernet/marketherheader.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"

namespace click {

Status MarkEtherHeader::configure(Args& args) {
  return args.positional("OFFSET", offset_)
      .check([&] { return offset_ <= kPacketCapacity; }, "OFFSET is larger than a packet")
      .finish();
}

REGISTER_ELEMENT(MarkEtherHeader);

}  // namespace click
