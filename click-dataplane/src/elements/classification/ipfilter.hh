#pragma once

#include "graph/packet_element.hh"
#include "rules/ip_rules.hh"

namespace click {

/*
=c
IPFilter(ACTION_1 PATTERN_1, ..., ACTION_N PATTERN_N)

=s classification
filters IP packets by contents

=io
One input, any number of outputs.

=processing
Push.

=d
Does with each packet what the ACTION in front of the first matching PATTERN says; a packet that no pattern matches is
dropped. IPClassifier tells what patterns look like. Packets must have their IP header annotation set, as CheckIPHeader
or MarkIPHeader does; others are dropped as malformed.

An ACTION is the number of an output, or `allow', which means output 0, or `drop' (or `deny'), which drops the packet.

=e
Lets answers to connections that began inside come in, and nothing else.

  IPFilter(deny src net 10.0.0.0/8,
           allow dst net 10.0.0.0/8 && tcp && src port www && dst port > 1023 && ack,
           deny all);

=h program read
What the patterns were compiled to.

=a IPClassifier, Classifier, CheckIPHeader, MarkIPHeader, AddressInfo
*/
class IPFilter final : public PacketElement<IPFilter> {
 public:
  const char* class_name() const override { return "IPFilter"; }
  const char* port_count() const override { return "1/-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) { return rules::decide_ip(decision_, packet); }
  void add_handlers(Handlers& handlers) override;

 private:
  Status read_action(const std::string& word, PortId& action) const;

  rules::Decision decision_;
};

}  // namespace click
