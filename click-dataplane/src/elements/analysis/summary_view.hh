#pragma once

#include <rte_ip.h>
#include <rte_tcp.h>
#include <rte_udp.h>

#include <string>

#include "packet/packet.hh"

namespace click {

// The headers of a packet, as far as they are whole; what summaries of packets are made from.
struct SummaryView {
  // `extra`: count the extra length annotation.
  SummaryView(const Packet& packet, bool extra);

  const Packet& packet;
  const rte_ipv4_hdr* ip = nullptr;
  const rte_tcp_hdr* tcp = nullptr;
  const rte_udp_hdr* udp = nullptr;
  const uint8_t* icmp = nullptr;
  uint32_t extra_length = 0;
  std::string_view payload;     // what of it is there
  uint32_t payload_length = 0;  // what the headers say
  const char* bad = nullptr;    // what is wrong with the headers
  uint32_t truncated = 0;       // bytes that the IP length counts and that are not there

 private:
  void read_transport(const uint8_t* at, uint32_t left, uint32_t length);
};

}  // namespace click
