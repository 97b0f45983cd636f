#pragma once

#include "elements/threads/spinlockinfo.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
SpinlockAcquire(LOCK)

=s threads
begins a part that one thread at a time may be in

=d
LOCK is named by a SpinlockInfo. Packets pass unchanged: elements that use the same lock run on the same thread,
together with all that is connected to them, so nobody ever has to wait.

=a SpinlockInfo, SpinlockRelease
*/
class SpinlockAcquire final : public PacketElement<SpinlockAcquire> {
 public:
  const char* class_name() const override { return "SpinlockAcquire"; }
  Status configure(Args& args) override { return use_spinlock(args, *this); }
  PortId process(Packet&) { return 0; }
};

}  // namespace click
