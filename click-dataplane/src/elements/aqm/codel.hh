#pragma once

#include <optional>
#include <vector>

#include "elements/queueing/storage.hh"
#include "graph/element.hh"

namespace click {

/*
=c
CoDel([TARGET, INTERVAL, QUEUES])

=s aqm
drops packets that waited too long

=processing
Pull.

=d
Controlled delay (RFC 8289): looks how long packets waited in the queue, drops one when all of them waited TARGET or
longer for an INTERVAL, and then more and more often until the wait is short again. Put SetTimestamp(FIRST true) in
front of the queue: the wait is counted from the first timestamp annotation, which is replaced by the wait, in
nanoseconds. Packets without it are let through. Arguments, also as keywords:

TARGET is the accepted wait in milliseconds. Default is 5.

INTERVAL is the time to look at in milliseconds. Default is 100.

QUEUES is a list of elements that hold packets, separated by spaces, instead of the nearest ones upstream; the last
packet in a queue is never dropped. Keyword only.

=e
  ... -> SetTimestamp(FIRST true) -> Queue(200) -> CoDel(5, 100) -> ...

=h target read/write
TARGET.

=h interval read/write
INTERVAL.

=h queues read
The elements watched, one per line.

=h drops read
Number of packets dropped.

=h stats read
State and drops in words.

=a RED, Queue, SetTimestamp
*/
class CoDel final : public Element {
 public:
  const char* class_name() const override { return "CoDel"; }
  const char* processing() const override { return "l/l"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void add_handlers(Handlers& handlers) override;

 private:
  struct Taken {
    std::optional<Packet> packet;
    bool late = false;  // for an interval already
  };
  Taken take(uint64_t now);
  std::optional<Packet> next(uint64_t now);
  uint64_t after(uint64_t time) const;
  void drop_late(Packet packet);

  uint32_t target_ms_ = 5;
  uint32_t interval_ms_ = 100;
  std::vector<Element*> named_;
  std::vector<Element*> queues_;
  std::vector<const Storage*> storages_;
  uint64_t late_from_ = 0;  // when an interval of waits above the target is over; 0: the last one was below
  uint64_t drop_next_ = 0;
  uint32_t count_ = 0;  // of drops since dropping began
  uint32_t last_count_ = 0;
  bool dropping_ = false;
  uint64_t drops_ = 0;
};

}  // namespace click
