#include "elements/standard/unstrip.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"

namespace click {

Status Unstrip::configure(Args& args) {
  return args.mandatory("LENGTH", length_)
      .check([&] { return length_ <= kPacketCapacity; }, "LENGTH must be at most " + std::to_string(kPacketCapacity))
      .finish();
}

REGISTER_ELEMENT(Unstrip);

}  // namespace click
