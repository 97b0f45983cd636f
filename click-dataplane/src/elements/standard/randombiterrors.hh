#pragma once

#include <string>

#include "graph/packet_element.hh"
#include "support/random.hh"

namespace click {

/*
=c
RandomBitErrors(P [, KIND, ACTIVE])

=s basicmod
changes bits at random

=d
Changes each bit of each packet with probability P. Arguments, also as keywords:

KIND says how: flip, set (to one) or clear (to zero). Default is flip.

ACTIVE is a boolean: packets are changed only while it is true. Default is true.

=h p_bit_error read/write
P.

=h error_kind read/write
KIND.

=h active read/write
ACTIVE.

=a RandomSample
*/
class RandomBitErrors final : public PacketElement<RandomBitErrors> {
 public:
  const char* class_name() const override { return "RandomBitErrors"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  enum class Kind : uint8_t { kFlip, kSet, kClear };
  Status set_probability(double probability);
  Status set_kind(const std::string& name);
  // Bits until the next one to change, geometrically distributed.
  uint64_t gap();

  double probability_ = 0;
  Kind kind_ = Kind::kFlip;
  bool active_ = true;
  Random random_;
};

}  // namespace click
