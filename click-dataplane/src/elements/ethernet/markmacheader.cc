#include "elements/ethernet/markmacheader.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"

namespace click {

Status MarkMACHeader::configure(Args& args) {
  return args.positional("OFFSET", offset_)
      .positional("LENGTH", length_)
      .check([&] { return offset_ <= kPacketCapacity && length_ <= kPacketCapacity; }, "that is beyond every packet")
      .finish();
}

REGISTER_ELEMENT(MarkMACHeader);

}  // namespace click
