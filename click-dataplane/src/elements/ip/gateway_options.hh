#pragma once

#include <vector>

#include "graph/element.hh"
#include "packet/ip_header.hh"

namespace click {

// The IP options that every router does, Record Route and Timestamp (RFC 791), for IPGWOptions and IPOutputCombo.
class GatewayOptions {
 public:
  // The router's address on the outgoing interface, and its others.
  void set_addresses(IpAddress address, std::vector<IpAddress> others) {
    address_ = address;
    others_ = std::move(others);
  }
  // 0, or 1 for wrong options: the packet's parameter problem annotation then tells the place; or dropped(...).
  PortId handle(Packet& packet) const;

 private:
  int walk_options(uint8_t* options, int length) const;
  bool record_route(uint8_t* option, int length, int& wrong) const;
  bool record_time(uint8_t* option, int length, int& wrong) const;

  IpAddress address_;
  std::vector<IpAddress> others_;
};

}  // namespace click
