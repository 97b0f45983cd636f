#pragma once

#include "packet/packet.hh"
#include "rules/expression.hh"

namespace click::rules {

// The packet's bytes from its first one on.
inline PacketView data_view(const Packet& packet) {
  PacketView view;
  view.at[static_cast<size_t>(Region::kData)] = packet.data();
  view.length[static_cast<size_t>(Region::kData)] = static_cast<int32_t>(packet.length());
  return view;
}

// The packet's headers as its annotations tell. A header that is not known, or not inside of the packet any more, has
// no bytes; only the MAC header may lie in front of the packet, where Strip left it.
inline PacketView header_view(const Packet& packet) {
  const Annotations& known = packet.annotations();
  PacketView view;
  auto set = [&](Region region, const uint8_t* at, int32_t length) {
    view.at[static_cast<size_t>(region)] = at;
    view.length[static_cast<size_t>(region)] = length;
  };
  set(Region::kNetwork, packet.network_header(), known.network_header == 0 ? 0 : packet.network_length());
  set(Region::kTransport, packet.transport_header(), known.transport_header == 0 ? 0 : packet.transport_length());
  if (known.mac_header != 0) {
    set(Region::kMac, packet.mac_header(), static_cast<int32_t>(packet.end() - packet.mac_header()));
  }
  return view;
}

}  // namespace click::rules
