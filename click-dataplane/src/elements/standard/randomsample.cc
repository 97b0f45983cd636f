#include "elements/standard/randomsample.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status RandomSample::set(double probability) {
  if (!(probability >= 0 && probability <= 1)) return Status::error("a probability must be from 0 to 1");
  probability_ = probability;
  threshold_ = static_cast<int64_t>(probability * 4294967296.0) - 1;
  return Status::ok();
}

Status RandomSample::configure(Args& args) {
  double sample = 1;
  double drop_share = 0;
  bool has_p = false;
  bool has_sample = false;
  bool has_drop = false;
  if (output_count() < 2) otherwise_ = dropped(DropReason::kDiscarded);
  Status status = args.positional("P", sample, &has_p)
                      .keyword("SAMPLE", sample, &has_sample)
                      .keyword("DROP", drop_share, &has_drop)
                      .keyword("ACTIVE", active_)
                      .check([&] { return has_p + has_sample + has_drop == 1; }, "give one of P, SAMPLE and DROP")
                      .finish();
  if (status) status.add(set(has_drop ? 1 - drop_share : sample));
  return status;
}

Status RandomSample::take_state(Element& previous) {
  drops_ = static_cast<RandomSample&>(previous).drops_;
  return Status::ok();
}

void RandomSample::add_handlers(Handlers& handlers) {
  auto write = [&](const char* name, bool inverse) {
    handlers.write(name, [this, name, inverse](std::string_view text) {
      double value = 0;
      Status status = Args({std::string(text)}, *this).mandatory(name, value).finish();
      return status ? set(inverse ? 1 - value : value) : status;
    });
  };
  handlers.read("sampling_prob", [this] { return std::to_string(probability_); });
  handlers.read("drop_prob", [this] { return std::to_string(1 - probability_); });
  write("sampling_prob", false);
  write("drop_prob", true);
  add_value_handlers(handlers, *this, "active", active_);
  add_read_handler(handlers, "drops", drops_);
}

REGISTER_ELEMENT(RandomSample);

}  // namespace click
