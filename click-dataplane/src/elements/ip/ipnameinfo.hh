#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
IPNameInfo

=s ip
stands for the names that are built in

=io
None.

=d
Does nothing: it stands for the names of IP protocols, ports and ICMP types, such as tcp or echo-request, that other
elements understand by themselves. Configurations do not need it.

=a IPFieldInfo, AddressInfo
*/
class IPNameInfo final : public Element {
 public:
  const char* class_name() const override { return "IPNameInfo"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase; }
};

}  // namespace click
