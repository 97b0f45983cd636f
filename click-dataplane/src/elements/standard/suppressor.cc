#include "elements/standard/suppressor.hh"

#include <algorithm>

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status Suppressor::configure(Args& args) {
  active_.assign(static_cast<size_t>(input_count()), 1);
  return args.finish();
}

Status Suppressor::take_state(Element& previous) {
  auto& before = static_cast<Suppressor&>(previous).active_;
  std::copy_n(before.begin(), std::min(before.size(), active_.size()), active_.begin());
  return Status::ok();
}

void Suppressor::push(PortId in, PacketBatch batch) {
  if (active(in)) {
    output(in).push(std::move(batch));
  } else {
    drop(std::move(batch), DropReason::kFiltered);
  }
}

PacketBatch Suppressor::pull(PortId out, BatchStorage& storage, unsigned max) {
  return active(out) ? input(out).pull(storage, max) : storage.empty();
}

void Suppressor::add_handlers(Handlers& handlers) {
  for (PortId port = 0; port < input_count(); ++port) {
    std::string name = "active" + std::to_string(port);
    handlers.read(name, [this, port] { return value_text(active(port)); });
    handlers.write(name, [this, port, name](std::string_view text) {
      bool wanted = true;
      Status status = Args({std::string(text)}, *this).mandatory(name, wanted).finish();
      if (status) set_gate(port, wanted);
      return status;
    });
  }
  add_action_handler(handlers, "reset", [this] { std::fill(active_.begin(), active_.end(), 1); });
}

REGISTER_ELEMENT(Suppressor);

}  // namespace click
