#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
AddressInfo(NAME ADDRESS [ADDRESS...], ...)

=s information
gives names to addresses

=io
None.

=d
Lets NAME stand for the ADDRESSes behind it: an IPv4 address, an IPv4 network (ADDR/BITS), an IPv6 address and an
Ethernet address, one of each kind at most. An argument of another element that wants an address of some kind takes the
name instead. A network with bits of a host, such as 10.0.0.1/24, names the address 10.0.0.1 too.

NAME alone means what fits; NAME:ip, NAME:ipnet, NAME:ip6 and NAME:eth mean that kind. A name is known in the compound
element where it is defined and in those inside of it.

=e
  AddressInfo(gateway 10.0.0.1 10.0.0.0/24 00:50:ba:85:84:a9);
  ... -> ARPQuerier(gateway) -> ...

=a ARPResponder, ARPQuerier
*/
class AddressInfo final : public Element {
 public:
  const char* class_name() const override { return "AddressInfo"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase; }
  Status configure(Args& args) override;

 private:
  Status define_address(const std::string& name, const std::string& text);
  Status define(std::string_view kind, const std::string& name, const char* suffix, const void* bytes, size_t size);
};

}  // namespace click
