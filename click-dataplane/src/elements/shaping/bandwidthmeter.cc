#include "elements/shaping/bandwidthmeter.hh"

#include <algorithm>
#include <functional>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

Status BandwidthMeter::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) {
    Bandwidth limit{};
    ParseError error = ArgumentType<Bandwidth>::parse(argument, limit, args.context());
    if (error) status.add(Status::error(*error + ", not '" + argument + "'"));
    limits_.push_back(limit.bytes_per_second);
  }
  if (!status) return status;
  bool grows = std::ranges::adjacent_find(limits_, std::ranges::greater_equal()) == limits_.end();
  if (!grows) status.add(Status::error("the rates must grow from argument to argument"));
  if (static_cast<int>(limits_.size()) + 1 != output_count()) {
    status.add(Status::error("with " + std::to_string(limits_.size()) + " rates there must be " +
                             std::to_string(limits_.size() + 1) + " outputs"));
  }
  return status;
}

Status BandwidthMeter::take_state(Element& previous) {
  rate_ = static_cast<BandwidthMeter&>(previous).rate_;
  return Status::ok();
}

void BandwidthMeter::push(PortId, PacketBatch batch) {
  int64_t now = router().now();
  rate_.update(now, batch.total_length());
  auto current = static_cast<uint64_t>(rate_.per_second(now));
  auto above = std::ranges::upper_bound(limits_, current);
  output(static_cast<PortId>(above - limits_.begin())).push(std::move(batch));
}

void BandwidthMeter::add_handlers(Handlers& handlers) {
  handlers.read("rate", [this] { return rate_.text(router().now(), 1); });
  handlers.read("meter", [this] {
    std::string text;
    for (uint64_t limit : limits_) {
      if (!text.empty()) text += " ";
      text += std::to_string(limit);
    }
    return text;
  });
}

REGISTER_ELEMENT(BandwidthMeter);

}  // namespace click
