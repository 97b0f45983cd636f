#include "elements/standard/bypass.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status Bypass::configure(Args& args) { return args.positional("ACTIVE", active_).keyword("INLINE", inline_).finish(); }

Status Bypass::check(bool active) const {
  bool push = output(0).flow() == Flow::kPush;
  if (!active || (push ? output_count() : input_count()) == 2) return Status::ok();
  return Status::error(std::string("ACTIVE needs ") + (push ? "output" : "input") + " 1, which is not connected");
}

Status Bypass::take_state(Element& previous) {
  bool active = static_cast<Bypass&>(previous).active_;
  if (previous.configuration() == configuration() && check(active)) active_ = active;
  return Status::ok();
}

void Bypass::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "active", active_);
  handlers.write("active", [this](std::string_view text) {
    bool wanted = false;
    Status status = Args({std::string(text)}, *this).mandatory("active", wanted).finish();
    if (status) status = check(wanted);
    if (status) active_ = wanted;
    return status;
  });
}

REGISTER_ELEMENT(Bypass);

}  // namespace click
