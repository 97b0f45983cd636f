#pragma once

#include "graph/packet_element.hh"
#include "rules/decision.hh"
#include "rules/packet_views.hh"

namespace click {

/*
=c
Classifier(PATTERN_1, ..., PATTERN_N)

=s classification
classifies packets by contents

=io
One input, one output per pattern.

=processing
Push.

=d
Sends each packet to the output whose pattern is the first that matches, and drops packets that match none. A pattern is
a list of clauses separated by spaces, all of which must hold, or `-', which every packet matches.

A clause OFFSET/VALUE[%MASK] holds if the packet has VALUE at OFFSET. OFFSET is decimal and counts bytes from the
packet's first. VALUE and MASK are hexadecimal, with an even number of digits, the same for both; a `?' in VALUE stands
for four bits that do not matter, and only bits that are 1 in MASK are looked at. A clause does not hold if the packet
ends before VALUE does. `!' in front of a clause turns it around.

The time a packet takes depends on how many places of the packet the patterns look at, and hardly on how many patterns
there are. A warning tells about patterns that no packet can reach.

=e
ARP requests to output 0, ARP replies to output 1, IP packets to output 2, the rest to output 3.

  Classifier(12/0806 20/0001,
             12/0806 20/0002,
             12/0800,
             -);

=h program read
What the patterns were compiled to: the two-byte chunks of a packet that are looked at, with the number of classes that
their values fall into, and each way to match.

=a IPClassifier, IPFilter
*/
class Classifier final : public PacketElement<Classifier> {
 public:
  const char* class_name() const override { return "Classifier"; }
  const char* port_count() const override { return "1/-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    PortId verdict = decision_.match(rules::data_view(packet));
    return verdict == rules::Decision::kNone ? dropped(DropReason::kFiltered) : verdict;
  }
  void add_handlers(Handlers& handlers) override;

 private:
  rules::Decision decision_;
};

}  // namespace click
