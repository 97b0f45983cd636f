#include "elements/scheduling/pullswitch.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status PullSwitch::configure(Args& args) {
  return args.positional("INPUT", input_)
      .check([&] { return input_ < input_count(); }, "INPUT must be less than " + std::to_string(input_count()))
      .finish();
}

Status PullSwitch::take_state(Element& previous) {
  if (previous.configuration() == configuration() && previous.input_count() == input_count())
    input_ = static_cast<PullSwitch&>(previous).input_;
  return Status::ok();
}

void PullSwitch::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "switch", input_);
  handlers.write("switch", [this](std::string_view text) {
    PortId wanted = input_;
    Status status =
        Args({std::string(text)}, *this)
            .mandatory("switch", wanted)
            .check([&] { return wanted < input_count(); }, "switch must be less than " + std::to_string(input_count()))
            .finish();
    if (status) input_ = wanted;
    return status;
  });
}

REGISTER_ELEMENT(PullSwitch);
REGISTER_ELEMENT_AS(PullSwitch, SimplePullSwitch);

}  // namespace click
