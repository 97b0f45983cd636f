#pragma once

#include <string>

#include "graph/packet_element.hh"
#include "packet/ip_header.hh"

namespace click {

class Args;

// Sets the addresses of IP packets to what two read handlers say; what DHCPICMPEncap and DHCPUnicastEncap do.
class HandlerAddresses {
 public:
  Status configure(Args& args);
  PortId process(Packet& packet, const Element& element) const;

 private:
  static bool read(const Element& element, const std::string& handler, uint32_t& address);

  std::string source_;
  std::string destination_;
};

}  // namespace click
