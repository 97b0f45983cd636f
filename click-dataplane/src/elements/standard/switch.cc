#include "elements/standard/switch.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status Switch::configure(Args& args) {
  return args.positional("OUTPUT", output_)
      .check([&] { return output_ < output_count(); }, "OUTPUT must be less than " + std::to_string(output_count()))
      .finish();
}

Status Switch::take_state(Element& previous) {
  if (previous.configuration() == configuration()) output_ = static_cast<Switch&>(previous).output_;
  return Status::ok();
}

void Switch::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "switch", output_); }

REGISTER_ELEMENT(Switch);

}  // namespace click
