#include "elements/standard/staticswitch.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status StaticSwitch::configure(Args& args) {
  return args.mandatory("OUTPUT", output_)
      .check([&] { return output_ < output_count(); }, "OUTPUT must be less than " + std::to_string(output_count()))
      .finish();
}

REGISTER_ELEMENT(StaticSwitch);

}  // namespace click
