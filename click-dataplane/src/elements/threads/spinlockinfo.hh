#pragma once

#include <string>
#include <vector>

#include "graph/element.hh"

namespace click {

/*
=c
SpinlockInfo(NAME, ...)

=s threads
gives names to locks

=io
None.

=d
Each NAME is a lock that SpinlockAcquire and SpinlockRelease use.

=a SpinlockAcquire, SpinlockRelease
*/
class SpinlockInfo final : public Element {
 public:
  const char* class_name() const override { return "SpinlockInfo"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase; }
  Status configure(Args& args) override;
  bool has(const std::string& lock) const;

 private:
  std::vector<std::string> locks_;
};

// Reads the argument LOCK of an element, and keeps all elements with this lock on one thread.
Status use_spinlock(Args& args, const Element& element);

}  // namespace click
