#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
IPFieldInfo

=s ip
stands for the names that are built in

=io
None.

=d
Does nothing: it stands for the names of header fields, such as ip ttl, that other elements understand by
themselves. Configurations do not need it.

=a IPNameInfo, AddressInfo
*/
class IPFieldInfo final : public Element {
 public:
  const char* class_name() const override { return "IPFieldInfo"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase; }
};

}  // namespace click
