#include "elements/standard/strideswitch.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status StrideSwitch::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) {
    Target target;
    ParseError error = ArgumentType<uint32_t>::parse(argument, target.tickets, args.context());
    if (error || !valid(target.tickets)) {
      status.add(Status::error("expected tickets from 1 to 32768, not '" + argument + "'"));
    } else {
      target.pass = kStride / target.tickets;
    }
    targets_.push_back(target);
  }
  if (static_cast<int>(targets_.size()) != output_count()) {
    status.add(Status::error("there are " + std::to_string(targets_.size()) + " numbers of tickets for " +
                             std::to_string(output_count()) + " outputs"));
  }
  return status;
}

void StrideSwitch::add_handlers(Handlers& handlers) {
  for (size_t i = 0; i < targets_.size(); ++i) {
    std::string name = "tickets" + std::to_string(i);
    add_read_handler(handlers, name.c_str(), targets_[i].tickets);
    handlers.write(name, [this, i, name](std::string_view text) {
      uint32_t tickets = 0;
      Status status = Args({std::string(text)}, *this)
                          .mandatory(name, tickets)
                          .check([&] { return valid(tickets); }, name + " must be from 1 to 32768")
                          .finish();
      if (status) targets_[i].tickets = tickets;
      return status;
    });
  }
}

REGISTER_ELEMENT(StrideSwitch);

}  // namespace click
