#pragma once

#include <vector>

#include "elements/queueing/storage.hh"
#include "graph/args.hh"
#include "graph/element.hh"
#include "support/random.hh"

namespace click {

// Random early detection (Floyd and Jacobson 1993) in the gentle variant (Floyd 1997), for RED and AdaptiveRED: marks
// packets by the average length of the queues.
//
// Below min_thresh no packet is marked; up to max_thresh the probability grows to max_p, from there to twice max_thresh
// it grows to 1. So that marks are spread evenly, p becomes p / (1 - count * p), count being the packets since the last
// mark. While the queues are empty the average decays as if a packet had come every millisecond.
class RedElement : public Element {
 public:
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;

 protected:
  // QUEUES and STABILITY.
  Args& keywords(Args& args);
  Status set_thresholds(unsigned min, unsigned max);
  Status set_max_probability(double probability);
  void add_common_handlers(Handlers& handlers);

  unsigned min_thresh_ = 0;
  unsigned max_thresh_ = 0;
  double max_p_ = 0;
  double average_ = 0;

 private:
  static constexpr double kIdleSlot = 1e6;  // nanoseconds

  bool mark(unsigned length, int64_t now);
  double probability() const;
  std::string stats() const;

  unsigned stability_ = 4;
  double weight_ = 0;  // of one sample: 2 to the power of minus stability_
  std::vector<Element*> named_;
  std::vector<Element*> queues_;
  std::vector<const Storage*> storages_;
  int64_t empty_since_ = 0;
  uint64_t since_mark_ = 0;
  uint64_t drops_ = 0;
  Random random_;
};

}  // namespace click
