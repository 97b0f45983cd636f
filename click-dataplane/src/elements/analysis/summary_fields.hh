#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "elements/analysis/summary_view.hh"
#include "packet/addresses.hh"
#include "support/status.hh"

namespace click {

// What a line of a summary dump says about a packet, to make one from.
struct SummaryValues {
  std::optional<uint32_t> source, destination;  // host order, as all numbers here
  std::optional<uint16_t> source_port, destination_port;
  std::optional<uint8_t> protocol, tos, ttl;
  std::optional<uint16_t> id, fragment, ip_sum;
  std::optional<uint32_t> ip_length, payload_length, udp_length;
  std::string ip_options, tcp_options;
  std::optional<uint32_t> sequence, acknowledgement;
  std::optional<uint16_t> tcp_flags, window, urgent;
  std::optional<uint8_t> icmp_type, icmp_code;
  std::optional<uint16_t> icmp_id, icmp_sequence, icmp_mtu;
  std::optional<std::string> payload;
  std::optional<uint64_t> time, first_time;  // nanoseconds
  std::optional<uint64_t> seconds, microseconds;
  std::optional<uint32_t> count, aggregate;
  std::optional<uint8_t> paint;
  std::optional<EtherAddress> ether_source, ether_destination;
};

// A field of summary dumps.
struct SummaryField {
  static constexpr int kNotBinary = -1;
  static constexpr int kVariable = 0;  // a byte with the length, then the bytes

  std::string_view name;
  int width;  // bytes in binary dumps, or one of the above
  // The value as text; false when the packet does not have it.
  bool (*text)(const SummaryView& view, std::string& text);
  // The value as the number that binary dumps hold; null for fields that are no numbers.
  bool (*number)(const SummaryView& view, uint64_t& number);
  // The value's bytes, for fields that are no numbers.
  bool (*bytes)(const SummaryView& view, std::string& bytes);
  // Reads a value; null for fields of which no packet can be made. False when the text is malformed.
  bool (*read)(std::string_view text, SummaryValues& values);
  bool (*read_number)(uint64_t number, SummaryValues& values);
  bool (*read_bytes)(std::string_view bytes, SummaryValues& values);

  static const SummaryField* find(std::string_view name);
  // Reads a list of names, which may be quoted and have spaces for underscores.
  static Status find_all(std::string_view names, std::vector<const SummaryField*>& fields);
};

}  // namespace click
