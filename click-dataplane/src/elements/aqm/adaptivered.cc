#include "elements/aqm/adaptivered.hh"

#include <algorithm>
#include <chrono>

#include "graph/registry.hh"

namespace click {
namespace {

constexpr std::chrono::milliseconds kInterval{500};

}  // namespace

Status AdaptiveRED::configure(Args& args) {
  unsigned target = 0;
  double probability = 0;
  Status status = keywords(args.mandatory("TARGET_Q", target).mandatory("MAX_P", probability))
                      .check([&] { return target >= 2 && target <= 43690; }, "TARGET_Q must be from 2 to 43690")
                      .finish();
  if (!status) return status;
  status.add(set_thresholds(target / 2, target * 3 / 2));
  status.add(set_max_probability(probability));
  return status;
}

Status AdaptiveRED::initialize() {
  timer_.initialize();
  timer_.schedule_after(kInterval);
  return RedElement::initialize();
}

Status AdaptiveRED::take_state(Element& previous) {
  if (previous.configuration() == configuration()) max_p_ = static_cast<AdaptiveRED&>(previous).max_p_;
  return RedElement::take_state(previous);
}

void AdaptiveRED::run_timer(Timer&) {
  double span = max_thresh_ - min_thresh_;
  if (average_ > min_thresh_ + 0.6 * span && max_p_ <= 0.5) {
    max_p_ += std::min(0.01, max_p_ / 4);
  } else if (average_ < min_thresh_ + 0.4 * span && max_p_ >= 0.01) {
    max_p_ *= 0.9;
  }
  timer_.reschedule_after(kInterval);
}

REGISTER_ELEMENT(AdaptiveRED);

}  // namespace click
