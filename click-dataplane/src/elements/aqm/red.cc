#include "elements/aqm/red.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status RED::configure(Args& args) {
  unsigned min = 0;
  unsigned max = 0;
  double probability = 0;
  Status status =
      keywords(args.mandatory("MIN_THRESH", min).mandatory("MAX_THRESH", max).mandatory("MAX_P", probability)).finish();
  if (!status) return status;
  status.add(set_thresholds(min, max));
  status.add(set_max_probability(probability));
  return status;
}

void RED::add_handlers(Handlers& handlers) {
  add_common_handlers(handlers);
  handlers.write("min_thresh", [this](std::string_view text) {
    unsigned value = 0;
    Status status = Args({std::string(text)}, *this).mandatory("min_thresh", value).finish();
    return status ? set_thresholds(value, max_thresh_) : status;
  });
  handlers.write("max_thresh", [this](std::string_view text) {
    unsigned value = 0;
    Status status = Args({std::string(text)}, *this).mandatory("max_thresh", value).finish();
    return status ? set_thresholds(min_thresh_, value) : status;
  });
  handlers.write("max_p", [this](std::string_view text) {
    double value = 0;
    Status status = Args({std::string(text)}, *this).mandatory("max_p", value).finish();
    return status ? set_max_probability(value) : status;
  });
}

REGISTER_ELEMENT(RED);

}  // namespace click
