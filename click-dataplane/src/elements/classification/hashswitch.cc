#include "elements/classification/hashswitch.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status HashSwitch::configure(Args& args) {
  return args.mandatory("OFFSET", offset_)
      .mandatory("LENGTH", length_)
      .check([&] { return length_ > 0; }, "LENGTH must be positive")
      .finish();
}

REGISTER_ELEMENT(HashSwitch);

}  // namespace click
