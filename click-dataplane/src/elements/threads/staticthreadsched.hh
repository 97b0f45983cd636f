#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
StaticThreadSched(ELEMENT THREAD, ...)

=s threads
says on which threads elements run

=io
None.

=d
The tasks, timers and sockets of ELEMENT, which may be a compound element, run on the thread with the number THREAD,
counted from 0. A number beyond the last thread counts modulo their number, so a configuration for many threads runs on
few. Of several StaticThreadScheds the later one counts.

Threads meet in queues (Queue and its kin, CPUQueue), in DPDK rings, and in ToDPDKDevice elements: what pushes to one
and what pulls from one may run on different threads, and so may several that push to it, unless the queue has an output
for what does not fit. All other elements between which packets pass run on one thread: that of the first of them that
is bound. It is said in the log if another one of them is bound elsewhere.

=e
  FromDPDKDevice(0) -> c0 :: Counter -> ToDPDKDevice(1);
  FromDPDKDevice(1) -> c1 :: Counter -> ToDPDKDevice(0);
  StaticThreadSched(c0 0, c1 1);

A pipeline on two threads, cut by a queue:

  FromDPDKDevice(0) -> in :: Counter -> q :: Queue -> u :: Unqueue -> ToDPDKDevice(1);
  StaticThreadSched(in 0, u 1);

=a BalancedThreadSched, ScheduleInfo
*/
class StaticThreadSched final : public Element {
 public:
  const char* class_name() const override { return "StaticThreadSched"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase; }
  Status configure(Args& args) override;
};

}  // namespace click
