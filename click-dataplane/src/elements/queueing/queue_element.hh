#pragma once

#include <rte_spinlock.h>

#include "elements/queueing/packet_ring.hh"
#include "elements/queueing/storage.hh"
#include "graph/element.hh"
#include "graph/meeting_point.hh"
#include "graph/notifier.hh"

namespace click {

// What the queues have in common: packets are pushed in and pulled out, what does not fit goes to output 1 or is
// dropped.
//
// With more than one worker, pushing and pulling take a lock for each vector, so any number of workers may do either;
// with one there is nobody to lock out. Notifiers change under the same lock, hence they never miss a packet.
class QueueElement : public Element, public Storage, public MeetingPoint {
 public:
  // Whom a queue tells about its state.
  enum class Tells : uint8_t {
    kNobody,        // those who wait must ask
    kEmpty,         // those downstream, some time after it became empty
    kEmptyAndFull,  // also those upstream, when it is full
    kEmptyAtOnce,   // like kEmptyAndFull, but downstream is told at once
  };

  ~QueueElement() override;
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "h/lh"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void add_handlers(Handlers& handlers) override;
  Notifier* empty_notifier(PortId out) override { return out == 0 && tells_ != Tells::kNobody ? &nonempty_ : nullptr; }
  Notifier* full_notifier(PortId) override { return tells_ >= Tells::kEmptyAndFull ? &nonfull_ : nullptr; }

  // What does not fit is pushed on by the worker that brought it, so with output 1 those who push share one.
  bool is_shared_input(PortId) const override { return output_count() == 1; }
  bool is_shared_output(PortId out) const override { return out == 0; }

  unsigned length() const override { return ring_.length(); }
  unsigned capacity() const override { return ring_.capacity(); }

 protected:
  explicit QueueElement(Tells tells) : tells_(tells) {}

  // Puts packets in, as many as fit, and leaves in the batch what shall go to output 1; under the lock.
  virtual void store(PortId in, PacketBatch& batch);
  PacketRing& ring() { return ring_; }

 private:
  // Empty pulls in a row after which downstream is told: a queue that hovers around one packet shall not tell all the
  // time.
  static constexpr unsigned kSleepyAfter = 8;
  class Lock;

  Status set_capacity(unsigned capacity);
  void update_notifiers();
  void clear(DropReason reason);

  Tells tells_;
  bool several_workers_ = false;
  unsigned empty_pulls_ = 0;
  rte_spinlock_t lock_ = RTE_SPINLOCK_INITIALIZER;
  PacketRing ring_;
  Notifier nonempty_;
  Notifier nonfull_;
  unsigned highwater_ = 0;
  uint64_t overflows_ = 0;
};

}  // namespace click
