#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
Bypass([ACTIVE, INLINE])

=s classification
leads packets over another path, or not

=io
One or two inputs, one or two outputs.

=d
Passes packets on from input 0 to output 0. While ACTIVE is true, pushed packets go to output 1 instead, and pulled
packets come from input 1 instead. The other path may lead back: what is pushed to input 1 goes to output 0, and what is
pulled from output 1 comes from input 0. Arguments, also as keywords:

ACTIVE is a boolean. Default is false.

INLINE is accepted, and changes nothing: passing a vector on costs one call. Keyword only.

=e
  ... -> b :: Bypass -> ...
  b[1] -> Print -> [1]b;

=h active read/write
ACTIVE.

=a Switch, PullSwitch, Null
*/
class Bypass final : public Element {
 public:
  const char* class_name() const override { return "Bypass"; }
  const char* port_count() const override { return "1-2/1-2"; }
  const char* flow_code() const override { return "xy/[xy]x"; }
  Status configure(Args& args) override;
  Status initialize() override { return check(active_); }
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override { output(in == 0 && active_ ? 1 : 0).push(std::move(batch)); }
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override {
    return input(out == 0 && active_ ? 1 : 0).pull(storage, max);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  Status check(bool active) const;

  bool active_ = false;
  bool inline_ = false;
};

}  // namespace click
