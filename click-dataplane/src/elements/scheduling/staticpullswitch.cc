#include "elements/scheduling/staticpullswitch.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status StaticPullSwitch::configure(Args& args) {
  return args.mandatory("INPUT", input_)
      .check([&] { return input_ < input_count(); }, "INPUT must be less than " + std::to_string(input_count()))
      .finish();
}

REGISTER_ELEMENT(StaticPullSwitch);

}  // namespace click
